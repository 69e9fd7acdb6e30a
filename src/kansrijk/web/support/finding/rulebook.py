"""The rules of the finder as the reference files give them, ready to be looked up."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kansrijk.reference.loader import load
from kansrijk.reference.tables.support import Factor, Phase, TalkRole, UrgentLine
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
    talk_roles: Mapping[str, TalkRole]
    urgent: tuple[UrgentRule, ...]
    urgent_together: tuple[UrgentTogether, ...]

    def role_of(self, about: str, phases: Sequence[Phase]) -> str:
        """Whom to talk to about a factor, a topic or a step, in these phases."""
        step = self.steps.get(about.removeprefix(STEP))
        role = self.talk_roles[step.role if step else self.roles[about].role]
        if "preconceptie" in phases and role.before_pregnancy:
            return role.before_pregnancy
        if tuple(phases) == ("na_geboorte",) and role.after_birth:
            return role.after_birth
        return role.id


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
        talk_roles={row.id: row for row in load(TalkRole)},
        urgent=load(UrgentRule),
        urgent_together=load(UrgentTogether),
    )
