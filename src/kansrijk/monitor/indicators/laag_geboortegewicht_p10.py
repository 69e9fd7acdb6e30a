"""Small for gestational age: the second component of Big2 (rivm_code_2023, indicatoren/big2.R)."""

from kansrijk.monitor.counting.rule import CountRule, Unknown
from kansrijk.monitor.indicators.births import (
    is_born_from_24_weeks,
    is_past_the_chart,
    is_small_for_gestation,
    tenth_percentile,
)

RULES = (
    CountRule(
        indicator="laag_geboortegewicht_p10",
        definition_set="related",
        editions=(2023,),
        rows=("children",),
        population=is_born_from_24_weeks,
        event=is_small_for_gestation,
        flag=is_past_the_chart,
        derived={"tenth_percentile": tenth_percentile},
        unknown=Unknown.STAYS_IN_DENOMINATOR,
        source="rivm_code_2023",
    ),
    CountRule(
        indicator="laag_geboortegewicht_p10",
        definition_set="related",
        editions=(2024, 2025),
        rows=("children",),
        population=is_born_from_24_weeks,
        event=is_small_for_gestation,
        flag=is_past_the_chart,
        derived={"tenth_percentile": tenth_percentile},
        unknown=Unknown.OWN_CLASS,
        source="rivm_code_2024_2025",
    ),
)
