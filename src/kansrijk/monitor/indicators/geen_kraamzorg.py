"""No kraamzorg: no hour of maternity care claimed after a live birth.

Source: rivm_code_2023 (kraamzorg met uitsplitsingen.R), rivm_code_2024 (indicator_13_kraamzorg.R).
Only deliveries whose claims are known count: those with a trajectory at Vektis.
"""

import ibis.expr.types as ir

from kansrijk.monitor.counting.rule import CountRule, Unknown


def has_no_kraamzorg(t: ir.Table) -> ir.BooleanValue:
    """Nothing claimed; null when no claims of this delivery are known."""
    return ~t.kraamzorg_claimed


def is_live_born(t: ir.Table) -> ir.BooleanValue:
    """Born alive, at whatever duration."""
    return t.is_live_born


def is_live_born_without_long_stay(t: ir.Table) -> ir.BooleanValue:
    """Born alive, and mother nor child stayed long in hospital (presumably)."""
    return t.is_live_born & ~t.long_hospital_stay


def is_first_live_born_without_long_stay(t: ir.Table) -> ir.BooleanValue:
    """The child that stands for its mother: of the delivery the first one that was born alive."""
    return is_live_born_without_long_stay(t) & (t.rank_in_pregnancy == 1)


RULES = (
    CountRule(
        indicator="geen_kraamzorg",
        definition_set="2019-2023",
        line="with_hospital_correction",
        editions=(2023,),
        rows=("children",),
        population=is_live_born_without_long_stay,
        event=has_no_kraamzorg,
        unknown=Unknown.LEFT_OUT,
        source="rivm_code_2023",
    ),
    CountRule(
        indicator="geen_kraamzorg",
        definition_set="2019-2023",
        line="without_correction",
        editions=(2023,),
        rows=("children",),
        population=is_live_born,
        event=has_no_kraamzorg,
        unknown=Unknown.LEFT_OUT,
        source="rivm_code_2023",
    ),
    CountRule(
        indicator="geen_kraamzorg",
        definition_set="2024",
        editions=(2024, 2025),
        rows=("children", "first_live_not_first_ranked"),
        population=is_first_live_born_without_long_stay,
        event=has_no_kraamzorg,
        unknown=Unknown.LEFT_OUT,
        source="rivm_code_2024",
        departs=(
            "De toelichting telt ouders (zwangeren); de code houdt een rij per levend geboren kind "
            "over, zodat een moeder van een tweeling twee keer telt. Hier telt elke bevalling een "
            "keer."
        ),
    ),
)
