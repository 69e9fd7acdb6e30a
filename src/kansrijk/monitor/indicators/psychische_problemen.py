"""Mental-health problems of either parent: costs of care, or psychotropic medication.

Source: rivm_code_2024 (indicatoren_10_11_14), rivm_code_2025 (KS25_indicator_10_11_14.R).
"""

import ibis.expr.types as ir

from kansrijk.monitor.counting.rule import CountRule, Unknown
from kansrijk.monitor.indicators.households import is_pregnancy, is_registered, of_either_parent


def has_parent_in_mental_care(t: ir.Table) -> ir.BooleanValue:
    """Mother or partner had care or medication in the year of delivery."""
    return of_either_parent(t, t.mental_health_mother, t.mental_health_partner)


RULES = (
    CountRule(
        indicator="psychische_problemen",
        definition_set="2024",
        editions=(2024,),
        rows=("women",),
        population=is_registered,
        event=has_parent_in_mental_care,
        unknown=Unknown.STAYS_IN_DENOMINATOR,
        source="rivm_code_2024",
    ),
    CountRule(
        indicator="psychische_problemen",
        definition_set="2024",
        editions=(2025,),
        rows=("pregnancies",),
        weight="children",
        population=is_pregnancy,
        event=has_parent_in_mental_care,
        unknown=Unknown.OWN_CLASS,
        source="rivm_code_2025",
    ),
)
