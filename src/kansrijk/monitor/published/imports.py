"""Tables from outside that their owners published: kept beside the reference files.

An imported table is a folder ``imports/<id>`` with its figures and its source. It replaces what
an earlier import or the reference files say for the same place, year and group.
"""

import json
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kansrijk.errors import UserError
from kansrijk.monitor.areas import netherlands
from kansrijk.monitor.figures import Figure, FigureTable, Status, read_csv, write_csv
from kansrijk.monitor.sources import OutsideRow, ValueRule, read_published_table
from kansrijk.reference.rows import check_rows
from kansrijk.reference.tables.context import Measure
from kansrijk.reference.tables.indicators import IndicatorDefinition
from kansrijk.reference.tables.sources import Source

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
FIGURES, SOURCE = "figures.csv", "source.json"


@dataclass(frozen=True, slots=True)
class Publication:
    """Who published a table, where, and on which day (2026-03-01).

    Without a stated source the figures say so wherever they appear: not yet verified.
    """

    text: str
    date: str
    is_stated: bool = True

    @classmethod
    def of(cls, file: Path, source: str | None, date: str | None) -> "Publication":
        """The publication as far as it was stated; a day that was not stated is that of today."""
        today = datetime.now(tz=UTC).date().isoformat()
        if date is not None and not _DAY.fullmatch(date):
            raise UserError(f"--date {date}: geef een dag als 2026-03-01.")
        if source is not None:
            return cls(source, date or today)
        text = f"Ingelezen uit {file.name}; wie dit publiceerde, is niet opgegeven"
        return cls(text, date or today, is_stated=False)


class _NetherlandsResolver:
    """Names and codes as the readers of outside tables ask for them."""

    def code_for(self, text: str, year: int) -> str:
        """The code of an area in a year; NotFoundError with suggestions."""
        areas = netherlands()
        known = year if year in areas.years else None
        return areas.resolve(text, known).found.code


def read_import(
    file: Path,
    definition: IndicatorDefinition | Measure,
    publication: Publication,
    *,
    line: str | None = None,
    column: str | None = None,
) -> tuple[FigureTable, Source]:
    """The figures of an outside table and its source, checked as a whole and not yet kept."""
    rows = read_published_table(
        file,
        kind="measure" if isinstance(definition, Measure) else "indicator",
        id=definition.id,
        areas=_NetherlandsResolver(),
        rule=_rule(definition),
        measure_code=column,
    )
    source = _source(definition.id, publication)
    chosen = _line(definition, line)
    return FigureTable(_figure(row, definition.id, chosen, source.source) for row in rows), source


@contextmanager
def keeping_import(
    folder: Path,
    id: str,  # noqa: A002
    figures: FigureTable,
    source: Source,
) -> Iterator[None]:
    """Keep an import in place of an earlier one of the same id.

    When what is done with it within the ``with`` fails, the earlier one stands there again.
    """
    parent = folder / "imports"
    parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=".draft-", dir=parent))
    target, aside = parent / id, parent / f".old-{id}"
    try:
        write_csv(figures, draft / FIGURES)
        (draft / SOURCE).write_text(source.model_dump_json(indent=1), encoding="utf-8")
        shutil.rmtree(aside, ignore_errors=True)
        if target.exists():
            target.rename(aside)
        draft.rename(target)
        yield
    except BaseException:
        _put_back(target, aside, draft)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _put_back(target: Path, aside: Path, draft: Path) -> None:
    """Undo as far as it got: the earlier import in its place, and no half one left."""
    if not draft.exists():
        shutil.rmtree(target, ignore_errors=True)
    shutil.rmtree(draft, ignore_errors=True)
    if aside.exists():
        shutil.move(aside, target)


def kept_imports(folder: Path) -> Iterator[tuple[FigureTable, Source]]:
    """Every kept import, by name."""
    for kept in import_folders(folder):
        raw = json.loads((kept / SOURCE).read_text(encoding="utf-8"))
        yield read_csv(kept / FIGURES), check_rows(Source, [raw], file=SOURCE)[0]


def import_folders(folder: Path) -> list[Path]:
    """The folders of kept imports, by name.

    An import that was put aside by a process that was then killed is put back first.
    """
    for aside in (folder / "imports").glob(".old-*"):
        target = aside.with_name(aside.name.removeprefix(".old-"))
        if not target.exists():
            aside.rename(target)
    return sorted(path for path in (folder / "imports").glob("[!.]*") if path.is_dir())


def with_imports(figures: Iterable[Figure], imports: Sequence[FigureTable]) -> Iterator[Figure]:
    """``figures``, with those of the imports in place of what has the same place in the table."""
    newer: Mapping[tuple[str, ...], Figure] = {
        _place(figure): figure for table in imports for figure in table
    }
    yield from (figure for figure in figures if _place(figure) not in newer)
    yield from newer.values()


def _place(figure: Figure) -> tuple[str, ...]:
    return (figure.indicator, figure.area, figure.period, figure.group, figure.line)


def _rule(definition: IndicatorDefinition | Measure) -> ValueRule:
    kind = definition.kind if isinstance(definition, Measure) else definition.unit
    if kind in ("percent", "per_1000"):
        return ValueRule(kind, decimals=definition.decimals)
    return ValueRule("count", decimals=definition.decimals)


def _line(definition: IndicatorDefinition | Measure, chosen: str | None) -> str:
    """The way of counting: the only one there is, or the one that was named."""
    known = ["main"] if isinstance(definition, Measure) else [line.id for line in definition.lines]
    if chosen is None and len(known) == 1:
        return known[0]
    if chosen in known:
        return str(chosen)
    raise UserError(
        f"{definition.id} wordt op meer manieren geteld. Kies met --line een van: "
        f"{', '.join(known)}."
    )


def _source(id: str, publication: Publication) -> Source:  # noqa: A002
    key = re.sub(r"[^a-z0-9_-]", "-", f"import-{id}-{publication.date}".lower())
    raw = {
        "source": key,
        "text": publication.text,
        "owner": publication.text.split(",")[0] if publication.is_stated else "onbekend",
        "date": publication.date,
        "date_kind": "published" if publication.is_stated else "captured",
        "evidence": "seen" if publication.is_stated else "unverified",
    }
    return check_rows(Source, [raw], file="--source en --date", first_row=1)[0]


def _figure(row: OutsideRow, id: str, line: str, source: str) -> Figure:  # noqa: A002
    shown = row.status is Status.SHOWN
    return Figure(
        indicator=id,
        area=row.area_code,
        period=str(row.year),
        group=row.group,
        line=line,
        status=row.status,
        value=row.value if shown else None,
        numerator=row.numerator if shown else None,
        denominator=row.denominator if shown else None,
        reason=None if shown else _reason(row.status),
        flags=row.flags,
        source=source,
    )


def _reason(status: Status) -> str:
    return {
        Status.SUPPRESSED: "small_numbers",
        Status.NOT_APPLICABLE: "not_applicable",
    }.get(status, "not_published")
