"""The proof of a release: whole tables that agree with all that is published and yet differ.

Each table says of every atom how many people were counted there. All tables agree with every figure
that is shown, here and in earlier releases; and every hidden figure takes values in them that are
at least ``width`` apart. So nobody can know a hidden figure better than that, whoever he is and
whatever he computes. The tables are made from the release alone; none of them is the true one but
by chance.

Checking takes additions only: no solver, and no trust in whoever made the release.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from kansrijk.errors import UserError
from kansrijk.monitor.disclosure.public import Family, System

Ints = NDArray[np.int64]
FOLDER = "proof"


@dataclass(frozen=True)
class Checked:
    """What a check of one family found: hidden figures, tables, the smallest distance."""

    cells: int
    tables: int
    narrowest: int


def together(found: Sequence[Checked]) -> Checked:
    """What the checks of several families found together."""
    return Checked(
        cells=sum(checked.cells for checked in found),
        tables=max((checked.tables for checked in found), default=0),
        narrowest=min((checked.narrowest for checked in found), default=0),
    )


def write_proof(family: Family, tables: Sequence[Sequence[Ints]], folder: Path) -> None:
    """Write the tables of a family: one file per system, a column per table."""
    folder.mkdir(exist_ok=True)
    for number, system in enumerate(family.systems):
        columns = {f"t{t}": table[number].astype(np.int32) for t, table in enumerate(tables)}
        keys = _keys(system)
        pq.write_table(
            pa.table({**keys, **columns}),
            folder / _file(family, system),
            compression="zstd",
            compression_level=9,
            use_dictionary=list(keys),
        )


def _file(family: Family, system: System) -> str:
    name = "people" if system is family.people else system.name
    return f"{family.people.name}.{name}.parquet"


def _keys(system: System) -> dict[str, pa.Array]:
    """Unit, year, group and class of every atom, so that a file can be read without us."""
    units: list[str] = []
    years: list[int] = []
    groups: list[str] = []
    for part in system.atoms.parts:
        for unit in part.units:
            for year in part.years:
                units += [unit] * len(part.groups)
                years += [year] * len(part.groups)
                groups += part.groups
    kinds = [kind for kind in range(system.classes) for _ in units]
    return {
        "unit": pa.array(units * system.classes),
        "year": pa.array(years * system.classes, pa.int16()),
        "group": pa.array(groups * system.classes),
        "class": pa.array(kinds, pa.int8()),
    }


def read_proof(family: Family, folder: Path) -> Iterator[tuple[System, Ints]]:
    """Per system its tables, shape (numbers, tables). Raises UserError when they do not fit."""
    for system in family.systems:
        path = folder / _file(family, system)
        if not path.is_file():
            raise UserError(f"{folder.name}/{path.name}: dit deel van het bewijs ontbreekt.")
        found = pq.read_table(path)
        columns = [name for name in found.column_names if name.startswith("t")]
        tables = np.stack([found[name].to_numpy().astype(np.int64) for name in columns], axis=1)
        if tables.shape[0] != system.size:
            raise UserError(f"{folder.name}/{path.name}: dit bewijs is van een andere uitgave.")
        yield system, tables


def check_proof(family: Family, folder: Path, width: int) -> Checked:
    """Check the proof of a family by adding up. Raises UserError saying where it fails."""
    proofs = list(read_proof(family, folder))
    people = proofs[0][1]
    narrowest, cells = np.iinfo(np.int64).max, 0
    for system, tables in proofs:
        _refuse_wrong(system, tables, people if system is not family.people else None)
        values = system.wanted @ tables
        apart = values.max(axis=1) - values.min(axis=1)
        near = np.flatnonzero(apart < width)
        if len(near):
            raise UserError(
                f"{system.name}: {len(near)} afgeschermde cijfers zijn te goed bekend, zoals "
                f"{' '.join(system.names[near[0]])}."
            )
        cells += len(apart)
        narrowest = min(narrowest, int(apart.min(initial=narrowest)))
    return Checked(cells, people.shape[1], narrowest)


def _refuse_wrong(system: System, tables: Ints, people: Ints | None) -> None:
    if (tables < system.least[:, None]).any():
        raise UserError(f"{system.name}: een tabel van het bewijs telt minder dan niemand.")
    off = np.flatnonzero((system.equations @ tables != system.right[:, None]).any(axis=1))
    if len(off):
        raise UserError(
            f"{system.name}: {len(off)} gepubliceerde cijfers kloppen niet met het bewijs."
        )
    if people is not None and (system.total @ tables > people).any():
        raise UserError(f"{system.name}: het bewijs telt ergens meer dan er mensen zijn.")
