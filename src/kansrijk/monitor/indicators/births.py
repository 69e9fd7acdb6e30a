"""Conditions on a child that was born, shared by the indicators of births.

Lengths of pregnancy are whole days. 24+0 weeks is day 168, 37+0 is day 259, 42+0 is day 294.
"""

from functools import cache

import ibis
import ibis.expr.types as ir

from kansrijk.reference.loader import load
from kansrijk.reference.tables.monitor import BirthWeightCentile, Sex

#: The monitor counts births from 24+0 weeks (rivm_code_2023: amww >= 24).
FROM_24_WEEKS = 24 * 7
#: Born before 37 completed weeks is preterm (rivm_code_2023: amww < 37).
FULL_TERM = 37 * 7


def is_born_from_24_weeks(t: ir.Table) -> ir.BooleanValue:
    """Born at 24+0 weeks or later, live or still. Not known without a duration: not counted."""
    return t.gestation_days >= FROM_24_WEEKS


def is_born_before_37_weeks(t: ir.Table) -> ir.BooleanValue:
    """Born at 36+6 or earlier."""
    return t.gestation_days < FULL_TERM


def is_small_for_gestation(t: ir.Table) -> ir.BooleanValue:
    """Strictly lighter than the 10th percentile for sex and day; null when a part is unknown.

    Needs ``tenth_percentile`` as a column of the table.
    """
    return t.birth_weight < t.tenth_percentile


def is_past_the_chart(t: ir.Table) -> ir.BooleanValue:
    """Born after 42+0, where the chart ends; judged by its last day."""
    return t.gestation_days > _chart_days()[-1]


def tenth_percentile(t: ir.Table) -> ir.IntegerValue:
    """The 10th percentile of birth weight in grams, by the chart of Hoftiezer e.a.

    Null without sex or duration. After 42+0 that of 42+0. The chart begins at 23+0, before the
    first birth that is counted.
    """
    girls, boys = _percentiles("female"), _percentiles("male")
    first, last = _chart_days()[0], _chart_days()[-1]
    start = ibis.cases((t.sex == "female", 0), (t.sex == "male", len(girls)))
    place = t.gestation_days.clip(first, last) - first + start
    # Spark takes the element at a null place for a value that is known: never ask for it.
    weight = ibis.array([*girls, *boys])[place.fill_null(0).cast("int32")]
    return place.notnull().ifelse(weight, ibis.null())


@cache
def _percentiles(sex: Sex) -> list[int]:
    """The 10th percentile of every day of the chart, in order."""
    of_day = {row.gestation_days: row.p10_g for row in load(BirthWeightCentile) if row.sex == sex}
    return [of_day[day] for day in _chart_days()]


@cache
def _chart_days() -> range:
    days = [row.gestation_days for row in load(BirthWeightCentile)]
    return range(min(days), max(days) + 1)
