"""The tile map of the invented municipalities: one indicator, one year or block of years."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from kansrijk.monitor.areas import Area, Level
from kansrijk.monitor.figures import Status
from kansrijk.reports.charts.map_classes import round_classes
from kansrijk.reports.charts.tile_map import Tile, TileMap, draw_tile_map, legend
from kansrijk.reports.charts.words import words_for
from kansrijk.reports.language import Language
from kansrijk.reports.wording.values import cell, unit_of
from kansrijk.web.dashboards.presenters.invented_figures import CountedFigures
from kansrijk.web.dashboards.presenters.invented_level import level_figures
from kansrijk.web.dashboards.presenters.invented_words import Writer, larger_areas
from kansrijk.web.dashboards.presenters.series import sources_of
from kansrijk.web.dashboards.presenters.tile_map import WIDTH, MapFigure, MappedPlace


@dataclass(frozen=True, slots=True)
class PeriodLink:
    """Another year or block of years of the same map."""

    name: str
    address: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class InventedMap:
    """The map with its sentence; ``figure`` is None where municipalities have no such figure."""

    id: str
    name: str
    sentence: str
    figure: MapFigure | None
    periods: tuple[PeriodLink, ...]


def map_periods(counted: CountedFigures) -> tuple[str, ...]:
    """What can be mapped: blocks of years, the last ones first, and the last single year."""
    return (*counted.blocks, counted.year)


def invented_map(
    counted: CountedFigures, period: str, own: Area | None, language: Language
) -> InventedMap:
    """The map of a period; ``own`` stands out, with its name."""
    name = language.pick(counted.definition, "short")
    if not counted.is_municipal:
        text = language.gettext("This figure is not shown at this level: {instead}.")
        instead = larger_areas(language)
        return InventedMap(counted.definition.id, name, text.format(instead=instead), None, ())
    places = _places(counted, period, language)
    return InventedMap(
        id=counted.definition.id,
        name=name,
        sentence=_sentence(places, language),
        figure=_figure(counted, period, places, own, language),
        periods=tuple(_links(counted, period, own, language)),
    )


def _places(counted: CountedFigures, period: str, language: Language) -> tuple[MappedPlace, ...]:
    unit = unit_of(counted.definition)
    return tuple(
        MappedPlace(area.code, area.name, cell(counted.figure(area.code, period), unit, language))
        for area in level_figures(counted, Level.MUNICIPALITY).areas
    )


def _sentence(places: Sequence[MappedPlace], language: Language) -> str:
    """How many municipalities have a number, and of how many it is suppressed."""
    text = language.gettext(
        "Of the {all} invented municipalities {shown} have a number here; of {hidden} it is "
        "suppressed."
    )
    statuses = [place.value.status for place in places]
    return text.format(
        all=language.number(len(places)),
        shown=language.number(statuses.count(Status.SHOWN)),
        hidden=language.number(statuses.count(Status.SUPPRESSED)),
    )


def _figure(
    counted: CountedFigures, period: str, places: tuple[MappedPlace, ...], own: Area | None,
    language: Language,
) -> MapFigure:  # fmt: skip
    definition = counted.definition
    drawn = _tile_map(counted, period, places, own, language)
    title = language.gettext("{name}, {period} (invented)")
    unit = "%" if definition.unit == "percent" else ""
    written = Writer(definition, language).period(period)
    whole = counted.figure(counted.home, period)
    return MapFigure(
        title=title.format(name=language.pick(definition, "short"), period=written),
        subtitle=language.pick(definition, "what"),
        wide_svg=draw_tile_map(drawn, WIDTH, "kaart"),
        narrow_svg="",
        legend=legend(drawn, words_for(language.code), "kaart-l", unit=unit),
        source=sources_of([whole] if whole else [], counted.country.release),
        period=written,
        places=places,
    )


def _tile_map(
    counted: CountedFigures, period: str, places: Sequence[MappedPlace], own: Area | None,
    language: Language,
) -> TileMap:  # fmt: skip
    found = ((place.code, counted.figure(place.code, period)) for place in places)
    values = {code: figure.value if figure else None for code, figure in found}
    tiles = counted.country.areas.tiles
    base = reverse("invented:municipalities")
    ordered = sorted(places, key=lambda place: (tiles[place.code].row, tiles[place.code].col))
    label = language.gettext("Map of invented municipalities: {name}")
    return TileMap(
        label=label.format(name=language.pick(counted.definition, "name")),
        tiles=tuple(
            Tile(
                name=place.name,
                col=tiles[place.code].col,
                row=tiles[place.code].row,
                text=place.value.words,
                status=place.value.status,
                value=values[place.code],
                href=f"{base}{place.code}/",
                is_own=own is not None and place.code == own.code,
            )
            for place in ordered
        ),
        limits=round_classes(value for value in values.values() if value is not None),
    )


def _links(
    counted: CountedFigures, period: str, own: Area | None, language: Language
) -> list[PeriodLink]:
    writer, rest = Writer(counted.definition, language), f"&gebied={own.code}" if own else ""
    return [
        PeriodLink(writer.period(one), f"?periode={one}{rest}", one == period)
        for one in map_periods(counted)
    ]
