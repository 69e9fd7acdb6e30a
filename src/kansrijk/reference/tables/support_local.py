"""The local layer of support: its terms and words, and what was known before anyone kept it.

The invented country has a table of its own; the two never stand in one file.
"""

from typing import ClassVar, Literal

from pydantic import Field

from kansrijk.reference.rows import Row
from kansrijk.reference.tables.coalitions import MOMENT, WORD
from kansrijk.reference.tables.places import AREA_CODE
from kansrijk.reference.tables.support import SLUG, Parts

#: Whether an offer is there. That nothing is known is no row, or a row that says so; never "no".
Availability = Literal["yes", "no", "unknown"]
#: For which part of the world an offer is there.
AreaKind = Literal["municipality", "neighbourhood", "region"]


class LocalTerm(Row):
    """A term or limit of the local layer: after how long a contact is asked, stale, hidden."""

    table: ClassVar[str] = "support/local_terms"
    key: ClassVar[tuple[str, ...]] = ("id",)

    id: str = Field(pattern=WORD)
    number: int = Field(ge=1)
    unit: Literal["days", "months", "times", "rows", "kilobytes"]
    what_nl: str
    source: str


class LocalReason(Row):
    """Why something of the local layer changes or is not right: a choice, never a sentence."""

    table: ClassVar[str] = "support/local_reasons"
    key: ClassVar[tuple[str, ...]] = ("id",)

    id: str = Field(pattern=WORD)
    moment: Literal["change", "end", "remark", "outcome"]
    name_nl: str
    name_en: str
    source: str


class Language(Row):
    """A language in which help can be given."""

    table: ClassVar[str] = "support/languages"
    key: ClassVar[tuple[str, ...]] = ("id",)

    id: str = Field(pattern=r"^[a-z]{2,3}$")
    name_nl: str
    name_en: str
    source: str


class LocalNote(Row):
    """What a source says of a municipality beside its offers: partners by kind, a newsletter."""

    table: ClassVar[str] = "support/local_notes"
    key: ClassVar[tuple[str, ...]] = ("code", "kind", "text_nl")

    code: str = Field(pattern=AREA_CODE)
    name: str
    kind: Literal["partners", "newsletter", "agreements"]
    text_nl: str
    text_en: str
    source: str


class StatedOffer(Row):
    """What a source states of an offer in a municipality; ``name`` guards against a wrong code."""

    table: ClassVar[str] = "support/local_offers"
    key: ClassVar[tuple[str, ...]] = ("id",)

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    code: str = Field(pattern=AREA_CODE)
    name: str | None = None
    offer: str = Field(pattern=SLUG)
    availability: Availability
    local_name: str = ""
    organisation: str = ""
    contact: str = ""
    phone: str = ""
    area_kind: AreaKind = "municipality"
    area: str = ""
    languages: Parts = ()
    wait_weeks: int | None = Field(default=None, ge=0, le=104)
    accepts: bool | None = None
    agreement: str = ""
    start: str = Field(pattern=MOMENT)
    is_latest_start: bool
    read_in: str
    source: str


class InventedLocalOffer(StatedOffer):
    """An offer in a municipality of the invented country, with an invented contact.

    ``age_months``: how long before the load it was last checked, so that old and new both occur.
    """

    table: ClassVar[str] = "support/invented_local_offers"

    age_months: int = Field(ge=0, le=60)
    contact_name: str = ""
    contact_direct: str = ""

    @property
    def contact_email(self) -> str:
        """An address that no mail can reach: ``.example`` is nobody's."""
        return f"{self.id}@voorbeeldstad.example" if self.contact_name else ""
