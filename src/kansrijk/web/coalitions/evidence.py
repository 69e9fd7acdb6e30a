"""Since when something is so and which source says it: nothing is recorded without."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from kansrijk.errors import UserError
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.validity import check_period, day_words
from kansrijk.web.coalitions.models import LONGEST_ADDRESS, LONGEST_TITLE
from kansrijk.web.coalitions.moments import Moment

_is_address = URLValidator(schemes=["http", "https"])


@dataclass(frozen=True, slots=True)
class Evidence:
    """A source: what it is called, where it stands, and its date."""

    title: str
    date: Moment
    url: str = ""

    def fields(self) -> dict[str, Any]:
        """As columns. Raises UserError for a source without a name or date that can be."""
        title = clean_text(self.title, LONGEST_TITLE, "Noem de bron: titel en van wie")
        _check_past(self.date, "De datum van de bron")
        return {
            "source_title": title,
            "source_url": _address(self.url),
            "source_day": self.date.day,
            "source_precision": self.date.precision,
        }


@dataclass(frozen=True, slots=True)
class Since:
    """From when something is so. ``is_latest``: it was so by then, maybe earlier."""

    start: Moment
    is_latest: bool = False

    def fields(self, evidence: Evidence) -> dict[str, Any]:
        """As columns. Raises UserError for a start in the future, or after its source."""
        _check_past(self.start, "De begindatum")
        if self.start.day > evidence.date.last_day:
            raise UserError(
                f"De bron is van {evidence.date} en kan niet zeggen wat vanaf {self.start} geldt."
                " Kies een eerdere begindatum of een latere bron."
            )
        return {
            "valid_from": self.start.day,
            "valid_from_precision": self.start.precision,
            "is_latest_start": self.is_latest,
        }


def clean_text(text: str, longest: int, what: str) -> str:
    """A line of text with single spaces. Raises UserError when empty or too long."""
    line = " ".join(text.split())
    if not line or len(line) > longest:
        raise UserError(f"{what}, in 1 tot {longest} tekens.")
    return line


def check_end(day: date, start: date) -> None:
    """Raise UserError when something ends before it starts, or in the future."""
    if day > today():
        raise UserError(f"Het einde ({day_words(day)}) moet nog komen. Kies vandaag of eerder.")
    if day < start:
        raise UserError(
            f"Het einde ({day_words(day)}) ligt voor het begin ({day_words(start)})."
            " Kies dezelfde dag of later."
        )


def _check_past(moment: Moment, what: str) -> None:
    check_period(moment.day, None)
    if moment.day > today():
        raise UserError(f"{what} ({moment}) moet nog komen. Kies vandaag of eerder.")


def _address(text: str) -> str:
    address = text.strip()
    if not address:
        return ""
    try:
        _is_address(address)
    except ValidationError:
        address = "x" * (LONGEST_ADDRESS + 1)
    if len(address) > LONGEST_ADDRESS:
        raise UserError(
            f"Het adres van de bron begint met https:// en telt hoogstens {LONGEST_ADDRESS} tekens."
        )
    return address
