"""Pregnant women in a vulnerable situation; edition 2025 counts children.

Source: rivm_code_2024 (indicatoren_10_11_14: one row per woman and year, registered on 31
December), rivm_code_2025 (KS25_indicator_10_11_14.R: one row per child, live or still).
"""

import ibis.expr.types as ir

from kansrijk.monitor.counting.rule import CountRule, Unknown
from kansrijk.monitor.indicators.births import is_born_from_24_weeks
from kansrijk.monitor.indicators.households import is_registered
from kansrijk.monitor.indicators.vulnerability import SPLITS_OF_LABEL, is_in_vulnerable_situation


def is_live_born_or_from_24_weeks(t: ir.Table) -> ir.BooleanValue:
    """Live-born at whatever duration, or stillborn at 24+0 weeks or later."""
    return t.is_live_born | is_born_from_24_weeks(t)


RULES = (
    CountRule(
        indicator="kwetsbare_zwangeren",
        definition_set="2024",
        editions=(2024,),
        rows=("women",),
        population=is_registered,
        event=is_in_vulnerable_situation,
        unknown=Unknown.OWN_CLASS,
        splits=SPLITS_OF_LABEL,
        source="rivm_code_2024",
    ),
    CountRule(
        indicator="kwetsbare_zwangeren",
        definition_set="2024",
        editions=(2025,),
        rows=("children",),
        population=is_live_born_or_from_24_weeks,
        event=is_in_vulnerable_situation,
        unknown=Unknown.OWN_CLASS,
        splits=SPLITS_OF_LABEL,
        source="rivm_code_2025",
        departs=(
            "De naam en de toelichting spreken van zwangeren; de code van 2025 heeft een rij per "
            "kind, zodat een tweeling twee keer telt. Hier wordt de code gevolgd."
        ),
    ),
)
