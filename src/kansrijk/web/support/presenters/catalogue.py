"""The catalogue as a list: chosen by phase, domain, theme, law and words; and as a file."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from kansrijk.monitor.areas.names import normalise
from kansrijk.reference.tables.support import Offer
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.presenters.words import in_language
from kansrijk.web.support.presenters.advice_words import pays
from kansrijk.web.support.presenters.offer import is_expired
from kansrijk.web.support.presenters.words import (
    domains,
    entry_text,
    factor_name,
    factors,
    laws,
    laws_of,
    phases,
    said,
)
from kansrijk.web.support.queries.catalogue import offers

Pair = tuple[str, str]
#: A search with more than this is no word of help.
LONGEST_SEARCH = 80


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the reader asked for; an empty choice is all."""

    text: str = ""
    phase: str = ""
    domain: str = ""
    theme: str = ""
    law: str = ""

    @property
    def is_any(self) -> bool:
        """Whether the list is narrowed at all."""
        return bool(self.text or self.phase or self.domain or self.theme or self.law)


@dataclass(frozen=True, slots=True)
class OfferLine:
    """An offer in the list. ``target`` and ``when`` are Dutch, as read."""

    name: str
    address: str
    target: str
    phases: str
    entry: str
    domains: str
    pays: str
    is_unverified: bool
    is_expired: bool


@dataclass(frozen=True, slots=True)
class CataloguePage:
    """The list, how many there are in all, and other themes when nothing was found."""

    lines: tuple[OfferLine, ...]
    total: int
    near: tuple[Pair, ...]


def catalogue_page(chosen: Chosen) -> CataloguePage:
    """The offers that fit what was asked for, by name."""
    present, day = offers(), today()
    found = sorted(_matching(present.values(), chosen), key=lambda offer: offer.name.casefold())
    return CataloguePage(
        lines=tuple(offer_line(offer, day) for offer in found),
        total=len(present),
        near=() if found else _near(chosen.text),
    )


def offer_line(offer: Offer, day: date) -> OfferLine:
    """An offer in a list, on a day."""
    return OfferLine(
        name=offer.name,
        address=reverse("support:offer", args=[offer.slug]),
        target=offer.target_group,
        phases=said(phases(), offer.phases),
        entry=entry_text(offer),
        domains=said(domains(), offer.domains),
        pays=in_language(pays()[offer.family_pays], "words"),
        is_unverified=offer.evidence == "unverified",
        is_expired=is_expired(offer, day),
    )


def choices() -> dict[str, list[Pair]]:
    """What can be chosen: phases, domains, themes and laws that some offer has."""
    used = {theme for offer in offers().values() for theme in offer.themes}
    themes = sorted(((slug, factor_name(slug)) for slug in used), key=lambda pair: pair[1])
    return {
        "phases": list(phases().items()),
        "domains": list(domains().items()),
        "themes": themes,
        "laws": [(key, in_language(law, "name")) for key, law in laws().items()],
    }


def checked(given: Mapping[str, str]) -> Chosen:
    """A choice from an address; a value that cannot be chosen counts as none."""
    known = {"phase": phases(), "domain": domains(), "theme": factors(), "law": laws()}
    picked = {name: given.get(name, "") for name in known}
    text = "".join(letter for letter in given.get("q", "") if letter.isprintable())
    allowed = {name: key if key in known[name] else "" for name, key in picked.items()}
    return Chosen(text.strip()[:LONGEST_SEARCH], **allowed)


def catalogue_rows() -> list[dict[str, Any]]:
    """The catalogue as a file: the columns of the reference file, several values parted by |."""
    return [row_of(offer) for offer in offers().values()]


def row_of(offer: Offer) -> dict[str, Any]:
    """An offer as a row of the file."""
    return {name: _cell(value) for name, value in offer.model_dump(mode="json").items()}


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return "|".join(value)
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _matching(rows: Iterable[Offer], chosen: Chosen) -> Iterator[Offer]:
    words = [normalise(word) for word in chosen.text.split()]
    for offer in rows:
        if (
            chosen.phase in ("", *offer.phases)
            and chosen.domain in ("", *offer.domains)
            and chosen.theme in ("", *offer.themes)
            and chosen.law in ("", *laws_of(offer))
            and all(word in _searchable(offer) for word in words)
        ):
            yield offer


def _searchable(offer: Offer) -> str:
    themes = [factors()[slug] for slug in offer.themes if slug in factors()]
    said_of_themes = (text for f in themes for text in (f.name_nl, f.name_en, f.plain_nl))
    parts = (offer.name, *offer.aliases, offer.target_group, offer.provider_type, offer.intensity,
             *said_of_themes)  # fmt: skip
    return normalise(" ".join(parts))


def _near(text: str) -> tuple[Pair, ...]:
    """Factors and topics whose name is like what was typed: a way on."""
    names = {normalise(factor_name(slug)): slug for slug in factors()}
    close = difflib.get_close_matches(normalise(text), names, n=4, cutoff=0.5)
    slugs = [names[name] for name in close]
    return tuple((factor_name(slug), reverse("support:factor", args=[slug])) for slug in slugs)
