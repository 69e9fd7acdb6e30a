"""The finder: from a situation, the offers and a day to advice. A pure function.

It knows nothing of who asks and about whom, and keeps nothing. What it weighs stands in
reference/data/support; how, in ``finding``.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

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
from kansrijk.web.support.finding.choosing import MOST, best_for, smallest_set
from kansrijk.web.support.finding.fitting import WELL, Fitting, fitted
from kansrijk.web.support.finding.local import Local
from kansrijk.web.support.finding.rulebook import LINE, STEP, RuleBook, rule_book
from kansrijk.web.support.finding.situation import Situation

#: The municipalities know nothing of an offer until someone says so.
NOTHING_LOCAL: Mapping[str, Sequence[Local]] = {}


def find(
    situation: Situation,
    offers: Iterable[Offer],
    day: date,
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
    return _Composer(rules, situation, asks, urgent, day).compose(fitting)


@dataclass(frozen=True)
class _Composer:
    """Puts what fits in its place: recommended, possible, left out, or whom to talk to."""

    rules: RuleBook
    situation: Situation
    asks: Asked
    urgent: Sequence[Urgent]
    day: date

    def compose(self, fitting: Sequence[Fitting]) -> Advice:
        staying = [it for it in fitting if it.left_out is None]
        candidates = [it for it in staying if not it.waits]
        options = best_for(candidates, self.asks.targets)
        chosen = smallest_set(candidates, options, self.rules, self.day)
        items = {it.offer.slug: self._item(it) for it in staying}
        others = [items[slug] for slug in _by_fit(staying) if slug not in chosen]
        urgent_factors = {factor for it in self.urgent for factor in it.factors}
        uncovered = self.asks.targets - set(options) - urgent_factors
        leading, following = self._lines(uncovered)
        leading = leading[: max(0, MOST - len(chosen))]
        return Advice(
            urgent=tuple(self.urgent),
            recommended=(*(items[slug] for slug in chosen), *leading),
            possible=(*others, *following),
            left_out=tuple(LeftOut(it.offer, it.left_out) for it in fitting if it.left_out),
            uncovered=self._talks(t for t in uncovered if not t.startswith(STEP)),
            talk=self._talks(self.asks.talk),
            answered=tuple(sorted(self.asks.answered)),
        )

    def _item(self, it: Fitting) -> Item:
        about = _best_first(it.fits)
        return Item(
            slug=it.offer.slug,
            about=about,
            role=self.rules.role_of(about[0], self.situation.phases),
            offer=it.offer,
            local=tuple(sorted(it.local, key=lambda row: (row.freshness == "hidden", row.name))),
            remarks=it.remarks,
            why_not_first=it.waits,
        )

    def _lines(self, uncovered: Set[str]) -> tuple[list[Item], list[Item]]:
        """Lines that help without being urgent.

        One leads where no offer fits a theme well, and for who wants no referral: it needs none.
        """
        called = {it.line for it in self.urgent}
        leading: list[Item] = []
        following: list[Item] = []
        for slug in self.rules.lines:
            every = self.rules.fits.get(LINE + slug, {})
            fits = {k: v for k, v in every.items() if k in self.asks.targets}
            if fits and slug not in called:
                about = _best_first(fits)
                item = Item(slug, about, self.rules.role_of(about[0], self.situation.phases))
                wanted = set(fits) if self.situation.declines_referral else uncovered & set(fits)
                leads = any(fits[target] >= WELL for target in wanted)
                (leading if leads else following).append(item)
        return leading, following

    def _talks(self, about: Iterable[str]) -> tuple[Uncovered, ...]:
        phases = self.situation.phases
        return tuple(Uncovered(it, self.rules.role_of(it, phases)) for it in sorted(about))


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


def _best_first(fits: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(sorted(fits, key=lambda target: (-fits[target], target)))


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
