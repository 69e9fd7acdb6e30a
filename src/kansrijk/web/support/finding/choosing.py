"""The smallest set of offers that covers every theme as well as can be.

Every target asks for one of the offers that fit it best. Of all smallest sets with one of those
for each target, the one that fits most is taken; what is equal then is decided by evidence, by
recognition, by being known here, and at last by the slug, so that the answer is always the same.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from kansrijk.web.support.finding.fitting import WELL, Fitting
from kansrijk.web.support.finding.rulebook import STEP, RuleBook
from kansrijk.web.support.recognition import is_recognised

#: More than this is a list, and no advice.
MOST = 6
#: Sets tried before the best one so far is taken; far more than any real situation needs.
MOST_TRIES = 3_000
#: What is serious comes first, then what all of it together asks for, then the rest.
WEIGHTS = {"serious": 4, "usual": 2, "background": 1, None: 1}
STEP_WEIGHT = 3

Options = Mapping[str, frozenset[str]]


def best_for(candidates: Sequence[Fitting], targets: frozenset[str]) -> Options:
    """Per target that can be covered well: the offers that fit it best."""
    found: dict[str, frozenset[str]] = {}
    for target in targets:
        strengths = {it.offer.slug: it.fits.get(target, 0) for it in candidates}
        most = max(strengths.values(), default=0)
        if most >= WELL:
            found[target] = frozenset(slug for slug, value in strengths.items() if value == most)
    return found


def smallest_set(
    candidates: Sequence[Fitting], options: Options, rules: RuleBook, day: date
) -> list[str]:
    """The slugs of the chosen offers, what weighs most first, at most ``MOST``."""
    worth = {it.offer.slug: _worth(it, rules, day) for it in candidates}
    chosen = _Search(options, worth).run()
    by_weight = sorted(
        chosen, key=lambda slug: (-_heaviest(slug, options, rules), _down(worth[slug]), slug)
    )
    return by_weight[:MOST]


class _Search:
    """Depth first over the targets, the one with the fewest offers first."""

    def __init__(self, options: Options, worth: Mapping[str, tuple[float, ...]]) -> None:
        self.options = options
        self.worth = worth
        self.tries = 0
        self.best: frozenset[str] | None = None

    def run(self) -> frozenset[str]:
        self._go(frozenset())
        return self.best or frozenset()

    def _go(self, chosen: frozenset[str]) -> None:
        self.tries += 1
        if self.best is not None and (self.tries > MOST_TRIES or len(chosen) > len(self.best)):
            return
        missing = [t for t in self.options if not self.options[t] & chosen]
        if not missing:
            if self.best is None or self._rank(chosen) < self._rank(self.best):
                self.best = chosen
            return
        target = min(missing, key=lambda t: (len(self.options[t]), t))
        for slug in sorted(self.options[target], key=lambda s: (self._gain(s, missing), s)):
            self._go(chosen | {slug})

    def _gain(self, slug: str, missing: Sequence[str]) -> tuple[float, ...]:
        return (-sum(slug in self.options[t] for t in missing), *_down(self.worth[slug]))

    def _rank(self, chosen: frozenset[str]) -> tuple[object, ...]:
        total = [sum(values) for values in zip(*(self.worth[s] for s in chosen), strict=True)]
        return (len(chosen), *_down(total), sorted(chosen))


def _down(values: Sequence[float]) -> tuple[float, ...]:
    return tuple(-value for value in values)


def _worth(it: Fitting, rules: RuleBook, day: date) -> tuple[float, ...]:
    """How much an offer fits, and what decides between equals."""
    fit = sum(_weight(target, rules) * strength for target, strength in it.fits.items())
    return (
        float(fit),
        float(it.offer.evidence == "seen"),
        float(is_recognised(it.offer, day)),
        float(any(row.freshness == "fresh" for row in it.local)),
    )


def _weight(target: str, rules: RuleBook) -> int:
    return STEP_WEIGHT if target.startswith(STEP) else WEIGHTS[rules.factors[target].asks]


def _heaviest(slug: str, options: Options, rules: RuleBook) -> int:
    """The weight of the heaviest target for which an offer was chosen."""
    return max((_weight(t, rules) for t, slugs in options.items() if slug in slugs), default=0)
