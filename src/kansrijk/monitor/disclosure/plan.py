"""Which counts are tied to each other, and which people are (nearly) the same."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kansrijk.monitor.counting.rule import CountRule, Unknown
from kansrijk.monitor.counting.rules import rules_of
from kansrijk.reference.tables.disclosure import DisclosureRules

Line = tuple[str, str]


@dataclass(frozen=True)
class FamilyPlan:
    """A count alone, or a whole and its two parts, and the people among whom they are counted.

    ``population`` is equal for families that count the same people. They still have a table of
    people each: where a municipality was divided, every indicator was divided by itself.
    """

    lines: tuple[Line, ...]
    population: str

    @property
    def people(self) -> str:
        """The name of its table of people."""
        return people_of(self.lines[0])

    def as_json(self) -> Mapping[str, object]:
        """As it stands in relations.json."""
        return {"people": self.people, "lines": [list(line) for line in self.lines]}


def people_of(line: Line) -> str:
    """The name of the table of people of a line, as if it were a family by itself."""
    return f"people-{line[0]}"


def families_of(
    edition: int, present: Iterable[Line], rules: DisclosureRules
) -> tuple[FamilyPlan, ...]:
    """The families of the lines that are present, in the order of the edition."""
    there = set(present)
    population = {rule.key: _population(rule) for rule in rules_of(edition) if rule.key in there}
    return tuple(
        FamilyPlan(lines, population[lines[0]]) for lines in _tied(list(population), rules)
    )


def _population(rule: CountRule) -> str:
    """What tells the people counted apart: rules that agree in it have the same denominator."""
    own = "/".join(rule.key) if rule.unknown is Unknown.LEFT_OUT else ""
    parts = (*rule.rows, rule.population.__name__, rule.weight, rule.ages, *rule.splits, own)
    return " ".join(map(str, parts))


def _tied(lines: list[Line], rules: DisclosureRules) -> Iterator[tuple[Line, ...]]:
    left = list(lines)
    for components in rules.components:
        names = (components.whole, *components.parts)
        found = tuple(line for name in names for line in left if line[0] == name)
        if len(found) == len(names):
            yield found
            left = [line for line in left if line not in found]
    yield from ((line,) for line in left)


def people_sharing(
    plans: Iterable[FamilyPlan], rules: DisclosureRules
) -> tuple[tuple[FamilyPlan, ...], ...]:
    """Families whose people are the same, or nearly, stand together; every other one alone."""
    groups: dict[str, list[FamilyPlan]] = {}
    for plan in plans:
        groups.setdefault(plan.population, []).append(plan)
    for same in rules.nearly_the_same:
        found = [
            key
            for key, members in groups.items()
            if any(line[0] in same.indicators for plan in members for line in plan.lines)
        ]
        for key in found[1:]:
            groups[found[0]] += groups.pop(key)
    return tuple(map(tuple, groups.values()))
