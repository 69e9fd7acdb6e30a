"""The rules of the finder as the reference files give them, ready to be looked up."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kansrijk.reference.loader import load
from kansrijk.reference.tables.support import Factor, UrgentLine
from kansrijk.reference.tables.support_rules import (
    Balance,
    Condition,
    FactorRole,
    Fit,
    Step,
    UrgentRule,
    UrgentTogether,
)

STEP = "step:"
LINE = "line:"


@dataclass(frozen=True)
class RuleBook:
    """All rules by what they are about.

    ``fits``: per offer (or ``line:`` slug) what it fits, and how well, 1-3; ``conditions``: per
    offer; ``answers``: per factor the protective factors that can answer it.
    """

    factors: Mapping[str, Factor]
    lines: Mapping[str, UrgentLine]
    fits: Mapping[str, Mapping[str, int]]
    conditions: Mapping[str, tuple[Condition, ...]]
    steps: Mapping[str, Step]
    answers: Mapping[str, frozenset[str]]
    roles: Mapping[str, FactorRole]
    urgent: tuple[UrgentRule, ...]
    urgent_together: tuple[UrgentTogether, ...]

    def role_of(self, about: str) -> str:
        """Whom to talk to about a factor, a topic or a step."""
        if about.startswith(STEP):
            return self.steps[about.removeprefix(STEP)].role
        return self.roles[about].role


@cache
def rule_book() -> RuleBook:
    """The rules as they stand in the reference files."""
    fits: dict[str, dict[str, int]] = defaultdict(dict)
    for fit in load(Fit):
        fits[fit.offer][fit.about] = fit.strength
    conditions: dict[str, list[Condition]] = defaultdict(list)
    for condition in load(Condition):
        conditions[condition.offer].append(condition)
    answers: dict[str, set[str]] = defaultdict(set)
    for balance in load(Balance):
        answers[balance.factor].add(balance.protective)
    return RuleBook(
        factors={row.slug: row for row in load(Factor)},
        lines={row.slug: row for row in load(UrgentLine)},
        fits=dict(fits),
        conditions={offer: tuple(rows) for offer, rows in conditions.items()},
        steps={row.id: row for row in load(Step)},
        answers={factor: frozenset(found) for factor, found in answers.items()},
        roles={row.factor: row for row in load(FactorRole)},
        urgent=load(UrgentRule),
        urgent_together=load(UrgentTogether),
    )
