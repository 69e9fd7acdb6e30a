"""Preterm birth: the first component of Big2 (rivm_code_2023, indicatoren/big2.R)."""

from kansrijk.monitor.counting.rule import EDITIONS, CountRule, Unknown
from kansrijk.monitor.indicators.births import is_born_before_37_weeks, is_born_from_24_weeks

RULES = (
    CountRule(
        indicator="vroeggeboorte",
        definition_set="related",
        editions=EDITIONS,
        rows=("children",),
        population=is_born_from_24_weeks,
        event=is_born_before_37_weeks,
        # Who is in the population has a known duration, so there is nothing unknown.
        unknown=Unknown.STAYS_IN_DENOMINATOR,
        source="rivm_code_2023_2025",
    ),
)
