"""From a file of figures to a protected release with a proof. Any failure writes nothing.

hide people -> hide counts -> write what may be public -> attack it -> check with the truth.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kansrijk.monitor.counted.parquet import read_figures
from kansrijk.monitor.disclosure import hiding
from kansrijk.monitor.disclosure.hiding import Name, Work, names
from kansrijk.monitor.disclosure.masked import Mask, masked
from kansrijk.monitor.disclosure.plan import FamilyPlan, Line, people_sharing
from kansrijk.monitor.disclosure.proof import FOLDER, Checked, check_proof, write_proof
from kansrijk.monitor.disclosure.proving import NoProofError, prove, reach
from kansrijk.monitor.disclosure.public import FIGURES, RELATIONS, Family, Folder, families
from kansrijk.monitor.disclosure.starts import classes_of, fitting, in_atoms, wanted_values
from kansrijk.monitor.disclosure.withdrawing import Withdrawn
from kansrijk.monitor.disclosure.workers import Progress, each
from kansrijk.monitor.figures import FigureTable, write_csv

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(eq=False)
class Hidden:
    """What is hidden: per family the people, per line the counts, as cells of their sheet."""

    people: dict[str, Bools] = field(default_factory=dict)
    counts: dict[Line, Bools] = field(default_factory=dict)


def hide(work: Work, plans: Sequence[FamilyPlan], say: Progress) -> Hidden:
    """Choose what to hide, family by family, in processes beside each other."""
    hidden = Hidden()
    groups = people_sharing(plans, work.rules)
    for found in each(partial(hiding.hide_people, work), groups, "mensen", say):
        hidden.people |= found
    more = {line: _more(work, line, plans, hidden) for plan in plans for line in plan.lines}
    _hide_counts(work, [(plan, more, {}) for plan in plans], hidden, "aantallen", say)
    return hidden


def _hide_counts(
    work: Work,
    asked: Sequence[tuple[FamilyPlan, Mapping[Line, Bools], Mapping[str, hiding.Near]]],
    hidden: Hidden,
    what: str,
    say: Progress,
) -> None:
    """Hide counts of families, of each with what is hidden already and what needs more room."""
    jobs = [
        (plan, hidden.people[plan.people], {line: more[line] for line in plan.lines}, near)
        for plan, more, near in asked
    ]
    for found in each(partial(_counts, work), jobs, what, say):
        hidden.counts |= found


def _counts(work: Work, job: tuple[Any, ...]) -> dict[Line, Bools]:
    return hiding.hide_counts(work, *job)


def _more(work: Work, line: Line, plans: Sequence[FamilyPlan], hidden: Hidden) -> Bools:
    """What a count must hide because it is nearly the people of a group that is hidden."""
    own = names(work.truth(line).sheet)
    found: set[Name] = set()
    for near in work.rules.nearly_a_group:
        of = next((p for p in plans if any(ln[0] == near.of for ln in p.lines)), None)
        if near.indicator == line[0] and of is not None:
            others = names(work.truth(of.lines[0]).sheet)
            pairs = zip(others, hidden.people[of.people], strict=True)
            found |= {(area, period, "all") for (area, period, group), is_hidden in pairs
                      if is_hidden and group == near.group}  # fmt: skip
    return np.array([name in found for name in own])


def write_public(
    work: Work,
    plans: Sequence[FamilyPlan],
    hidden: Hidden,
    withdrawn: Sequence[Withdrawn],
    folder: Path,
    about: Mapping[str, Any],
) -> FigureTable:
    """Write all that an outsider will see, but for the proof, into ``folder``."""
    figures = [
        figure
        for plan in plans
        for line in plan.lines
        for figure in masked(
            iter(read_figures(work.figures, indicator=line[0], line=line[1])),
            _mask(work, plan, line, hidden, withdrawn),
            work.ground.level,
            work.rules,
        )
    ]
    table = FigureTable(figures)
    write_csv(table, folder / FIGURES)
    relations = {**about, "families": [plan.as_json() for plan in plans]}
    text = json.dumps(relations, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / RELATIONS).write_text(text + "\n", encoding="utf-8")
    return table


def _mask(
    work: Work, plan: FamilyPlan, line: Line, hidden: Hidden, withdrawn: Sequence[Withdrawn]
) -> Mask:
    every = names(work.truth(line).sheet)
    people, count = hidden.people[plan.people], hidden.counts[line]
    taken_back = {w.name for w in withdrawn if w.indicator == line[0]}
    return Mask(
        frozenset(name for name, is_hidden in zip(every, people, strict=True) if is_hidden),
        frozenset(name for name, is_hidden in zip(every, people | count, strict=True) if is_hidden)
        | taken_back,
    )


@dataclass(frozen=True)
class Attacked:
    """What an attack on a family showed: its proof, and the cells that were come too near.

    ``near_people`` and ``near_count`` are empty when the family is safe; without proof there are
    some.
    """

    checked: Checked | None
    near_people: frozenset[Name]
    near_count: Mapping[str, frozenset[Name]]

    @property
    def is_safe(self) -> bool:
        """Whether every hidden figure is far enough from what the attacker can say."""
        return not self.near_people and not any(self.near_count.values())


def attack(
    work: Work,
    plans: Sequence[FamilyPlan],
    folder: Path,
    earlier: Sequence[Path],
    which: Sequence[int],
    say: Progress,
) -> dict[int, Attacked]:
    """Prove these families and check each with the truth."""
    order = sorted(which, key=lambda number: -len(plans[number].lines))
    found = each(partial(_attack, work, plans, folder, earlier), order, "aanvallen", say)
    return dict(zip(order, found, strict=True))


def _attack(
    work: Work, plans: Sequence[FamilyPlan], folder: Path, earlier: Sequence[Path], number: int
) -> Attacked:
    opened, before = Folder.open(folder), [Folder.open(path) for path in earlier]
    family = next(f for n, f in enumerate(families(opened, before)) if n == number)
    try:
        tables = prove(family, work.rules.width)
    except NoProofError as error:
        return _attacked(plans[number], None, error.names)
    write_proof(family, tables, folder / FOLDER)
    checked = check_proof(family, folder / FOLDER, work.rules.width)
    return _attacked(plans[number], checked, _too_near(work, plans[number], family, tables))


def _attacked(
    plan: FamilyPlan, checked: Checked | None, near: Sequence[Sequence[tuple[str, ...]]]
) -> Attacked:
    people, count = near
    return Attacked(
        checked,
        frozenset((area, period, group) for _, area, period, group in people),
        {
            indicator: frozenset((a, p, g) for of, a, p, g in count if of == indicator)
            for indicator, _ in plan.lines
        },
    )


def _too_near(
    work: Work, plan: FamilyPlan, family: Family, tables: Sequence[Sequence[Ints]]
) -> list[list[tuple[str, str, str, str]]]:
    """Per system the figures of which the attacker's interval does not reach far enough."""
    first = work.truth(plan.lines[0])
    atoms = family.count.atoms
    counts = [in_atoms(work.truth(line).count, first.sheet, atoms) for line in plan.lines]
    people = in_atoms(first.people, first.sheet, family.people.atoms)
    starts = [people, fitting(family.count, classes_of(counts), people)]
    needed = {"people": hiding.reaches(work, plan.lines[0], of_people=True)}
    needed |= {line[0]: hiding.reaches(work, line) for line in plan.lines}
    needs = [wanted_values(system, needed) for system in family.systems]
    return [
        [system.names[at] for at in np.flatnonzero(found)]
        for system, found in zip(family.systems, reach(family, starts, needs, tables), strict=True)
    ]


def harden(
    work: Work,
    plans: Sequence[FamilyPlan],
    hidden: Hidden,
    attacked: Mapping[int, Attacked],
    say: Progress,
) -> list[int]:
    """Hide more around what the attacker came too near; the families that this changes."""
    changed: set[int] = set()
    for group in people_sharing(plans, work.rules):
        numbers = [plans.index(plan) for plan in group]
        if all(attacked[number].is_safe for number in numbers):
            continue
        near = frozenset().union(*(attacked[number].near_people for number in numbers))
        if near:
            before = hidden.people[group[0].people]
            hidden.people |= hiding.hide_people(work, group, before, near)
            changed |= set(numbers)
        changed |= {number for number in numbers if not attacked[number].is_safe}
    asked = [
        (plans[number], hidden.counts, attacked[number].near_count) for number in sorted(changed)
    ]
    _hide_counts(work, asked, hidden, "meer verbergen", say)
    return sorted(changed)
