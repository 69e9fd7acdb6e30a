"""The finder: from a situation, the offers and a day to advice. A pure function.

It knows nothing of who asks and about whom, and keeps nothing. What it weighs stands in
reference/data/support; how, in ``finding``.
"""

from collections.abc import Iterable, Mapping, Sequence

from kansrijk.reference.tables.support import Offer
from kansrijk.web.support.finding.advice import (
    Advice,
    Item,
    LeftOut,
    Remark,
    Uncovered,
    Urgent,
)
from kansrijk.web.support.finding.asking import Asked, asked
from kansrijk.web.support.finding.choosing import best_for, smallest_set
from kansrijk.web.support.finding.fitting import Fitting, fitted
from kansrijk.web.support.finding.local import Local
from kansrijk.web.support.finding.rulebook import LINE, RuleBook, rule_book
from kansrijk.web.support.finding.situation import Situation

#: The municipalities know nothing of an offer until someone says so.
NOTHING_LOCAL: Mapping[str, Sequence[Local]] = {}


def find(
    situation: Situation,
    offers: Iterable[Offer],
    local: Mapping[str, Sequence[Local]] = NOTHING_LOCAL,
    rules: RuleBook | None = None,
) -> Advice:
    """Advice for a situation, with the offers as they are in the catalogue today."""
    rules = rules or rule_book()
    asks = asked(situation, rules)
    urgent = _urgent(situation, rules)
    called = {it.line for it in urgent}
    fitting = [
        it
        for offer in offers
        if offer.slug not in called
        and (it := fitted(offer, situation, asks, rules, local.get(offer.slug, ())))
    ]
    return _composed(fitting, asks, urgent, rules)


def _composed(
    fitting: Sequence[Fitting], asks: Asked, urgent: Sequence[Urgent], rules: RuleBook
) -> Advice:
    staying = [it for it in fitting if it.left_out is None]
    candidates = [it for it in staying if not it.waits]
    options = best_for(candidates, asks.targets)
    chosen = smallest_set(candidates, options, rules)
    items = {it.offer.slug: _item(it, rules) for it in staying}
    others = [slug for slug in _by_fit(staying) if slug not in chosen]
    covered = set(options) | {factor for it in urgent for factor in it.factors}
    return Advice(
        urgent=tuple(urgent),
        recommended=tuple(items[slug] for slug in chosen),
        possible=tuple([items[slug] for slug in others] + _lines(asks, urgent, rules)),
        left_out=tuple(LeftOut(it.offer, it.left_out) for it in fitting if it.left_out),
        uncovered=_talks(asks.targets - covered, rules),
        talk=_talks(asks.talk, rules),
        answered=tuple(sorted(asks.answered)),
    )


def _urgent(situation: Situation, rules: RuleBook) -> list[Urgent]:
    """The lines to call first: each once, in the order of the rules."""
    rows = sorted((r for r in rules.urgent if r.factor in situation.factors), key=lambda r: r.place)
    found: dict[str, Urgent] = {}
    for row in rows:
        said = Remark(row.today_nl, row.today_en)
        found[row.line] = _joined(found.get(row.line), row.line, (row.factor,), said)
    for both in rules.urgent_together:
        if set(both.factors) <= situation.factors:
            said = Remark(both.today_nl, both.today_en)
            found[both.line] = _joined(found.get(both.line), both.line, both.factors, said)
    return list(found.values())


def _joined(before: Urgent | None, line: str, factors: Sequence[str], said: Remark) -> Urgent:
    if before is None:
        return Urgent(line, tuple(factors), (said,))
    return Urgent(
        line,
        tuple(dict.fromkeys((*before.factors, *factors))),
        tuple(dict.fromkeys((*before.today, said))),
    )


def _item(it: Fitting, rules: RuleBook) -> Item:
    about = tuple(sorted(it.fits, key=lambda target: (-it.fits[target], target)))
    return Item(
        slug=it.offer.slug,
        about=about,
        role=rules.role_of(about[0]),
        offer=it.offer,
        local=tuple(sorted(it.local, key=lambda row: (row.freshness == "hidden", row.name))),
        remarks=it.remarks,
        why_not_first=it.waits,
    )


def _by_fit(staying: Sequence[Fitting]) -> list[str]:
    """What fits best first."""
    ranked = sorted(
        staying,
        key=lambda it: (
            bool(it.waits),
            -max(it.fits.values()),
            -sum(it.fits.values()),
            it.offer.slug,
        ),
    )
    return [it.offer.slug for it in ranked]


def _lines(asks: Asked, urgent: Sequence[Urgent], rules: RuleBook) -> list[Item]:
    """Lines that help without being urgent, such as one for money worries."""
    called = {it.line for it in urgent}
    found = []
    for slug, line in rules.lines.items():
        fits = {k: v for k, v in rules.fits.get(LINE + slug, {}).items() if k in asks.targets}
        if fits and slug not in called:
            about = tuple(sorted(fits, key=lambda target: (-fits[target], target)))
            found.append(Item(slug=line.slug, about=about, role=rules.role_of(about[0])))
    return found


def _talks(about: Iterable[str], rules: RuleBook) -> tuple[Uncovered, ...]:
    return tuple(Uncovered(target, rules.role_of(target)) for target in sorted(about))
