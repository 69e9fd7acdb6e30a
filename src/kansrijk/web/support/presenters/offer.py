"""One offer in words: for whom, when, what it is, who pays, how to get it and how sure we are."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from kansrijk.reference.loader import load
from kansrijk.reference.tables.sources import Source
from kansrijk.reference.tables.support import Offer
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.presenters.words import in_language
from kansrijk.web.coalitions.presenters.text import moment_text
from kansrijk.web.support.finding.rulebook import rule_book
from kansrijk.web.support.models import OfferVersion
from kansrijk.web.support.presenters.advice_words import consents, payer_names, pays
from kansrijk.web.support.presenters.paying import costs_of
from kansrijk.web.support.presenters.words import (
    domains,
    entry_text,
    factor_name,
    laws,
    laws_of,
    phases,
    routes,
    said,
)
from kansrijk.web.support.queries.catalogue import latest_version
from kansrijk.web.support.recognition import YEARS, levels, valid_until

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class RecognitionText:
    """What is known of a recognition, and what to do about it."""

    name: str
    said: str
    is_expired: bool


@dataclass(frozen=True, slots=True)
class ConsentText:
    """Who asks, which consent it needs, and words to ask it with."""

    asked_by: str
    rule: str
    words: str


@dataclass(frozen=True, slots=True)
class SourceNote:
    """Where an offer was read, and who changed it last for which reason."""

    read_in: str
    seen_on: str
    gathered: str
    changed_on: str
    change_title: str
    change_url: str
    change_date: str


@dataclass(frozen=True, slots=True)
class OfferPage:
    """An offer; ``offer`` itself holds what was read in Dutch."""

    offer: Offer
    kicker: str
    entry: str
    domains: str
    recognition: RecognitionText
    laws: tuple[Pair, ...]
    payers: str
    family_pays: str
    costs: tuple[Pair, ...]
    route: str
    consent: ConsentText
    themes: tuple[Pair, ...]
    remarks: tuple[str, ...]
    source: SourceNote
    is_unverified: bool


def offer_page(offer: Offer) -> OfferPage:
    """The page of an offer."""
    return OfferPage(
        offer=offer,
        kicker=capfirst(said(phases(), offer.phases)),
        entry=entry_text(offer),
        domains=said(domains(), offer.domains),
        recognition=recognition_text(offer, today()),
        laws=tuple((in_language(laws()[key], "name"), _with_law(key)) for key in laws_of(offer)),
        payers=capfirst(payer_names(offer.payer)),
        family_pays=in_language(pays()[offer.family_pays], "words"),
        costs=costs_of(offer.slug),
        route=routes()[offer.route],
        consent=_consent(offer),
        themes=tuple((factor_name(s), reverse("support:factor", args=[s])) for s in offer.themes),
        remarks=_remarks(offer),
        source=_source(offer),
        is_unverified=offer.evidence == "unverified",
    )


def is_expired(offer: Offer, day: date) -> bool:
    """Whether its recognition has probably expired."""
    until = valid_until(offer)
    return levels()[offer.recognition].expires and until is not None and until < day


def recognition_text(offer: Offer, day: date) -> RecognitionText:
    """Five years is the usual term: after it, it asks for a new look."""
    level = levels()[offer.recognition]
    name = in_language(level, "name")
    until = valid_until(offer)
    if not level.expires:
        return RecognitionText(name, "", is_expired=False)
    if until is None:
        return RecognitionText(name, _("date not seen; look it up"), is_expired=False)
    if until < day:
        facts = {"since": _since(offer), "years": YEARS}
        text = _("recognition probably expired: of %(since)s, holds for %(years)s years; check it")
        return RecognitionText(name, text % facts, is_expired=True)
    facts = {"since": _since(offer), "until": date_format(until, "j F Y")}
    return RecognitionText(name, _("of %(since)s, holds until %(until)s") % facts, is_expired=False)


def _since(offer: Offer) -> str:
    given = offer.recognition_date or ""
    is_day = len(given) > len("2017")
    return str(date_format(date.fromisoformat(given), "j F Y")) if is_day else given or _("unknown")


def _with_law(key: str) -> str:
    return f"{reverse('support:catalogue')}?law={key}"


def _consent(offer: Offer) -> ConsentText:
    row = consents()[offer.route]
    return ConsentText(
        in_language(row, "asked_by"),
        in_language(row, "rule"),
        in_language(row, "words").format(offer=offer.name),
    )


def _remarks(offer: Offer) -> tuple[str, ...]:
    """What the finder takes into account: for whom it is, and when it does not lead."""
    rows = rule_book().conditions.get(offer.slug, ())
    return tuple(dict.fromkeys(in_language(row, "reason") for row in rows))


def _source(offer: Offer) -> SourceNote:
    version = latest_version(offer.slug)
    gathered = next(row.name for row in load(Source) if row.source == offer.source)
    seen_on = str(date_format(offer.seen_on, "j F Y"))
    if version is None or not is_change(version):
        return SourceNote(offer.read_in, seen_on, gathered, "", "", "", "")
    return SourceNote(
        offer.read_in, seen_on, gathered, str(date_format(version.valid_from, "j F Y")),
        version.source_title, version.source_url, moment_text(version.source_date),
    )  # fmt: skip


def is_change(version: OfferVersion) -> bool:
    """Whether a version is what an editor made of it, and not the row of the file."""
    return version.reason != "first_load"
