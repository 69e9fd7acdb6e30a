"""A small index of texts by the stems of their words: what is rare in them weighs most."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from rapidfuzz import process
from rapidfuzz.distance import OSA

from kansrijk.reference.loader import load
from kansrijk.reference.tables.financing import FinancingWord
from kansrijk.web.support.text.words import plain, split, stem

#: What an inexact match is worth: a part of a compound, a slip of the pen.
PART_OF, SLIP = 0.6, 0.7
#: Shorter words are too often a part of another, or one letter away from one.
LONG = 5


@dataclass(frozen=True)
class Index:
    """``weights``: per text the stems in it, each with its weight and rarity multiplied."""

    language: str
    weights: Mapping[str, Mapping[str, float]]
    vocabulary: frozenset[str]
    plain_words: frozenset[str]
    meanings: Mapping[str, str]

    def asked(self, question: str) -> list[Mapping[str, float]]:
        """Per word that says something: the stems it can stand for, with what each is worth."""
        words = [word.plain for word in split(question)]
        return [self._stems(word) for word in words if word not in self.plain_words]

    def score(self, key: str, words: Sequence[Mapping[str, float]]) -> float:
        """How well a text answers these words."""
        held = self.weights[key]
        return sum(
            max((worth * held.get(part, 0) for part, worth in word.items()), default=0)
            for word in words
        )

    def _stems(self, word: str) -> Mapping[str, float]:
        own = stem(word, self.language)
        found = {own: 1.0}
        if word in self.meanings:
            found[stem(plain(self.meanings[word]), self.language)] = 1.0
        elif own not in self.vocabulary:
            found |= self._near(word, own)
        return found

    def _near(self, word: str, own: str) -> dict[str, float]:
        """Parts of a compound that the texts hold, or else what was meant."""
        parts = {
            part: PART_OF
            for part in self.vocabulary
            if (len(part) >= LONG and part in word) or (len(own) >= LONG and own in part)
        }
        if parts or len(own) < LONG:
            return parts
        meant = process.extractOne(own, self.vocabulary, scorer=OSA.distance, score_cutoff=1)
        return {meant[0]: SLIP} if meant else {}


def index_of(texts: Mapping[str, Sequence[tuple[str, float]]], language: str) -> Index:
    """The index of texts, each given as parts with a weight."""
    words = [row for row in load(FinancingWord) if row.language == language]
    plain_words = frozenset(plain(row.word) for row in words if row.role == "plain")
    heaviest = {key: _heaviest(parts, language, plain_words) for key, parts in texts.items()}
    held = [part for parts in heaviest.values() for part in parts]
    rarity = {part: log(1 + len(texts) / held.count(part)) for part in set(held)}
    return Index(
        language=language,
        weights={
            key: {part: weight * rarity[part] for part, weight in parts.items()}
            for key, parts in heaviest.items()
        },
        vocabulary=frozenset(rarity),
        plain_words=plain_words,
        meanings={plain(row.word): row.means for row in words if row.means},
    )


def _heaviest(
    parts: Sequence[tuple[str, float]], language: str, plain_words: frozenset[str]
) -> dict[str, float]:
    found: dict[str, float] = {}
    for text, weight in parts:
        for word in split(text):
            if word.plain not in plain_words:
                own = stem(word.plain, language)
                found[own] = max(weight, found.get(own, 0))
    return found
