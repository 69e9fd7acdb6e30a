"""What a situation asks for: the factors that ask for help, and the steps they ask for together.

One factor alone does not make a family vulnerable. What goes well counts too: a factor that is not
serious can be answered by a protective one. As soon as something serious is there, or two factors
remain unanswered, all of them count. Nothing is added up to a score.
"""

from dataclasses import dataclass

from kansrijk.reference.tables.support_rules import Step
from kansrijk.web.support.finding.rulebook import STEP, RuleBook
from kansrijk.web.support.finding.situation import Situation

#: Below this age a parent is young: the factor ``tienerouder`` says until 23.
YOUNG = 23
#: From this many factors on that count, also those in the background ask for help.
TOGETHER = 2


@dataclass(frozen=True, slots=True)
class Asked:
    """``targets`` ask for an offer; ``talk`` only for a talk; ``answered`` are in balance.

    ``number`` is how many factors count together.
    """

    targets: frozenset[str]
    talk: frozenset[str]
    answered: frozenset[str]
    number: int


def asked(situation: Situation, rules: RuleBook) -> Asked:
    """Weigh the factors of a situation against what protects, by the rules in the files."""
    risks = {slug for slug in all_factors(situation) if rules.factors[slug].kind == "risk"}
    topics = all_factors(situation) - risks
    answered = _answered(risks, situation, rules)
    counting = risks - answered
    is_together = len(counting) >= TOGETHER
    helped = {slug for slug in counting if is_together or rules.factors[slug].asks != "background"}
    steps = {
        STEP + step.id for step in rules.steps.values() if _is_asked(step, situation, counting)
    }
    return Asked(
        targets=frozenset(helped | topics | steps),
        talk=frozenset(counting - helped),
        answered=frozenset(answered),
        number=len(counting),
    )


def all_factors(situation: Situation) -> frozenset[str]:
    """What follows from language and age, also when nobody ticked it."""
    found = set(situation.factors)
    if situation.language not in ("nl", ""):
        found.add("taalbarriere")
    if situation.age is not None and situation.age < YOUNG and situation.moment != "preconception":
        found.add("tienerouder")
    return frozenset(found)


def _answered(risks: set[str], situation: Situation, rules: RuleBook) -> set[str]:
    if any(rules.factors[slug].asks == "serious" for slug in risks):
        return set()
    answered = {
        slug for slug in risks if rules.answers.get(slug, frozenset()) & situation.protective
    }
    return answered if len(risks - answered) < TOGETHER else set()


def _is_asked(step: Step, situation: Situation, counting: set[str]) -> bool:
    if step.phases and not set(step.phases) & set(situation.phases):
        return False
    by_number = step.from_number > 0 and len(counting) >= step.from_number
    has_one = bool(set(step.any_of) & counting)
    has_other = not step.and_any_of or bool(set(step.and_any_of) & counting)
    by_factor = has_one and has_other and len(counting) >= step.from_number_with
    return by_number or by_factor
