"""The national table as a reader sees it: phases, rows, values, signs and their words."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kansrijk.monitor.edition import EditionRow, edition_table
from kansrijk.monitor.figures import Status
from kansrijk.monitor.release import Release
from kansrijk.reports.charts.bars import Bar, draw_bar
from kansrijk.reports.language import Language
from kansrijk.reports.wording.age import age_words
from kansrijk.reports.wording.values import Cell, cell, unit_of
from kansrijk.reports.wording.verdicts import VerdictText, verdict_text

BAR_WIDTH = 104
PHASES = ("programmabreed", "voor", "tijdens", "na")


@dataclass(frozen=True, slots=True)
class TableRow:
    """An indicator in the national table."""

    number: int
    id: str
    name: str
    value: Cell
    bar: str
    base: str
    year: str
    age: str
    verdict: VerdictText


@dataclass(frozen=True, slots=True)
class PhaseRows:
    """The rows of one phase, under its name."""

    id: str
    name: str
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class MonitorPage:
    """The national table with its opening sentence and its source."""

    edition: int
    lead: str
    phases: tuple[PhaseRows, ...]
    source: str


def monitor_page(
    release: Release, edition: int, today_year: int, language: Language
) -> MonitorPage:
    """The table of an edition grouped by phase, ready for the page."""
    rows = edition_table(release, edition)
    # Some rows also cite where their reason stands; the page of the indicator names that.
    report, _count = Counter(row.published.source for row in rows).most_common(1)[0]
    return MonitorPage(
        edition=edition,
        lead=_lead(rows, today_year, language),
        phases=tuple(
            PhaseRows(phase, phase_name(phase, language), _rows(rows, phase, today_year, language))
            for phase in PHASES
        ),
        source=release.definitions.source_by_key[report].text,
    )


def _lead(rows: Sequence[EditionRow], today_year: int, language: Language) -> str:
    """How many figures there are, how many are old and how many are missing."""
    missing = sum(row.status is Status.MISSING for row in rows)
    old = sum(bool(age_words(row.published.year, today_year, language)) for row in rows)
    return language.gettext(
        "{count} indicators of the first 1,000 days. {old} figures are more than three years "
        "old, {missing} is missing."
    ).format(count=len(rows), old=old, missing=missing)


def _rows(
    rows: Sequence[EditionRow], phase: str, today_year: int, language: Language
) -> tuple[TableRow, ...]:
    return tuple(
        table_row(row, today_year, language) for row in rows if row.definition.phase == phase
    )


def table_row(row: EditionRow, today_year: int, language: Language) -> TableRow:
    """One row, with every decision about words already taken."""
    definition = row.definition
    value = cell(row.figure, unit_of(definition), language)
    is_percent = definition.unit == "percent" and value.status is Status.SHOWN
    return TableRow(
        number=definition.number or 0,
        id=definition.id,
        name=language.pick(definition, "short"),
        value=value,
        bar=_bar(row) if is_percent else "",
        base=_base(row, language),
        year=str(row.published.year) if row.published.year else language.gettext("no year"),
        age=age_words(row.published.year, today_year, language),
        verdict=verdict_text(
            row.verdict, definition, row.ends, language.pick(row.published, "reason_note"), language
        ),
    )


def _bar(row: EditionRow) -> str:
    value = row.figure.value if row.figure else None
    return draw_bar(Bar(most=100, value=value), BAR_WIDTH, f"bar-{row.definition.id}")


def _base(row: EditionRow, language: Language) -> str:
    """Both counts where they were published: "212 van 342"."""
    figure = row.figure
    if figure is None or figure.numerator is None or figure.denominator is None:
        return ""
    return language.gettext("{count} of {total}").format(
        count=language.number(figure.numerator), total=language.number(figure.denominator)
    )


def phase_name(phase: str, language: Language) -> str:
    """The name of a phase of the thousand days."""
    _ = language.gettext
    return {
        "programmabreed": _("Whole programme"),
        "voor": _("Before pregnancy"),
        "tijdens": _("During pregnancy"),
        "na": _("After birth"),
    }[phase]
