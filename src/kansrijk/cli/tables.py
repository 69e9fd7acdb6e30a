"""Tables for the terminal, in Dutch words and numbers."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from kansrijk.monitor.edition import EditionRow
from kansrijk.monitor.figures import Figure
from kansrijk.reference.tables.context import Measure
from kansrijk.reference.tables.indicators import IndicatorDefinition
from kansrijk.reports.language import LANGUAGES
from kansrijk.reports.wording.values import cell, unit_of
from kansrijk.reports.wording.verdicts import verdict_text

DUTCH = LANGUAGES["nl"]
ARROWS = {"up": "↑", "down": "↓", "flat": "...", "none": "×"}
#: Wide enough for the longest name; a narrower terminal wraps instead of cutting words off.
LEAST_WIDTH = 100


def print_edition(rows: Sequence[EditionRow], edition: int) -> None:
    """The table of an edition, RIVM's symbol and our verdict in columns of their own."""
    table = Table(title=f"Monitor Kansrijke Start, editie {edition}", title_justify="left")
    table.add_column("Nr", justify="right")
    table.add_column("Indicator")
    table.add_column("Waarde", justify="right")
    table.add_column("Jaar")
    table.add_column("RIVM")
    table.add_column("Ons oordeel")
    for row in rows:
        value = cell(row.figure, unit_of(row.definition), DUTCH)
        table.add_row(
            str(row.definition.number),
            row.definition.short_nl,
            value.text or "ontbreekt",
            str(row.published.year or "-"),
            ARROWS[row.verdict.published_symbol],
            _verdict(row),
        )
    _print(table)


def _verdict(row: EditionRow) -> str:
    note = row.published.reason_note_nl or ""
    own = verdict_text(row.verdict, row.definition, row.ends, note, DUTCH, own_only=True)
    headline = ", ".join(word for word in (own.headline, own.desirability_words) if word)
    return f"{headline}: {own.detail}"


def print_series(
    rows: Sequence[Figure], definition: IndicatorDefinition | Measure, area: str
) -> None:
    """The figures of one indicator in one area."""
    table = Table(title=f"{definition.name_nl}, {area}", title_justify="left")
    for name in ("Periode", "Telwijze", "Waarde", "Teller", "Noemer", "Kenmerk"):
        table.add_column(name)
    unit = unit_of(definition)
    for row in sorted(rows, key=lambda row: (row.line, row.period)):
        value = cell(row, unit, DUTCH)
        table.add_row(
            row.period,
            row.line,
            value.text or value.words,
            "" if row.numerator is None else DUTCH.number(row.numerator),
            "" if row.denominator is None else DUTCH.number(row.denominator),
            ", ".join(value.flags),
        )
    if rows:
        _print(table)
    else:
        Console().print(f"{definition.name_nl}, {area}: ontbreekt, geen gepubliceerd cijfer.")


def _print(table: Table) -> None:
    console = Console()
    console.width = max(console.width, LEAST_WIDTH)
    console.print(table)
