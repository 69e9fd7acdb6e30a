"""The files of an area set: a folder per country, all with the same names and columns."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from kansrijk.errors import UserError
from kansrijk.reference.loader import load_file
from kansrijk.reference.rows import Row, check_rows
from kansrijk.reference.tables.places import (
    AreaSetInfo,
    BorderChange,
    Merger,
    Municipality,
    NameAlias,
    RegionMember,
    SizeClass,
    Tile,
)

T = TypeVar("T", bound=Row)

INFO_FILE = "area_set.toml"


@dataclass(frozen=True, eq=False)
class AreaFiles:
    """The checked rows of each file of one area set."""

    info: AreaSetInfo
    municipalities: tuple[Municipality, ...]
    mergers: tuple[Merger, ...]
    border_changes: tuple[BorderChange, ...]
    region_members: tuple[RegionMember, ...]
    size_classes: tuple[SizeClass, ...]
    tiles: tuple[Tile, ...]
    name_aliases: tuple[NameAlias, ...]


def read_folder(folder: Path) -> AreaFiles:
    """Read an area set. Raises UserError when a file is absent, TableError when one is wrong."""
    if not (folder / INFO_FILE).is_file():
        raise UserError(f"{folder} is geen gebiedsindeling: {INFO_FILE} ontbreekt.")
    raw = tomllib.loads((folder / INFO_FILE).read_text(encoding="utf-8"))
    [info] = check_rows(AreaSetInfo, [raw], file=INFO_FILE, first_row=1)
    return AreaFiles(
        info=info,
        municipalities=_rows(Municipality, folder),
        mergers=_rows(Merger, folder),
        border_changes=_rows(BorderChange, folder),
        region_members=_rows(RegionMember, folder),
        size_classes=_rows(SizeClass, folder),
        tiles=_rows(Tile, folder),
        name_aliases=_rows(NameAlias, folder),
    )


def _rows(model: type[T], folder: Path) -> tuple[T, ...]:
    path = folder / f"{model.table.rsplit('/', 1)[-1]}.csv"
    if not path.is_file():
        raise UserError(f"{folder} is geen gebiedsindeling: {path.name} ontbreekt.")
    return load_file(model, path)
