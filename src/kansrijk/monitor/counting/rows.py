"""What can be counted: rows of the delivered tables, one per child, delivery or woman.

Every kind of rows has a ``year`` and a ``municipality``, and the columns of its splits.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

from kansrijk.monitor.counting.rule import SPLITS
from kansrijk.monitor.indicators.births import is_born_from_24_weeks
from kansrijk.monitor.indicators.uithuisplaatsing import placed_children

#: A delivered table by its name.
Tables = Callable[[str], ir.Table]

#: The column of a row that tells its group, per split.
SPLIT_COLUMNS = {
    "label": "is_vulnerable",
    "income": "income_quintile",
    "education": "education",
}


@dataclass(frozen=True)
class Rows:
    """Rows made of delivered tables; ``make`` takes those and the cut-off of the label.

    ``code_year`` is the column with the year to which the municipality of a row belongs.
    """

    needs: tuple[str, ...]
    make: Callable[[Tables, float | None], ir.Table]
    splits: tuple[str, ...] = SPLITS
    code_year: str = "year"

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns that every count is per, beside the groups of a split."""
        return tuple(dict.fromkeys(("municipality", "year", self.code_year)))


def children(tables: Tables, cut_off: float | None) -> ir.Table:
    """Every child that was born, live or still."""
    births = tables("births")
    return births.mutate(year=births.birth_date.year(), is_vulnerable=label(births, cut_off))


def first_live_not_first_ranked(tables: Tables, cut_off: float | None) -> ir.Table:
    """The first live-born child of a delivery whose first-ranked child was stillborn.

    Ranked as 1 here, so that together with the first-ranked live-born children every mother of a
    live-born child has exactly one row per delivery. These are few; the many need no join.
    """
    of_multiples = children(tables, cut_off).filter(lambda t: t.is_multiple)
    stillborn = of_multiples.filter(lambda t: ~t.is_live_born & (t.rank_in_pregnancy == 1))
    siblings = of_multiples.filter(lambda t: t.is_live_born).semi_join(stillborn, "mother_key")
    delivery = ibis.window(
        group_by=["mother_key", "pregnancy_key", "year"], order_by=["rank_in_pregnancy"]
    )
    first = siblings.mutate(place=ibis.row_number().over(delivery)).filter(lambda t: t.place == 0)
    later = first.filter(lambda t: t.rank_in_pregnancy > 1)
    return later.mutate(rank_in_pregnancy=ibis.literal(1))


def first_children_of_women(tables: Tables, cut_off: float | None) -> ir.Table:
    """Per woman and year the first-ranked child from 24 weeks; of two deliveries the earliest."""
    wanted = children(tables, cut_off).filter(
        lambda t: is_born_from_24_weeks(t) & (t.rank_in_pregnancy == 1)
    )
    return _one_per_woman(wanted, ["birth_date", "child_key"])


def pregnancies(tables: Tables, cut_off: float | None) -> ir.Table:
    """Every pregnancy that ended in a child, live or still, from 24 weeks."""
    households = tables("households")
    return households.mutate(is_vulnerable=label(households, cut_off))


def women(tables: Tables, cut_off: float | None) -> ir.Table:
    """Per woman and year one pregnancy: that with the lowest key."""
    return _one_per_woman(pregnancies(tables, cut_off), ["pregnancy_key"])


def children_two(tables: Tables, cut_off: float | None) -> ir.Table:
    """Every child around two; the label was given at birth and is delivered as an outcome."""
    table = tables("children_two")
    return table.mutate(is_vulnerable=table.vulnerable)


def placed(tables: Tables, cut_off: float | None) -> ir.Table:
    """Per child and year of age in which it was placed out of home: the child and that year."""
    births = children(tables, cut_off).select(
        "child_key", "is_live_born", "municipality", *SPLIT_COLUMNS.values(), birth_year="year"
    )
    return placed_children(births, tables("youth_spells"))


def label(table: ir.Table, cut_off: float | None) -> ir.BooleanValue:
    """Vulnerable, not, or null without a prediction: as delivered, or else by the cut-off."""
    if cut_off is None:
        return table.vulnerable
    return ibis.coalesce(table.vulnerable, table.vulnerability_probability >= cut_off)


def _one_per_woman(table: ir.Table, order: list[str]) -> ir.Table:
    of_woman = ibis.window(group_by=["mother_key", "year"], order_by=order)
    placed_first = table.mutate(place=ibis.row_number().over(of_woman))
    return placed_first.filter(lambda t: t.place == 0).drop("place")


ROWS: Mapping[str, Rows] = {
    "children": Rows(("births",), children),
    "first_live_not_first_ranked": Rows(("births",), first_live_not_first_ranked),
    "first_children_of_women": Rows(("births",), first_children_of_women),
    "pregnancies": Rows(("households",), pregnancies),
    "women": Rows(("households",), women),
    "children_two": Rows(("children_two",), children_two, ("label",)),
    "mothers": Rows(("mothers",), lambda tables, _: tables("mothers"), ()),
    "placed": Rows(("births", "youth_spells"), placed, code_year="birth_year"),
}
