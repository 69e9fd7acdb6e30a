"""Advice in words: one line per offer with why, whom to ask, until when, who pays and consent.

The command line, the page and the paper show the same lines.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kansrijk.reference.tables.support import Offer, UrgentLine
from kansrijk.web.support.finding.advice import Advice, Item, Uncovered, Urgent
from kansrijk.web.support.finding.local import Local
from kansrijk.web.support.finding.rulebook import STEP, rule_book
from kansrijk.web.support.presenters.advice_words import (
    about_name,
    consents,
    payer_names,
    pays,
    role_name,
    said,
    spoken,
)

#: How the file says that an offer has no last day.
NO_END = ("elk moment", "doorlopend")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of advice. ``today`` stands only with what comes first.

    ``is_verified`` is whether a source was seen; ``is_known_here`` whether the municipality says
    that it has it; ``is_stale`` whether that has not been confirmed for some time;
    ``weeks_left`` the weeks in which one can still enter.
    """

    slug: str
    name: str
    reasons: tuple[str, ...]
    contact: str
    until: str
    payer: str
    law: str
    family_pays: str
    asked_by: str
    consent: str
    consent_words: str
    remarks: tuple[str, ...] = ()
    today: tuple[str, ...] = ()
    weeks_left: int | None = None
    is_verified: bool = True
    is_known_here: bool = False
    is_stale: bool = False
    is_line: bool = False
    offer: Offer | None = None
    local: tuple[Local, ...] = ()


@dataclass(frozen=True, slots=True)
class Talk:
    """A theme to talk about, with whom, and what that person can do."""

    slug: str
    name: str
    role: str
    advice: str


@dataclass(frozen=True, slots=True)
class AdviceInWords:
    """The whole advice as shown; ``place`` is the name of the municipality, or empty."""

    place: str
    urgent: tuple[Line, ...]
    recommended: tuple[Line, ...]
    possible: tuple[Line, ...]
    left_out: tuple[tuple[str, str, str], ...]  # slug, name, reason
    uncovered: tuple[Talk, ...]
    talk: tuple[Talk, ...]
    answered: tuple[str, ...]
    needs_no_referral: bool


def in_words(advice: Advice, place: str, week: int | None = None) -> AdviceInWords:
    """Advice for people, in their language; ``week`` of pregnancy, to count out what is left."""
    return AdviceInWords(
        place=place,
        urgent=tuple(_urgent_line(it) for it in advice.urgent),
        recommended=tuple(_line(it, place, week) for it in advice.recommended),
        possible=tuple(_line(it, place, week) for it in advice.possible),
        left_out=tuple((it.offer.slug, it.offer.name, spoken(it.reason)) for it in advice.left_out),
        uncovered=tuple(_talk(it) for it in advice.uncovered),
        talk=tuple(_talk(it) for it in advice.talk),
        answered=tuple(about_name(slug) for slug in advice.answered),
        needs_no_referral=advice.needs_no_referral,
    )


# --- lines to call -----------------------------------------------------------------------------


def _urgent_line(it: Urgent) -> Line:
    reasons = tuple(about_name(factor) for factor in it.factors)
    today = tuple(spoken(remark) for remark in it.today)
    return _line_to_call(rule_book().lines[it.line], reasons, today)


def _line_to_call(line: UrgentLine, reasons: Sequence[str], today: Sequence[str]) -> Line:
    consent = consents()["report" if today else "self"]
    name = said(line, "name")
    return Line(
        slug=line.slug,
        name=name,
        reasons=tuple(reasons),
        contact="; ".join(filter(None, (line.number, line.also))),
        until=said(line, "hours"),
        payer=said(line, "cost"),
        law="",
        family_pays=said(line, "cost"),
        asked_by=said(consents()["self"], "asked_by"),
        consent=said(consent, "rule"),
        consent_words=said(consent, "words").format(offer=name),
        today=tuple(today),
        is_verified=line.evidence == "seen",
        is_line=True,
    )


# --- offers ------------------------------------------------------------------------------------


def _line(it: Item, place: str, week: int | None) -> Line:
    if it.offer is None:
        names = tuple(about_name(about) for about in it.about)
        return _line_to_call(rule_book().lines[it.slug], names, ())
    offer, consent = it.offer, consents()[it.offer.route]
    remarks = (*it.remarks, *it.why_not_first)
    return Line(
        slug=offer.slug,
        name=offer.name,
        reasons=_reasons(it),
        contact=contact_in_words(it, place),
        until=_until(offer),
        payer=payer_names(offer.payer),
        law=offer.funding_law.replace("|", ", "),
        family_pays=said(pays()[offer.family_pays], "words"),
        asked_by=said(consent, "asked_by"),
        consent=said(consent, "rule"),
        consent_words=said(consent, "words").format(offer=offer.name),
        remarks=tuple(dict.fromkeys(spoken(remark) for remark in remarks)),
        weeks_left=_weeks_left(offer, week),
        is_verified=offer.evidence == "seen",
        is_known_here=bool(it.local),
        is_stale=bool(it.local) and all(row.freshness != "fresh" for row in it.local),
        offer=offer,
        local=it.local,
    )


def _reasons(it: Item) -> tuple[str, ...]:
    """What it is the help for, what it also helps with, and why a step is asked for."""
    rules = rule_book()
    fits = rules.fits.get(it.slug, {})
    themes = [about for about in it.about if not about.startswith(STEP)]
    steps = [rules.steps[about.removeprefix(STEP)] for about in it.about if about.startswith(STEP)]
    best = [about_name(about) for about in themes if fits.get(about, 0) == 3]
    other = [about_name(about) for about in themes if fits.get(about, 0) < 3]
    sentences = [
        _("The help for: %(themes)s") % {"themes": ", ".join(best)} if best else "",
        _("Also helps with: %(themes)s") % {"themes": ", ".join(other)} if other else "",
    ]
    asked = [said(step, "why") for step in steps if fits.get(STEP + step.id, 0) == 3]
    return (*filter(None, sentences), *asked)


def contact_in_words(it: Item, place: str) -> str:
    """Whom to reach here; where nothing is known, that and who knows the way."""
    for row in it.local:
        found = ", ".join(filter(None, (row.organisation, row.contact, row.phone)))
        if found and row.freshness != "hidden":
            return found
    said_here = {"place": place or _("your municipality"), "role": role_name(it.role)}
    if it.local:
        return _("It is there in %(place)s, but no contact is known. Ask %(role)s.") % said_here
    return _("Not known yet in %(place)s. Ask %(role)s.") % said_here


def _until(offer: Offer) -> str:
    end = _("no end") if offer.to_label in NO_END else offer.to_label
    if offer.week_before is None:
        return end
    limits = {"week": offer.week_before, "end": end}
    return _("enter before week %(week)s of pregnancy; lasts until %(end)s") % limits


def _weeks_left(offer: Offer, week: int | None) -> int | None:
    if week is None or offer.week_before is None or week >= offer.week_before:
        return None
    return offer.week_before - week


def _talk(it: Uncovered) -> Talk:
    row = rule_book().roles.get(it.about)
    return Talk(
        slug=it.about,
        name=about_name(it.about),
        role=role_name(it.role),
        advice=said(row, "advice") if row else "",
    )
