"""One area beside a group of others, such as its region or its peers: a difference with margin."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot
from statistics import NormalDist

from kansrijk.monitor.comparison.compare import FALSE_DISCOVERIES
from kansrijk.monitor.comparison.groups import Group
from kansrijk.monitor.comparison.outcomes import Comparison, Outcome
from kansrijk.monitor.statistics import (
    benjamini_hochberg,
    difference_interval,
    two_proportion_test,
)
from kansrijk.monitor.statistics.arguments import normal_quantile
from kansrijk.monitor.statistics.proportions import SMALLEST_EXPECTED

_LEVEL = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """An area and a group, the area itself taken out of it. Fractions, unrounded.

    ``others`` are the members that were added up, ``absent`` those that have no number.
    ``difference`` is area minus group with the limits of its 95% interval; None when either has no
    children who are known. ``adjusted`` is the p-value for the groups together, None when not
    tested.
    """

    group: Group
    others: tuple[str, ...]
    absent: tuple[str, ...]
    value: float | None
    group_value: float | None
    difference: float | None
    lower: float | None
    upper: float | None
    adjusted: float | None
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class _Pair:
    """Events and known children of the area and of the others together.

    ``spread`` is the variance that the difference has beyond chance, since areas really differ.
    """

    events: int
    known: int
    other_events: int
    other_known: int
    spread: float

    @property
    def difference(self) -> float:
        """Area minus others."""
        return self.events / self.known - self.other_events / self.other_known

    @property
    def has_enough(self) -> bool:
        """Whether 5 events, and 5 without the outcome, are expected on either side."""
        events, everyone = self.events + self.other_events, self.known + self.other_known
        if not self.known or not self.other_known:
            return False
        rarest = min(events, everyone - events)
        return min(self.known, self.other_known) * rarest >= SMALLEST_EXPECTED * everyone


def beside(comparison: Comparison, code: str, groups: Sequence[Group]) -> tuple[Beside, ...]:
    """An area of a comparison beside each of ``groups``, in the order given.

    The others of a group are added up. The interval is Newcombe's, and the p-value that of the
    two-proportion test; both are widened by the spread that the comparison found between areas, so
    that a difference any two areas have is no news here either. p-values are adjusted by
    Benjamini-Hochberg for the groups. Raises ValueError when the area has no number.
    """
    if comparison.of(code) is None:
        raise ValueError(f"{code} has no number to stand beside others")
    pairs = [_pair(comparison, code, group) for group in groups]
    tested = [n for n, pair in enumerate(pairs) if pair.has_enough]
    adjusted = benjamini_hochberg([_p_value(pairs[n]) for n in tested])
    by_group = dict(zip(tested, adjusted.tolist(), strict=True))
    return tuple(
        _beside(comparison, code, group, pairs[n], by_group.get(n))
        for n, group in enumerate(groups)
    )


def _pair(comparison: Comparison, code: str, group: Group) -> _Pair:
    cells = comparison.cells
    row = cells.codes.index(code)
    others = cells.where(frozenset(group.codes) - {code})
    sizes = cells.known[others]
    # Added up, the others differ less from what is usual than one area does: by their weights.
    shared = float((sizes**2).sum() / sizes.sum() ** 2) if sizes.sum() else 0.0
    return _Pair(
        events=int(cells.events[row]),
        known=int(cells.known[row]),
        other_events=int(cells.events[others].sum()),
        other_known=int(sizes.sum()),
        spread=comparison.between_variance * (1 + shared),
    )


def _p_value(pair: _Pair) -> float:
    counts = pair.events, pair.known, pair.other_events, pair.other_known
    by_chance = two_proportion_test(*counts).p_value
    pooled = (pair.events + pair.other_events) / (pair.known + pair.other_known)
    variance = pooled * (1 - pooled) * (1 / pair.known + 1 / pair.other_known)
    z = abs(pair.difference) / (variance + pair.spread) ** 0.5
    return max(by_chance, 2 * NormalDist().cdf(-z))


def _beside(
    comparison: Comparison, code: str, group: Group, pair: _Pair, adjusted: float | None
) -> Beside:
    counted = set(comparison.cells.codes)
    members = [member for member in group.codes if member != code]
    known = bool(pair.known and pair.other_known)
    lower, upper = _interval(pair) if known else (None, None)
    return Beside(
        group=group,
        others=tuple(member for member in members if member in counted),
        absent=tuple(member for member in members if member not in counted),
        value=pair.events / pair.known if pair.known else None,
        group_value=pair.other_events / pair.other_known if pair.other_known else None,
        difference=pair.difference if known else None,
        lower=lower,
        upper=upper,
        adjusted=adjusted,
        outcome=_outcome(pair, adjusted),
    )


def _interval(pair: _Pair) -> tuple[float, float]:
    low, high = difference_interval(
        pair.events, pair.known, pair.other_events, pair.other_known, _LEVEL
    )
    middle, added = pair.difference, normal_quantile(_LEVEL) * pair.spread**0.5
    lower, upper = middle - hypot(middle - low, added), middle + hypot(high - middle, added)
    return max(lower, -1.0), min(upper, 1.0)


def _outcome(pair: _Pair, adjusted: float | None) -> Outcome:
    if adjusted is None:
        return Outcome.TOO_FEW
    if adjusted >= FALSE_DISCOVERIES:
        return Outcome.NOT_DIFFERENT
    return Outcome.HIGHER if pair.difference > 0 else Outcome.LOWER
