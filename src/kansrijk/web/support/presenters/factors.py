"""Factors and topics in plain words, with the offers for them and whom to talk to."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kansrijk.reference.loader import load
from kansrijk.reference.tables.support import Factor, Instrument, UrgentLine
from kansrijk.web.accounts.presenters.words import in_language
from kansrijk.web.support.finding.rulebook import LINE, rule_book
from kansrijk.web.support.presenters.advice_words import role_name
from kansrijk.web.support.presenters.advice_words import said as said_of
from kansrijk.web.support.presenters.words import (
    domains,
    factor_name,
    factors,
    phases,
    said,
)
from kansrijk.web.support.queries.catalogue import offers

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class FactorLine:
    """A factor in the list."""

    name: str
    address: str
    plain: str


@dataclass(frozen=True, slots=True)
class FactorGroup:
    """Factors of one kind."""

    id: str
    name: str
    what: str
    lines: tuple[FactorLine, ...]


@dataclass(frozen=True, slots=True)
class LineText:
    """An emergency line. ``dial`` is what a telephone takes."""

    name: str
    number: str
    dial: str
    also: str
    for_what: str
    hours: str
    cost: str
    seen: UrgentLine


@dataclass(frozen=True, slots=True)
class Today:
    """A line to call first, and what to do today."""

    line: LineText
    what: str


@dataclass(frozen=True, slots=True)
class FactorPage:
    """A factor. ``offers``: how well offers fit, the best first, with the offers of each."""

    factor: Factor
    name: str
    plain: str
    kicker: str
    domains: str
    phases: str
    weight: str
    today: tuple[Today, ...]
    offers: tuple[tuple[str, tuple[Pair, ...]], ...]
    lines: tuple[LineText, ...]
    steps: tuple[tuple[str, str], ...]
    talk_to: str
    advice: str
    related: tuple[Pair, ...]
    instruments: tuple[str, ...]


def factor_groups() -> tuple[FactorGroup, ...]:
    """All factors: worries by domain, topics, and what helps."""
    rows = factors().values()
    risks = [row for row in rows if row.kind == "risk"]
    groups = [
        FactorGroup(
            domain, _("Worries: %(domain)s") % {"domain": name}, "",
            tuple(factor_line(row) for row in risks if row.domains[0] == domain),
        )
        for domain, name in domains().items()
    ]  # fmt: skip
    topics = tuple(factor_line(row) for row in rows if row.kind == "topic")
    helps = tuple(factor_line(row) for row in rows if row.kind == "protective")
    about_topics = _("A question, and not a worry by itself.")
    about_helps = _("Always ask about these too. Together with the parent you look at the balance.")
    groups.append(FactorGroup("topics", _("Topics"), about_topics, topics))
    groups.append(FactorGroup("strengths", _("What helps"), about_helps, helps))
    return tuple(group for group in groups if group.lines)


def factor_line(row: Factor) -> FactorLine:
    """A factor in a list."""
    address = reverse("support:factor", args=[row.slug])
    return FactorLine(in_language(row, "name"), address, in_language(row, "plain"))


def factor_page(row: Factor) -> FactorPage:
    """The page of a factor."""
    role = rule_book().roles.get(row.slug)
    return FactorPage(
        factor=row,
        name=in_language(row, "name"),
        plain=in_language(row, "plain"),
        kicker=_kinds()[row.kind],
        domains=said(domains(), row.domains),
        phases=said(phases(), row.phases) or _("always"),
        weight=_weights().get(row.asks or "", ""),
        today=tuple(_today(row.slug)),
        offers=tuple(_offers_by_fit(row.slug)),
        lines=tuple(_lines(row.slug)),
        steps=tuple(_steps(row.slug)),
        talk_to=role_name(role.role) if role else "",
        advice=said_of(role, "advice") if role else "",
        related=tuple(_related(row)),
        instruments=tuple(_instruments(row)),
    )


def line_text(row: UrgentLine) -> LineText:
    """An emergency line in the language of the page."""
    return LineText(
        in_language(row, "name"), row.number or "", "".join(filter(str.isdigit, row.number or "")),
        row.also or "", in_language(row, "for_what"), in_language(row, "hours"),
        in_language(row, "cost"), row,
    )  # fmt: skip


def all_lines() -> tuple[LineText, ...]:
    """Every emergency line, in the order of the file."""
    return tuple(line_text(row) for row in load(UrgentLine))


def fit_names() -> dict[int, str]:
    """How well an offer fits, the best first."""
    return {
        3: _("This is the help for it"),
        2: _("Helps with it"),
        1: _("Touches it"),
    }


def _kinds() -> dict[str, str]:
    return {"risk": _("Worry"), "protective": _("What helps"), "topic": _("Topic")}


def _weights() -> dict[str, str]:
    return {
        "serious": _("Asks for help by itself."),
        "usual": _("Asks for help, unless something that helps answers it."),
        "background": _("Asks for a talk by itself; counts together with other worries."),
    }


def _today(slug: str) -> Iterator[Today]:
    rules = rule_book()
    for row in sorted((r for r in rules.urgent if r.factor == slug), key=lambda r: r.place):
        yield Today(line_text(rules.lines[row.line]), in_language(row, "today"))


def _offers_by_fit(slug: str) -> Iterator[tuple[str, tuple[Pair, ...]]]:
    present = offers()
    for strength, name in fit_names().items():
        found = [
            (offer.name, reverse("support:offer", args=[offer.slug]))
            for key, fits in rule_book().fits.items()
            if fits.get(slug) == strength and (offer := present.get(key))
        ]
        if found:
            yield name, tuple(sorted(found))


def _lines(slug: str) -> Iterator[LineText]:
    """Lines that can stand among offers for it."""
    for key, row in rule_book().lines.items():
        if slug in rule_book().fits.get(LINE + key, {}):
            yield line_text(row)


def _steps(slug: str) -> Iterator[tuple[str, str]]:
    """What this factor asks for, alone or together with others."""
    for row in rule_book().steps.values():
        if slug in row.any_of:
            name = in_language(row, "name")
            yield name, in_language(row, "why")


def _related(row: Factor) -> Iterator[Pair]:
    """For a worry what can answer it; for a strength what it answers."""
    answers = rule_book().answers
    if row.kind == "protective":
        found = [factor for factor, helped in answers.items() if row.slug in helped]
    else:
        found = list(answers.get(row.slug, ()))
    for slug in sorted(found, key=factor_name):
        yield factor_name(slug), reverse("support:factor", args=[slug])


def _instruments(row: Factor) -> Iterator[str]:
    """By the names that the file gives; what is no instrument is a talk or the record."""
    known = {it.name_nl.split(" (")[0].casefold(): it.name_nl for it in load(Instrument)}
    for name in row.asked_by.split(","):
        yield known.get(name.strip().casefold(), name.strip())
