"""Opening a delivery: its manifest, its areas, and its tables as Ibis tables on DuckDB."""

from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import TYPE_CHECKING, Self

from kansrijk.errors import NotFoundError, TableError, UserError
from kansrijk.monitor.areas import AreaSet, netherlands
from kansrijk.monitor.sources.records.findings import Kind
from kansrijk.monitor.sources.records.manifest import MANIFEST_FILE, Manifest, read_manifest
from kansrijk.monitor.sources.records.opened import OpenTable, damaged, open_table
from kansrijk.monitor.sources.records.schema import schemas

if TYPE_CHECKING:
    import duckdb
    import ibis


class Delivery:
    """A delivery on one in-memory connection; use it in a ``with``, or close it.

    What a table needs in work space (a CSV becomes Parquet, a large join may overflow) stands in a
    temporary folder of this user only, and is gone after closing.
    """

    def __init__(self, folder: Path, manifest: Manifest, areas: AreaSet) -> None:
        import ibis

        self.folder = folder
        self.manifest = manifest
        self.areas = areas
        self._work = TemporaryDirectory(prefix="kansrijk-")
        self.connection = ibis.duckdb.connect(
            # records may stand on a machine that must not reach the network
            autoinstall_known_extensions=False,
            autoload_known_extensions=False,
            # every row carries its number, and keeping the order costs memory
            preserve_insertion_order=False,
            temp_directory=str(Path(self._work.name) / "overflow"),
        )
        self._opened: dict[str, OpenTable] = {}
        self._checked: set[str] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection and remove the work space."""
        self.connection.disconnect()
        self._work.cleanup()

    @property
    def duckdb(self) -> "duckdb.DuckDBPyConnection":
        """The connection below Ibis, for SQL."""
        return self.connection.con

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables in the delivery, in the order of the schema."""
        return tuple(name for name in schemas() if name in self.manifest.tables)

    def has_table(self, name: str) -> bool:
        """Whether the delivery has this table."""
        return name in self.manifest.tables

    def is_usable(self, name: str) -> bool:
        """Whether the table is there, can be read and has all its columns."""
        return self.has_table(name) and not self.opened(name).is_blocked

    def path(self, name: str) -> Path:
        """The file of a table. Raises NotFoundError for a table that is not in the delivery."""
        if not self.has_table(name):
            raise NotFoundError("Tabel", name, self.tables)
        return self.folder / self.manifest.tables[name]

    def code_year(self, year: int) -> int:
        """The border year of the municipality codes in rows of ``year``."""
        return self.manifest.code_year(year)

    def municipalities_in(self, year: int) -> frozenset[str]:
        """The codes that a row of ``year`` may have: those of any day of its border year."""
        borders, border_year = self.areas.borders, self.code_year(year)
        codes = set(borders.codes_in(border_year))
        for change in borders.changes:
            if change.day.year == border_year:
                codes = codes | change.applied_to(codes)
        return frozenset(codes)

    def table(self, name: str, *, skip_faulty: bool = False) -> "ibis.Table":
        """A table with the columns and types of the schema.

        A cell that cannot be read is empty here, so check the delivery first. With
        ``skip_faulty`` the rows in which ``check_delivery`` found a fault are left out. Raises
        NotFoundError without the table, TableError when a fault touches it as a whole or, without
        ``skip_faulty``, when rows are too damaged to be in it.
        """
        opened = self.opened(name)
        self._refuse_faults_of_file(opened, skip_faulty=skip_faulty)
        if not skip_faulty:
            return self.connection.table(name)
        if name not in self._checked:
            raise RuntimeError("check_delivery must come before skip_faulty")
        return self.connection.table(opened.faultless)

    def opened(self, name: str) -> OpenTable:
        """The table with its views, opened once."""
        if name not in self._opened:
            path, work = self.path(name), Path(self._work.name)
            self._opened[name] = open_table(self.duckdb, schemas()[name], path, work)
        return self._opened[name]

    def mark_checked(self, name: str) -> None:
        """Remember that the rows with a fault are known, and the view without them is made."""
        self._checked.add(name)

    def mark_damaged(self, name: str) -> None:
        """Remember that the file of a table turned out to be damaged inside."""
        self._opened[name] = damaged(self.opened(name))

    def _refuse_faults_of_file(self, opened: OpenTable, *, skip_faulty: bool) -> None:
        faults = [
            fault
            for finding in opened.findings
            if finding.is_blocking or (finding.kind is Kind.CELLS and not skip_faulty)
            for fault in finding.faults
        ]
        if faults:
            raise TableError(faults)


def open_delivery(folder: Path) -> Delivery:
    """Open a delivery. Raises UserError or TableError when manifest or areas do not hold up."""
    manifest = read_manifest(folder)
    areas = _areas(folder, manifest)
    needed = {manifest.border_year, *(manifest.code_year(year) for year in manifest.all_years)}
    unknown = sorted(needed - set(areas.years))
    if unknown:
        raise UserError(
            f"{MANIFEST_FILE}: de gemeentegrenzen van {_listed(unknown)} zijn niet bekend, wel die "
            f"van {areas.years[0]} tot en met {areas.years[-1]}. Reken de gemeenten zelf om naar "
            'één jaar, zet dat in border_year en schrijf "codes_of": "border_year".'
        )
    return Delivery(folder, manifest, areas)


def _areas(folder: Path, manifest: Manifest) -> AreaSet:
    choice = manifest.area_set
    areas = netherlands() if choice.folder is None else AreaSet.load(folder / choice.folder)
    if areas.info.synthetic != manifest.synthetic:
        raise UserError(
            f"{MANIFEST_FILE}: synthetic is {str(manifest.synthetic).lower()}, maar de gebieden "
            f"({areas.info.id}) zeggen {str(areas.info.synthetic).lower()}. Echt en verzonnen "
            "gaan nooit samen."
        )
    return areas


def _listed(years: list[int]) -> str:
    return f"{years[0]} tot en met {years[-1]}" if len(years) > 2 else " en ".join(map(str, years))
