"""Figures that were published and that their owner takes back, and what may not be left standing.

A figure that only may not be shown any more is still known to whoever kept it. Of one that was
wrong the owner says so, for all to read: then the old value tells nothing of the numbers of now.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kansrijk.errors import Fault, TableError, UserError
from kansrijk.monitor.disclosure.earlier import Name, Published, Truths
from kansrijk.monitor.disclosure.ground import Ground, is_earlier
from kansrijk.monitor.disclosure.knowledge import Line
from kansrijk.monitor.disclosure.plan import FamilyPlan
from kansrijk.monitor.disclosure.rules import are_too_few, is_too_small, may_appear
from kansrijk.monitor.disclosure.truth import WRONG
from kansrijk.monitor.periods import Period
from kansrijk.reference.loader import read_csv
from kansrijk.reference.tables.disclosure import DisclosureRules

_COLUMNS = ("indicator", "area", "period", "group", "reason")
_ANSWERS = {"": False, "nee": False, "ja": True}
_MOST_TOLD = 5


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A figure that its owner takes back, with the reason.

    ``was_wrong``: the value that was published is not the true one by the records of now.
    """

    indicator: str
    area: str
    period: str
    group: str
    reason: str
    was_wrong: bool

    @property
    def name(self) -> Name:
        """Area, period and group."""
        return self.area, self.period, self.group

    def as_json(self) -> dict[str, object]:
        """As it stands in relations.json and in the manifest."""
        return {name: getattr(self, name) for name in (*_COLUMNS, WRONG)}


def read_withdrawn(
    path: Path, published: Mapping[Line, Published], true: Truths
) -> tuple[Withdrawn, ...]:
    """The figures to take back, from a CSV: indicator, area, period, group, reason[, was_wrong].

    Raises TableError for a row without a reason, about a figure that does not stand published, or
    that says of it what the records of now do not.
    """
    header, rows = read_csv(path)
    if set(header) - {WRONG} != set(_COLUMNS):
        allowed = f"{', '.join(_COLUMNS)} en als u wilt {WRONG}"
        raise TableError([Fault(path.name, "andere kolommen", 1, None, allowed)])
    found, faults = [], []
    for number, row in enumerate(rows, start=2):
        told = {name: (row.get(name) or "").strip() for name in (*_COLUMNS, WRONG)}
        withdrawn = Withdrawn(
            **{name: told[name] for name in _COLUMNS}, was_wrong=_ANSWERS.get(told[WRONG], False)
        )
        faults += [
            Fault(path.name, problem, number, column, allowed)
            for problem, column, allowed in _problems(withdrawn, told[WRONG], published, true)
        ]
        found.append(withdrawn)
    if faults:
        raise TableError(faults)
    return tuple(found)


def _problems(
    withdrawn: Withdrawn, answer: str, published: Mapping[Line, Published], true: Truths
) -> Iterator[tuple[str, str | None, str | None]]:
    if not withdrawn.reason:
        yield "leeg", "reason", "waarom dit cijfer weg moet"
    if answer not in _ANSWERS:
        yield "onbekend", WRONG, "ja, nee"
    name = withdrawn.name
    lines = [
        line for line, of in published.items()
        if line[0] == withdrawn.indicator and (name in of.counts or name in of.people)
    ]  # fmt: skip
    if not lines:
        yield "dit cijfer is niet gepubliceerd", None, None
    for line in lines:
        if name not in true.get(line, {}):
            continue
        is_other = _differs(published[line], name, true[line][name])
        if is_other and not withdrawn.was_wrong:
            yield "de telling van nu is anders dan wat is gepubliceerd", WRONG, "ja"
        if withdrawn.was_wrong and not is_other:
            yield "de telling van nu is wat is gepubliceerd", WRONG, "nee"


def _differs(published: Published, name: Name, true: tuple[int, int]) -> bool:
    count, people = true
    return (
        published.counts.get(name, count) != count or published.people.get(name, people) != people
    )


def what_stays(
    published: Mapping[Line, Published], withdrawn: Sequence[Withdrawn], lines: Sequence[Line]
) -> dict[Line, Published]:
    """Per line of the new release what must be in it, by the areas of now."""
    stays = {}
    for line in lines:
        own = published.get(line, Published())
        gone = {w.name for w in withdrawn if w.indicator == line[0]}
        gone |= {name for name in {*own.counts, *own.people} if is_earlier(name[0])}
        stays[line] = own.without(gone)
    return stays


def refuse_lacking(published: Mapping[Line, Published], true: Truths) -> None:
    """Raise UserError when indicators or years are gone that earlier releases tell of."""
    for indicator, of in sorted(published.keys() - true.keys()):
        raise UserError(
            f"Een eerdere uitgave toont ook {indicator} ({of}). Bouw die mee: wat is "
            "gepubliceerd blijft gepubliceerd, en samen vertellen ze meer."
        )
    for line, own in published.items():
        gone = _years({*own.counts, *own.people}) - _years(true[line])
        if gone:
            years = ", ".join(map(str, sorted(gone)))
            raise UserError(f"Een eerdere uitgave toont {line[0]} ook in {years}. Tel dat mee.")


def _years(names: Iterable[Name]) -> set[int]:
    periods = {period for _, period, _ in names}
    return {year for period in periods for year in Period.parse(period).years}


def refuse_unfit(
    stays: Mapping[Line, Published], true: Truths, ground: Ground, rules: DisclosureRules
) -> None:
    """Raise UserError naming what was shown and cannot be shown any more."""
    unfit = [
        f"{line[0]} {' '.join(name)} ({why})"
        for line, own in stays.items()
        for name in sorted({*own.counts, *own.people})
        if (why := _unfit(own, line, name, true[line].get(name), ground, rules))
    ]
    if unfit:
        more = f" en nog {len(unfit) - _MOST_TOLD}" if len(unfit) > _MOST_TOLD else ""
        raise UserError(
            f"Getoond in een eerdere uitgave, en nu niet meer te tonen: "
            f"{'; '.join(unfit[:_MOST_TOLD])}{more}. Trek deze cijfers in met --withdraw."
        )


def _unfit(
    own: Published, line: Line, name: Name, true: tuple[int, int] | None, ground: Ground,
    rules: DisclosureRules,
) -> str | None:  # fmt: skip
    level = ground.level.get(name[0], "region")
    if true is None or not may_appear(rules, line[0], level, Period.parse(name[1]), name[2]):
        return "het hoort er volgens de regels niet meer bij"
    count, people = (np.array([number]) for number in true)
    if name in own.counts and is_too_small(rules, count, people)[0]:
        return "de telling is nu te klein"
    return "er zijn nu te weinig mensen" if are_too_few(rules, people)[0] else None


def refuse_apart(withdrawn: Sequence[Withdrawn], plans: Sequence[FamilyPlan]) -> None:
    """Raise UserError when of a whole and its parts only some are taken back."""
    for plan in plans:
        of = {line[0]: {w.name for w in withdrawn if w.indicator == line[0]} for line in plan.lines}
        for indicator, names in of.items():
            for name in sorted(set().union(*of.values()) - names):
                raise UserError(
                    f"Trek ook {indicator} {' '.join(name)} in: een geheel en zijn delen "
                    "verraden elkaar."
                )
