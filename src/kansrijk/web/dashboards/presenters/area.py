"""The page of a municipality, GGD or province: what is known, beside region and country."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kansrijk.monitor.areas import Area, AreaSet, Level
from kansrijk.monitor.figures import Figure, Status
from kansrijk.monitor.published.present import LINE
from kansrijk.monitor.release import Release
from kansrijk.reference.tables.context import Measure
from kansrijk.reports.language import Language
from kansrijk.reports.wording.values import Cell, cell, unit_of
from kansrijk.web.dashboards.presenters.places import place_name

THEMES = ("births", "children", "income", "care", "money", "place")


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure here, in the region and in the country, all of the same year."""

    id: str
    name: str
    unit: str
    period: str
    labelled: tuple[tuple[str, Cell], ...]
    what: str
    note: str
    source: str


@dataclass(frozen=True, slots=True)
class ThemeRows:
    """The measures of one theme."""

    name: str
    rows: tuple[MeasureRow, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """An indicator of the monitor that is not public for this place, and who has it."""

    id: str
    name: str
    why: str
    owner: str


def compared_areas(area: Area, areas: AreaSet, language: Language) -> dict[str, Area]:
    """The area itself and those it is shown beside: its GGD (if smaller) and the country."""
    beside = [p for p in areas.parents(area.code) if p.level in (Level.GGD, Level.COUNTRY)]
    return {place_name(place, areas, language): place for place in (area, *beside)}


def theme_rows(
    release: Release, columns: Mapping[str, Area], language: Language
) -> tuple[ThemeRows, ...]:
    """Every measure by theme; ``columns`` are the places by name, the page's own place first."""
    by_column = {name: _by_measure(release, area) for name, area in columns.items()}
    return tuple(
        ThemeRows(
            theme_name(theme, language),
            tuple(
                _row(measure, by_column, release, language)
                for measure in release.definitions.measures
                if measure.theme == theme
            ),
        )
        for theme in THEMES
    )


def _by_measure(release: Release, area: Area) -> dict[str, list[Figure]]:
    found: dict[str, list[Figure]] = {}
    for figure in release.figures.select(area=area.code, line=LINE):
        found.setdefault(figure.indicator, []).append(figure)
    return found


def _row(
    measure: Measure,
    by_column: dict[str, dict[str, list[Figure]]],
    release: Release,
    language: Language,
) -> MeasureRow:
    """The latest year in which the place has a value; without one, the latest of the country."""
    here, *_, country = (column.get(measure.id, []) for column in by_column.values())
    known = [f for f in here if f.status is Status.SHOWN] or here or country
    period = max((figure.period for figure in known), default="")
    figures = {name: _at(column.get(measure.id, []), period) for name, column in by_column.items()}
    source = next((f.source for f in figures.values() if f), measure.source)
    return MeasureRow(
        id=measure.id,
        name=language.pick(measure, "name"),
        unit=language.pick(measure, "unit"),
        period=period,
        labelled=tuple(
            (name, cell(figure, unit_of(measure), language)) for name, figure in figures.items()
        ),
        what=language.pick(measure, "what"),
        note=language.pick(measure, "note"),
        source=release.definitions.source_by_key[source].name,
    )


def _at(figures: Sequence[Figure], period: str) -> Figure | None:
    return next((figure for figure in figures if figure.period == period), None)


def births_series(release: Release, area: Area) -> list[Figure]:
    """Births on the borders of today, oldest year first; only years that were published here."""
    rows = release.figures.select(area=area.code, indicator="births", line=LINE)
    first = next((i for i, row in enumerate(rows) if row.status is Status.SHOWN), len(rows))
    shown = list(rows[first:])
    while shown and shown[-1].status is not Status.SHOWN:
        shown.pop()
    return shown


def unknown_indicators(release: Release, language: Language) -> tuple[Unknown, ...]:
    """The monitor's indicators, none of which is published openly per municipality."""
    return tuple(
        Unknown(
            id=definition.id,
            name=language.pick(definition, "short"),
            why=language.pick(definition, "population"),
            owner=definition.source_owner,
        )
        for definition in sorted(release.definitions.indicators, key=lambda d: d.number or 0)
        if definition.set == "2019-2023"
    )


def theme_name(theme: str, language: Language) -> str:
    """The name of a theme of measures."""
    _ = language.gettext
    return {
        "births": _("Births and inhabitants"),
        "children": _("Children and households"),
        "income": _("Income and debts"),
        "care": _("Youth care"),
        "money": _("Money for the municipality"),
        "place": _("The place"),
    }[theme]
