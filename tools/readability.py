"""How easy the Dutch for parents reads: Flesch-Douma and length of sentences (textstat).

.venv/bin/python tools/readability.py     # every file, and its hardest texts
"""

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from statistics import mean

from textstat import textstat

from kansrijk.reference.loader import load
from kansrijk.reference.tables.support import FamilyPays
from kansrijk.reference.tables.support_parents import OfferWords, ParentQuestion, ParentText

#: Hardest texts that are named for each file.
HARDEST = 5
SENTENCE = re.compile(r"(?<=[.!?])\s+")
WORD = re.compile(r"\w[\w'’,-]*")


@dataclass(frozen=True, slots=True)
class Measured:
    """A file of texts: the mean Flesch-Douma over its texts together, and its sentences."""

    texts: int
    sentences: int
    mean_length: float
    longest: int
    longest_sentence: str
    flesch_douma: float
    hardest: tuple[tuple[float, str], ...]


def parent_texts() -> Mapping[str, tuple[str, ...]]:
    """The Dutch that the page for parents shows, per file."""
    shown = [row for row in load(OfferWords) if row.shown]
    return {
        "offer_words": tuple(
            text for row in shown for text in (row.title_nl, row.plain_nl, row.for_whom_nl)
        ),
        "parent_texts": tuple(row.nl for row in load(ParentText)),
        "parent_questions": tuple(row.name_nl for row in load(ParentQuestion)),
        "family_pays": tuple(row.words_nl for row in load(FamilyPays)),
    }


def measure(texts: tuple[str, ...]) -> Measured:
    """Measure the texts of a file as one running text, in which each text ends a sentence."""
    sentences = [sentence for text in texts for sentence in sentences_of(text)]
    lengths = [len(words_of(sentence)) for sentence in sentences]
    longest = max(lengths)
    scored = sorted((flesch_douma(text), text) for text in texts if len(words_of(text)) > 5)
    return Measured(
        texts=len(texts),
        sentences=len(sentences),
        mean_length=mean(lengths),
        longest=longest,
        longest_sentence=sentences[lengths.index(longest)],
        flesch_douma=flesch_douma(" ".join(f"{text.rstrip('.')}." for text in texts)),
        hardest=tuple(scored[:HARDEST]),
    )


def flesch_douma(text: str) -> float:
    """206.84 - 0.93 x words per sentence - 77 x syllables per word; a higher one reads easier."""
    textstat.set_lang("nl")
    return textstat.flesch_reading_ease(text)


def sentences_of(text: str) -> list[str]:
    """The sentences of a text; textstat counts short ones away, we do not."""
    return [part for part in SENTENCE.split(text.strip()) if part]


def words_of(sentence: str) -> list[str]:
    """The words of a sentence."""
    return WORD.findall(sentence)


def report(measured: Mapping[str, Measured]) -> Iterator[str]:
    """A line per file, and its hardest texts beneath."""
    for name, found in measured.items():
        yield (
            f"{name}: {found.texts} teksten, {found.sentences} zinnen, gemiddeld "
            f"{found.mean_length:.1f} woorden, langste {found.longest}; "
            f"Flesch-Douma {found.flesch_douma:.1f}"
        )
        yield f"  langste zin: {found.longest_sentence}"
        for score, text in found.hardest:
            yield f"  {score:5.1f}  {text}"


def main() -> int:
    """Print the report."""
    print(*report({name: measure(texts) for name, texts in parent_texts().items()}), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
