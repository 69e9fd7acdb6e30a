"""The weights between the borders of two years: which share of each municipality goes where.

Forward a municipality goes whole, or divided by the shares of mergers.csv. Back, what merged is
divided by the inhabitants of its predecessors on the last 1 January before the merger; a
predecessor of which only a share went there counts for that share of its inhabitants.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction

from kansrijk.errors import UserError
from kansrijk.monitor.areas.area_set import AreaSet
from kansrijk.monitor.areas.borders import WHOLE, Borders, Change, Shares, follow
from kansrijk.monitor.areas.inhabitants import Inhabitants

#: Per municipality of the old borders: its shares in those of the new borders, together 1.
Weights = Mapping[str, Shares]


def transition(
    from_year: int,
    to_year: int,
    areas: AreaSet,
    inhabitants: Inhabitants,
    *,
    at_end_of_year: bool = False,
) -> Weights:
    """Weights from the borders of 1 January ``from_year`` to those of 1 January ``to_year``.

    With ``at_end_of_year`` the borders of 31 December ``from_year``: a count of events over a
    year (births) is published by the borders at its end, in which a municipality that merged
    during the year no longer has a row. ``inhabitants`` is only used to go back. Raises UserError
    for a year without borders, or when the inhabitants of a predecessor are not known.
    """
    borders = areas.borders
    start = date(from_year, 12, 31) if at_end_of_year else date(from_year, 1, 1)
    end = date(to_year, 1, 1)
    borders.codes_in(to_year)
    weights: Weights = {code: {code: WHOLE} for code in sorted(borders.codes_on(start))}
    for step in _steps(start, end, borders, inhabitants):
        weights = {code: follow(shares, step) for code, shares in weights.items()}
    return weights


def _steps(start: date, end: date, borders: Borders, inhabitants: Inhabitants) -> list[Weights]:
    if start <= end:
        return [change.parts for change in borders.between(start, end)]
    changes = reversed(borders.between(end, start))
    return [_undone(change, borders, inhabitants) for change in changes]


def _undone(change: Change, borders: Borders, inhabitants: Inhabitants) -> Weights:
    """The weights from the municipalities after a change to those before it."""
    before = borders.codes_on(change.day - timedelta(days=1))
    origins: dict[str, dict[str, Fraction]] = defaultdict(dict)
    for origin, shares in change.parts.items():
        for target, share in shares.items():
            origins[target][origin] = share
    for target, shares_of_origins in origins.items():
        if target in before and target not in change.parts:
            shares_of_origins[target] = WHOLE
    known = inhabitants.get(change.counted_in, {})
    return {
        target: _divided(shares, known, change.counted_in) for target, shares in origins.items()
    }


def _divided(shares: Shares, known: Mapping[str, float], year: int) -> Shares:
    """The share of each origin in the whole that they formed together."""
    if len(shares) == 1:
        return dict.fromkeys(shares, WHOLE)
    unknown = sorted(code for code in shares if code not in known)
    if unknown:
        raise UserError(
            f"Terugrekenen kan niet: het aantal inwoners op 1 januari {year} ontbreekt "
            f"van {', '.join(unknown)}."
        )
    people = {code: Fraction(known[code]) * share for code, share in shares.items()}
    total = sum(people.values())
    if total <= 0:
        raise UserError(
            f"Terugrekenen kan niet: {', '.join(sorted(people))} hebben op 1 januari {year} "
            "samen geen inwoners."
        )
    return {code: number / total for code, number in people.items()}
