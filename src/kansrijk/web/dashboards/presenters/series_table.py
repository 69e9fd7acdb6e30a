"""Every published figure of an indicator as one table, with its sources by number."""

from collections.abc import Sequence
from dataclasses import dataclass

from kansrijk.monitor.figures import Figure
from kansrijk.monitor.release import Release
from kansrijk.reference.tables.indicators import IndicatorDefinition
from kansrijk.reports.language import Language
from kansrijk.reports.wording.values import Cell, cell, unit_of
from kansrijk.web.dashboards.presenters.series import group_name


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """A figure in the table under the drawings."""

    period: str
    group: str
    value: Cell
    counts: str
    interval: str
    line: str
    source: int
    note: str


@dataclass(frozen=True, slots=True)
class SeriesTable:
    """The rows, and the sources that they name by number (the first is 1)."""

    rows: tuple[SeriesRow, ...]
    sources: tuple[str, ...]

    @property
    def has_groups(self) -> bool:
        """Whether the table needs a column for the group of families."""
        return len({row.group for row in self.rows}) > 1

    @property
    def has_counts(self) -> bool:
        """Whether any numerator or denominator was published."""
        return any(row.counts for row in self.rows)

    @property
    def has_lines(self) -> bool:
        """Whether the figures were counted in more than one way."""
        return len({row.line for row in self.rows}) > 1


def series_table(
    rows: Sequence[Figure], definition: IndicatorDefinition, release: Release, language: Language
) -> SeriesTable:
    """Every published figure, also those that are not drawn, with how it counts and its source."""
    lines = {line.id: language.pick(line, "name") for line in definition.lines}
    sources = list(dict.fromkeys(row.source for row in rows))
    unit = unit_of(definition)
    return SeriesTable(
        rows=tuple(
            SeriesRow(
                period=row.period,
                group=group_name(row.group, language),
                value=cell(row, unit, language),
                counts=_counts(row, language),
                interval=_interval(row, definition, language),
                line=lines.get(row.line, ""),
                source=sources.index(row.source) + 1,
                note=row.note or "",
            )
            for row in rows
        ),
        sources=tuple(release.definitions.source_by_key[key].name for key in sources),
    )


def _counts(row: Figure, language: Language) -> str:
    """Numerator and denominator as far as they were published."""
    _ = language.gettext
    if row.numerator is None and row.denominator is None:
        return ""
    if row.denominator is None:
        return language.number(row.numerator or 0)
    total = language.number(row.denominator)
    if row.numerator is None:
        return _("of {total}").format(total=total)
    return _("{count} of {total}").format(count=language.number(row.numerator), total=total)


def _interval(row: Figure, definition: IndicatorDefinition, language: Language) -> str:
    if row.lower is None or row.upper is None:
        return ""
    return language.gettext("{low} to {high}").format(
        low=language.number(row.lower, definition.decimals),
        high=language.number(row.upper, definition.decimals),
    )
