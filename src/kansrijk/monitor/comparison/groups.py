"""The groups of areas that an area may stand beside: country, region, size class, peers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from kansrijk.errors import UserError
from kansrijk.monitor.areas import AreaSet, Level

GroupKind = Literal["country", "ggd", "size_class", "peers", "chosen"]


@dataclass(frozen=True, slots=True)
class Group:
    """Areas of one level, in order of code. ``id`` names the group: "NL01", "GG3406", "5"."""

    kind: GroupKind
    id: str
    codes: tuple[str, ...]


def groups_of(code: str, areas: AreaSet, inhabitants: Mapping[str, float]) -> tuple[Group, ...]:
    """The country, the GGD and the size class that hold a present municipality.

    ``inhabitants`` (code to number) are those of one year; a municipality without them is in no
    size class. Raises NotFoundError for an unknown code.
    """
    ggd = next(parent for parent in areas.parents(code) if parent.level is Level.GGD)
    everyone = _codes(member.code for member in areas.members(areas.country.code))
    groups = [
        Group("country", areas.country.code, everyone),
        Group("ggd", ggd.code, _codes(member.code for member in areas.members(ggd.code))),
    ]
    if code in inhabitants:
        own = areas.size_class(inhabitants[code])
        alike = (
            c for c in everyone if c in inhabitants and areas.size_class(inhabitants[c]) == own
        )
        groups.append(Group("size_class", str(own.number), _codes(alike)))
    return tuple(groups)


def chosen_peers(codes: Iterable[str], areas: AreaSet) -> Group:
    """A list that the user chose: present municipalities by exact code.

    Raises NotFoundError for an unknown code and UserError for an empty list, one that names an
    area twice, or something that is not a municipality.
    """
    chosen = list(codes)
    if not chosen:
        raise UserError("Kies minstens één gemeente om mee te vergelijken.")
    for number, code in enumerate(chosen):
        if areas.area(code).level is not Level.MUNICIPALITY:
            raise UserError(f"{code} is geen gemeente. Vergelijk gemeenten met gemeenten.")
        if code in chosen[:number]:
            raise UserError(f"{areas.area(code).name} ({code}) staat twee keer in de lijst.")
    return Group("chosen", "chosen", _codes(chosen))


def _codes(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(codes))
