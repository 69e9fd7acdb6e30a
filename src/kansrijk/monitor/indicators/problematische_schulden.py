"""Debts of the mother: in debt restructuring (Wsnp) or in default of the health premium (Zvw).

Source: rivm_code_2023 (indicatoren/schulden.R). Replaced by schulden_ouders in the set of 2024.
"""

import ibis.expr.types as ir

from kansrijk.monitor.counting.rule import CountRule, Unknown
from kansrijk.monitor.indicators.households import is_pregnancy


def has_debts(t: ir.Table) -> ir.BooleanValue:
    """The mother has registered debts in the year of delivery."""
    return t.debts_mother


RULES = (
    CountRule(
        indicator="problematische_schulden",
        definition_set="2019-2023",
        editions=(2023,),
        rows=("women",),
        population=is_pregnancy,
        event=has_debts,
        unknown=Unknown.STAYS_IN_DENOMINATOR,
        source="rivm_code_2023",
        departs=(
            "De tekst telt vrouwen die bevielen na 24 weken of later; de code telt de rijen van "
            "Perined, een per kind en van elke duur. Hier telt elke vrouw een keer per jaar."
        ),
    ),
)
