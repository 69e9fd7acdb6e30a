"""The register of processing, field by field, and what follows from it: rights, measures, DPIA."""

from datetime import date
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from kansrijk.reference.rows import Row

WORD = r"^[a-z][a-z_]*$"
#: Where something is shown to be so: a file of the repository.
FILE = r"^(src|tests|docs)/[\w./-]+$"


class LegalBasis(Row):
    """An article that lets someone process data. ``checked_on``: when a lawyer looked, if ever."""

    table: ClassVar[str] = "privacy/legal_bases"
    key: ClassVar[tuple[str, ...]] = ("id",)

    id: str = Field(pattern=WORD)
    article_nl: str
    article_en: str
    name_nl: str
    name_en: str
    source: str
    checked_on: date | None = None


class Processing(Row):
    """A use of personal data, as article 30 of the GDPR asks. ``measures`` are separated by spaces.

    ``role`` is that of whoever runs the site; a host has it in his own register as processor.
    """

    table: ClassVar[str] = "privacy/processing"
    key: ClassVar[tuple[str, ...]] = ("id",)

    id: str = Field(pattern=WORD)
    name_nl: str
    name_en: str
    purpose_nl: str
    purpose_en: str
    basis: str
    role: Literal["controller", "joint", "processor"]
    people_nl: str
    people_en: str
    data_nl: str
    data_en: str
    receivers_nl: str
    receivers_en: str
    measures: str
    source: str
    checked_on: date | None = None

    @property
    def measure_ids(self) -> tuple[str, ...]:
        """The security measures that hold for it."""
        return tuple(self.measures.split())


class FieldUse(Row):
    """What a field of the database holds: personal data, a key that leads to a person, or none."""

    table: ClassVar[str] = "privacy/fields"
    key: ClassVar[tuple[str, ...]] = ("model", "field")

    model: str = Field(pattern=r"^[a-z_]+\.[a-z_]+$")
    field: str = Field(pattern=WORD)
    holds: Literal["personal", "key", "none"]
    processing: str | None = None

    @model_validator(mode="after")
    def _says_for_what(self) -> Self:
        if (self.holds == "none") != (self.processing is None):
            raise ValueError("wat van een persoon is, hoort bij een verwerking; al het andere niet")
        return self


class TableName(Row):
    """What a table that holds something of people is called in plain words."""

    table: ClassVar[str] = "privacy/tables"
    key: ClassVar[tuple[str, ...]] = ("model",)

    model: str = Field(pattern=r"^[a-z_]+\.[a-z_]+$")
    name_nl: str
    name_en: str


class SecurityMeasure(Row):
    """What protects the data, and the test that shows it."""

    table: ClassVar[str] = "privacy/measures"
    key: ClassVar[tuple[str, ...]] = ("id",)

    id: str = Field(pattern=WORD)
    name_nl: str
    name_en: str
    proof: str = Field(pattern=FILE)


class PrivacyRight(Row):
    """A right of whoever's data are kept, and how one uses it here; ``page`` is an address name."""

    table: ClassVar[str] = "privacy/rights"
    key: ClassVar[tuple[str, ...]] = ("id",)

    id: str = Field(pattern=WORD)
    article: str
    name_nl: str
    name_en: str
    how_nl: str
    how_en: str
    page: str | None = None
    source: str


class DpiaQuestion(Row):
    """A question of a DPIA, what Kansrijk does about it, and what is left for the coalition.

    ``state``: ``done`` has a proof in the repository, ``partly`` has one and an open point,
    ``open`` is not solved, ``yours`` can only be answered by the coalition.
    """

    table: ClassVar[str] = "privacy/dpia"
    key: ClassVar[tuple[str, ...]] = ("id",)

    id: str = Field(pattern=WORD)
    part: Literal["what", "lawful", "risks", "measures", "rights"]
    question_nl: str
    question_en: str
    does_nl: str
    does_en: str
    state: Literal["done", "partly", "open", "yours"]
    proof: str | None = Field(default=None, pattern=FILE)

    @model_validator(mode="after")
    def _has_proof(self) -> Self:
        if (self.state in ("done", "partly")) != (self.proof is not None):
            raise ValueError("wat gedaan is, heeft een bewijs; wat open is, heeft er geen")
        return self


class Cookie(Row):
    """A cookie that the site may set; ``id`` is its name, without a prefix for HTTPS."""

    table: ClassVar[str] = "privacy/cookies"
    key: ClassVar[tuple[str, ...]] = ("id",)

    id: str
    purpose_nl: str
    purpose_en: str
    lasts_nl: str
    lasts_en: str
