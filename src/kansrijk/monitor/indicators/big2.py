"""Big2: born preterm or small for the length of the pregnancy.

Source: rivm_code_2023 (indicatoren/big2.R), rivm_code_2025 (KS25_indicator_9_en_15.R); the chart
is that of Hoftiezer e.a., 2019.
"""

import ibis.expr.types as ir

from kansrijk.monitor.counting.rule import CountRule, Unknown
from kansrijk.monitor.indicators.births import (
    is_born_before_37_weeks,
    is_born_from_24_weeks,
    is_past_the_chart,
    is_small_for_gestation,
    tenth_percentile,
)


def is_preterm_or_small(t: ir.Table) -> ir.BooleanValue:
    """Preterm whatever the weight; at term null when the percentile is not known."""
    return is_born_before_37_weeks(t) | is_small_for_gestation(t)


RULES = (
    CountRule(
        indicator="big2",
        definition_set="2019-2023",
        editions=(2023,),
        rows=("children",),
        population=is_born_from_24_weeks,
        event=is_preterm_or_small,
        flag=is_past_the_chart,
        derived={"tenth_percentile": tenth_percentile},
        unknown=Unknown.STAYS_IN_DENOMINATOR,
        source="rivm_code_2023",
    ),
    CountRule(
        indicator="big2",
        definition_set="2024",
        editions=(2024, 2025),
        rows=("children",),
        population=is_born_from_24_weeks,
        event=is_preterm_or_small,
        flag=is_past_the_chart,
        derived={"tenth_percentile": tenth_percentile},
        unknown=Unknown.OWN_CLASS,
        source="rivm_code_2024_2025",
    ),
)
