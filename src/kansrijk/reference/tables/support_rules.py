"""The rules of the finder: which offer fits what, for whom, in which order and with which words.

A professional can read and change them: no rule stands in code.
"""

from typing import ClassVar, Literal

from pydantic import Field

from kansrijk.reference.rows import Row
from kansrijk.reference.tables.support import FACTOR, SLUG, Parts, Phases

ConditionKind = Literal[
    "needs_any",  # at least one of these factors
    "needs_any_too",  # and at least one of these
    "excludes_any",  # none of these factors
    "waits_with_any",  # with one of these factors it is possible, and does not lead
    "from_number",  # that many factors together
    "only_phase",  # entering is possible in this phase alone
    "arrange_in",  # to be arranged in this phase already
    "prefers_first_child",  # made for a first child
    "prefers_age_to",  # made for parents up to this age
    "only_where_known",  # leads only where the municipality says that it is there
    "never_leads",  # never among the recommended
    "hidden",  # never among the recommended or the possible
]


class Fit(Row):
    """How well an offer fits a factor, a topic or a step (``step:``).

    3: this is the help for it; 2: it helps with it; 1: it touches it. An emergency line that can
    stand among the offers is ``line:`` and its slug.
    """

    table: ClassVar[str] = "support/fits"
    key: ClassVar[tuple[str, ...]] = ("offer", "about")

    offer: str = Field(pattern=r"^(line:)?[a-z0-9]+(-[a-z0-9]+)*$")
    about: str = Field(pattern=r"^(step:)?[a-z][a-z0-9_]*$")
    strength: int = Field(ge=1, le=3)
    source: str


class Step(Row):
    """Something that several factors together, or some factors always, ask for.

    It is asked for from ``from_number`` factors on (0: never by number), or from
    ``from_number_with`` on when one of ``any_of`` is among them, and one of ``and_any_of`` where
    there are any.
    """

    table: ClassVar[str] = "support/steps"
    key: ClassVar[tuple[str, ...]] = ("id",)

    id: str = Field(pattern=FACTOR)
    name_nl: str
    name_en: str
    phases: Phases = ()
    from_number: int = Field(ge=0)
    any_of: Parts
    and_any_of: Parts = ()
    from_number_with: int = Field(ge=1)
    role: str = Field(pattern=SLUG)
    why_nl: str
    why_en: str
    source: str


class Condition(Row):
    """For whom an offer is, and whether it may lead."""

    table: ClassVar[str] = "support/conditions"
    key: ClassVar[tuple[str, ...]] = ("offer", "kind")

    offer: str = Field(pattern=SLUG)
    kind: ConditionKind
    value: Parts = ()
    reason_nl: str
    reason_en: str
    source: str


class Balance(Row):
    """A protective factor that answers a factor which is not serious."""

    table: ClassVar[str] = "support/balances"
    key: ClassVar[tuple[str, ...]] = ("protective", "factor")

    protective: str = Field(pattern=FACTOR)
    factor: str = Field(pattern=FACTOR)
    source: str


class FactorRole(Row):
    """Whom to talk to about a factor or topic, wherever one lives."""

    table: ClassVar[str] = "support/factor_roles"
    key: ClassVar[tuple[str, ...]] = ("factor",)

    factor: str = Field(pattern=FACTOR)
    role: str = Field(pattern=SLUG)
    advice_nl: str | None = None
    advice_en: str | None = None
    source: str


class UrgentRule(Row):
    """What comes before all else, and what to do today."""

    table: ClassVar[str] = "support/urgent_rules"
    key: ClassVar[tuple[str, ...]] = ("factor", "line")

    factor: str = Field(pattern=FACTOR)
    line: str = Field(pattern=SLUG)
    place: int = Field(ge=1)
    today_nl: str
    today_en: str
    source: str


class UrgentTogether(Row):
    """What comes first when several factors come together."""

    table: ClassVar[str] = "support/urgent_rules_together"
    key: ClassVar[tuple[str, ...]] = ("factors", "line")

    factors: Parts
    line: str = Field(pattern=SLUG)
    today_nl: str
    today_en: str
    source: str


class ConsentWords(Row):
    """Who asks for an offer, which consent that needs, and words to ask it with."""

    table: ClassVar[str] = "support/consent_words"
    key: ClassVar[tuple[str, ...]] = ("id",)

    id: str = Field(pattern=FACTOR)
    asked_by_nl: str
    asked_by_en: str
    rule_nl: str
    rule_en: str
    words_nl: str
    words_en: str
    source: str


class FactorGroup(Row):
    """A group in which factors and topics stand together on a form."""

    table: ClassVar[str] = "support/factor_groups"
    key: ClassVar[tuple[str, ...]] = ("id",)

    id: str = Field(pattern=FACTOR)
    name_nl: str
    name_en: str
    source: str


class FactorPlace(Row):
    """Where a factor or topic stands on a form; what is often asked stands in sight."""

    table: ClassVar[str] = "support/factor_places"
    key: ClassVar[tuple[str, ...]] = ("factor",)

    factor: str = Field(pattern=FACTOR)
    group: str = Field(pattern=FACTOR)
    is_often: bool
    source: str


class AgeBand(Row):
    """An age as wide as the rules need it; ``stands_for`` is the age they count
    with, ``first`` the youngest in it."""

    table: ClassVar[str] = "support/age_bands"
    key: ClassVar[tuple[str, ...]] = ("stands_for",)

    stands_for: int = Field(ge=12, le=60)
    first: int = Field(ge=12, le=60)
    name_nl: str
    name_en: str
    source: str
