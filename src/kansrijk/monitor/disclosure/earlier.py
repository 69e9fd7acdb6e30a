"""What outsiders know already: the figures of releases that came before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from kansrijk.errors import Fault, TableError
from kansrijk.monitor.disclosure.ground import named
from kansrijk.monitor.disclosure.plan import FamilyPlan, Line
from kansrijk.monitor.disclosure.public import Folder
from kansrijk.reference.loader import read_csv

Name = tuple[str, str, str]
Known = Mapping[Line | str, Mapping[Name, int]]

_COLUMNS = ("indicator", "area", "period", "group", "reason")


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A figure that was published and that its owner takes back, with the reason."""

    indicator: str
    area: str
    period: str
    group: str
    reason: str

    @property
    def name(self) -> Name:
        """Area, period and group."""
        return self.area, self.period, self.group


def known_before(earlier: Sequence[Folder], plans: Sequence[FamilyPlan], border_year: int) -> Known:
    """Per line the counts, and per family the people, that stood in earlier releases."""
    found: dict[Line | str, dict[Name, int]] = {}
    for folder in earlier:
        for plan in plans:
            for line in plan.lines:
                shown = folder.rows(line)
                shown = shown.filter(pc.equal(shown["status"], "shown"))
                _keep(found.setdefault(line, {}), folder, shown, "numerator", border_year)
                every = folder.rows(line)
                people = every.filter(pc.is_valid(every["denominator"]))
                _keep(found.setdefault(plan.people, {}), folder, people, "denominator", border_year)
    return {of: values for of, values in found.items() if values}


def _keep(
    into: dict[Name, int], folder: Folder, rows: pa.Table, column: str, border_year: int
) -> None:
    areas = [named(area, folder.border_year, border_year) for area in rows["area"].to_pylist()]
    keys = zip(areas, rows["period"].to_pylist(), rows["group"].to_pylist(), strict=True)
    into.update(zip(keys, rows[column].to_pylist(), strict=True))


def read_withdrawn(path: Path, known: Known) -> tuple[Withdrawn, ...]:
    """The figures to take back, from a CSV with the columns indicator, area, period, group, reason.

    Raises TableError for a row without a reason, or about a figure that was never published.
    """
    header, rows = read_csv(path)
    if set(header) != set(_COLUMNS):
        raise TableError([Fault(path.name, "andere kolommen", 1, None, ", ".join(_COLUMNS))])
    published = {(line[0], *name) for line, names in known.items() if isinstance(line, tuple)
                 for name in names}  # fmt: skip
    found, faults = [], []
    for number, row in enumerate(rows, start=2):
        withdrawn = Withdrawn(**{name: (row[name] or "").strip() for name in _COLUMNS})
        if not withdrawn.reason:
            faults.append(Fault(path.name, "leeg", number, "reason", "waarom dit cijfer weg moet"))
        if (withdrawn.indicator, *withdrawn.name) not in published:
            faults.append(Fault(path.name, "dit cijfer is nooit gepubliceerd", number))
        found.append(withdrawn)
    if faults:
        raise TableError(faults)
    return tuple(found)
