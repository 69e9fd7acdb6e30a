"""A small protected release of one indicator, with the figures it was made of, for tests.

Made once per version of the program and shared by all test processes of a user.
"""

import fcntl
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pacsv
import pyarrow.parquet as pq

from kansrijk.monitor.counted.build import Choices, build_figures
from kansrijk.monitor.disclosure.publish import Order, build_release
from kansrijk.monitor.sources.synthetic import Order as Country
from kansrijk.monitor.sources.synthetic import synthesize
from kansrijk.program import program_hash

HERE = Path(__file__).parent
INDICATOR = "late_start_begeleiding"
COUNTRY = Country(births=12_000, first_year=2018, last_year=2024, seed=3, municipalities=40)


@dataclass(frozen=True)
class Protected:
    """The file of figures, and the folder of the release made of it."""

    figures: Path
    release: Path


def made_once(name: str, make: Callable[[Path], None]) -> Path:
    """A folder that is filled by whoever comes first, for this program and these tests."""
    own = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(HERE.glob("*.py"))))
    mark = hashlib.sha256(f"{program_hash()} {own.hexdigest()}".encode()).hexdigest()[:16]
    shared = Path(tempfile.gettempdir()) / f"kansrijk-test-{os.getuid()}-{mark}"
    shared.mkdir(exist_ok=True)
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / name).exists():
            draft = shared / f"draft-{name}"
            shutil.rmtree(draft, ignore_errors=True)
            draft.mkdir()
            make(draft)
            draft.rename(shared / name)
    return shared / name


@lru_cache(maxsize=1)
def protected() -> Protected:
    """The release and its figures."""
    folder = made_once("protected", _make)
    return Protected(folder / "figures.parquet", folder / "release")


def _make(folder: Path) -> None:
    synthesize(COUNTRY, folder / "delivery")
    build_figures(folder / "delivery", folder / "figures.parquet", Choices())
    build(folder / "figures.parquet", folder / "release")


def build(figures: Path, out: Path, **choices: object) -> Path:
    """Build a release of the one indicator."""
    order = Order(figures=figures, indicators=frozenset({INDICATOR}), **choices)  # type: ignore[arg-type]
    return build_release(order, out.parent, out.name, quiet)


def quiet(what: str, done: int, of: int) -> None:
    """Progress that nobody watches."""


def copy(release: Path, folder: Path) -> Path:
    """A copy of a release that a test may spoil."""
    return Path(shutil.copytree(release, folder))


def rewritten(release: Path, change) -> None:  # type: ignore[no-untyped-def]
    """Change the figures of a release: ``change`` gets and returns the rows as dicts."""
    path = release / "figures.csv"
    text = pa.string()
    names = path.read_text(encoding="utf-8").split("\n", 1)[0].split(",")
    table = pacsv.read_csv(
        path, convert_options=pacsv.ConvertOptions(column_types=dict.fromkeys(names, text))
    )
    rows = change(table.to_pylist())
    pacsv.write_csv(pa.Table.from_pylist(rows, schema=table.schema), path)


def truth(figures: Path, indicator: str = INDICATOR) -> dict[tuple[str, str, str], tuple[int, int]]:
    """Count and people of every figure of an indicator, by area, period and group."""
    rows = pq.read_table(figures, filters=[("indicator", "=", indicator)]).to_pylist()
    return {
        (r["area"], r["period"], r["group"]): (r["numerator"] or 0, r["denominator"] or 0)
        for r in rows
        if r["status"] != "missing"
    }
