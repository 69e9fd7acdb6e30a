"""Finding an area by what someone typed: a code or a name, whatever the case and the accents."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from kansrijk.monitor.areas.area import Area, Level

MOST_SUGGESTIONS = 3
LEAST_LIKENESS = 65

#: "gemeente Utrecht" and "provincie Utrecht" say which of the two is meant.
_LEVEL_WORDS = {"gemeente": Level.MUNICIPALITY, "provincie": Level.PROVINCE}


def normalise(text: str) -> str:
    """Only letters and digits, small and without accents: 's-Hertogenbosch, Súdwest-Fryslân."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if letter.isalnum())


class NameIndex:
    """Areas by code and by every name they have or had. The area that was added first wins."""

    def __init__(self, entries: Iterable[tuple[Area, str]]) -> None:
        self._areas: dict[str, dict[str, Area]] = defaultdict(dict)
        self._shown: dict[str, str] = {}
        for area, name in entries:
            self._add(area, area.code, shown=f"{area.name} ({area.code})")
            self._add(area, name, shown=name)

    def _add(self, area: Area, text: str, shown: str) -> None:
        key = normalise(text)
        self._areas[key].setdefault(area.code, area)
        self._shown.setdefault(key, shown)

    def find(self, text: str) -> tuple[Area, ...]:
        """All areas with this code or name, in the order in which they were added."""
        exact = tuple(self._areas.get(normalise(text), {}).values())
        word, _, rest = text.strip().partition(" ")
        level = _LEVEL_WORDS.get(word.casefold())
        if exact or level is None:
            return exact
        named = self._areas.get(normalise(rest), {}).values()
        return tuple(area for area in named if area.level is level)

    def suggestions(self, text: str) -> tuple[str, ...]:
        """Names that look like ``text``, the most like it first."""
        found = process.extract(
            normalise(text),
            list(self._shown),
            scorer=fuzz.ratio,
            limit=MOST_SUGGESTIONS,
            score_cutoff=LEAST_LIKENESS,
        )
        return tuple(self._shown[key] for key, _, _ in found)
