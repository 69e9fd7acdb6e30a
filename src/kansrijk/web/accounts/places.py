"""The places that a role or an organisation can belong to: of the Netherlands, and invented ones.

The two never meet: no area of one lies in an area of the other.
"""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from kansrijk.errors import NotFoundError
from kansrijk.monitor.areas import Area, AreaSet, Level, netherlands
from kansrijk.monitor.release import AREAS, current_folder

#: The area set of the invented country.
INVENTED = "voorbeeld"
#: The kinds of place that a scope knows, and the levels of the area sets that each is.
LEVELS = {
    "municipality": (Level.MUNICIPALITY,),
    "region": (Level.GGD, Level.PROVINCE, Level.REGION),
    "country": (Level.COUNTRY,),
}


def place(kind: str, code: str) -> Area | None:
    """The area with this code, when it is of this kind and exists now."""
    found = _find(code)
    return found[1] if found and found[1].level in LEVELS.get(kind, ()) else None


def municipalities_in(kind: str, code: str) -> frozenset[str]:
    """The codes of the municipalities in a place; none when there is no such place."""
    found = _find(code)
    if found is None or found[1].level not in LEVELS.get(kind, ()):
        return frozenset()
    return _members(found[0], code)


def is_invented(code: str) -> bool:
    """Whether a place lies in the invented country."""
    found = _find(code)
    return found is not None and found[0].info.synthetic


def choices(kind: str, *, invented: bool) -> list[Area]:
    """The places of a kind, by name."""
    sets = [areas for areas in _area_sets() if areas.info.synthetic == invented]
    if kind == "country":
        return [areas.country for areas in sets]
    levels = (Level.MUNICIPALITY,) if kind == "municipality" else (Level.GGD, Level.PROVINCE)
    return [area for areas in sets for level in levels for area in areas.at(level)]


def _find(code: str) -> tuple[AreaSet, Area] | None:
    for areas in _area_sets():
        found = _area(areas, code)
        if found is not None:
            return areas, found
    return None


def _area_sets() -> Iterator[AreaSet]:
    yield netherlands()
    folder = current_folder(settings.DATA_FOLDER / "releases", INVENTED)
    if folder is not None:
        yield _invented_in(folder)


@lru_cache(maxsize=1)
def _invented_in(folder: Path) -> AreaSet:
    return AreaSet.load(folder / AREAS)


@lru_cache(maxsize=2_000)
def _area(areas: AreaSet, code: str) -> Area | None:
    try:
        return areas.area(code)
    except NotFoundError:
        return None


@lru_cache(maxsize=2_000)
def _members(areas: AreaSet, code: str) -> frozenset[str]:
    return frozenset(area.code for area in areas.members(code))
