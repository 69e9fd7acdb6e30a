"""Figures as they may be published: what is hidden carries nothing that tells it.

A figure is one whole: where its count is hidden, so are its value, its interval and all that is
made of them. The number of people may still be shown, where that itself is not hidden.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kansrijk.monitor.disclosure.rules import may_appear
from kansrijk.monitor.figures import Figure, Status
from kansrijk.monitor.periods import Period
from kansrijk.reference.tables.disclosure import DisclosureRules

Name = tuple[str, str, str]
REASON = "small_numbers"


@dataclass(frozen=True)
class Mask:
    """Of one line: the names whose people, and whose count, are hidden."""

    people: frozenset[Name]
    count: frozenset[Name]


def masked(
    figures: Iterator[Figure], mask: Mask, levels: Mapping[str, str], rules: DisclosureRules
) -> Iterator[Figure]:
    """The figures that may be in a release. ``levels`` gives per area its level."""
    for figure in figures:
        level, period = levels.get(figure.area, "region"), Period.parse(figure.period)
        if may_appear(rules, figure.indicator, level, period, figure.group):
            yield _of_mask(figure, mask, level, rules)


def _of_mask(figure: Figure, mask: Mask, level: str, rules: DisclosureRules) -> Figure:
    if figure.status is Status.MISSING:
        return figure
    name = (figure.area, figure.period, figure.group)
    # Nobody counted is a count of nobody: it says as much as any small number.
    people = None if name in mask.people else (figure.denominator or 0)
    # The count of unknown outcomes is small nearly everywhere, and so is what follows from it.
    told = replace(figure, unknown=None, known_value=None, note=None)
    if name in mask.count:
        return replace(
            told, status=Status.SUPPRESSED, reason=REASON, denominator=people, value=None,
            numerator=None, lower=None, upper=None, unknown_share=None,
        )  # fmt: skip
    return replace(told, unknown_share=_coarse(figure, level, rules))


def _coarse(figure: Figure, level: str, rules: DisclosureRules) -> float | None:
    """The share of unknown outcomes, where a step of it is too many people to tell anything."""
    told = rules.unknown_share
    step = 10**-told.decimals / 100 * (figure.denominator or 0)
    if level != told.level or step < told.people_in_a_step or figure.unknown_share is None:
        return None
    return round(figure.unknown_share, told.decimals)
