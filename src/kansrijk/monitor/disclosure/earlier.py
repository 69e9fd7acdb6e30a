"""What outsiders know already: the figures of releases that came before.

What was published stays published, with the value of now, unless its owner takes it back.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from kansrijk.errors import UserError
from kansrijk.monitor.disclosure.atoms import Atoms
from kansrijk.monitor.disclosure.ground import Ground
from kansrijk.monitor.disclosure.knowledge import COUNT, PEOPLE, UNKNOWN, Knowledge, Line
from kansrijk.monitor.disclosure.plan import FamilyPlan, people_of
from kansrijk.monitor.disclosure.public import COLUMNS, Folder, shape
from kansrijk.monitor.release import MANIFEST, release_name

#: Area (as it is called on the ground of now), period, group.
Name = tuple[str, str, str]
Known = Mapping[Line | str, Mapping[Name, int]]
#: Per line of an indicator, of every figure: its count and its people.
Truths = Mapping[Line, Mapping[Name, tuple[int, int]]]


@dataclass
class Published:
    """The figures of a line that stand published: their counts, and numbers of people."""

    counts: dict[Name, int] = field(default_factory=dict)
    people: dict[Name, int] = field(default_factory=dict)

    def without(self, names: Iterable[Name]) -> "Published":
        """What is left when some are taken back."""
        gone = set(names)
        return Published(
            {name: value for name, value in self.counts.items() if name not in gone},
            {name: value for name, value in self.people.items() if name not in gone},
        )


def open_earlier(paths: Sequence[Path]) -> tuple[Folder, ...]:
    """Earlier releases, the last first. Raises UserError when one of those before them lacks."""
    given = {release_name(path) for path in paths}
    for path in paths:
        for name in sorted(set(_before(path)) - given):
            raise UserError(f"{path}: deze uitgave bouwde voort op {name}. Geef ook die op.")
    return tuple(Folder.open(path) for path in latest_first(paths))


def latest_first(paths: Sequence[Path]) -> list[Path]:
    """Releases, each before those that it was built upon."""
    return sorted(paths, key=lambda path: -len(_before(path)))


def _before(path: Path) -> Sequence[str]:
    manifest = json.loads((path / MANIFEST).read_text(encoding="utf-8"))
    return tuple(manifest["proof"]["previous"])


def published_in(earlier: Sequence[Folder], ground: Ground) -> dict[Line, Published]:
    """Per line what stands published; ``earlier`` has the last release first."""
    found: dict[Line, Published] = {}
    for folder in reversed(earlier):
        for line in folder.lines:
            own = found.get(line, Published())
            gone = [(ground.named(w["area"], folder.border_year), w["period"], w["group"])
                    for w in folder.withdrawn if w["indicator"] == line[0]]  # fmt: skip
            found[line] = _with(own.without(gone), folder, line, ground)
    return found


def _with(published: Published, folder: Folder, line: Line, ground: Ground) -> Published:
    rows = folder.rows(line).select(["area", "period", "group", "status", COUNT, PEOPLE])
    for area, period, group, status, count, people in zip(
        *(column.to_pylist() for column in rows.columns), strict=True
    ):
        name = (ground.named(area, folder.border_year), period, group)
        if status == "shown":
            published.counts[name] = count
        if people is not None and status != "missing":
            published.people[name] = people
    return published


def true_figures(figures: Path, lines: Iterable[Line]) -> dict[Line, dict[Name, tuple[int, int]]]:
    """Count and people of every figure in a file of figures."""
    return {
        line: {
            (row["area"], row["period"], row["group"]): (row[COUNT] or 0, row[PEOPLE] or 0)
            for row in _rows(figures, line).to_pylist()
            if row["status"] != "missing"
        }
        for line in lines
    }


def _rows(figures: Path, line: Line) -> pa.Table:
    filters = [("indicator", "=", line[0]), ("line", "=", line[1])]
    return pq.read_table(figures, columns=list(COLUMNS), filters=filters)


def as_it_stays(
    figures: Path, stays: Mapping[Line, Published], about: Mapping[str, object]
) -> Folder:
    """The release to come, as far as it is sure beforehand: what stays published, and no more."""
    tables = [_only(_rows(figures, line), stays[line]) for line in stays]
    return Folder(figures, about, pa.concat_tables(tables))


def _only(rows: pa.Table, stays: Published) -> pa.Table:
    keys = zip(*(rows[name].to_pylist() for name in ("area", "period", "group")), strict=True)
    kept = [(key in stays.counts, key in stays.people) for key in keys]
    is_there = [status != "missing" for status in rows["status"].to_pylist()]
    told = {
        "status": ["shown" if count else "suppressed" if there else "missing"
                   for (count, _), there in zip(kept, is_there, strict=True)],
        COUNT: [(value or 0) if count else None
                for (count, _), value in zip(kept, rows[COUNT].to_pylist(), strict=True)],
        PEOPLE: [(value or 0) if people else None
                 for (_, people), value in zip(kept, rows[PEOPLE].to_pylist(), strict=True)],
    }  # fmt: skip
    columns = {name: pa.array(told[name], of) if name in told else rows[name].cast(of)
               for name, of in COLUMNS.items()}  # fmt: skip
    return pa.table(columns)


def known_before(folders: Sequence[Folder], plans: Sequence[FamilyPlan], ground: Ground) -> Known:
    """Per line the counts, and per family the people, that an outsider knows before he begins.

    ``folders`` are what stays of the release to come, and the earlier ones. Who counts the same
    people is known by the same people.
    """
    found: dict[Line | str, dict[Name, int]] = {}
    of_population: dict[str, dict[Name, int]] = {}
    for plan in plans:
        atoms = Atoms(ground, *shape(folders, plan.lines))
        knowledge = Knowledge(folders, atoms)
        for line in plan.lines:
            found[line] = _named(knowledge, line, COUNT)
        people = of_population.setdefault(plan.population, {})
        people |= _named(knowledge, plan.lines[0], PEOPLE)
        found |= {people_of(line): people for line in plan.lines}
    return found


def _named(knowledge: Knowledge, line: Line, column: str) -> dict[Name, int]:
    values = knowledge.told(line, column)
    return {knowledge.names[at]: int(values[at]) for at in np.flatnonzero(values != UNKNOWN)}
