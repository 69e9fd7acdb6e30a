"""A protected release: built from a file of figures, checked by anyone, compared with another."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
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
from kansrijk.monitor.disclosure.earlier import Withdrawn, known_before, read_withdrawn
from kansrijk.monitor.disclosure.ground import ground_of
from kansrijk.monitor.disclosure.hiding import Work
from kansrijk.monitor.disclosure.incoming import (
    lines_to_protect,
    refuse_other,
    refuse_wrong,
)
from kansrijk.monitor.disclosure.plan import families_of
from kansrijk.monitor.disclosure.proof import FOLDER, Checked, check_proof
from kansrijk.monitor.disclosure.public import AREAS, Folder, families
from kansrijk.monitor.drafts import draft_in
from kansrijk.monitor.figures import FigureTable, Flag
from kansrijk.monitor.release import Content, check_files, release_name, write_release
from kansrijk.reference.tables.disclosure import disclosure_rules

SYNTHETIC, COUNTED, PUBLISHED = "synthetic", "counted", "published"

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
    earlier = [Folder.open(path) for path in order.previous]
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
        areas = load_areas(public / AREAS)
        years = [folder.border_year for folder in earlier]
        now = ground_of(areas, told.border_year, inhabitants_in(public / AREAS))
        ground = ground_of(areas, told.border_year, inhabitants_in(public / AREAS), years)
        wanted = lines_to_protect(order.figures, order.indicators)
        refuse_wrong(order.figures, wanted, now)
        self._plans = families_of(told.edition, wanted, self._rules)
        known = known_before(earlier, self._plans, told.border_year)
        self._withdrawn = self._take_back(known)
        self._work = Work(order.figures, ground, self._rules, known)
        self._country = areas.country.code

    def _take_back(self, known: Any) -> tuple[Withdrawn, ...]:
        return read_withdrawn(self._order.withdraw, known) if self._order.withdraw else ()

    def protect(self, say: Progress) -> FigureTable:
        """Hide, write what is public, attack it."""
        hidden = hide(self._work, self._plans, say)
        relations = {"border_year": self._told.border_year, "country": self._country}
        which: list[int] = list(range(len(self._plans)))
        attacked: dict[int, Attacked] = {}
        for _ in range(_TRIES):
            figures = write_public(
                self._work, self._plans, hidden, self._withdrawn, self._public, relations
            )
            attacked |= attack(
                self._work, self._plans, self._public, self._order.previous, which, say
            )
            if all(found.is_safe for found in attacked.values()):
                self._checked = [attacked[number].checked for number in range(len(self._plans))]
                return figures
            which = harden(self._work, self._plans, hidden, attacked, say)
        raise UserError(_told_near(attacked))

    def content(self, figures: FigureTable) -> Content:
        """All that is written down."""
        synthetic = self._told.synthetic
        definitions = definitions_of(self._told.edition, figures.indicators, synthetic=synthetic)
        source = next(iter(figures)).source
        national = figures.select(area=self._country)
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
        checked = _sum(self._checked)
        return {
            "file": f"{FOLDER}/",
            "cells": checked.cells,
            "narrowest": checked.narrowest,
            "tables": checked.tables,
            "systems": len(self._checked),
            "width": self._rules.width,
            "rules": self._rules.version,
            "rules_date": self._rules.date.isoformat(),
            "previous": [release_name(path) for path in self._order.previous],
            "withdrawn": [
                {"indicator": w.indicator, "area": w.area, "period": w.period, "group": w.group,
                 "reason": w.reason} for w in self._withdrawn
            ],
        }  # fmt: skip


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


def _sum(found: Sequence[Checked]) -> Checked:
    return Checked(
        cells=sum(checked.cells for checked in found),
        tables=max((checked.tables for checked in found), default=0),
        narrowest=min((checked.narrowest for checked in found), default=0),
    )


@dataclass(frozen=True)
class Verified:
    """What checking a release showed; ``checked`` is None where owners published the figures."""

    name: str
    kind: str
    checked: Checked | None


def verify_release(folder: Path, previous: Sequence[Path] = ()) -> Verified:
    """Check that a release is whole and that its proof holds, here and with earlier releases.

    Additions only. Raises UserError saying what is wrong, or which earlier release is needed.
    """
    manifest = check_files(folder)
    name = release_name(folder)
    if manifest["kind"] == PUBLISHED:
        return Verified(name, PUBLISHED, None)
    proof = manifest["proof"]
    if not proof:
        raise UserError(f"{folder}: bij deze uitgave zit geen bewijs.")
    earlier = list(_needed(proof["previous"], previous, folder))
    return Verified(name, manifest["kind"], _sum(list(_checks(folder, earlier, proof["width"]))))


def _checks(folder: Path, earlier: Sequence[Path], width: int) -> Iterator[Checked]:
    opened = Folder.open(folder)
    for family in families(opened, [Folder.open(path) for path in earlier]):
        yield check_proof(family, folder / FOLDER, width)


def _needed(names: Sequence[str], given: Sequence[Path], folder: Path) -> Iterator[Path]:
    """The folders of earlier releases, given or standing beside this one."""
    beside = [folder.resolve().parent / name for name in names]
    there = {
        release_name(path): path for path in (*beside, *given) if (path / "manifest.json").is_file()
    }
    for name in names:
        if name not in there:
            raise UserError(
                f"Het bewijs rekent ook met de eerdere uitgave {name}. Geef die op met --previous."
            )
        check_files(there[name])
        yield there[name]


def check_beside(folder: Path, earlier: Path) -> Checked:
    """Check the proof of a release against another one, whether it was made with it or not.

    Raises UserError when the two together tell more than the proof allows.
    """
    width = check_files(folder)["proof"]["width"]
    check_files(earlier)
    return _sum(list(_checks(folder, [earlier], width)))


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
