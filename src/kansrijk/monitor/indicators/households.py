"""Conditions on a pregnancy with its mother and partner, shared by the indicators of families."""

import ibis
import ibis.expr.types as ir


def is_pregnancy(_: ir.Table) -> ir.BooleanValue:
    """Every row: a delivery from 24 weeks."""
    return ibis.literal(True)


def is_registered(t: ir.Table) -> ir.BooleanValue:
    """The mother stood in the population register (BRP) on 31 December."""
    return t.is_registered


def of_either_parent(
    t: ir.Table, mother: ir.BooleanValue, partner: ir.BooleanValue
) -> ir.BooleanValue:
    """True when one of both has it, false when neither has; no partner known has nothing.

    Null when what is unknown of one would decide.
    """
    return mother | (t.partner_key.notnull() & partner)
