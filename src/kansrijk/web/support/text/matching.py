"""Which terms stand in a text: the longest first, and no word counts twice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kansrijk.web.support.text.terms import Term, Terms
from kansrijk.web.support.text.words import Word

#: How many words may stand where a term leaves room.
ROOM = 5


@dataclass(frozen=True, slots=True)
class Match:
    """A term in a text: the places of its words, which need not stand together."""

    term: Term
    places: tuple[int, ...]

    @property
    def first(self) -> int:
        """The place of its first word."""
        return self.places[0]

    @property
    def last(self) -> int:
        """The place of its last word."""
        return self.places[-1]

    @property
    def between(self) -> list[int]:
        """The places of the words that it leaves room for."""
        return [place for place in range(self.first, self.last) if place not in self.places]


def respelt(words: Sequence[Word], terms: Terms) -> list[Word]:
    """The same words, with the stem of what was meant."""
    return [replace(word, stem=terms.spelt(word)) for word in words]


def matches(words: Sequence[Word], terms: Terms) -> list[Match]:
    """The terms in the order of the text."""
    found = [match for place in range(len(words)) for match in _at(place, words, terms)]
    found.sort(key=lambda it: (-it.term.size, it.last - it.first, it.first))
    taken: set[int] = set()
    chosen = []
    for match in found:
        if taken.isdisjoint(match.places):
            taken.update(match.places)
            chosen.append(match)
    return sorted(chosen, key=lambda it: it.first)


def _at(place: int, words: Sequence[Word], terms: Terms) -> Iterator[Match]:
    for term in terms.starting_at(words[place]):
        if places := _rest(term.parts[1:], place, words):
            yield Match(term, (place, *places[1:]))


def _rest(parts: Sequence[str | None], place: int, words: Sequence[Word]) -> tuple[int, ...]:
    """The places of a term from the word at ``place`` on; empty when the rest is not there."""
    if not parts:
        return (place,)
    has_room = parts[0] is None
    wanted = parts[1:] if has_room else parts
    for step in range(1, ROOM + 2 if has_room else 2):
        there = place + step
        if there >= len(words) or not _goes_on(words[there - 1], has_room):
            return ()
        if words[there].stem == wanted[0] and (rest := _rest(wanted[1:], there, words)):
            return (place, *rest)
    return ()


def _goes_on(word: Word, has_room: bool) -> bool:
    """A phrase stops at a comma; where it leaves room, only at the end of a sentence."""
    return word.ends != "." if has_room else not word.ends
