"""Who pays: each care or coalition cost with its law, who is responsible and under which terms.

``law_as_read`` and ``read_in`` are as the source has them; the other words are our own, in plain
language. ``evidence`` is ``unverified`` where no source was seen.
"""

from datetime import date
from typing import ClassVar, Literal

from pydantic import Field

from kansrijk.reference.rows import Row
from kansrijk.reference.tables.support import FACTOR, SLUG, Evidence, Parts

RecordType = Literal["care", "coalition", "programme_money", "azwa"]
Domain = Literal["medical", "social", "programme", "other"]


class Financing(Row):
    """One cost: who is responsible for it, who pays, on which conditions, and what a family pays.

    ``schemes`` are the laws and schemes that pay, the first one leading.
    """

    table: ClassVar[str] = "support/financing"
    key: ClassVar[tuple[str, ...]] = ("slug",)

    slug: str = Field(pattern=SLUG)
    record_type: RecordType
    what_nl: str
    what_en: str
    schemes: Parts
    law_as_read: str
    responsible_nl: str | None = None
    responsible_en: str | None = None
    payer_nl: str | None = None
    payer_en: str | None = None
    conditions_nl: str | None = None
    conditions_en: str | None = None
    own_contribution_nl: str | None = None
    own_contribution_en: str | None = None
    amount_nl: str | None = None
    amount_en: str | None = None
    year: str | None = None
    evidence: Evidence
    read_in: str
    seen_on: date
    source: str


class Scheme(Row):
    """A law, agreement or grant that pays, in the domain where it belongs."""

    table: ClassVar[str] = "support/schemes"
    key: ClassVar[tuple[str, ...]] = ("id",)

    id: str = Field(pattern=FACTOR)
    name_nl: str
    name_en: str
    full_name_nl: str
    full_name_en: str
    domain: Domain
    what_for_nl: str
    what_for_en: str
    source: str


class OfferFinancing(Row):
    """Which costs belong to an offer of the catalogue, the closest first."""

    table: ClassVar[str] = "support/offer_financing"
    key: ClassVar[tuple[str, ...]] = ("offer", "financing")

    offer: str = Field(pattern=SLUG)
    financing: str = Field(pattern=SLUG)
    source: str


class FinancingQuestion(Row):
    """A question as people ask it, and the costs that answer it, the closest first."""

    table: ClassVar[str] = "support/financing_questions"
    key: ClassVar[tuple[str, ...]] = ("question_nl",)

    question_nl: str
    question_en: str
    financing: Parts
    source: str


class FinancingWord(Row):
    """A word of a question: one that says nothing (``plain``), or another word for ``means``."""

    table: ClassVar[str] = "support/financing_words"
    key: ClassVar[tuple[str, ...]] = ("word", "language")

    word: str
    language: Literal["nl", "en"]
    role: Literal["plain", "means"]
    means: str | None = None
    source: str
