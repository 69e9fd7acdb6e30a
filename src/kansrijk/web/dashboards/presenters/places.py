"""Lists of places, and what became of those that merged."""

from dataclasses import dataclass

from kansrijk.monitor.areas import Area, AreaSet, Level, Resolution
from kansrijk.reports.language import Language


@dataclass(frozen=True, slots=True)
class ProvincePlaces:
    """A province with its GGDs, each with its municipalities."""

    province: Area
    ggds: tuple[tuple[Area, tuple[Area, ...]], ...]


def place_name(area: Area, areas: AreaSet, language: Language) -> str:
    """The name of a place; only the country has another one in English."""
    return language.pick(areas.info, "country_name") if area == areas.country else area.name


def places_by_province(areas: AreaSet) -> list[ProvincePlaces]:
    """Every present municipality, under its GGD and province."""
    return [
        ProvincePlaces(
            province,
            tuple((ggd, areas.children(ggd.code)) for ggd in areas.children(province.code)),
        )
        for province in areas.at(Level.PROVINCE)
    ]


def merger_notes(found: Resolution, language: Language) -> list[str]:
    """One sentence per merger that led from the place asked for to the present one."""
    _ = language.gettext
    notes = []
    for merger in found.mergers:
        names = {
            "old": merger.from_name,
            "new": merger.to_name,
            "date": language.date(merger.date),
        }
        if merger.kind == "whole":
            notes.append(_("{old} has been part of {new} since {date}.").format(**names))
        else:
            share = language.number(100 * merger.share)
            text = _("About {share}% of the people of {old} have lived in {new} since {date}.")
            notes.append(text.format(share=share, **names))
    return notes
