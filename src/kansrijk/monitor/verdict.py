"""What a series says: direction, certainty and desirability, or the reason why it says nothing.

The rule, in one place (docs/decisions/0005):

1. A reason that the source gives (no new data, unreliable, break, coverage changed, withdrawn)
   silences our verdict.
2. Values are compared within one line only, up to the year of the edition.
3. One value gives no direction (``single_year``).
4. Direction is that of the last value against the first of the line; from five values with
   counts it is that of the fitted trend. Equal as published is ``flat``.
5. Certainty: a count of every unit is not a sample and is ``counted``; without counts it is
   ``untestable``; with counts of a sample two to four values are tested first against last, five
   or more by the trend.

RIVM draws its own symbol and did not test it; that symbol is carried beside ours, never mixed in.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum

from kansrijk.monitor.figures import Figure, Status
from kansrijk.reference.tables.indicators import IndicatorDefinition
from kansrijk.reference.tables.monitor import EditionVerdict

SIGNIFICANCE_LEVEL = 0.05
#: Below five points a fitted trend has too few degrees of freedom to estimate its dispersion.
TREND_FROM_POINTS = 5

#: A year with how many were counted out of how many.
CountedYear = tuple[int, int, int]


class Direction(StrEnum):
    """Which way the values went."""

    UP = "up"
    DOWN = "down"
    FLAT = "flat"
    NONE = "none"


class Significance(StrEnum):
    """How sure the direction is."""

    YES = "yes"
    NO = "no"
    UNTESTABLE = "untestable"
    COUNTED = "counted"


class Desirability(StrEnum):
    """Whether the direction is the one that is hoped for."""

    DESIRED = "desired"
    UNDESIRED = "undesired"
    UNCLEAR = "unclear"


class Reason(StrEnum):
    """Why there is no direction, or why it could not be tested."""

    NO_NEW_DATA = "no_new_data"
    SINGLE_YEAR = "single_year"
    BREAK = "break"
    UNRELIABLE = "unreliable"
    COVERAGE_CHANGED = "coverage_changed"
    COUNTS_NOT_PUBLISHED = "counts_not_published"
    SUPPRESSED = "suppressed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Our three answers about an indicator and group in an edition, beside RIVM's symbol.

    ``first`` and ``last`` are the periods compared; ``p_value`` is there only when tested.
    """

    edition: int
    indicator: str
    group: str
    line: str
    year: int | None
    published_symbol: str
    direction: Direction = Direction.NONE
    significance: Significance | None = None
    desirability: Desirability = Desirability.UNCLEAR
    reason: Reason | None = None
    first: str | None = None
    last: str | None = None
    p_value: float | None = None


def judge(
    row: EditionVerdict, series: Sequence[Figure], definition: IndicatorDefinition
) -> Verdict:
    """The verdict on ``row`` from the country's figures of its indicator and group."""
    silent = Verdict(
        edition=row.edition,
        indicator=row.indicator_id,
        group=row.group,
        line=row.line,
        year=row.year,
        published_symbol=row.published_symbol,
    )
    points = _comparable(row, series, definition)
    reason = Reason(row.reason) if row.reason else _reason_for_silence(row, series, points)
    if reason:
        return replace(silent, reason=reason)
    direction, significance, p_value = _compare(points, definition)
    untestable = significance is Significance.UNTESTABLE
    return replace(
        silent,
        direction=direction,
        significance=significance,
        desirability=_desirability(direction, definition.desired_direction),
        reason=Reason.COUNTS_NOT_PUBLISHED if untestable else None,
        first=points[0].period,
        last=points[-1].period,
        p_value=p_value,
    )


def _comparable(
    row: EditionVerdict, series: Sequence[Figure], definition: IndicatorDefinition
) -> list[Figure]:
    """Shown values of the row's line, up to its year and after the last break before it."""
    if row.year is None:
        return []
    last_break = max((b.year for b in definition.breaks if b.year <= row.year), default=0)
    return sorted(
        (
            figure
            for figure in series
            if figure.line == row.line
            and figure.status is Status.SHOWN
            and last_break <= figure.year <= row.year
        ),
        key=lambda figure: figure.year,
    )


def _reason_for_silence(
    row: EditionVerdict, series: Sequence[Figure], points: Sequence[Figure]
) -> Reason | None:
    current = [f for f in series if f.line == row.line and f.year == row.year]
    if any(figure.status is Status.SUPPRESSED for figure in current):
        return Reason.SUPPRESSED
    if any(figure.reason == Reason.WITHDRAWN for figure in current):
        return Reason.WITHDRAWN
    return Reason.SINGLE_YEAR if len(points) < 2 else None


def _compare(
    points: Sequence[Figure], definition: IndicatorDefinition
) -> tuple[Direction, Significance, float | None]:
    first, last = points[0], points[-1]
    change = _change(first, last, definition.decimals)
    ends_counted = all(f.numerator is not None and f.denominator for f in (first, last))
    if not ends_counted:
        return change, Significance.UNTESTABLE, None
    if definition.counts_all_units:
        return change, Significance.COUNTED, None
    counts = [
        (figure.year, figure.numerator, figure.denominator)
        for figure in points
        if figure.numerator is not None and figure.denominator
    ]
    return tested(counts, change)


def tested(
    points: Sequence[CountedYear], change: Direction
) -> tuple[Direction, Significance, float]:
    """Direction, certainty and p-value of counts of a sample, two years or more, none empty.

    From five years on the trend decides, otherwise the first and the last; ``change`` is then
    the direction, as it was seen in the values.
    """
    if len(points) >= TREND_FROM_POINTS:
        with suppress(ValueError):  # never, always or a jump between them cannot be fitted
            return _trend(points)
    return change, *_two_points(points[0], points[-1])


def _change(first: Figure, last: Figure, decimals: int) -> Direction:
    assert first.value is not None
    assert last.value is not None
    change = round(last.value, decimals) - round(first.value, decimals)
    if change == 0:
        return Direction.FLAT
    return Direction.UP if change > 0 else Direction.DOWN


def _two_points(first: CountedYear, last: CountedYear) -> tuple[Significance, float]:
    from kansrijk.monitor.statistics import two_proportion_test

    result = two_proportion_test(*first[1:], *last[1:])
    return _certainty(result.p_value), result.p_value


def _trend(points: Sequence[CountedYear]) -> tuple[Direction, Significance, float]:
    from kansrijk.monitor.statistics import logit_trend

    years, counts, totals = zip(*points, strict=True)
    trend = logit_trend(years, counts, totals)
    return Direction(trend.direction), _certainty(trend.p_value), trend.p_value


def _certainty(p_value: float) -> Significance:
    return Significance.YES if p_value < SIGNIFICANCE_LEVEL else Significance.NO


def _desirability(direction: Direction, desired: str) -> Desirability:
    if desired == "unclear" or direction in (Direction.FLAT, Direction.NONE):
        return Desirability.UNCLEAR
    return Desirability.DESIRED if direction == desired else Desirability.UNDESIRED
