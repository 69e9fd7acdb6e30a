"""Debts of either parent: in debt restructuring (Wsnp) or in default of the premium (Zvw).

Source: rivm_code_2024 (indicatoren_10_11_14), rivm_code_2025 (KS25_indicator_10_11_14.R).
"""

import ibis.expr.types as ir

from kansrijk.monitor.counting.rule import CountRule, Unknown
from kansrijk.monitor.indicators.households import is_pregnancy, is_registered, of_either_parent


def has_parent_with_debts(t: ir.Table) -> ir.BooleanValue:
    """Mother or partner has registered debts in the year of delivery."""
    return of_either_parent(t, t.debts_mother, t.debts_partner)


RULES = (
    CountRule(
        indicator="schulden_ouders",
        definition_set="2024",
        editions=(2024,),
        rows=("women",),
        population=is_registered,
        event=has_parent_with_debts,
        unknown=Unknown.STAYS_IN_DENOMINATOR,
        source="rivm_code_2024",
    ),
    CountRule(
        indicator="schulden_ouders",
        definition_set="2024",
        editions=(2025,),
        rows=("pregnancies",),
        weight="children",
        population=is_pregnancy,
        event=has_parent_with_debts,
        unknown=Unknown.OWN_CLASS,
        source="rivm_code_2025",
    ),
)
