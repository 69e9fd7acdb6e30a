"""The words of free text: what people type for a factor, how they deny it, and how they say when.

All of it is our own list: ``source`` says so. Words are Dutch, as midwives and parents type them.
"""

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator

from kansrijk.reference.rows import Row

Moment = Literal["preconception", "pregnancy", "postpartum", "child"]


def _parts(value: object) -> object:
    return tuple(value.split("|")) if isinstance(value, str) else value


class Synonym(Row):
    """A word or phrase for what ``about`` names: a factor, a moment, a language.

    ``...`` in a phrase leaves room for a few words; ``-`` at the start or the end makes it the end
    or the start of a compound. ``is_verb``: "niet" behind it denies it. ``moments``: it means this
    only then ("huilt de hele dag" is the mother before the birth, and the baby after it).
    """

    table: ClassVar[str] = "support/synonyms"
    key: ClassVar[tuple[str, ...]] = ("term", "about", "kind")

    term: str
    about: str
    kind: Literal["risk", "protective", "topic", "moment", "first_child", "declines", "language"]
    is_verb: bool
    moments: Annotated[tuple[Moment, ...], BeforeValidator(_parts)] = ()
    source: str


class Negation(Row):
    """A word that denies, or that may stand between what denies and what is denied.

    ``before`` and ``after`` deny what stands next to it; ``doubt`` takes that back ("niet zonder");
    ``limits`` too ("rookt niet veel"); ``solved`` ends it ("schulden zijn opgelost"); ``joins``
    carries it over ("geen schulden of stress").
    """

    table: ClassVar[str] = "support/negations"
    key: ClassVar[tuple[str, ...]] = ("word", "role")

    word: str
    role: Literal[
        "before", "between", "doubt", "after", "after_between", "limits", "solved",
        "solved_between", "joins",
    ]  # fmt: skip
    source: str


class TimeWord(Row):
    """A word by which a number becomes a week, an age or something to pass by.

    ``value`` of a number is that number, of a unit its length in days.
    """

    table: ClassVar[str] = "support/time_words"
    key: ClassVar[tuple[str, ...]] = ("word", "role")

    word: str
    role: Literal[
        "number", "unit", "aged", "aged_weeks", "ordinal", "old", "child", "person", "other",
        "not_now", "about", "nearly", "is", "then", "pregnant", "due", "to_go", "late", "born",
        "event", "ago",
    ]  # fmt: skip
    value: float | None = None
    source: str


class PlainWord(Row):
    """A word that looks like a misspelt term, and is none: "geslapen" is not "geslagen"."""

    table: ClassVar[str] = "support/plain_words"
    key: ClassVar[tuple[str, ...]] = ("word",)

    word: str
    source: str


class PersonalDataKind(Row):
    """A kind of personal data that free text refuses, and why."""

    table: ClassVar[str] = "support/personal_data"
    key: ClassVar[tuple[str, ...]] = ("kind",)

    kind: Literal["bsn", "phone", "email", "birth_date"]
    name_nl: str
    name_en: str
    why_nl: str
    why_en: str
    source: str
