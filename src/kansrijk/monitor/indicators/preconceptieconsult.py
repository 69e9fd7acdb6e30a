"""A preconception consultation, per mother with claims of birth care in a year.

Source: rivm_code_2024 (indicator_6_preconceptieconsult.R).
"""

import ibis
import ibis.expr.types as ir

from kansrijk.monitor.counting.rule import CountRule, Unknown


def has_birth_care(_: ir.Table) -> ir.BooleanValue:
    """Every row: a mother with claims of birth care in the year."""
    return ibis.literal(True)


def had_consultation(t: ir.Table) -> ir.BooleanValue:
    """At least one preconception consultation was claimed in that year."""
    return t.preconception_claimed


RULES = (
    CountRule(
        indicator="preconceptieconsult",
        definition_set="2024",
        editions=(2024, 2025),
        rows=("mothers",),
        population=has_birth_care,
        event=had_consultation,
        # A mother without such a claim had none, so there is nothing unknown.
        unknown=Unknown.STAYS_IN_DENOMINATOR,
        splits=(),
        source="rivm_code_2024",
    ),
)
