"""Support for families: the offers, the factors and topics they are for, and emergency lines.

Columns with several values part them with ``|``. ``read_in`` says where a row was read, ``source``
who put the rows together and when; ``evidence`` is ``unverified`` where no source was seen.
"""

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from kansrijk.reference.rows import Row

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
FACTOR = r"^[a-z][a-z0-9_]*$"
Phase = Literal["preconceptie", "zwangerschap", "kraam", "na_geboorte"]
Evidence = Literal["seen", "unverified"]
#: How one gets to an offer: part of care that is there, the parent goes, or someone refers.
Route = Literal["in_care", "self", "referral"]


def _parts(value: object) -> object:
    return tuple(part.strip() for part in value.split("|")) if isinstance(value, str) else value


Parts = Annotated[tuple[str, ...], BeforeValidator(_parts)]
Phases = Annotated[tuple[Phase, ...], BeforeValidator(_parts)]


class Offer(Row):
    """A national offer. Months count from birth (before it: negative), weeks from conception.

    ``week_from`` is the first week of pregnancy in which one can enter, ``week_before`` the first
    in which one no longer can: 28 means until 27 weeks and 6 days.
    """

    table: ClassVar[str] = "support/offers"
    key: ClassVar[tuple[str, ...]] = ("slug",)

    slug: str = Field(pattern=SLUG)
    name: str
    aliases: Parts = ()
    phases: Phases
    from_label: str
    to_label: str
    from_month: float
    to_month: float
    week_from: int | None = Field(default=None, ge=0, le=42)
    week_before: int | None = Field(default=None, ge=0, le=42)
    domains: Parts
    target_group: str
    themes: Parts
    provider_type: str
    recognition: str = Field(pattern=FACTOR)
    recognition_as_read: str
    recognition_date: str | None = Field(default=None, pattern=r"^\d{4}(-\d{2}-\d{2})?$")
    recognition_until: date | None = None
    intensity: str
    funding_law: str
    payer: Parts
    family_pays: str
    route: Route
    evidence: Evidence
    read_in: str
    note: str | None = None
    seen_on: date
    source: str


class RecognitionLevel(Row):
    """What a recognition says; ``expires`` where it is a judgment for five years."""

    table: ClassVar[str] = "support/recognition_levels"
    key: ClassVar[tuple[str, ...]] = ("id",)

    id: str = Field(pattern=FACTOR)
    name_nl: str
    name_en: str
    expires: bool
    source: str


class Factor(Row):
    """A risk factor, a protective factor or a topic, in plain words.

    ``asks``: does it ask for help. ``serious`` always, ``usual`` unless a protective factor
    answers it, ``background`` only together with others. It says nothing about a person.
    """

    table: ClassVar[str] = "support/factors"
    key: ClassVar[tuple[str, ...]] = ("slug",)

    slug: str = Field(pattern=FACTOR)
    kind: Literal["risk", "protective", "topic"]
    name_nl: str
    name_en: str
    plain_nl: str
    plain_en: str
    domains: Parts
    phases: Phases = ()
    asks: Literal["serious", "usual", "background"] | None = None
    asked_by: str
    use_rule: str | None = None
    evidence: Evidence
    read_in: str
    source: str


class Instrument(Row):
    """A signalling instrument, and what it may be used for."""

    table: ClassVar[str] = "support/instruments"
    key: ClassVar[tuple[str, ...]] = ("slug",)

    slug: str = Field(pattern=SLUG)
    name_nl: str
    plain_nl: str | None = None
    domains: Parts
    phases: str | None = None
    asked_by: str | None = None
    details: str
    use_rule: str | None = None
    evidence: Evidence
    read_in: str
    source: str


class AdviceRule(Row):
    """A rule of law or of the profession that advice keeps to."""

    table: ClassVar[str] = "support/advice_rules"
    key: ClassVar[tuple[str, ...]] = ("slug",)

    slug: str = Field(pattern=SLUG)
    name_nl: str
    plain_nl: str
    details: str
    evidence: Evidence
    read_in: str
    source: str


class Definition(Row):
    """What a publication means by vulnerable, and where that meaning may be used."""

    table: ClassVar[str] = "support/definitions"
    key: ClassVar[tuple[str, ...]] = ("slug",)

    slug: str = Field(pattern=SLUG)
    name_nl: str
    plain_nl: str
    details: str | None = None
    use_rule: str
    evidence: Evidence
    read_in: str
    source: str


class UrgentLine(Row):
    """A number to call, now or today. Without ``number`` it stands in ``also``."""

    table: ClassVar[str] = "support/urgent_lines"
    key: ClassVar[tuple[str, ...]] = ("slug",)

    slug: str = Field(pattern=SLUG)
    name_nl: str
    name_en: str
    for_what_nl: str
    for_what_en: str
    factors: Parts
    number: str | None = None
    also: str | None = None
    hours_nl: str
    hours_en: str
    cost_nl: str
    cost_en: str
    audience_nl: str
    evidence: Evidence
    seen_on: date
    read_in: str
    source: str


class FamilyPays(Row):
    """What a family pays itself."""

    table: ClassVar[str] = "support/family_pays"
    key: ClassVar[tuple[str, ...]] = ("id",)

    id: str = Field(pattern=FACTOR)
    words_nl: str
    words_en: str
    source: str


class TalkRole(Row):
    """A role that one can talk to everywhere, also where no offer is known.

    ``before_pregnancy`` and ``after_birth`` name the role that takes its place then.
    """

    table: ClassVar[str] = "support/roles"
    key: ClassVar[tuple[str, ...]] = ("id",)

    id: str = Field(pattern=SLUG)
    name_nl: str
    name_en: str
    before_pregnancy: str | None = None
    after_birth: str | None = None
    source: str
