"""What parents read: the offers in plain words, their rights, and whom to call.

Dutch and English are complete. Arabic, Turkish and Polish are proposals; each shows only once a
person has checked it, which ``checked_`` says: who, and on which day.
"""

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from kansrijk.reference.rows import Row
from kansrijk.reference.tables.support import FACTOR, SLUG, Evidence

#: "tolk van de GGD, 2027-01-31": a role and a day, so that someone can be asked.
CHECKED = r"^\S.*, \d{4}-\d{2}-\d{2}$"
#: Languages that are shown once they were checked.
PROPOSED = ("ar", "tr", "pl")

TextPart = Literal[
    "opening", "leaving", "danger", "line", "right", "how", "role", "route", "here",
]  # fmt: skip


class ParentQuestion(Row):
    """A question under which a parent finds offers, in the order of the page."""

    table: ClassVar[str] = "support/parent_questions"
    key: ClassVar[tuple[str, ...]] = ("id",)

    id: str = Field(pattern=SLUG)
    name_nl: str
    name_en: str
    source: str


class OfferWords(Row):
    """An offer as a parent reads it; not every offer is shown, and ``hidden_why`` says why."""

    table: ClassVar[str] = "support/offer_words"
    key: ClassVar[tuple[str, ...]] = ("slug",)

    slug: str = Field(pattern=SLUG)
    shown: bool
    hidden_why: str | None = None
    question: str = Field(pattern=SLUG)
    title_nl: str
    title_en: str
    plain_nl: str
    plain_en: str
    for_whom_nl: str
    for_whom_en: str
    source: str

    @model_validator(mode="after")
    def _has_a_reason(self) -> Self:
        if self.shown == bool(self.hidden_why):
            raise ValueError("'hidden_why' hoort precies bij wat niet getoond wordt")
        return self


class ParentText(Row):
    """A short text for parents. ``about`` is the line, role, rule or route that it speaks of."""

    table: ClassVar[str] = "support/parent_texts"
    key: ClassVar[tuple[str, ...]] = ("id",)

    id: str = Field(pattern=FACTOR)
    part: TextPart
    about: str | None = None
    question: str | None = Field(default=None, pattern=SLUG)
    evidence: Evidence
    nl: str
    en: str
    ar: str | None = None
    tr: str | None = None
    pl: str | None = None
    checked_ar: str | None = Field(default=None, pattern=CHECKED)
    checked_tr: str | None = Field(default=None, pattern=CHECKED)
    checked_pl: str | None = Field(default=None, pattern=CHECKED)
    source: str

    @model_validator(mode="after")
    def _is_there_when_checked(self) -> Self:
        empty = [x for x in PROPOSED if getattr(self, f"checked_{x}") and not getattr(self, x)]
        if empty:
            raise ValueError(f"nagekeken, maar leeg: {', '.join(empty)}")
        return self

    def text(self, language: str) -> str | None:
        """The text in a language; None where nobody has checked it yet."""
        if language in PROPOSED and not getattr(self, f"checked_{language}"):
            return None
        return getattr(self, language)
