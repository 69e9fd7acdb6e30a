"""The page of an indicator: the sentence, the figures, what it means and where it comes from."""

from collections.abc import Sequence
from dataclasses import dataclass

from kansrijk.monitor.edition import EditionRow, edition_row, editions
from kansrijk.monitor.figures import Figure, Status
from kansrijk.monitor.release import Release
from kansrijk.reference.tables.indicators import IndicatorDefinition
from kansrijk.reports.language import Language
from kansrijk.reports.wording.sentences import plain_sentence
from kansrijk.reports.wording.values import Cell, cell, unit_of
from kansrijk.reports.wording.verdicts import VerdictText, direction_words, verdict_text
from kansrijk.web.dashboards.presenters import series
from kansrijk.web.dashboards.presenters.definition_card import definition_terms
from kansrijk.web.dashboards.presenters.monitor import phase_name
from kansrijk.web.dashboards.presenters.series_table import SeriesTable, series_table


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A large figure with its label; ``tone`` colours a group."""

    cell: Cell
    label: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class GroupVerdict:
    """The verdict on one group of families."""

    group: str
    verdict: VerdictText


@dataclass(frozen=True, slots=True)
class GapRow:
    """The gap between the groups in a year, as difference and ratio."""

    period: str
    difference: str
    ratio: str


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """Everything the page of an indicator shows."""

    definition: IndicatorDefinition
    name: str
    phase: str
    edition: int | None
    sentence: str
    key_figures: tuple[KeyFigure, ...]
    drawings: tuple[series.Drawing, ...]
    verdicts: tuple[GroupVerdict, ...]
    published_symbol: str
    table: SeriesTable
    gaps: tuple[GapRow, ...]
    terms: tuple[tuple[str, str], ...]
    breaks: tuple[str, ...]
    statements: tuple[str, ...]
    withdrawn: tuple[str, ...]
    related: tuple[tuple[str, str, Cell], ...]
    successors: tuple[str, ...]

    @property
    def kicker(self) -> tuple[str, ...]:
        """The phase of the thousand days, if the indicator has one."""
        return (self.phase,) if self.phase else ()


def indicator_page(
    release: Release, definition: IndicatorDefinition, country: str, today_year: int,
    language: Language,
) -> IndicatorPage:  # fmt: skip
    """The page of one definition, for the latest edition that has it in its table."""
    rows = series.series_of(release, definition, country)
    own = _edition_rows(release, definition, country)
    main = next((row for row in own if row.published.group == "all"), None)
    current = main.figure if main else _latest(rows)
    return IndicatorPage(
        definition=definition,
        name=language.pick(definition, "short"),
        phase=phase_name(definition.phase, language) if definition.phase else "",
        edition=main.published.edition if main else None,
        sentence=plain_sentence(current, definition, language),
        key_figures=tuple(_key_figures(current, own, definition, language)),
        drawings=tuple(series.drawings(rows, definition, release, language)),
        verdicts=tuple(_verdict(row, language) for row in own),
        published_symbol=_symbol_words(main, language),
        table=series_table(rows, definition, release, language),
        gaps=tuple(_gap_rows(rows, language)),
        terms=tuple(definition_terms(definition, current, release, today_year, language)),
        breaks=tuple(f"{b.year}: {language.pick(b, 'reason')}" for b in definition.breaks),
        statements=tuple(
            language.pick(s, "text")
            for s in release.definitions.statements
            if s.indicator_id == definition.id
        ),
        withdrawn=tuple(row.note or "" for row in rows if row.reason == "withdrawn"),
        related=tuple(_related(release, definition, country, language)),
        successors=tuple(
            language.pick(m, "note")
            for m in release.definitions.set_mapping
            if m.old_id == definition.id and definition.set == "2019-2023"
        ),
    )


def _edition_rows(
    release: Release, definition: IndicatorDefinition, country: str
) -> list[EditionRow]:
    """The rows of the latest edition about this indicator; the revised set has none yet."""
    if definition.set != "2019-2023":
        return []
    latest = editions(release)[-1]
    return [
        edition_row(release, row, country)
        for row in release.definitions.edition_rows
        if (row.edition, row.indicator_id) == (latest, definition.id)
    ]


def _latest(rows: Sequence[Figure]) -> Figure | None:
    shown = [row for row in rows if row.status is Status.SHOWN and row.group == "all"]
    return shown[-1] if shown else None


def _key_figures(
    current: Figure | None,
    own: Sequence[EditionRow],
    definition: IndicatorDefinition,
    language: Language,
) -> list[KeyFigure]:
    unit = unit_of(definition)
    groups = {row.published.group: row.figure for row in own if row.published.group != "all"}
    year = current.period if current else ""
    label = language.gettext("everyone, {year}").format(year=year) if groups else year
    found = [KeyFigure(cell(current, unit, language), label)]
    tones = {series.VULNERABLE: "vulnerable", series.NOT_VULNERABLE: "not-vulnerable"}
    found += [
        KeyFigure(cell(groups[g], unit, language), series.group_name(g, language), tone)
        for g, tone in tones.items()
        if g in groups
    ]
    return found


def _verdict(row: EditionRow, language: Language) -> GroupVerdict:
    note = language.pick(row.published, "reason_note")
    return GroupVerdict(
        series.group_name(row.published.group, language),
        verdict_text(row.verdict, row.definition, row.ends, note, language),
    )


def _symbol_words(main: EditionRow | None, language: Language) -> str:
    """RIVM's own symbol in words, beside which ours stands."""
    if main is None:
        return ""
    if main.verdict.published_symbol == "none":
        return language.gettext("RIVM drew no arrow: no comparison possible.")
    words = direction_words(main.verdict.published_symbol, language)  # type: ignore[arg-type]
    return language.gettext("RIVM's own sign: {direction}. RIVM did not test it.").format(
        direction=words.lower()
    )


def _gap_rows(rows: Sequence[Figure], language: Language) -> list[GapRow]:
    return [
        GapRow(
            g.period,
            language.gettext("{points} percentage points").format(
                points=language.number(g.difference, 1)
            ),
            language.gettext("{ratio} times").format(ratio=language.number(g.ratio, 2)),
        )
        for g in series.group_gaps(rows)
    ]


def _related(
    release: Release, definition: IndicatorDefinition, country: str, language: Language
) -> list[tuple[str, str, Cell]]:
    """Components and neighbours: id, name with year, latest value."""
    found = []
    for other in release.definitions.indicators:
        if other.related_to == definition.id:
            latest = _latest(series.series_of(release, other, country))
            name = language.pick(other, "short") + (f" ({latest.period})" if latest else "")
            found.append((other.id, name, cell(latest, unit_of(other), language)))
    return found
