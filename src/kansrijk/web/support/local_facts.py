"""What may be said of a local offer: each field checked, with what is allowed."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email

from kansrijk.errors import UserError
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.models import Organisation
from kansrijk.web.accounts.validity import check_period, day_words
from kansrijk.web.accounts.words import one_of
from kansrijk.web.coalitions.models import LONGEST_ADDRESS, LONGEST_NAME
from kansrijk.web.support.models.local import AREA_KINDS, AVAILABILITIES, LONGEST_TEXT
from kansrijk.web.support.words import languages, national_offer

LONGEST_WAIT = 104
PHONE = re.compile(r"[0-9+() -]{3,20}")
#: What belongs in a field for it, and not in one that everyone reads.
ADDRESS_OR_NUMBER = re.compile(r"@|(?:\d[ -]?){8,}")
_is_web = URLValidator(schemes=["http", "https"])


@dataclass(frozen=True, slots=True)
class LocalFacts:
    """What someone says of an offer in a municipality, before it is checked."""

    offer: str
    availability: str
    name: str = ""
    organisation: Organisation | None = None
    organisation_name: str = ""
    contact_function: str = ""
    phone: str = ""
    contact_name: str = ""
    contact_direct: str = ""
    contact_email: str = ""
    area_kind: str = "municipality"
    area_name: str = ""
    languages: tuple[str, ...] = ()
    wait_weeks: int | None = None
    accepts: bool | None = None
    accepts_on: date | None = None
    agreement: str = ""
    agreement_url: str = ""

    def fields(self) -> dict[str, Any]:
        """As columns. Raises UserError at the first thing that cannot be."""
        national_offer(self.offer)
        _check_choice(self.availability, AVAILABILITIES, "Is het hier")
        _check_choice(self.area_kind, AREA_KINDS, "Het gebied")
        for language in self.languages:
            one_of(languages(), language, "De taal")
        return {
            "offer": self.offer,
            "availability": self.availability,
            "organisation": self.organisation,
            "area_kind": self.area_kind,
            "languages": " ".join(dict.fromkeys(self.languages)),
            **self._texts(),
            **self._contact(),
            **self._accepts(),
            "wait_weeks": _wait(self.wait_weeks),
            "agreement_url": web_address(self.agreement_url),
        }

    def _texts(self) -> dict[str, str]:
        public = {
            "name": (self.name, LONGEST_NAME, "De naam"),
            "organisation_name": (self.organisation_name, LONGEST_NAME, "De organisatie"),
            "contact_function": (self.contact_function, LONGEST_NAME, "De functie van het contact"),
            "area_name": (self.area_name, LONGEST_NAME, "Het gebied"),
            "agreement": (self.agreement, LONGEST_TEXT, "De afspraak"),
        }
        if self.organisation is not None and self.organisation_name.strip():
            raise UserError("Kies een organisatie uit het register, of schrijf zelf een naam.")
        return {key: public_line(*given) for key, given in public.items()}

    def _contact(self) -> dict[str, str]:
        return {
            "phone": phone_number(self.phone, "Het algemene nummer"),
            "contact_direct": phone_number(self.contact_direct, "Het directe nummer"),
            "contact_name": one_line(self.contact_name, LONGEST_NAME, "De naam van het contact"),
            "contact_email": email_address(self.contact_email),
        }

    def _accepts(self) -> dict[str, Any]:
        if self.accepts is None:
            return {"accepts": None, "accepts_on": None}
        day = self.accepts_on or today()
        check_period(day, None)
        if day > today():
            raise UserError(
                f"'Neemt nu aan' kan niet van {day_words(day)} zijn: die dag moet nog komen."
            )
        return {"accepts": self.accepts, "accepts_on": day}


def _check_choice(given: str, allowed: tuple[str, ...], what: str) -> None:
    if given not in allowed:
        raise UserError(f"{what}: '{given[:20]}' kan niet. Kies uit: {', '.join(allowed)}.")


def one_line(text: str, longest: int, what: str) -> str:
    """A line with single spaces. Raises UserError when it is too long."""
    line = " ".join(text.split())
    if len(line) > longest:
        raise UserError(f"{what} telt {len(line)} tekens; hoogstens {longest} kan.")
    return line


def public_line(text: str, longest: int, what: str) -> str:
    """A line that everyone reads: without a number or address in it."""
    line = one_line(text, longest, what)
    if ADDRESS_OR_NUMBER.search(line):
        raise UserError(
            f"{what} is voor iedereen te lezen en kan geen nummer of e-mailadres bevatten."
            " Zet dat in het veld dat ervoor is."
        )
    return line


def phone_number(text: str, what: str) -> str:
    """A telephone number, or nothing. Raises UserError for anything else."""
    number = " ".join(text.split())
    if number and not PHONE.fullmatch(number):
        raise UserError(f"{what}: alleen cijfers, spaties en + - ( ), 3 tot 20 tekens.")
    return number


def email_address(text: str) -> str:
    """The address of a contact, or nothing."""
    address = text.strip().lower()
    if address:
        try:
            validate_email(address)
        except ValidationError:
            raise UserError(
                "Het e-mailadres van het contact: zo iets als naam@organisatie.nl."
            ) from None
    return address


def _wait(weeks: int | None) -> int | None:
    if weeks is not None and not 0 <= weeks <= LONGEST_WAIT:
        raise UserError(f"De wachttijd is 0 tot {LONGEST_WAIT} weken, niet {weeks}.")
    return weeks


def web_address(text: str) -> str:
    """An address of a page, or nothing."""
    address = text.strip()
    if not address:
        return ""
    try:
        _is_web(address)
    except ValidationError:
        address = "x" * (LONGEST_ADDRESS + 1)
    if len(address) > LONGEST_ADDRESS:
        raise UserError(
            f"Een adres begint met https:// en telt hoogstens {LONGEST_ADDRESS} tekens."
        )
    return address
