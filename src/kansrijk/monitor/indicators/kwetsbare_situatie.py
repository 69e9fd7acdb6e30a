"""Born in a vulnerable situation, per live-born child (rivm_code_2023, kwetsbaarheid.R).

Replaced by kwetsbare_zwangeren in the set of 2024.
"""

import ibis.expr.types as ir

from kansrijk.monitor.counting.rule import CountRule, Unknown
from kansrijk.monitor.indicators.vulnerability import SPLITS_OF_LABEL, is_in_vulnerable_situation


def is_live_born(t: ir.Table) -> ir.BooleanValue:
    """Born alive; without a prediction the outcome is unknown, and left out of the value."""
    return t.is_live_born


RULES = (
    CountRule(
        indicator="kwetsbare_situatie",
        definition_set="2019-2023",
        editions=(2023,),
        rows=("children",),
        population=is_live_born,
        event=is_in_vulnerable_situation,
        unknown=Unknown.LEFT_OUT,
        splits=SPLITS_OF_LABEL,
        source="rivm_code_2023",
    ),
)
