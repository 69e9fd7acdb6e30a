"""A protected release, built from a file of figures and from the releases before it."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kansrijk.errors import UserError
from kansrijk.monitor.areas import AreaSet, inhabitants_in
from kansrijk.monitor.counted.carried import OWN_REGIONS, unpack_areas
from kansrijk.monitor.counted.content import definitions_of, verdicts_of
from kansrijk.monitor.counted.parquet import About, about
from kansrijk.monitor.disclosure.build import (
    Attacked,
    Progress,
    attack,
    harden,
    hide,
    write_public,
)
from kansrijk.monitor.disclosure.earlier import (
    Known,
    Name,
    as_it_stays,
    known_before,
    open_earlier,
    published_in,
    true_figures,
)
from kansrijk.monitor.disclosure.ground import ground_of
from kansrijk.monitor.disclosure.hiding import Work
from kansrijk.monitor.disclosure.incoming import (
    lines_to_protect,
    refuse_other,
    refuse_wrong,
)
from kansrijk.monitor.disclosure.plan import families_of
from kansrijk.monitor.disclosure.proof import FOLDER, together
from kansrijk.monitor.disclosure.public import AREAS, Folder
from kansrijk.monitor.disclosure.withdrawing import (
    Withdrawn,
    read_withdrawn,
    refuse_apart,
    refuse_lacking,
    refuse_unfit,
    what_stays,
)
from kansrijk.monitor.drafts import draft_in
from kansrijk.monitor.figures import FigureTable, Flag
from kansrijk.monitor.release import Content, release_name, write_release
from kansrijk.reference.tables.disclosure import disclosure_rules

SYNTHETIC, COUNTED = "synthetic", "counted"

#: How often more is hidden for what the attacker comes too near, before it is refused.
_TRIES = 6


@dataclass(frozen=True, kw_only=True)
class Order:
    """What a protected release is made of.

    ``indicators`` are those to publish; all that were counted when empty. ``inputs`` are noted in
    the manifest beside the hash of the file of figures.
    """

    figures: Path
    previous: tuple[Path, ...] = ()
    withdraw: Path | None = None
    indicators: frozenset[str] = frozenset()
    inputs: tuple[tuple[str, str], ...] = ()


def build_release(order: Order, parent: Path, name: str | None, say: Progress) -> Path:
    """Protect, prove and write a release under ``parent``; returns its folder.

    Raises UserError when something cannot be protected or proven: then nothing is written.
    """
    if name and (parent / name).exists():
        raise UserError(f"{parent / name} bestaat al. Kies een nieuwe map.")
    told = about(order.figures)
    refuse_other(order.previous, told)
    earlier = open_earlier(order.previous)
    # Beside the release to be: what a killed build leaves here, the next one clears away.
    with draft_in(parent) as public:
        unpack_areas(order.figures, public / AREAS)
        made = _Made(order, told, public, earlier)
        figures = made.protect(say)
        content = made.content(figures)
        return write_release(parent, content, name)


class _Made:
    """The making of one release, in a folder that holds only what an outsider may see."""

    def __init__(self, order: Order, told: About, public: Path, earlier: Sequence[Folder]) -> None:
        self._order, self._told, self._public, self._earlier = order, told, public, earlier
        self._rules = disclosure_rules()
        self._areas = load_areas(public / AREAS)
        years = [folder.border_year for folder in earlier]
        inhabitants = inhabitants_in(public / AREAS)
        now = ground_of(self._areas, told.border_year, inhabitants)
        self._ground = ground_of(self._areas, told.border_year, inhabitants, years)
        wanted = lines_to_protect(order.figures, order.indicators)
        refuse_wrong(order.figures, wanted, now)
        self._plans = families_of(told.edition, wanted, self._rules)
        self._withdrawn: tuple[Withdrawn, ...] = ()
        known = self._look_back() if earlier else {}
        self._work = Work(order.figures, self._ground, self._rules, known, self._wrong())

    def _look_back(self) -> Known:
        """What an outsider knows from earlier releases. Raises UserError for what cannot stay."""
        lines = [line for plan in self._plans for line in plan.lines]
        true = true_figures(self._order.figures, lines)
        published = published_in(self._earlier, self._ground)
        refuse_lacking(published, true)
        if self._order.withdraw:
            self._withdrawn = read_withdrawn(self._order.withdraw, published, true)
        refuse_apart(self._withdrawn, self._plans)
        stays = what_stays(published, self._withdrawn, lines)
        refuse_unfit(stays, true, self._ground, self._rules)
        now = as_it_stays(self._order.figures, stays, self._relations())
        return known_before([now, *self._earlier], self._plans, self._ground)

    def _wrong(self) -> dict[str, frozenset[Name]]:
        wrong = [w for w in self._withdrawn if w.was_wrong]
        return {of: frozenset(w.name for w in wrong if w.indicator == of)
                for of in sorted({w.indicator for w in wrong})}  # fmt: skip

    def _relations(self) -> dict[str, Any]:
        return {
            "border_year": self._told.border_year,
            "country": self._areas.country.code,
            "withdrawn": [withdrawn.as_json() for withdrawn in self._withdrawn],
        }

    def protect(self, say: Progress) -> FigureTable:
        """Hide, write what is public, attack it."""
        hidden = hide(self._work, self._plans, say)
        relations = self._relations()
        before = [folder.path for folder in self._earlier]
        which: list[int] = list(range(len(self._plans)))
        attacked: dict[int, Attacked] = {}
        for _ in range(_TRIES):
            figures = write_public(
                self._work, self._plans, hidden, self._withdrawn, self._public, relations
            )
            attacked |= attack(self._work, self._plans, self._public, before, which, say)
            if all(found.is_safe for found in attacked.values()):
                checked = [found.checked for _, found in sorted(attacked.items())]
                self._checked = [found for found in checked if found is not None]
                return figures
            which = harden(self._work, self._plans, hidden, attacked, say)
        raise UserError(_told_near(attacked))

    def content(self, figures: FigureTable) -> Content:
        """All that is written down."""
        synthetic = self._told.synthetic
        definitions = definitions_of(self._told.edition, figures.indicators, synthetic=synthetic)
        source = next(iter(figures)).source
        national = figures.select(area=self._areas.country.code)
        return Content(
            area_set=self._told.area_set.split("-", 1)[0],
            kind=SYNTHETIC if synthetic else COUNTED,
            figures=_marked(figures, synthetic=synthetic),
            verdicts=list(verdicts_of(national, definitions, self._told.edition, source)),
            definitions=definitions,
            inputs={"figures": _hash(self._order.figures), **dict(self._order.inputs)},
            beside=self._public,
            proof=self._proof(),
        )

    def _proof(self) -> dict[str, Any]:
        checked = together(self._checked)
        return {
            "file": f"{FOLDER}/",
            "cells": checked.cells,
            "narrowest": checked.narrowest,
            "tables": checked.tables,
            "systems": len(self._checked),
            "width": self._rules.width,
            "rules": self._rules.version,
            "rules_date": self._rules.date.isoformat(),
            "previous": [release_name(folder.path) for folder in self._earlier],
            "withdrawn": [withdrawn.as_json() for withdrawn in self._withdrawn],
        }


def _told_near(attacked: Mapping[int, Attacked]) -> str:
    near = [name for found in attacked.values() for name in sorted(found.near_people)]
    near += [n for f in attacked.values() for names in f.near_count.values() for n in sorted(names)]
    return (
        f"{len(near)} cijfers zijn niet te beschermen, zoals {' '.join(near[0])}. "
        "Er is niets geschreven."
    )


def _marked(figures: FigureTable, *, synthetic: bool) -> FigureTable:
    """The door: a real figure cannot enter an invented release, nor the other way round."""
    for figure in figures:
        if (Flag.SYNTHETIC in figure.flags) != synthetic:
            raise ValueError(f"{figure.key}: real and invented figures never mix")
    return figures


def load_areas(folder: Path) -> AreaSet:
    """The area set in a folder, with the region systems of one's own that came along."""
    areas = AreaSet.load(folder)
    own = folder / OWN_REGIONS
    return areas.with_regions(own) if own.is_file() else areas


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
