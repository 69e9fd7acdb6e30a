"""From what someone typed to municipalities: of the Netherlands, or of the invented country."""

from dataclasses import dataclass

from kansrijk.errors import NotFoundError
from kansrijk.monitor.areas import Area, Level, netherlands
from kansrijk.web.accounts.places import choices, is_invented, place

#: Longer than this is no name of a municipality.
LONGEST_NAME = 80
MOST_SUGGESTIONS = 5


@dataclass(frozen=True, slots=True)
class Found:
    """Where a text leads: one municipality, several to choose from, or names that look like it."""

    areas: tuple[Area, ...] = ()
    suggestions: tuple[str, ...] = ()


def municipality(code: str, *, invented: bool) -> Area | None:
    """The present municipality with this code in this country."""
    return place("municipality", code) if is_invented(code) == invented else None


def printable(text: str) -> str:
    """What was typed, short and without the characters that no page may hold."""
    return "".join(letter for letter in text if letter.isprintable()).strip()[:LONGEST_NAME]


def find_municipalities(text: str, *, invented: bool) -> Found:
    """What a name or code means. An old municipality, a GGD or a province leads to those of now."""
    asked = printable(text)
    if not asked:
        return Found()
    return _find_invented(asked.casefold()) if invented else _find_real(asked)


def _find_real(asked: str) -> Found:
    try:
        found = netherlands().resolve(asked)
    except NotFoundError as error:
        return Found(suggestions=error.suggestions)
    if found.found.level is Level.MUNICIPALITY:
        return Found(tuple(part.area for part in found.present))
    if found.found.level is Level.COUNTRY:
        return Found()
    return Found(netherlands().members(found.area.code))


def _find_invented(asked: str) -> Found:
    known = choices("municipality", invented=True)
    exact = tuple(area for area in known if asked in (area.name.casefold(), area.code.casefold()))
    like = [area.name for area in known if asked in area.name.casefold()]
    return Found(exact, tuple(like[:MOST_SUGGESTIONS]))


def municipality_named(text: str, *, invented: bool) -> Area:
    """The one municipality that a text means. Raises NotFoundError with what it may be."""
    found = find_municipalities(text, invented=invented)
    if len(found.areas) == 1:
        return found.areas[0]
    names = [area.name for area in found.areas[:MOST_SUGGESTIONS]]
    raise NotFoundError("Gemeente", printable(text), names or found.suggestions)
