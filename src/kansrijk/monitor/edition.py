"""The table of an edition: one row per indicator, as the progress report prints it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kansrijk.errors import UserError
from kansrijk.monitor.figures import Figure, Status
from kansrijk.monitor.records import plain
from kansrijk.monitor.release import Release
from kansrijk.monitor.verdict import Verdict
from kansrijk.reference.tables.indicators import IndicatorDefinition
from kansrijk.reference.tables.monitor import EditionVerdict


@dataclass(frozen=True, slots=True)
class EditionRow:
    """An indicator in an edition: definition, the figure shown (None when missing), verdict."""

    definition: IndicatorDefinition
    published: EditionVerdict
    figure: Figure | None
    verdict: Verdict
    ends: tuple[Figure, Figure] | None

    @property
    def status(self) -> Status:
        """The state of the value; no figure at all is a missing one."""
        return self.figure.status if self.figure else Status.MISSING


def editions(release: Release) -> tuple[int, ...]:
    """The editions of which the whole table is known."""
    return tuple(sorted({row.edition for row in release.definitions.edition_rows}))


def edition_table(release: Release, edition: int, country: str = "NL01") -> list[EditionRow]:
    """The rows of an edition for all families, in order of number."""
    known = editions(release)
    if edition not in known:
        raise UserError(
            f"Van editie {edition} is geen hele tabel bekend. "
            f"Wel van: {', '.join(str(year) for year in known)}."
        )
    rows = [
        edition_row(release, row, country)
        for row in release.definitions.edition_rows
        if row.edition == edition and row.group == "all"
    ]
    return sorted(rows, key=lambda row: row.definition.number or 0)


def edition_row(release: Release, row: EditionVerdict, country: str = "NL01") -> EditionRow:
    """What an edition says about one indicator and group."""
    definition = release.definitions.indicator(row.indicator_id)
    verdict = release.verdict(row.edition, row.indicator_id, row.group)
    assert definition is not None
    assert verdict is not None
    series = {
        figure.period: figure
        for figure in release.figures.select(
            indicator=row.indicator_id, area=country, group=row.group, line=row.line
        )
    }
    ends = (series[verdict.first], series[verdict.last]) if verdict.first else None  # type: ignore[index]
    return EditionRow(definition, row, series.get(str(row.year)), verdict, ends)


def as_record(row: EditionRow, release: Release) -> Mapping[str, Any]:
    """The row as a flat record for CSV and JSON; absent values are None."""
    figure, verdict = row.figure, row.verdict
    shown = figure if figure and figure.status is Status.SHOWN else None
    source = release.definitions.source_by_key[row.published.source]
    return {
        "number": row.definition.number,
        "id": row.definition.id,
        "name": row.definition.name_nl,
        "phase": row.definition.phase,
        "value": plain(shown.value) if shown else None,
        "status": str(row.status),
        "unit": row.definition.unit,
        "year": row.published.year,
        "published_symbol": verdict.published_symbol,
        "direction": str(verdict.direction),
        "significance": str(verdict.significance) if verdict.significance else None,
        "desirability": str(verdict.desirability),
        "reason": str(verdict.reason) if verdict.reason else None,
        "numerator": shown.numerator if shown else None,
        "denominator": shown.denominator if shown else None,
        "source": source.text,
    }
