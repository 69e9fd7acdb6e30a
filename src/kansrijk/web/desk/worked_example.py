"""A small table with totals, in which one suppressed number can be worked out and four cannot."""

from dataclasses import dataclass

from kansrijk.monitor.figures import Status
from kansrijk.reports.charts.ranges import Range, RangeChart, draw_ranges
from kansrijk.reports.charts.words import words_for
from kansrijk.reports.language import Language
from kansrijk.reports.wording.values import Cell, absent_cell
from kansrijk.web.dashboards.presenters.series import NARROW, WIDE, Drawing

#: Made up: children in three municipalities, in a vulnerable situation and not.
COUNTS = ((7, 41), (23, 64), (31, 52))
#: Places (row, column) that are suppressed: the number below 10 alone, then with three others.
ALONE = frozenset({(0, 0)})
TOGETHER = frozenset({(0, 0), (0, 1), (1, 0), (1, 1)})
#: From which to which number the first place may then be, as tests/unit works out by trying.
KNOWN_ALONE, KNOWN_TOGETHER = (7, 7), (0, 30)


@dataclass(frozen=True, slots=True)
class ExampleRow:
    """A municipality, or the total."""

    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class WorkedExample:
    """The table twice, and a picture of what an outsider can work out of each."""

    alone: tuple[ExampleRow, ...]
    together: tuple[ExampleRow, ...]
    drawing: Drawing


def worked_example(language: Language) -> WorkedExample:
    """The example in a language."""
    return WorkedExample(
        alone=tuple(example_rows(ALONE, language)),
        together=tuple(example_rows(TOGETHER, language)),
        drawing=range_drawing(language),
    )


def example_rows(hidden: frozenset[tuple[int, int]], language: Language) -> list[ExampleRow]:
    """The table with these places suppressed; totals are always shown."""
    _ = language.gettext
    rows = [
        ExampleRow(
            _("Municipality {letter}").format(letter="ABC"[number]),
            (
                *(
                    _suppressed(language) if (number, at) in hidden else _cell(count, language)
                    for at, count in enumerate(row)
                ),
                _cell(sum(row), language),
            ),
        )
        for number, row in enumerate(COUNTS)
    ]
    totals = [sum(column) for column in zip(*COUNTS, strict=True)]
    totals.append(sum(totals))
    return [*rows, ExampleRow(_("Together"), tuple(_cell(t, language) for t in totals))]


def _suppressed(language: Language) -> Cell:
    return absent_cell(Status.SUPPRESSED, None, language)


def _cell(count: int, language: Language) -> Cell:
    text = language.number(count)
    return Cell(Status.SHOWN, text, is_zero=count == 0, words=text)


def range_drawing(language: Language) -> Drawing:
    """What an outsider knows of the first number: everything, or next to nothing."""
    _ = language.gettext
    low, high = KNOWN_TOGETHER
    rows = (
        Range(_("One number suppressed"), *KNOWN_ALONE, _("can only be {n}").format(n=7)),
        Range(
            _("Four numbers suppressed"), low, high,
            _("can be anything from {low} to {high}").format(low=low, high=high),
        ),
    )  # fmt: skip
    title = _("Suppressing one number is not enough")
    subtitle = _("What an outsider can work out about the vulnerable children in municipality A")
    spoken = ". ".join(f"{row.name}: {row.text}" for row in rows)
    chart, words = RangeChart(label=f"{title}. {spoken}.", rows=rows), words_for(language.code)
    return Drawing(
        slug="voorbeeld",
        title=title,
        subtitle=subtitle,
        wide_svg=draw_ranges(chart, WIDE, words),
        narrow_svg=draw_ranges(chart, NARROW, words),
        source="",
    )
