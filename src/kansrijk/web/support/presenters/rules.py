"""The rules of advice and of the finder as tables that a professional can read."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from kansrijk.reference.loader import load
from kansrijk.reference.tables.sources import Source
from kansrijk.reference.tables.support import AdviceRule, Definition, Offer
from kansrijk.reference.tables.support_rules import Fit
from kansrijk.web.accounts.presenters.words import in_language
from kansrijk.web.support.finding.rulebook import LINE, rule_book
from kansrijk.web.support.presenters.advice_words import about_name, role_name
from kansrijk.web.support.presenters.factors import fit_names
from kansrijk.web.support.presenters.words import factor_name, phases, said
from kansrijk.web.support.queries.catalogue import offers

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class FitLine:
    """An offer, or an emergency line, and what it fits, the best first."""

    name: str
    address: str
    fits: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ConditionLine:
    """For whom an offer is."""

    offer: str
    address: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepLine:
    """What several worries ask for. ``from_number`` is 0 when it never goes by number."""

    name: str
    phases: str
    from_number: int
    any_of: str
    and_any_of: str
    from_number_with: int
    role: str
    why: str


@dataclass(frozen=True, slots=True)
class RulesPage:
    """All rules, with where they come from."""

    advice: tuple[AdviceRule, ...]
    definitions: tuple[Definition, ...]
    urgent: tuple[tuple[str, str, str], ...]
    fits: tuple[FitLine, ...]
    conditions: tuple[ConditionLine, ...]
    steps: tuple[StepLine, ...]
    balances: tuple[tuple[str, str], ...]
    source: str


def rules_page() -> RulesPage:
    """The rules as they hold now."""
    key = load(Fit)[0].source
    return RulesPage(
        advice=load(AdviceRule),
        definitions=load(Definition),
        urgent=tuple(_urgent()),
        fits=tuple(sorted(_fits(), key=lambda line: line.name.casefold())),
        conditions=tuple(sorted(_conditions(), key=lambda line: line.offer.casefold())),
        steps=tuple(_steps()),
        balances=tuple(_balances()),
        source=next(row.text for row in load(Source) if row.source == key),
    )


def _urgent() -> Iterator[tuple[str, str, str]]:
    """Factors, the line, and what to do today."""
    rules = rule_book()
    for row in rules.urgent:
        line = in_language(rules.lines[row.line], "name")
        yield factor_name(row.factor), line, in_language(row, "today")
    for both in rules.urgent_together:
        names = " + ".join(factor_name(slug) for slug in both.factors)
        yield names, in_language(rules.lines[both.line], "name"), in_language(both, "today")


def _fits() -> Iterator[FitLine]:
    rules, present = rule_book(), offers()
    for key, fits in rules.fits.items():
        named = tuple(
            (name, ", ".join(sorted(about_name(a) for a, s in fits.items() if s == strength)))
            for strength, name in fit_names().items()
        )
        named = tuple(pair for pair in named if pair[1])
        if key.startswith(LINE):
            line = rules.lines[key.removeprefix(LINE)]
            yield FitLine(in_language(line, "name"), reverse("support:lines"), named)
        elif offer := present.get(key):
            yield FitLine(offer.name, _address(offer), named)


def _conditions() -> Iterator[ConditionLine]:
    present = offers()
    for key, rows in rule_book().conditions.items():
        if offer := present.get(key):
            reasons = dict.fromkeys(in_language(row, "reason") for row in rows)
            yield ConditionLine(offer.name, _address(offer), tuple(reasons))


def _steps() -> Iterator[StepLine]:
    for row in rule_book().steps.values():
        yield StepLine(
            in_language(row, "name"),
            said(phases(), row.phases),
            row.from_number,
            ", ".join(factor_name(slug) for slug in row.any_of),
            ", ".join(factor_name(slug) for slug in row.and_any_of),
            row.from_number_with,
            role_name(row.role),
            in_language(row, "why"),
        )


def _balances() -> Iterator[tuple[str, str]]:
    """What helps, and the worries that it can answer."""
    found: dict[str, list[str]] = {}
    for factor, helped in rule_book().answers.items():
        for slug in helped:
            found.setdefault(factor_name(slug), []).append(factor_name(factor))
    for name in sorted(found):
        yield name, ", ".join(sorted(found[name]))


def _address(offer: Offer) -> str:
    return reverse("support:offer", args=[offer.slug])
