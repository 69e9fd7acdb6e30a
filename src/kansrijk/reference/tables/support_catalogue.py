"""The catalogue of offers: by which laws they can be chosen, and why one changes."""

from typing import ClassVar, Literal

from pydantic import Field

from kansrijk.reference.rows import Row
from kansrijk.reference.tables.support import FACTOR, Parts


class Law(Row):
    """A law that pays for help, with the words by which an offer names it."""

    table: ClassVar[str] = "support/laws"
    key: ClassVar[tuple[str, ...]] = ("id",)

    id: str = Field(pattern=FACTOR)
    name_nl: str
    name_en: str
    words: Parts = ()
    source: str


class CatalogueReason(Row):
    """Why an offer changes: a choice, because a sentence could hold a name."""

    table: ClassVar[str] = "support/catalogue_reasons"
    key: ClassVar[tuple[str, ...]] = ("id",)

    id: str = Field(pattern=FACTOR)
    moment: Literal["add", "change", "withdraw", "accept", "reject", "load"]
    name_nl: str
    name_en: str
    source: str
