"""The money of the programme: every source line apart, because lines overlap."""

from collections.abc import Sequence
from dataclasses import dataclass

from kansrijk.monitor.figures import Figure
from kansrijk.monitor.published.programme import MONEY
from kansrijk.monitor.release import Release
from kansrijk.reference.tables.programme import MoneyLine as LineRow
from kansrijk.reports.charts.money import draw_money
from kansrijk.reports.charts.money_data import Amount, MoneyChart, MoneyLine
from kansrijk.reports.charts.words import words_for
from kansrijk.reports.language import Language
from kansrijk.web.dashboards.presenters.series import Drawing, sources_of

#: The years of the page: the programme's first grant to the last year of the agreements.
FIRST_YEAR, LAST_YEAR = 2019, 2030
STRUCTURAL = "structural"
WIDE, NARROW = 1000, 296
#: What a line holds, in the order of the page.
KINDS = ("kansrijke_start", "part", "more")


@dataclass(frozen=True, slots=True)
class AmountRow:
    """An amount of a line in a year or period."""

    when: str
    amount: str


@dataclass(frozen=True, slots=True)
class LineTable:
    """A source line with all its amounts, its remark and its source."""

    id: str
    name: str
    note: str
    amounts: tuple[AmountRow, ...]
    source: str


@dataclass(frozen=True, slots=True)
class MoneyGroup:
    """Lines that hold the same kind of money, drawn and as tables."""

    kind: str
    name: str
    drawing: Drawing | None
    lines: tuple[LineTable, ...]


def money_page(release: Release, country: str, language: Language) -> tuple[MoneyGroup, ...]:
    """The source lines of the current release, by what they hold."""
    return tuple(_group(kind, release, country, language) for kind in KINDS)


def _group(kind: str, release: Release, country: str, language: Language) -> MoneyGroup:
    lines = [
        (line, figures)
        for line in release.definitions.money_lines
        if line.holds == kind and (figures := _figures(line, release, country))
    ]
    return MoneyGroup(
        kind,
        kind_name(kind, language),
        _drawing(kind, lines, release, language),
        tuple(_table(line, figures, release, language) for line, figures in lines),
    )


def _figures(line: LineRow, release: Release, country: str) -> list[Figure]:
    """The amounts of a line that reach into the years of the page."""
    rows = release.figures.select(indicator=MONEY + line.line, area=country)
    return [row for row in rows if not row.period[:4].isdigit() or _ends(row) >= FIRST_YEAR]


def _ends(row: Figure) -> int:
    return int(row.period.removesuffix("+")[-4:])


def _drawing(
    kind: str,
    lines: Sequence[tuple[LineRow, list[Figure]]],
    release: Release,
    language: Language,
) -> Drawing | None:
    drawn = tuple(
        MoneyLine(
            name=language.pick(line, "name"),
            amounts=amounts,
            holds_more=kind == "more",
            scale=kind if kind != "more" else line.line.split("_")[0],
        )
        for line, figures in lines
        if (amounts := tuple(_amounts(figures)))
    )
    if not drawn:
        return None
    title = language.gettext("Million euro per year and per source")
    subtitle = language.gettext("Sources overlap: never add them up.")
    label = f"{kind_name(kind, language)}. {title}. {subtitle}"
    chart, words = MoneyChart(label=label, lines=drawn), words_for(language.code)
    return Drawing(
        slug=f"geld-{kind}",
        title=title,
        subtitle=subtitle,
        wide_svg=draw_money(chart, WIDE, words, f"{kind}-w"),
        narrow_svg=draw_money(chart, NARROW, words, f"{kind}-n"),
        source=sources_of([row for _, figures in lines for row in figures], release),
    )


def _amounts(figures: Sequence[Figure]) -> list[Amount]:
    """Amounts of one year and structural ones; a period of years stands in the table only."""
    return [
        Amount(None if row.period == STRUCTURAL else int(row.period), row.value or 0)
        for row in figures
        if row.period == STRUCTURAL or row.period.isdigit()
    ]


def _table(
    line: LineRow, figures: Sequence[Figure], release: Release, language: Language
) -> LineTable:
    return LineTable(
        id=line.line,
        name=language.pick(line, "name"),
        note=language.pick(line, "note"),
        amounts=tuple(
            AmountRow(_when(row.period, language), _million(row.value or 0, language))
            for row in figures
        ),
        source=sources_of(figures, release),
    )


def _when(period: str, language: Language) -> str:
    _ = language.gettext
    if period == STRUCTURAL:
        return _("structural")
    if period.endswith("+"):
        return _("from {year}").format(year=period.removesuffix("+"))
    first, _dash, last = period.partition("-")
    return _("{first} to {last}").format(first=first, last=last) if last else first


def _million(value: float, language: Language) -> str:
    decimals = 0 if value == round(value) else 1
    return language.gettext("€ {amount} million").format(amount=language.number(value, decimals))


def kind_name(kind: str, language: Language) -> str:
    """What lines of this kind hold."""
    _ = language.gettext
    return {
        "kansrijke_start": _("Money for Kansrijke Start only"),
        "part": _("Smaller amounts for one part of Kansrijke Start"),
        "more": _("Money that holds more than Kansrijke Start"),
    }[kind]
