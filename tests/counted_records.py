"""Small deliveries written by hand, to count; their country is that of invented_areas.py.

A row is a dict with the columns that matter; the rest is as with most children: born alive, alone,
at 40+0, with known claims, of a mother who is not vulnerable.
"""

import tempfile
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import ibis
import pyarrow as pa
import pyarrow.parquet as pq

from invented_areas import INHABITANTS, write_area_set
from kansrijk.monitor.areas import AreaSet
from kansrijk.monitor.counting.aggregate import is_unknown, with_derived
from kansrijk.monitor.counting.base import count_base
from kansrijk.monitor.counting.cells import BaseCells
from kansrijk.monitor.counting.groups import GROUPS
from kansrijk.monitor.counting.rollup import Cells, roll_up
from kansrijk.monitor.counting.rule import CountRule
from kansrijk.monitor.counting.rules import rules_of
from kansrijk.reference.loader import load
from kansrijk.reference.tables.records import RecordColumn

AARDAM, BEEKDORP, CROMSLUIS, DORPE, EILAND, NIEUWSTAD = (
    "GM9001", "GM9002", "GM9003", "GM9004", "GM9005", "GM9010",
)  # fmt: skip

Row = dict[str, Any]

SIZE_CLASSES = """number,from_inhabitants,name_nl,name_en,source
1,0,klein,small,test
2,5000,groot,large,test
"""

_TYPES = {
    "key": pa.string(), "code": pa.string(), "category": pa.string(), "int": pa.int64(),
    "float": pa.float64(), "bool": pa.bool_(), "date": pa.date32(),
}  # fmt: skip
_numbers = count(1)


def _schema(table: str) -> pa.Schema:
    columns = [column for column in load(RecordColumn) if column.record_table == table]
    return pa.schema([(column.column, _TYPES[column.type]) for column in columns])


def child(**given: Any) -> Row:
    """A row of births."""
    number = next(_numbers)
    return {
        "child_key": f"K{number}", "pregnancy_key": f"Z{number}", "mother_key": f"M{number}",
        "municipality": AARDAM, "birth_date": date(2021, 7, 1), "is_live_born": True,
        "gestation_days": 280, "birth_weight": 3500, "sex": "female", "is_multiple": False,
        "rank_in_pregnancy": 1, "first_examination_day": 56, "kraamzorg_claimed": True,
        "long_hospital_stay": False, "parity": 1, "vulnerable": False,
        "vulnerability_probability": None, "income_quintile": 3, "education": "middle",
    } | given  # fmt: skip


def household(**given: Any) -> Row:
    """A row of households: mother and partner, both without debts or care."""
    number = next(_numbers)
    return {
        "pregnancy_key": f"Z{number}", "mother_key": f"M{number}", "partner_key": f"P{number}",
        "municipality": AARDAM, "year": 2021, "is_registered": True, "children": 1,
        "live_children": 1, "debts_mother": False, "debts_partner": False,
        "mental_health_mother": False, "mental_health_partner": False, "vulnerable": False,
        "vulnerability_probability": None, "income_quintile": 3, "education": "middle",
    } | given  # fmt: skip


def toddler(**given: Any) -> Row:
    """A row of children_two: a girl of 24.0 months, neither light nor heavy."""
    return {
        "child_key": f"K{next(_numbers)}", "municipality": AARDAM, "year": 2021,
        "organisation": "JGZ1", "sex": "female", "age_months": 24.0, "height": 88.0,
        "weight": 12.5, "language_outcome": "not_negative", "vulnerable": False,
    } | given  # fmt: skip


def spell(child_key: str, kind: str, started_on: date, ended_on: date | None) -> Row:
    """A row of youth_spells."""
    return {
        "spell_key": f"S{next(_numbers)}", "child_key": child_key, "kind": kind,
        "started_on": started_on, "ended_on": ended_on,
    }  # fmt: skip


def mother(**given: Any) -> Row:
    """A row of mothers: no preconception consultation."""
    return {
        "mother_key": f"M{next(_numbers)}", "year": 2021, "municipality": AARDAM,
        "preconception_claimed": False,
    } | given  # fmt: skip


@cache
def invented_country() -> AreaSet:
    """The country of invented_areas.py."""
    with tempfile.TemporaryDirectory() as folder:
        return AreaSet.load(write_area_set(Path(folder), size_classes=SIZE_CLASSES))


class SmallDelivery:
    """What counting asks of a delivery, from rows in memory."""

    def __init__(
        self,
        tables: Mapping[str, Iterable[Row]],
        years: range = range(2020, 2023),
        codes_of: int | None = None,
    ) -> None:
        self.areas = invented_country()
        self.manifest = SimpleNamespace(all_years=years, last_year=years[-1])
        self._codes_of = codes_of
        self.connection = ibis.duckdb.connect()
        self._work = tempfile.TemporaryDirectory()
        self._folder = Path(self._work.name)
        self.arrow = {
            name: pa.Table.from_pylist(list(rows), schema=_schema(name))
            for name, rows in tables.items()
        }
        for name, rows in self.arrow.items():
            self.connection.con.register(name, rows)

    def has_table(self, name: str) -> bool:
        return name in self.arrow

    def table(self, name: str, *, skip_faulty: bool = False) -> ibis.Table:
        assert not skip_faulty
        return self.connection.table(name)

    def path(self, name: str) -> Path:
        """The table as a Parquet file."""
        path = self._folder / f"{name}.parquet"
        pq.write_table(self.arrow[name], path)
        return path

    def code_year(self, year: int) -> int:
        return self._codes_of or year


def rule(indicator: str, edition: int, line: str = "main") -> CountRule:
    """The rule by which an edition counts an indicator."""
    return next(r for r in rules_of(edition) if r.key == (indicator, line))


@cache
def _judge() -> ibis.BaseBackend:
    return ibis.duckdb.connect()


def judged(wanted: CountRule, table: str, row: Row) -> str:
    """What a rule says of one row: ja, nee, onbekend, or "telt niet mee"; with its remark."""
    rows = ibis.memtable(pa.Table.from_pylist([row], schema=_schema(table)))
    rows = with_derived(rows, [wanted])
    event = wanted.event(rows)
    asked = {
        "counted": wanted.population(rows),
        "event": event,
        "unknown": is_unknown(event),
        "flagged": wanted.flag(rows) if wanted.flag else ibis.literal(False),
    }
    [found] = _judge().to_pyarrow(rows.select(**asked)).to_pylist()
    if not found["counted"]:
        return "telt niet mee"
    answer = "onbekend" if found["unknown"] else "ja" if found["event"] else "nee"
    return f"{answer}, met opmerking" if found["flagged"] else answer


def counted(tables: Mapping[str, Iterable[Row]], edition: int, **options: Any) -> BaseCells:
    """The base cells of rows."""
    return count_base(SmallDelivery(tables), edition, **options)  # type: ignore[arg-type]


def totals(base: BaseCells, indicator: str, line: str = "main") -> dict[int, tuple[int, ...]]:
    """Per year the population, events, unknown and flagged of the whole country."""
    number = [r.key for r in base.rules].index((indicator, line))
    found: dict[int, tuple[int, ...]] = {}
    for year in base.years:
        rows = (base.rule == number) & (base.year == year) & (base.group < 4)
        if rows.any():
            found[year] = tuple(base.counts[rows].sum(axis=0).tolist())
    return found


def rolled(base: BaseCells, border_year: int = 2022, **options: Any) -> Cells:
    """Complete cells by the borders of a year of the invented country."""
    return roll_up(base, invented_country(), INHABITANTS, border_year, **options)


def cell(
    cells: Cells, indicator: str, place: str, period: str, group: str = "all", line: str = "main"
) -> tuple[int, ...] | None:
    """The four numbers of one cell; None when there is no such cell."""
    found = (
        (cells.rule == [r.key for r in cells.rules].index((indicator, line)))
        & (cells.place == [p.code for p in cells.places].index(place))
        & (cells.period == [str(p) for p in cells.periods].index(period))
        & (cells.group == GROUPS.index(group))
    )
    if not found.any():
        return None
    [at] = found.nonzero()[0].tolist()
    return tuple(int(column[at]) for column in four(cells))


def four(cells: Cells) -> tuple[Any, ...]:
    """The four columns of numbers."""
    return cells.population, cells.events, cells.unknown, cells.flagged


# Children in words, for the tables of cases in tests/spec/indicators -----------------------------

_WORDS: dict[str, Row] = {
    "meisje": {"sex": "female"},
    "jongen": {"sex": "male"},
    "geslacht onbekend": {"sex": None},
    "duur onbekend": {"gestation_days": None},
    "gewicht onbekend": {"birth_weight": None},
    "doodgeboren": {"is_live_born": False},
    "eerste van een tweeling": {"is_multiple": True, "rank_in_pregnancy": 1},
    "tweede van een tweeling": {"is_multiple": True, "rank_in_pregnancy": 2},
    "eerste onderzoek onbekend": {"first_examination_day": None},
    "kraamzorg": {"kraamzorg_claimed": True},
    "geen kraamzorg": {"kraamzorg_claimed": False},
    "declaraties onbekend": {"kraamzorg_claimed": None},
    "lang in het ziekenhuis": {"long_hospital_stay": True},
    "kwetsbaar": {"vulnerable": True},
    "geen voorspelling": {"vulnerable": None},
}


def child_in_words(text: str) -> Row:
    """A row of births from "jongen, 36+6, 4000 g"; what is not said is as with most children."""
    given: Row = {}
    for word in text.split(", "):
        if word in _WORDS:
            given |= _WORDS[word]
        elif word.endswith(" g"):
            given["birth_weight"] = int(word.removesuffix(" g"))
        elif word.startswith("eerste onderzoek dag "):
            given["first_examination_day"] = int(word.rsplit(" ", 1)[1])
        elif word.startswith("kans "):
            given |= {"vulnerable": None, "vulnerability_probability": float(word[5:])}
        else:
            weeks, days = word.split("+")
            given["gestation_days"] = int(weeks) * 7 + int(days)
    return child(**given)
