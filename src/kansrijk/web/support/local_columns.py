"""A row of a file of help: its columns, what may stand in each, and what they say.

Dutch headers, because people fill them in. What a form checks is checked here by the same code.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from hashlib import sha256
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, Field

from kansrijk.errors import UserError
from kansrijk.reference.rows import Row
from kansrijk.web.accounts.models import Organisation
from kansrijk.web.coalitions.evidence import Evidence
from kansrijk.web.coalitions.models import LONGEST_NAME, LONGEST_TITLE
from kansrijk.web.coalitions.moments import parse_moment
from kansrijk.web.support.local_facts import (
    LONGEST_WAIT,
    LocalFacts,
    email_address,
    one_line,
    phone_number,
    public_line,
    web_address,
)
from kansrijk.web.support.models import LocalOffer
from kansrijk.web.support.models.local import LONGEST_TEXT
from kansrijk.web.support.words import languages, national_offer

HERE = {"ja": "yes", "nee": "no", "onbekend": "unknown"}
AREAS = {"gemeente": "municipality", "wijk": "neighbourhood", "regio": "region"}
ACCEPTS = {"ja": True, "nee": False}
#: Columns that the site fills and that say nothing new when they come back.
TOLD = ("naam_van_het_aanbod", "laatst_bevestigd")
_PARTS = re.compile(r"[|,;\s]+")


def _told(check: Callable[[str], Any]) -> AfterValidator:
    """A check of the forms as one of a column: its message becomes the fault."""

    def checked(text: str) -> str:
        try:
            check(text)
        except UserError as refusal:
            raise ValueError(str(refusal)) from None
        return text

    return AfterValidator(checked)


def _public(longest: int) -> AfterValidator:
    return _told(lambda text: public_line(text, longest, "Deze tekst"))


def _languages(text: str) -> None:
    unknown = [key for key in _keys(text) if key not in languages()]
    if unknown:
        allowed = ", ".join(languages())
        raise UserError(f"taal '{unknown[0][:20]}' kennen we niet; kies uit {allowed}")


def _keys(text: str) -> tuple[str, ...]:
    return tuple(key for key in _PARTS.split(text) if key)


Public = Annotated[str, _public(LONGEST_NAME)]
Phone = Annotated[str, _told(lambda text: phone_number(text, "Het nummer"))]


class LocalRow(Row):
    """One offer in a municipality, as a file says it."""

    table: ClassVar[str] = "hulp"
    key: ClassVar[tuple[str, ...]] = ()

    sleutel: str = Field(default="", pattern=r"^[0-9a-f]{20}$|^$")
    stand: str = ""
    aanbod: Annotated[str, _told(national_offer)]
    naam_van_het_aanbod: str = ""
    hier: Literal["ja", "nee", "onbekend"]
    naam: Public = ""
    organisatie: Public = ""
    functie_contact: Public = ""
    algemeen_nummer: Phone = ""
    naam_contact: Annotated[str, _told(lambda t: one_line(t, LONGEST_NAME, "De naam"))] = ""
    direct_nummer: Phone = ""
    email_contact: Annotated[str, _told(email_address)] = ""
    soort_gebied: Literal["gemeente", "wijk", "regio"] = "gemeente"
    gebied: Public = ""
    talen: Annotated[str, _told(_languages)] = ""
    wachttijd_weken: int | None = Field(default=None, ge=0, le=LONGEST_WAIT)
    neemt_nu_aan: Literal["ja", "nee"] | None = None
    neemt_aan_op: date | None = None
    afspraak: Annotated[str, _public(LONGEST_TEXT)] = ""
    adres_afspraak: Annotated[str, _told(web_address)] = ""
    bron: Annotated[str, _told(lambda text: one_line(text, LONGEST_TITLE, "De bron"))]
    datum_bron: Annotated[str, _told(parse_moment)]
    adres_bron: Annotated[str, _told(web_address)] = ""
    laatst_bevestigd: str = ""

    def facts(self, registered: Mapping[str, Organisation]) -> LocalFacts:
        """What the row says; an organisation of the register by its name."""
        where = registered.get(self.organisatie.casefold())
        return LocalFacts(
            offer=self.aanbod, availability=HERE[self.hier], name=self.naam, organisation=where,
            organisation_name="" if where else self.organisatie,
            contact_function=self.functie_contact, phone=self.algemeen_nummer,
            contact_name=self.naam_contact, contact_direct=self.direct_nummer,
            contact_email=self.email_contact, area_kind=AREAS[self.soort_gebied],
            area_name=self.gebied, languages=_keys(self.talen), wait_weeks=self.wachttijd_weken,
            accepts=ACCEPTS[self.neemt_nu_aan] if self.neemt_nu_aan else None,
            accepts_on=self.neemt_aan_op, agreement=self.afspraak,
            agreement_url=self.adres_afspraak,
        )  # fmt: skip

    def evidence(self) -> Evidence:
        """Where it was found."""
        return Evidence(self.bron, parse_moment(self.datum_bron), self.adres_bron)


def columns_of(row: LocalOffer, offer_name: str, confirmed: date) -> dict[str, Any]:
    """A row as it stands, in the columns of the file."""
    said = _said(row)
    return {
        "sleutel": row.public_id,
        "stand": state_of(row),
        "aanbod": row.offer,
        "naam_van_het_aanbod": offer_name,
        **said,
        "laatst_bevestigd": confirmed.isoformat(),
    }


def state_of(row: LocalOffer) -> str:
    """A mark of what stands there: another mark means that it changed since the file was made."""
    text = "\n".join(f"{name}={value}" for name, value in _said(row).items())
    return sha256(text.encode()).hexdigest()[:12]


def is_same(said: LocalRow, row: LocalOffer) -> bool:
    """Whether a row of a file says what stands there already."""
    stands = {name: "" if value is None else str(value) for name, value in _said(row).items()}
    given = said.model_dump(mode="json", include=set(stands))
    given["talen"] = " ".join(_keys(said.talen))
    return stands == {name: "" if value is None else str(value) for name, value in given.items()}


def _said(row: LocalOffer) -> dict[str, Any]:
    return {
        "hier": _word(HERE, row.availability),
        "naam": row.name,
        "organisatie": row.organisation.name if row.organisation else row.organisation_name,
        "functie_contact": row.contact_function,
        "algemeen_nummer": row.phone,
        "naam_contact": row.contact_name,
        "direct_nummer": row.contact_direct,
        "email_contact": row.contact_email,
        "soort_gebied": _word(AREAS, row.area_kind),
        "gebied": row.area_name,
        "talen": row.languages,
        "wachttijd_weken": row.wait_weeks,
        "neemt_nu_aan": "" if row.accepts is None else _word(ACCEPTS, row.accepts),
        "neemt_aan_op": row.accepts_on.isoformat() if row.accepts_on else "",
        "afspraak": row.agreement,
        "adres_afspraak": row.agreement_url,
        "bron": row.source_title,
        "datum_bron": str(row.source_date),
        "adres_bron": row.source_url,
    }


def _word(words: Mapping[str, Any], value: Any) -> str:
    return next(word for word, meant in words.items() if meant == value)
