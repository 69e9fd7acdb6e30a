"""What the finder answers: keys and dates; the words for them are of the presenters."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kansrijk.reference.tables.support import Offer
from kansrijk.web.support.finding.local import Local


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to say with an offer, in both languages."""

    nl: str
    en: str


@dataclass(frozen=True, slots=True)
class Urgent:
    """A line to call first, for which factors, and what to do today."""

    line: str
    factors: tuple[str, ...]
    today: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """An offer, or an emergency line that can stand among offers (``line``), and why.

    ``about`` are the factors, topics and steps that it fits, best first; ``role`` whom to ask
    where nothing local is known; ``why_not_first`` why it is possible and not recommended.
    """

    slug: str
    about: tuple[str, ...]
    role: str
    offer: Offer | None = None
    local: tuple[Local, ...] = ()
    remarks: tuple[Remark, ...] = ()
    why_not_first: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An offer that fits a theme and still does not fit, and why."""

    offer: Offer
    reason: Remark


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A theme without an offer that fits well: whom to talk to."""

    about: str
    role: str


@dataclass(frozen=True, slots=True)
class Advice:
    """``talk`` are factors that ask for a talk alone, ``answered`` those that are in balance."""

    urgent: tuple[Urgent, ...]
    recommended: tuple[Item, ...]
    possible: tuple[Item, ...]
    left_out: tuple[LeftOut, ...]
    uncovered: tuple[Uncovered, ...]
    talk: tuple[Uncovered, ...]
    answered: tuple[str, ...]

    @property
    def needs_no_referral(self) -> bool:
        """A full answer too: nothing here asks for a referral."""
        return not self.urgent and not self.recommended

    def items(self) -> Iterator[tuple[Literal["recommended", "possible"], Item]]:
        """All offers with their place."""
        yield from (("recommended", item) for item in self.recommended)
        yield from (("possible", item) for item in self.possible)
