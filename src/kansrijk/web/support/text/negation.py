"""Whether a text denies what it names: "geen schulden", "rookt niet", "schulden opgelost"."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from kansrijk.reference.loader import load
from kansrijk.reference.tables.support_text import Negation
from kansrijk.web.support.text.matching import Match
from kansrijk.web.support.text.words import Word, plain


@cache
def _roles() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in load(Negation):
        found[row.role].add(plain(row.word))
    return {role: frozenset(words) for role, words in found.items()}


def denied(matches: Sequence[Match], words: Sequence[Word]) -> set[Match]:
    """Those of the matches, in the order of the text, that it denies."""
    taken = {place for match in matches for place in match.places}
    found: set[Match] = set()
    ends: set[int] = set()
    for match in matches:
        if (
            _has_inside(match, words)
            or _is_before(match, words, taken, ends)
            or (match.term.is_verb and _is_after(match.last, words))
            or _is_solved(match.last, words)
        ):
            found.add(match)
            ends.add(match.last)
    return found


def _is(word: Word, role: str) -> bool:
    return word.plain in _roles()[role]


def _has_inside(match: Match, words: Sequence[Word]) -> bool:
    return any(_is(words[place], "before") for place in match.between)


def _is_before(match: Match, words: Sequence[Word], taken: set[int], ends: set[int]) -> bool:
    """From the term back over small words to what denies, within the clause."""
    place = match.first - 1
    while place >= 0 and not words[place].ends and place not in taken:
        word = words[place]
        if _is(word, "joins"):
            return place - 1 in ends
        if (start := _denial(place, words)) is not None:
            return not (start and not words[start - 1].ends and _is(words[start - 1], "doubt"))
        if not _is(word, "between"):
            return False
        place -= 1
    return False


def _denial(place: int, words: Sequence[Word]) -> int | None:
    """Where what denies begins: "geen", or "gestopt met" in two words."""
    word, before = words[place], words[place - 1] if place else None
    if before and not before.ends and f"{before.plain} {word.plain}" in _roles()["before"]:
        return place - 1
    return place if _is(word, "before") else None


def _is_after(place: int, words: Sequence[Word]) -> bool:
    """ "Rookt al jaren niet meer" denies; "rookt niet veel" and "rookt niet elke dag" do not."""
    there = _over(place, words, "after_between")
    if there is None or not _is(words[there], "after"):
        return False
    behind = _over(there, words, "after_between")
    return behind is None or not _is(words[behind], "limits")


def _is_solved(place: int, words: Sequence[Word]) -> bool:
    there = _over(place, words, "solved_between")
    return there is not None and _is(words[there], "solved")


def _over(place: int, words: Sequence[Word], role: str) -> int | None:
    """The first place behind this one, in its clause, whose word has another role."""
    while place + 1 < len(words) and not words[place].ends:
        place += 1
        if not _is(words[place], role):
            return place
    return None
