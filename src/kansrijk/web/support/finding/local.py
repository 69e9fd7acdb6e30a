"""What is known of an offer in one municipality."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Availability = Literal["yes", "no", "unknown"]
#: ``stale``: not confirmed for some time; ``hidden``: for so long that it no longer stands first.
Freshness = Literal["fresh", "stale", "hidden"]


@dataclass(frozen=True, slots=True)
class Local:
    """One offer as it exists (or not) somewhere. Unknown is never shown as no."""

    offer: str
    availability: Availability
    name: str = ""
    organisation: str = ""
    contact: str = ""
    phone: str = ""
    area: str = ""
    languages: tuple[str, ...] = ()
    wait: str = ""
    accepts: bool | None = None
    accepts_on: date | None = None
    checked_on: date | None = None
    freshness: Freshness = "fresh"
    key: str = ""
    agreement: str = ""
    agreement_url: str = ""
