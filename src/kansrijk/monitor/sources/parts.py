"""How value, numerator and denominator of one row hang together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kansrijk.monitor.figures import Flag, Status
from kansrijk.monitor.sources.cells import EMPTY, Cell
from kansrijk.monitor.sources.rows import PER, Role, ValueRule

#: Half of the last decimal may also be written as 0.0500000001.
_FLOAT_SLACK = 1e-9


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Something that cannot be true, at the column where it shows."""

    role: Role
    problem: str
    allowed: str


@dataclass(frozen=True, slots=True)
class Settled:
    """What the parts of a row say together."""

    status: Status
    value: float | None
    numerator: int | None
    denominator: int | None
    flags: frozenset[Flag]


def contradictions(cells: Mapping[Role, Cell], rule: ValueRule) -> Iterator[Contradiction]:
    """Everything in the row that cannot be true, alone or together."""
    value, numerator, denominator = (
        _number(cells, role) for role in ("value", "numerator", "denominator")
    )
    if value is not None:
        yield from _outside_bounds(value, rule)
    counts: list[tuple[Role, float | None]] = [
        ("numerator", numerator),
        ("denominator", denominator),
    ]
    for role, count in counts:
        if count is not None and count < 0:
            yield Contradiction(role, f"{_dutch(count)} is negatief", "0 of meer")
    if numerator is not None and denominator is not None and min(numerator, denominator) >= 0:
        yield from _other_parts(cells, numerator, denominator, rule)


def _other_parts(
    cells: Mapping[Role, Cell], numerator: float, denominator: float, rule: ValueRule
) -> Iterator[Contradiction]:
    if numerator == denominator == 0:
        yield Contradiction("denominator", "0 van 0 is geen cijfer", "een noemer van 1 of meer")
    elif numerator > denominator:
        yield Contradiction(
            "numerator",
            f"{_dutch(numerator)} is meer dan de noemer {_dutch(denominator)}",
            f"hoogstens {_dutch(denominator)}",
        )
    elif "value" in cells:
        yield from _other_ratio(cells["value"], numerator / denominator, rule)


def settle(cells: Mapping[Role, Cell], rule: ValueRule) -> Settled:
    """One status, value and counts for a row without contradictions.

    A row with a hidden part is suppressed as a whole: a percentage beside a hidden numerator
    would give the numerator away. Without a value it is computed from numerator and denominator,
    unless the publisher says that the value is missing. A row that is not shown has no numerator.
    """
    value, numerator, denominator = (
        cells.get(role, EMPTY) for role in ("value", "numerator", "denominator")
    )
    statuses = [cell.status for cell in (value, numerator, denominator)]
    whole = _whole(denominator)
    flags = {Flag.PROVISIONAL} if any(c.is_provisional for c in cells.values()) else set()
    if Status.SUPPRESSED in statuses:
        return Settled(Status.SUPPRESSED, None, None, whole, frozenset(flags))
    if value.status is Status.SHOWN:
        return Settled(Status.SHOWN, value.number, _whole(numerator), whole, frozenset(flags))
    if value.is_empty and numerator.number is not None and denominator.number is not None:
        derived = PER[rule.unit] * numerator.number / denominator.number
        return Settled(
            Status.SHOWN, derived, _whole(numerator), whole, frozenset(flags | {Flag.DERIVED})
        )
    return Settled(value.status, None, None, whole, frozenset(flags))


def _number(cells: Mapping[Role, Cell], role: Role) -> float | None:
    return cells[role].number if role in cells else None


def _whole(cell: Cell) -> int | None:
    return None if cell.number is None else int(cell.number)


def _outside_bounds(value: float, rule: ValueRule) -> Iterator[Contradiction]:
    lowest, highest = _dutch(rule.minimum), _dutch(rule.highest)
    if value < rule.minimum:
        yield Contradiction("value", f"{_dutch(value)} is te klein", f"{lowest} of meer")
    if value > rule.highest:
        yield Contradiction("value", f"{_dutch(value)} is te groot", f"hoogstens {highest}")


def _other_ratio(cell: Cell, ratio: float, rule: ValueRule) -> Iterator[Contradiction]:
    """A value may differ from numerator / denominator by rounding only: half of the last decimal
    it is written in, and never finer than values of this kind are published."""
    if cell.number is None or rule.unit not in PER:
        return
    decimals = rule.decimals if cell.decimals is None else min(cell.decimals, rule.decimals)
    computed = PER[rule.unit] * ratio
    if abs(cell.number - computed) > 0.5 * 10**-decimals + _FLOAT_SLACK:
        yield Contradiction(
            "value",
            f"{_dutch(cell.number)} past niet bij teller en noemer",
            f"{_dutch(round(computed, decimals))}",
        )


def _dutch(number: float) -> str:
    return f"{number:.10g}".replace(".", ",")
