"""The words by which a local offer is found: its own, and those of the offer in the catalogue."""

import re
import unicodedata

from kansrijk.web.support.models.local import LONGEST_SEARCH, LocalOffer
from kansrijk.web.support.words import national_offers, themes

_APART = re.compile(r"[^a-z0-9]+")


def plain(text: str) -> str:
    """Small letters without accents, a space between words: so that CAFÉ finds café."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return _APART.sub(" ", letters).strip()


def search_words(row: LocalOffer) -> str:
    """What a search looks in. Nothing of a person is among it."""
    offer = national_offers().get(row.offer)
    organisation = row.organisation.name if row.organisation else row.organisation_name
    parts = [row.name, organisation, row.area_name, row.contact_function]
    if offer is not None:
        named = [themes()[theme].name_nl for theme in offer.themes if theme in themes()]
        parts += [offer.name, *offer.aliases, *offer.themes, *named]
    words = dict.fromkeys(plain(" ".join(parts)).split())
    return " ".join(words)[:LONGEST_SEARCH]
