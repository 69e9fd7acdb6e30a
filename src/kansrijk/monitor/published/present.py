"""Measures on the borders of today: the line ``present`` beside what was published.

Counts and amounts are recoded over mergers and summed to GGD and province. A percentage or class
cannot be added up: it stays only where the municipality still covers the same ground. What then
lacks is said: ``not_published``, ``borders_changed``, ``incomplete`` or ``small_numbers``.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kansrijk.monitor.areas import AreaSet, Level, RecodedCount, inhabitants_by_year, recode
from kansrijk.monitor.figures import Figure, Flag, Status
from kansrijk.reference.tables.context import Measure

LINE = "present"
_ADDS_UP = ("count", "amount")
#: Here CBS hides small numbers: a municipality without a value is hidden, not forgotten.
_HIDES_SMALL_NUMBERS = frozenset({"youth_care_persons_0_3"})


@dataclass(frozen=True)
class _Slice:
    """One measure in one year: its published figures by area, municipalities and others."""

    measure: Measure
    rows: Mapping[str, Figure]
    areas: AreaSet

    @property
    def example(self) -> Figure:
        """Any row: all share indicator, period and (but for stray rows) source."""
        return next(iter(self.rows.values()))

    @property
    def year(self) -> int:
        return self.example.year

    @property
    def recodable(self) -> bool:
        """Whether it is a count of a year whose borders are known."""
        return self.adds_up and self.year in self.areas.years

    @property
    def adds_up(self) -> bool:
        return self.measure.kind in _ADDS_UP


def on_present_borders(
    published: Iterable[Figure], measures: Mapping[str, Measure], areas: AreaSet
) -> Iterator[Figure]:
    """The ``present`` figures of every measure and year in ``published``."""
    slices: dict[tuple[str, str], dict[str, Figure]] = defaultdict(dict)
    for figure in published:
        slices[figure.indicator, figure.period][figure.area] = figure
    for (measure, _), rows in sorted(slices.items()):
        yield from _present(_Slice(measures[measure], rows, areas))


def _present(piece: _Slice) -> Iterator[Figure]:
    local = _recoded(piece) if piece.recodable else _unchanged(piece)
    municipal = {
        area.code: local.get(area.code) or _absent(piece, area.code)
        for area in piece.areas.at(Level.MUNICIPALITY)
    }
    yield from municipal.values()
    for level in (Level.GGD, Level.PROVINCE, Level.COUNTRY):
        for area in piece.areas.at(level):
            if area.code in piece.rows:
                yield replace(piece.rows[area.code], line=LINE)
            else:
                members = [municipal[m.code] for m in piece.areas.members(area.code)]
                yield _sum(piece, area.code, members)


def _recoded(piece: _Slice) -> dict[str, Figure]:
    """Counts of a year's municipalities, carried to the borders of today."""
    year, areas = piece.year, piece.areas
    # Births of a whole year stand on its last borders: Weesp, merged in March 2022, has no own
    # row. Inhabitants on 1 January stand on the first. The codes that are there tell which.
    at_end = areas.borders.codes_on(date(year, 12, 31))
    local = {
        code: figure
        for code, figure in piece.rows.items()
        if code in at_end | areas.borders.codes_in(year)
    }
    # A hidden or missing count is left out: whatever needs it then says that it is incomplete.
    counts = {code: round(f.value) for code, f in local.items() if f.value is not None}
    result = recode(
        counts,
        year,
        areas.present_year,
        areas,
        inhabitants_by_year(),
        at_end_of_year=set(local) <= at_end,
    )
    return {
        code: _carried(piece, local.get(code), code, recoded)
        for code, recoded in result.counts.items()
        if not recoded.incomplete
    }


def _carried(piece: _Slice, own: Figure | None, code: str, recoded: RecodedCount) -> Figure:
    if own is not None and own.value == recoded.count and not recoded.estimated:
        return replace(own, line=LINE)
    flags = {Flag.DERIVED, *([Flag.ESTIMATED] if recoded.estimated else [])}
    return replace(
        piece.example,
        area=code,
        line=LINE,
        value=recoded.count,
        flags=piece.example.flags | flags,
    )


def _unchanged(piece: _Slice) -> dict[str, Figure]:
    """Values of municipalities that cover the same ground now as in the year of the value."""
    return {
        code: replace(figure, line=LINE)
        for code, figure in piece.rows.items()
        if piece.areas.same_ground(code, piece.year)
    }


def _absent(piece: _Slice, code: str) -> Figure:
    """Why a present municipality has no value: as its owner says, or as its borders explain."""
    if not piece.areas.same_ground(code, piece.year):
        reason = "incomplete" if piece.recodable else "borders_changed"
        return _without_value(piece, code, Status.MISSING, reason)
    own = piece.rows.get(code)
    if own is not None:
        return replace(own, line=LINE)
    if piece.measure.id in _HIDES_SMALL_NUMBERS:
        return _without_value(piece, code, Status.SUPPRESSED, "small_numbers")
    return _without_value(piece, code, Status.MISSING, "not_published")


def _sum(piece: _Slice, code: str, members: Sequence[Figure]) -> Figure:
    """The sum over municipalities, only when every one of them has a value."""
    if piece.measure.only_municipal:
        return _without_value(piece, code, Status.NOT_APPLICABLE, "only_municipal")
    if not piece.adds_up:
        return _without_value(piece, code, Status.MISSING, "not_published")
    values = [member.value for member in members if member.value is not None]
    if len(values) < len(members):
        return _without_value(piece, code, Status.MISSING, "incomplete")
    flags = frozenset({Flag.DERIVED}).union(*(member.flags for member in members))
    return replace(piece.example, area=code, line=LINE, value=sum(values), flags=flags)


def _without_value(piece: _Slice, code: str, status: Status, reason: str) -> Figure:
    return Figure(
        indicator=piece.measure.id,
        area=code,
        period=piece.example.period,
        line=LINE,
        status=status,
        reason=reason,
        source=piece.example.source,
    )
