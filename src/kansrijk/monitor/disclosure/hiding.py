"""What to hide in a file of figures: the people first, then what is counted among them.

Work is done family by family in processes of its own; everything here may be sent to one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from kansrijk.errors import UserError
from kansrijk.monitor.counting.groups import GROUPS_OF
from kansrijk.monitor.disclosure.ground import Ground, is_earlier
from kansrijk.monitor.disclosure.linked import Layout, Linked, layout_of, linked
from kansrijk.monitor.disclosure.overlap import blocks_to_leave_out
from kansrijk.monitor.disclosure.plan import FamilyPlan, Line, people_of
from kansrijk.monitor.disclosure.rules import are_too_few, is_too_small, needs
from kansrijk.monitor.disclosure.sheet import Sheet
from kansrijk.monitor.disclosure.shield import Shield, UnprotectableError
from kansrijk.monitor.disclosure.truth import UNKNOWN, Truth, periods_in, truth_of
from kansrijk.monitor.disclosure.within_reach import within_reach
from kansrijk.monitor.periods import Period
from kansrijk.reference.tables.disclosure import DisclosureRules

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
#: Area, period, group.
Name = tuple[str, str, str]

#: Cells that an attacker came too near.
Near = frozenset[Name]
NOTHING: Near = frozenset()
K = TypeVar("K")
#: Above every count: of a figure that any value is low enough for, and its opposite high enough.
ANY = 10**12

_COLUMNS = ["indicator", "line", "area", "period", "group", "status", "numerator", "denominator"]


@dataclass(frozen=True, eq=False)
class Work:
    """A file of figures, its ground and the rules.

    ``known`` are figures an outsider knows from earlier releases, per line and per people.
    ``wrong`` are figures that are taken back because they were wrong, per indicator.
    """

    figures: Path
    ground: Ground
    rules: DisclosureRules
    known: Mapping[Line | str, Mapping[Name, int]]
    wrong: Mapping[str, frozenset[Name]] = field(default_factory=dict)

    def rows(self, line: Line) -> pa.Table:
        """The rows of one line, from the file."""
        filters = [("indicator", "=", line[0]), ("line", "=", line[1])]
        return pq.read_table(self.figures, columns=_COLUMNS, filters=filters)

    def truth(self, line: Line) -> Truth:
        """The true counts of a line, on its sheet."""
        rows = self.rows(line)
        sheet = Sheet(self.ground, periods_in(rows), _splits(rows))
        known = self.known_values(people_of(line), sheet), self.known_values(line, sheet)
        return truth_of(rows, sheet, "/".join(line), known)

    def layout(self, line: Line, sheet: Sheet) -> Layout:
        """What is public about the cells of a line."""
        return layout_of(sheet, self.rules, line[0])

    def is_known(self, of: Line | str, sheet: Sheet) -> Bools:
        """Per cell whether an outsider knows it from before."""
        return self.known_values(of, sheet) != UNKNOWN

    def known_values(self, of: Line | str, sheet: Sheet) -> Ints:
        """Per cell the value that an outsider knows from before, or UNKNOWN."""
        known = self.known.get(of, {})
        if not known:
            return np.full(len(sheet), UNKNOWN, dtype=np.int64)
        return np.array([known.get(name, UNKNOWN) for name in names(sheet)], dtype=np.int64)


def _splits(rows: pa.Table) -> tuple[str, ...]:
    groups = set(pc.unique(rows["group"]).to_pylist())
    return tuple(split for split, of in GROUPS_OF.items() if of[0] in groups)


def names(sheet: Sheet) -> list[Name]:
    """Area, period and group of every cell of a sheet, in order."""
    return [
        (area, str(period), group)
        for page in sheet.pages
        for area in page.areas
        for period in sheet.periods
        for group in page.groups
    ]


def hide_people(
    work: Work, plans: Sequence[FamilyPlan], before: Bools | None = None, near: Near = NOTHING
) -> dict[str, Bools]:
    """Per family of (nearly) the same people the cells where even their number is hidden.

    One pattern serves all: what protects one hides the others, until nothing more is hidden.
    ``before`` is hidden already, and cells that are ``near`` need more room.
    """
    cells = {plan.people: _people(work, plan) for plan in plans}
    sheet = work.truth(plans[0].lines[0]).sheet
    if before is not None:
        for found in cells.values():
            found.hidden = found.hidden | before & found.may_hide
            _more_room(found, sheet, near, work.rules)
    return _alike(cells, sheet)


def _alike(cells: Mapping[K, Linked], sheet: Sheet) -> dict[K, Bools]:
    """Protect several tables that are hidden in the same cells; what is hidden of each."""
    hidden = np.logical_or.reduce([found.hidden for found in cells.values()])
    # A shield keeps what it saw: what is protected stays so when more is hidden.
    shields = {name: Shield(found) for name, found in cells.items()}
    while True:
        before = hidden.sum()
        for name, found in cells.items():
            found.hidden = hidden & (found.may_hide | found.hidden)
            hidden = hidden | _shielded(shields[name], sheet)
        if len(cells) == 1 or hidden.sum() == before:
            return {name: hidden & (c.may_hide | c.hidden) for name, c in cells.items()}


def _shielded(shield: Shield, sheet: Sheet) -> Bools:
    try:
        return shield.run()
    except UnprotectableError as error:
        name = " ".join(names(sheet)[error.cell])
        raise UserError(f"{name} is niet te beschermen, ook niet als alles verborgen is.") from None


def _people(work: Work, plan: FamilyPlan) -> Linked:
    line = plan.lines[0]
    truth = work.truth(line)
    layout = work.layout(line, truth.sheet)
    may_appear = np.logical_or.reduce(
        [work.layout(other, truth.sheet).may_appear for other in plan.lines]
    )
    hidden = ~may_appear | are_too_few(work.rules, truth.people)
    hidden |= _overlapping(layout, may_appear)
    known = work.is_known(plan.people, truth.sheet)
    cells = linked(layout, work.rules, truth.people, None, hidden, known)
    within_reach(cells)
    return cells


def _overlapping(layout: Layout, may_appear: Bools) -> Bools:
    """Cells of the blocks that would give single years away that may not appear."""
    sheet, hidden = layout.sheet, np.zeros(len(layout.sheet), dtype=bool)
    left_out = blocks_to_leave_out(sheet.periods)
    for page in sheet.pages:
        grid = sheet.grid(page)
        for number, period in enumerate(sheet.periods):
            if period in left_out:
                years = [sheet.periods.index(Period(year, year)) for year in period.years]
                barred = layout.is_figure[grid[:, years]] & ~may_appear[grid[:, years]]
                hidden[grid[:, number][barred.any(axis=1)]] = True
    return hidden


def hide_counts(
    work: Work,
    plan: FamilyPlan,
    hidden_people: Bools,
    more: Mapping[Line, Bools],
    near: Mapping[str, Near],
) -> dict[Line, Bools]:
    """The cells where the counts of a family are hidden; ``more`` are hidden already.

    A whole and its parts are hidden in the same cells. Where one is shown it tells the others: the
    whole lies between the larger part and the sum of both, and is often one of them but for a few.
    Per indicator the cells that are ``near`` need more room.
    """
    sheet = work.truth(plan.lines[0]).sheet
    cells = {line: _count(work, line, hidden_people, more[line]) for line in plan.lines}
    for line, found in cells.items():
        _more_room(found, sheet, near.get(line[0], NOTHING), work.rules)
    return _alike(cells, sheet)


def _more_room(cells: Linked, sheet: Sheet, near: Near, rules: DisclosureRules) -> None:
    """Ask twice as much of cells that the attacker came too near."""
    if not near:
        return
    at = np.array([name in near for name in names(sheet)])
    cells.below = np.where(at, cells.below + rules.protection, cells.below)
    cells.above = np.where(at, cells.above + rules.protection, cells.above)
    cells.below = np.minimum(cells.below, cells.value - cells.least)
    room = np.where(np.isinf(cells.most), cells.above, cells.most - cells.value)
    cells.above = np.minimum(cells.above, room).astype(np.int64)
    within_reach(cells)


def _count(work: Work, line: Line, hidden_people: Bools, more: Bools) -> Linked:
    truth = work.truth(line)
    layout = work.layout(line, truth.sheet)
    hidden = ~layout.may_appear | hidden_people
    hidden |= is_too_small(work.rules, truth.count, truth.people)
    hidden |= more
    wrong = work.wrong.get(line[0], NOTHING)
    if wrong:
        hidden |= np.array([name in wrong for name in names(truth.sheet)])
    known = work.is_known(line, truth.sheet)
    cells = linked(layout, work.rules, truth.count, truth.people, hidden, known, hidden_people)
    within_reach(cells)
    return cells


def reaches(work: Work, line: Line, *, of_people: bool = False) -> dict[Name, tuple[int, int]]:
    """Per cell how low and how high an outsider must think its count, or its people, may be.

    That is as far as the rules ask on each side; how wide it is in all, the proof tells. Nothing is
    asked where no figure is, nor of areas of earlier borders: of those the true count is not here.
    """
    truth = work.truth(line)
    layout = work.layout(line, truth.sheet)
    value, people = (truth.people, None) if of_people else (truth.count, truth.people)
    below, above = needs(work.rules, value, people)
    known = work.is_known(people_of(line) if of_people else line, truth.sheet)
    if known.any():
        free = linked(layout, work.rules, value, people, ~known, known)
        within_reach(free)
        below, above = np.minimum(below, free.below), np.minimum(above, free.above)
    is_asked = layout.is_figure & [not is_earlier(area) for area, _, _ in names(truth.sheet)]
    low = np.where(is_asked, value - below, ANY)
    high = np.where(is_asked, value + above, -ANY)
    return dict(zip(names(truth.sheet), zip(low.tolist(), high.tolist(), strict=True), strict=True))
