"""A negative score on speech and language around two, as the organisation scored it.

Source: vws_2024_voortgang7. What became of it after edition 2023 is not known; until it is, later
editions count it as 2023 did.
"""

import ibis
import ibis.expr.types as ir

from kansrijk.monitor.counting.rule import EDITIONS, CountRule, Unknown


def is_seen_around_two(_: ir.Table) -> ir.BooleanValue:
    """Every row: a child at one of the organisations that delivered."""
    return ibis.literal(True)


def has_negative_score(t: ir.Table) -> ir.BooleanValue:
    """Negative, not negative, or null: scored as unknown, or not scored at all."""
    return t.language_outcome.nullif("unknown") == "negative"


RULES = (
    CountRule(
        indicator="spraaktaal_negatief",
        definition_set="2019-2023",
        editions=EDITIONS,
        rows=("children_two",),
        population=is_seen_around_two,
        event=has_negative_score,
        unknown=Unknown.LEFT_OUT,
        splits=("label",),
        source="vws_2024_voortgang7",
    ),
)
