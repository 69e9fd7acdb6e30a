"""The terms that are looked for, ready to be found in a text: our own list of synonyms."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from kansrijk.reference.loader import load
from kansrijk.reference.tables.support_text import Negation, PlainWord, Synonym, TimeWord
from kansrijk.web.support.text.words import Word, listed, plain, stems

GAP = "..."
#: A word of this length may have one slip of the pen, a longer one two.
ONE_SLIP, TWO_SLIPS = 7, 11


@dataclass(frozen=True)
class Term:
    """A term with all that it can mean. ``parts`` are its stems; None leaves room for words."""

    parts: tuple[str | None, ...]
    rows: tuple[Synonym, ...]

    @property
    def size(self) -> int:
        """How many words of a text it needs."""
        return sum(part is not None for part in self.parts)

    @property
    def is_verb(self) -> bool:
        """Whether "niet" behind it denies it."""
        return any(row.is_verb for row in self.rows)


@dataclass(frozen=True)
class Terms:
    """All terms: by their first word, and those that begin or end a compound."""

    by_first: Mapping[str, tuple[Term, ...]]
    beginnings: Mapping[str, Term]
    endings: Mapping[str, Term]
    spellings: Mapping[str, str]
    known: frozenset[str]
    stems: Mapping[str, str]

    def starting_at(self, word: Word) -> Iterator[Term]:
        """The terms that can begin with this word."""
        found = self.by_first.get(word.stem, ())
        yield from found
        if not found:
            yield from (t for part, t in self.beginnings.items() if _begins(word.plain, part))
            yield from (t for part, t in self.endings.items() if _ends(word, part))

    def spelt(self, word: Word) -> str:
        """The stem of the term that was meant, where a long word has a slip of the pen."""
        letters = word.plain
        if len(letters) < ONE_SLIP or letters in self.known or word.stem in self.known:
            return word.stem
        slips = 2 if len(letters) >= TWO_SLIPS else 1
        near = [it for it in self.spellings if it[0] == letters[0]]
        meant = process.extractOne(letters, near, scorer=OSA.distance, score_cutoff=slips)
        return self.spellings[meant[0]] if meant else word.stem


@cache
def terms() -> Terms:
    """The terms as they stand in the reference file."""
    rows = load(Synonym)
    whole: dict[tuple[str | None, ...], list[Synonym]] = defaultdict(list)
    beginnings: dict[str, list[Synonym]] = defaultdict(list)
    endings: dict[str, list[Synonym]] = defaultdict(list)
    for row in rows:
        if row.term.startswith("-"):
            endings[plain(row.term[1:])].append(row)
        elif row.term.endswith("-"):
            beginnings[plain(row.term[:-1])].append(row)
        else:
            whole[_parts(row.term)].append(row)
    by_first: dict[str, list[Term]] = defaultdict(list)
    for parts, meanings in whole.items():
        by_first[str(parts[0])].append(Term(parts, tuple(meanings)))
    words = {plain(word) for row in rows for word in row.term.replace("-", " ").split()}
    return Terms(
        by_first={first: tuple(found) for first, found in by_first.items()},
        beginnings={part: Term((part,), tuple(found)) for part, found in beginnings.items()},
        endings={part: Term((part,), tuple(found)) for part, found in endings.items()},
        spellings={word: listed(word) for word in words if len(word) >= ONE_SLIP},
        known=frozenset(_known(words)),
        stems={word: listed(word) for word in (*words, *_others())},
    )


def _parts(text: str) -> tuple[str | None, ...]:
    parts: list[str | None] = []
    for index, piece in enumerate(text.split(GAP)):
        parts += ([None] if index else []) + list(stems(piece))
    return tuple(parts)


def _known(words: set[str]) -> Iterator[str]:
    """What is no slip of the pen: words of the terms, of time, and words that only look like it."""
    for word in words:
        yield from (word, listed(word))
    yield from _others()


def _others() -> Iterator[str]:
    return (plain(row.word) for row in (*load(TimeWord), *load(Negation), *load(PlainWord)))


def _begins(letters: str, part: str) -> bool:
    return letters.startswith(part) and letters != part


def _ends(word: Word, part: str) -> bool:
    return word.plain != part and (word.plain.endswith(part) or word.stem.endswith(part))
