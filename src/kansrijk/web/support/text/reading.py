"""Reading free text: what it says of factors, moment, age and language, for someone to confirm."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kansrijk.reference.tables.support_text import Moment, Synonym
from kansrijk.web.support.finding.situation import FIRST_CHILD_MONTH
from kansrijk.web.support.text.matching import Match, matches, respelt
from kansrijk.web.support.text.negation import denied
from kansrijk.web.support.text.terms import terms
from kansrijk.web.support.text.timing import Times, times
from kansrijk.web.support.text.words import Word, split

#: The language in which nothing needs to be arranged.
OWN_LANGUAGE = "nl"
#: What a factor asks for, of the two that a form has apart.
FACTORS, PROTECTIVE = ("risk", "topic"), ("protective",)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says; nothing of it holds before someone confirmed it.

    ``factors`` holds topics too, as a situation does. ``found`` are the words of the text and the
    factor they stand for; ``denied`` those that the text takes back.
    """

    factors: tuple[str, ...] = ()
    protective: tuple[str, ...] = ()
    phase: Moment | None = None
    week: int | None = None
    month: int | None = None
    age: int | None = None
    first_child: bool | None = None
    declines_referral: bool = False
    language: str = OWN_LANGUAGE
    found: tuple[tuple[str, str], ...] = ()
    denied: tuple[tuple[str, str], ...] = ()


def read(text: str) -> Reading:
    """What a text says. Keeps nothing, and raises nothing whatever the text."""
    words = respelt(split(text, terms().stems), terms())
    found = matches(words, terms())
    taken_back = denied(found, words)
    said = [match for match in found if match not in taken_back]
    moments = _abouts(said, "moment")
    when = times(
        words,
        is_pregnant="pregnancy" in moments,
        is_born=bool({"postpartum", "child"} & moments),
    )
    phase = _phase(when, moments)
    meant = list(_meant(said, phase))
    return Reading(
        factors=_unique(row.about for _, row in meant if row.kind in FACTORS),
        protective=_unique(row.about for _, row in meant if row.kind in PROTECTIVE),
        phase=phase,
        week=when.week if phase == "pregnancy" else None,
        month=when.month if phase in ("postpartum", "child") else None,
        age=when.age,
        first_child=_first_child(_abouts(said, "first_child"), when),
        declines_referral=bool(_abouts(said, "declines")),
        language=next(iter(_all_abouts(said, "language")), OWN_LANGUAGE),
        found=_words(meant, text, words),
        denied=_words(list(_meant(taken_back, phase)), text, words),
    )


def _meant(found: Iterable[Match], phase: Moment | None) -> Iterator[tuple[Match, Synonym]]:
    """What each match stands for at this moment."""
    for match in sorted(found, key=lambda it: it.first):
        for row in match.term.rows:
            fits = not row.moments or phase is None or phase in row.moments
            if fits and row.kind in (*FACTORS, *PROTECTIVE):
                yield match, row


def _all_abouts(found: Sequence[Match], kind: str) -> Iterator[str]:
    return (row.about for match in found for row in match.term.rows if row.kind == kind)


def _abouts(found: Sequence[Match], kind: str) -> set[str]:
    return set(_all_abouts(found, kind))


def _phase(when: Times, moments: set[str]) -> Moment | None:
    """A number tells most, then the words; someone who is pregnant is not before it."""
    if when.week is not None:
        return "pregnancy"
    if when.month is not None:
        return "postpartum" if when.month < FIRST_CHILD_MONTH else "child"
    order: tuple[Moment, ...] = ("pregnancy", "postpartum", "child", "preconception")
    return next((moment for moment in order if moment in moments), None)


def _first_child(said: set[str], when: Times) -> bool | None:
    if "no" in said or when.has_other_child:
        return False
    return True if "yes" in said else None


def _unique(abouts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(abouts))


def _words(
    meant: Sequence[tuple[Match, Synonym]], text: str, words: Sequence[Word]
) -> tuple[tuple[str, str], ...]:
    """The words as they were typed, and what they stand for."""
    return tuple(
        dict.fromkeys(
            (text[words[match.first].start : words[match.last].end], row.about)
            for match, row in meant
        )
    )
