"""The register of coalitions: its words, and what was published before anyone kept it up to date.

The invented country has the same tables under other names; the two never stand in one file.
"""

from typing import ClassVar, Literal

from pydantic import Field

from kansrijk.reference.rows import Row
from kansrijk.reference.tables.places import AREA_CODE

WORD = r"^[a-z][a-z_]*$"
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
#: As precise as the source is: a year, a month or a day.
MOMENT = r"^\d{4}(-\d{2}(-\d{2})?)?$"


class CoalitionKind(Row):
    """A kind of coalition."""

    table: ClassVar[str] = "coalitions/kinds"
    key: ClassVar[tuple[str, ...]] = ("id",)

    id: str = Field(pattern=WORD)
    name_nl: str
    name_en: str
    what_nl: str
    what_en: str
    source: str


class StatusKind(Row):
    """What a municipality can have. Unknown is none of these: no source says anything then."""

    table: ClassVar[str] = "coalitions/status_kinds"
    key: ClassVar[tuple[str, ...]] = ("id",)

    id: str = Field(pattern=WORD)
    name_nl: str
    name_en: str
    what_nl: str
    what_en: str
    has_coalition: bool
    source: str


class Tranche(Row):
    """A round in which municipalities joined the programme."""

    table: ClassVar[str] = "coalitions/tranches"
    key: ClassVar[tuple[str, ...]] = ("number",)

    number: int = Field(ge=1)
    name_nl: str
    name_en: str
    source: str


class RegisterReason(Row):
    """Why the register changes: a choice, because a sentence could hold a name."""

    table: ClassVar[str] = "coalitions/reasons"
    key: ClassVar[tuple[str, ...]] = ("id",)

    id: str = Field(pattern=WORD)
    moment: Literal["start", "evidence", "end", "publish"]
    name_nl: str
    name_en: str
    source: str


class PublishedCoalition(Row):
    """A coalition that a source names. ``is_latest_start``: it was there by then, maybe earlier."""

    table: ClassVar[str] = "coalitions/coalitions"
    key: ClassVar[tuple[str, ...]] = ("slug",)

    slug: str = Field(pattern=SLUG)
    name: str
    kind: str
    start: str = Field(pattern=MOMENT)
    is_latest_start: bool
    source: str


class PublishedMembership(Row):
    """A municipality in a coalition, as a source says it; ``name`` guards against a wrong code."""

    table: ClassVar[str] = "coalitions/memberships"
    key: ClassVar[tuple[str, ...]] = ("coalition", "code", "start")

    coalition: str = Field(pattern=SLUG)
    code: str = Field(pattern=AREA_CODE)
    name: str | None = None
    start: str = Field(pattern=MOMENT)
    is_latest_start: bool
    source: str


class PublishedStatus(Row):
    """The status of a municipality, as a source says it; each ends the one before it."""

    table: ClassVar[str] = "coalitions/statuses"
    key: ClassVar[tuple[str, ...]] = ("code", "start")

    code: str = Field(pattern=AREA_CODE)
    name: str | None = None
    status: str
    start: str = Field(pattern=MOMENT)
    is_latest_start: bool
    remark_nl: str = ""
    source: str


class InventedCoalition(PublishedCoalition):
    """A coalition of the invented country."""

    table: ClassVar[str] = "coalitions/invented_coalitions"


class InventedMembership(PublishedMembership):
    """A municipality of the invented country in a coalition there."""

    table: ClassVar[str] = "coalitions/invented_memberships"


class InventedStatus(PublishedStatus):
    """The status of a municipality of the invented country."""

    table: ClassVar[str] = "coalitions/invented_statuses"


class InventedTranche(Row):
    """The tranche of a municipality of the invented country; of a real one none is published."""

    table: ClassVar[str] = "coalitions/invented_tranches"
    key: ClassVar[tuple[str, ...]] = ("code",)

    code: str = Field(pattern=AREA_CODE)
    name: str | None = None
    number: int = Field(ge=1)
    source: str
