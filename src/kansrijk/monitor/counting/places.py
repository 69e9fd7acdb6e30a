"""Where the municipalities of records lie: their shares in the areas for which figures are made.

Municipalities, GGDs, provinces and country nest, by the borders of one year. A system that crosses
them (zorgkantoor region) is stated for the borders of its own year: records go there straight from
their own municipality, which is divided only when it lies in more than one of its regions.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from kansrijk.errors import Fault, TableError
from kansrijk.monitor.areas import Area, AreaSet, Inhabitants, Level, transition
from kansrijk.monitor.areas.borders import Shares
from kansrijk.monitor.areas.recode import no_municipality

#: The system of areas that nest; every other system is named by its scheme.
HIERARCHY = "hierarchy"
SIZE_CLASSES = "size_class"


@dataclass(frozen=True, slots=True)
class Place:
    """An area for which there are cells.

    ``system`` is HIERARCHY, SIZE_CLASSES, or the scheme of a region. ``parent`` is the code one
    level up in the hierarchy. The place of records without a municipality has no level.
    """

    code: str
    system: str
    level: Level | None
    parent: str | None = None


def no_municipality_code(areas: AreaSet) -> str:
    """The code of the records without a municipality, for which no area exists: NL01-none.

    Municipalities and this one together are the country.
    """
    return f"{areas.country.code}-none"


def size_class_code(areas: AreaSet, number: int) -> str:
    """The code of a size class: NL01-size-3."""
    return f"{areas.country.code}-size-{number}"


def nesting_places(areas: AreaSet, border_year: int) -> list[Place]:
    """Municipalities, then GGDs, provinces and the country, by code within a level."""
    places = []
    for level in (Level.MUNICIPALITY, Level.GGD, Level.PROVINCE):
        for area in sorted(areas.at(level, border_year), key=_code):
            parent = areas.parents(area.code, border_year)[0].code
            places.append(Place(area.code, HIERARCHY, level, parent))
    country = areas.country.code
    nowhere = Place(no_municipality_code(areas), HIERARCHY, None, country)
    return [*places, nowhere, Place(country, HIERARCHY, Level.COUNTRY)]


def shares_in_municipalities(
    codes: Iterable[str], code_year: int, border_year: int, areas: AreaSet, inhabitants: Inhabitants
) -> dict[str, Shares]:
    """Per code of ``code_year`` its shares in the municipalities of ``border_year``.

    A code may be of any day of its year. When one ended in the course of it, records carry the
    code of their day, and the borders are those of 1 January; otherwise those of 31 December.
    Raises TableError for codes that are not of that year.
    """
    wanted = sorted(set(codes))
    at_start = transition(code_year, border_year, areas, inhabitants)
    if set(wanted) <= set(at_start) and not _changes_in(code_year, areas):
        return {code: at_start[code] for code in wanted}
    at_end = transition(code_year, border_year, areas, inhabitants, at_end_of_year=True)
    of_the_day = any(code in at_start and code not in at_end for code in wanted)
    known = {**at_end, **at_start} if of_the_day else {**at_start, **at_end}
    faults = [
        Fault("levering", no_municipality(code, code_year, areas))
        for code in wanted
        if code not in known
    ]
    if faults:
        raise TableError(faults)
    return {code: known[code] for code in wanted}


def shares_in_regions(
    codes: Iterable[str], code_year: int, scheme: str, border_year: int, areas: AreaSet,
    inhabitants: Inhabitants,
) -> dict[str, Mapping[str | None, Fraction]]:  # fmt: skip
    """Per code of ``code_year`` its shares in the regions of ``scheme``; None is outside them."""
    own_year = border_year_of(scheme, border_year, areas)
    region_of = {
        municipality.code: membership.region.code
        for municipality in areas.at(Level.MUNICIPALITY, own_year)
        for membership in areas.regions_of(municipality.code, scheme, own_year)
    }
    found: dict[str, Mapping[str | None, Fraction]] = {}
    for code, shares in shares_in_municipalities(
        codes, code_year, own_year, areas, inhabitants
    ).items():
        of_region: dict[str | None, Fraction] = defaultdict(Fraction)
        for municipality_code, share in shares.items():
            of_region[region_of.get(municipality_code)] += share
        found[code] = dict(of_region)
    return found


def border_year_of(scheme: str, border_year: int, areas: AreaSet) -> int:
    """The year for whose borders a system is stated, the one to use beside ``border_year``."""
    return next(
        membership.border_year
        for municipality in areas.at(Level.MUNICIPALITY, border_year)
        for membership in areas.regions_of(municipality.code, scheme, border_year)
    )


def _changes_in(year: int, areas: AreaSet) -> bool:
    return any(
        change.day.year == year and (change.day.month, change.day.day) != (1, 1)
        for change in areas.borders.changes
    )


def _code(area: Area) -> str:
    return area.code
