"""The areas a file of figures was counted for travel along in it: without them it says little.

They are the files of the area set, the inhabitants that size classes follow from, and the region
systems of one's own, as a zip in the metadata of the Parquet file.
"""

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq

from kansrijk.errors import UserError
from kansrijk.monitor.areas import Inhabitants
from kansrijk.reference.loader import ROOT

_KEY = b"kansrijk_areas"
INHABITANTS, OWN_REGIONS = "inhabitants.csv", "own_regions.csv"
#: The same files give the same bytes: a zip notes no time of making.
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def pack_areas(folder: Path | None, inhabitants: Inhabitants, regions: Path | None) -> bytes:
    """The files of an area set (``None``: that of the Netherlands) as a zip."""
    files = {path.name: path.read_bytes() for path in (folder or ROOT / "areas" / "nl").iterdir()}
    files[INHABITANTS] = "".join(_rows(inhabitants)).encode()
    if regions is not None:
        files[OWN_REGIONS] = regions.read_bytes()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, _LONG_AGO), files[name])
    return stream.getvalue()


def _rows(inhabitants: Inhabitants) -> Iterator[str]:
    yield "code,year,inhabitants,source\n"
    for year in sorted(inhabitants):
        for code, number in sorted(inhabitants[year].items()):
            stream = io.StringIO()
            csv.writer(stream, lineterminator="\n").writerow([code, year, f"{number:g}" if
                number % 1 else int(number), "delivered"])  # fmt: skip
            yield stream.getvalue()


def metadata(areas: bytes) -> dict[bytes, bytes]:
    """What to write in the metadata of a Parquet file."""
    return {_KEY: areas}


def unpack_areas(figures: Path, folder: Path) -> None:
    """Write the areas that travel in a file of figures to a new folder.

    Raises UserError when none are in it.
    """
    found = (pq.read_schema(figures).metadata or {}).get(_KEY)
    if found is None:
        raise UserError(
            f"{figures.name} heeft geen gebieden bij zich. Maak het opnieuw met "
            "'kansrijk monitor build'."
        )
    folder.mkdir(parents=True)
    with zipfile.ZipFile(io.BytesIO(found)) as archive:
        for name in archive.namelist():
            (folder / Path(name).name).write_bytes(archive.read(name))
