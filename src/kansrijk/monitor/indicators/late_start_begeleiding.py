"""Late start of prenatal care: the first examination after day 70 of amenorrhoea.

Source: rivm_code_2023 (indicatoren/zwangerschapsbegeleiding.R), rivm_code_2025
(KS25_indicator_9_en_15.R). Edition 2024 had no figure.
"""

import ibis.expr.types as ir

from kansrijk.monitor.counting.rule import CountRule, Unknown
from kansrijk.monitor.indicators.births import is_born_from_24_weeks

#: Ten whole weeks: the last day that is on time.
LAST_DAY_ON_TIME = 10 * 7


def started_late(t: ir.Table) -> ir.BooleanValue:
    """First examined on day 71 or later; null when the day is not known."""
    return t.first_examination_day > LAST_DAY_ON_TIME


RULES = (
    CountRule(
        indicator="late_start_begeleiding",
        definition_set="2019-2023",
        editions=(2023,),
        rows=("first_children_of_women",),
        population=is_born_from_24_weeks,
        event=started_late,
        unknown=Unknown.STAYS_IN_DENOMINATOR,
        source="rivm_code_2023",
    ),
    CountRule(
        indicator="late_start_begeleiding",
        definition_set="2024",
        editions=(2025,),
        rows=("children",),
        population=is_born_from_24_weeks,
        event=started_late,
        unknown=Unknown.OWN_CLASS,
        source="rivm_code_2025",
    ),
)
