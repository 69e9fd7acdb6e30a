"""Cells under the rules, ready to be protected: of one sheet, or of several that are tied."""

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from kansrijk.monitor.areas import Level
from kansrijk.monitor.disclosure.ground import Ground, is_earlier
from kansrijk.monitor.disclosure.rules import (
    are_too_few,
    is_too_small,
    may_appear,
    needs,
    weight,
)
from kansrijk.monitor.disclosure.sheet import Page, Sheet
from kansrijk.reference.tables.disclosure import DisclosureRules

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

#: The home of a cell of an area that is larger than a municipality.
NO_HOME = -1


@dataclass(frozen=True, eq=False)
class Layout:
    """What is public about each cell of a sheet.

    ``may_appear``: whether a figure of it may be in a release; ``is_figure``: whether one exists,
    also where it may not appear. ``loss``: what hiding it costs.
    ``home``: the number of the GGD a municipality lies in, NO_HOME for larger areas. ``near``:
    shape (cells, GGDs), whether the area of the cell has ground there. ``is_main``: of the split
    by vulnerability, or of everyone.
    """

    sheet: Sheet
    may_appear: Bools
    is_figure: Bools
    loss: Floats
    home: Ints
    near: Bools
    first_year: Ints
    last_year: Ints
    is_main: Bools


def layout_of(sheet: Sheet, rules: DisclosureRules, indicator: str) -> Layout:
    """The layout of the sheet of an indicator."""
    near_of = _near(sheet.ground)
    shown, loss, near = (np.zeros(len(sheet), bool), np.zeros(len(sheet)), [])
    for page in sheet.pages:
        part = slice(page.first, page.first + sheet.grid(page).size)
        shown[part], loss[part] = _of_page(page, sheet, rules, indicator)
        rows = np.array([near_of[area] for area in page.areas])
        near.append(np.repeat(rows, len(sheet.periods) * len(page.groups), axis=0))
    ground = np.concatenate(near)
    single = ground.sum(axis=1) == 1
    home = np.where(single & _is_small(sheet), ground.argmax(axis=1), NO_HOME)
    first = np.concatenate([_per_cell(sheet, p, "first_year") for p in sheet.pages])
    last = np.concatenate([_per_cell(sheet, p, "last_year") for p in sheet.pages])
    is_main = np.arange(len(sheet)) < sheet.grid(sheet.pages[0]).size
    return Layout(sheet, shown, loss > 0, loss, home, ground, first, last, is_main)


def _per_cell(sheet: Sheet, page: Page, what: str) -> Ints:
    """A year of the period of every cell of a page."""
    years = np.array([getattr(period, what) for period in sheet.periods])
    return np.tile(np.repeat(years, len(page.groups)), len(page.areas))


def _of_page(
    page: Page, sheet: Sheet, rules: DisclosureRules, indicator: str
) -> tuple[Bools, Floats]:
    shown, loss = [], []
    for area in page.areas:
        level = sheet.ground.level.get(area)
        exists = level is not None and (page.first == 0 or level != "nowhere")
        for period in sheet.periods:
            for group in page.groups:
                # What is named after earlier borders is shown no more, but may be known.
                is_now = exists and not is_earlier(area)
                allowed = is_now and may_appear(rules, indicator, level or "", period, group)
                shown.append(allowed)
                loss.append(weight(rules, level, group) if level and exists else 0.0)
    return np.array(shown), np.array(loss)


def _near(ground: Ground) -> dict[str, Bools]:
    """Per area and piece: in which GGDs it has ground."""
    found = [code for code in ground.at(Level.GGD.value) if not is_earlier(code)]
    ggds = {code: number for number, code in enumerate(found)}
    near: dict[str, Bools] = {}
    for piece in ground.pieces:
        lies_in = [ggds[area] for area in piece.areas if area in ggds]
        for area in (*piece.areas, piece.name, ground.unit(piece)):
            near.setdefault(area, np.zeros(len(ggds), bool))[lies_in] = True
    return near


def _is_small(sheet: Sheet) -> Bools:
    """Whether a cell is of a municipality or a piece of one."""
    small = (Level.MUNICIPALITY.value, None)
    return np.concatenate(
        [
            np.repeat(
                [sheet.ground.level.get(area) in small for area in page.areas],
                len(sheet.periods) * len(page.groups),
            )
            for page in sheet.pages
        ]
    )


def _is_small_count(rules: DisclosureRules, value: Ints, people: Ints | None) -> Bools:
    return are_too_few(rules, value) if people is None else is_too_small(rules, value, people)


@dataclass(eq=False)
class Linked:
    """Cells with their true values, what ties them, and which of them are hidden.

    ``least`` and ``most`` are what an outsider thinks possible; ``below`` and ``above`` how far his
    interval must reach; ``may_hide`` are shown cells that may still be hidden (a cell that was
    published before, and that an outsider therefore knows, may not).
    """

    equations: sp.csc_matrix
    value: Ints
    least: Ints
    most: Floats
    below: Ints
    above: Ints
    hidden: Bools
    may_hide: Bools
    loss: Floats
    home: Ints
    near: Bools
    first_year: Ints
    last_year: Ints
    is_main: Bools


def linked(
    layout: Layout, rules: DisclosureRules, value: Ints, people: Ints | None, hidden: Bools,
    known: Bools, hidden_people: Bools | None = None,
) -> Linked:  # fmt: skip
    """One sheet: a count of ``people``, or the people themselves when that is None.

    Where the number of people is hidden as well (``hidden_people``), an outsider does not know it.
    """
    most = np.full(len(value), np.inf)
    if people is not None:
        unsure = ~layout.may_appear if hidden_people is None else hidden_people
        most = people + np.where(unsure, rules.width, 0).astype(float)
    below, above = needs(rules, value, people)
    above = np.maximum(above, rules.width - below)
    above = np.minimum(above, np.where(np.isinf(most), above, most - value)).astype(np.int64)
    # No figure exists of a piece of a municipality: only a small count there is of some people.
    is_safe = ~layout.is_figure & ~_is_small_count(rules, value, people)
    below, above = np.where(is_safe, 0, below), np.where(is_safe, 0, above)
    return Linked(
        equations=layout.sheet.equations().tocsc(),
        value=value,
        least=np.zeros_like(value),
        most=most,
        below=below,
        above=above,
        hidden=hidden & ~known,
        may_hide=layout.may_appear & ~known,
        loss=layout.loss,
        home=layout.home,
        near=layout.near,
        first_year=layout.first_year,
        last_year=layout.last_year,
        is_main=layout.is_main,
    )
