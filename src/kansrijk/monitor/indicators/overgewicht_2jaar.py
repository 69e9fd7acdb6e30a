"""Overweight around two, obesity included, by the international cut-offs (Cole e.a., IOTF).

Source: vws_2024_voortgang7 for the indicator. What became of it after edition 2023 is not known;
until it is, later editions count it as 2023 did.
"""

from functools import cache
from itertools import pairwise

import ibis
import ibis.expr.types as ir

from kansrijk.monitor.counting.rule import EDITIONS, CountRule, Unknown
from kansrijk.reference.loader import load
from kansrijk.reference.tables.monitor import OverweightCutoff, Sex

#: Far below any step between two weights on a scale, and above what computing with fractions
#: loses: so that a child exactly on the cut-off counts, as the definition wants.
ROUNDING = 1e-9


def is_seen_around_two(_: ir.Table) -> ir.BooleanValue:
    """Every row: a child at one of the organisations that delivered."""
    return ibis.literal(True)


def is_overweight(t: ir.Table) -> ir.BooleanValue:
    """At or above the cut-off for sex and age; null when not weighed, measured or of known sex."""
    return body_mass_index(t) >= t.overweight_from - ROUNDING


def is_younger_than_the_cutoffs(t: ir.Table) -> ir.BooleanValue:
    """Measured before 24.0 months, where the cut-offs begin; judged by those of 24.0."""
    return t.age_months < _cutoffs("male")[0][0]


def body_mass_index(t: ir.Table) -> ir.FloatingValue:
    """Kilograms per square metre, from kilograms and centimetres."""
    return t.weight / (t.height / 100) / (t.height / 100)


def overweight_from(t: ir.Table) -> ir.FloatingValue:
    """The cut-off by sex and age in months: between two half years on the straight line."""
    return ibis.cases(
        (t.sex == "female", _cutoff_at(t.age_months, "female")),
        (t.sex == "male", _cutoff_at(t.age_months, "male")),
    )


def _cutoff_at(months: ir.FloatingValue, sex: Sex) -> ir.FloatingValue:
    known = _cutoffs(sex)
    lines = [
        (months <= end, low + (months - start) * (high - low) / (end - start))
        for (start, low), (end, high) in pairwise(known)
    ]
    return ibis.cases((months <= known[0][0], known[0][1]), *lines)


@cache
def _cutoffs(sex: Sex) -> tuple[tuple[float, float], ...]:
    """Age in months and body mass index from which it is overweight, in order of age."""
    return tuple(
        sorted(
            (row.age_years * 12, row.overweight_bmi)
            for row in load(OverweightCutoff)
            if row.reference == "iotf" and row.sex == sex
        )
    )


RULES = (
    CountRule(
        indicator="overgewicht_2jaar",
        definition_set="2019-2023",
        editions=EDITIONS,
        rows=("children_two",),
        population=is_seen_around_two,
        event=is_overweight,
        flag=is_younger_than_the_cutoffs,
        derived={"overweight_from": overweight_from},
        unknown=Unknown.LEFT_OUT,
        splits=("label",),
        source="vws_2024_voortgang7",
    ),
)
