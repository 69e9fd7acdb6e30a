"""From the newest copies to one answer about one measure, as the import door reads it.

What Kansrijk has no place for is left out and counted: other areas (parts of the country, COROP,
neighbourhoods), municipalities that did not exist in the year, months and quarters, cells that
cannot exist, and years without a single value, which are not published yet.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kansrijk.errors import UserError
from kansrijk.monitor.areas import AreaSet, Level
from kansrijk.monitor.sources.statline_client.columns import ColumnError, Shape, resolve
from kansrijk.monitor.sources.statline_client.copies import Copy, CopyStore
from kansrijk.monitor.sources.statline_client.dialect import Observed
from kansrijk.monitor.sources.statline_client.fetch import DIALECTS
from kansrijk.reference.tables.context import StatlineTable

#: Tables of neighbourhoods call the country NL00.
_SAME_AREA = {"NL00": "NL01"}
_YEAR = re.compile(r"([0-9]{4})JJ00")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LEVELS = (Level.COUNTRY, Level.PROVINCE, Level.GGD)


@dataclass(frozen=True, slots=True)
class Selection:
    """The values of one measure, from one copy or more.

    ``published_on`` is the latest day on which the owner changed a table, or else the day of the
    copy. ``left_out`` counts the rows per reason, in Dutch.
    """

    measure: str
    values: tuple[Observed, ...]
    provisional: frozenset[str]
    copies: tuple[Copy, ...]
    source: str
    published_on: str
    left_out: Counter[str] = field(default_factory=Counter)

    def write(self, folder: Path) -> Path:
        """Write it as an answer of StatLine with one measure, for ``monitor import``."""
        path = folder / f"{self.measure}.json"
        answer = {
            "Observations": {"value": [self._record(value) for value in self.values]},
            "PeriodenCodes": {
                "value": [
                    {"Identifier": period, "Status": "Voorlopig"}
                    for period in sorted(self.provisional)
                ]
            },
        }
        path.write_text(json.dumps(answer, ensure_ascii=False), encoding="utf-8")
        return path

    def _record(self, value: Observed) -> dict[str, Any]:
        return {
            "Measure": self.measure,
            "RegioS": value.area,
            "Perioden": value.period,
            "Value": value.value,
            "ValueAttribute": value.attribute,
        }


def select(rows: Sequence[StatlineTable], store: CopyStore, areas: AreaSet) -> Selection:
    """The values of the measure that all of ``rows`` are about, from the copies that there are.

    Raises UserError when there is no copy, when a copy lacks what is described, or when nothing
    of it can be used.
    """
    found = [(row, copy) for row in rows if (copy := store.newest(row.table_id))]
    if not found:
        raise UserError(f"Van {', '.join(row.table_id for row in rows)} is er nog geen kopie.")
    pieces = [_Piece.of(row, copy) for row, copy in found]
    places, left_out = _Places(areas), Counter[str]()
    per_piece = [list(piece.usable(places, left_out)) for piece in pieces]
    if not any(per_piece):
        raise UserError(f"{rows[0].measure}: geen bruikbare waarde in de kopie.")
    return Selection(
        measure=rows[0].measure,
        values=tuple(value for values in per_piece for value in values),
        provisional=frozenset().union(*map(_Piece.provisional_of, pieces, per_piece)),
        copies=tuple(copy for _, copy in found),
        source=" en ".join(piece.source for piece in pieces),
        published_on=max(piece.published_on for piece in pieces),
        left_out=left_out,
    )


@dataclass(frozen=True, slots=True)
class _Piece:
    """One described measure in one copy."""

    row: StatlineTable
    copy: Copy
    shape: Shape

    @classmethod
    def of(cls, row: StatlineTable, copy: Copy) -> "_Piece":
        return cls(row, copy, DIALECTS[copy.version].shape(copy.parts))

    @property
    def source(self) -> str:
        """Who published it and where; the owner stands before the first comma."""
        title = self.shape.title or self.row.title
        return f"{self.row.catalogue}, StatLine {self.copy.table}, {title} (CC BY 4.0)"

    @property
    def published_on(self) -> str:
        match = _DAY.match(str(self.shape.modified))
        return match[0] if match else self.copy.day.isoformat()

    def provisional_of(self, values: Iterable[Observed]) -> frozenset[str]:
        if self.shape.period is None:
            return frozenset()
        return self.shape.provisional & {value.period for value in values if value.period}

    def usable(self, places: "_Places", left_out: Counter[str]) -> Iterator[Observed]:
        by_year: dict[int, list[Observed]] = {}
        for value in self._observed():
            year = self._year(value)
            reason = _reason(value, year, self.row.from_year, places)
            if year is None or reason:
                left_out[reason] += 1
                continue
            area = _SAME_AREA.get(value.area, value.area)
            kept = Observed(area, f"{year}JJ00", value.value, value.attribute)
            by_year.setdefault(year, []).append(kept)
        for values in by_year.values():
            if any(value.value is not None for value in values):
                yield from values
            else:
                left_out["nog niet gepubliceerd"] += len(values)

    def _observed(self) -> Iterable[Observed]:
        dialect = DIALECTS[self.copy.version]
        try:
            choice = resolve(self.shape, self.row)
        except ColumnError as error:
            raise UserError(f"{self.copy.table}, kopie van {self.copy.day}: {error}.") from None
        return dialect.observed(self.shape, self.copy.records(dialect.data_set), choice)

    def _year(self, value: Observed) -> int | None:
        if value.period is None:
            return self.row.year
        match = _YEAR.fullmatch(value.period)
        return int(match[1]) if match else None


def _reason(value: Observed, year: int | None, from_year: int, places: "_Places") -> str:
    """Why a value is left out, or nothing."""
    if year is None:
        return "geen heel jaar"
    if year < from_year:
        return f"voor {from_year}"
    if value.value is None and value.attribute == "Impossible":
        return "kan niet bestaan"
    if _SAME_AREA.get(value.area, value.area) not in places.of(year):
        return "ander gebied"
    return ""


class _Places:
    """The areas that a figure of a year may stand under."""

    def __init__(self, areas: AreaSet) -> None:
        self._areas = areas
        self._regions = {area.code for level in _LEVELS for area in areas.at(level)}
        self._of_year: dict[int, frozenset[str]] = {}

    def of(self, year: int) -> frozenset[str]:
        """Codes of municipalities as they were in ``year``, and of GGDs, provinces, country."""
        if year not in self._of_year:
            known = [year] if year in self._areas.years else self._areas.years
            municipal = {code for y in known for code in self._areas.borders.codes_in(y)}
            self._of_year[year] = frozenset(municipal | self._regions)
        return self._of_year[year]
