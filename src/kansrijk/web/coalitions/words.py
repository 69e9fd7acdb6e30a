"""The words of the register by their key."""

from collections.abc import Mapping
from functools import cache

from kansrijk.reference.loader import load
from kansrijk.reference.tables.coalitions import (
    CoalitionKind,
    RegisterReason,
    StatusKind,
    Tranche,
)


@cache
def kinds() -> Mapping[str, CoalitionKind]:
    """Local and regional."""
    return {row.id: row for row in load(CoalitionKind)}


@cache
def statuses() -> Mapping[str, StatusKind]:
    """What a municipality can have; unknown is none of these."""
    return {row.id: row for row in load(StatusKind)}


@cache
def tranches() -> Mapping[str, Tranche]:
    """The rounds of the programme, by their number as text."""
    return {str(row.number): row for row in load(Tranche)}


@cache
def reasons(moment: str) -> Mapping[str, RegisterReason]:
    """Why the register changes: at a start, for evidence, at an end, or to make public."""
    return {row.id: row for row in load(RegisterReason) if row.moment == moment}
