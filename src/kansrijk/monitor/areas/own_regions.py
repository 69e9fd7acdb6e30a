"""Region systems that a user brings along, as a CSV with the columns of RegionMember."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from kansrijk.errors import Fault, NotFoundError, TableError
from kansrijk.monitor.areas.borders import Borders
from kansrijk.monitor.areas.checks import FIRST_ROW, hierarchy_codes, region_faults
from kansrijk.monitor.areas.files import AreaFiles
from kansrijk.monitor.areas.names import normalise
from kansrijk.monitor.areas.outside_file import outside_file
from kansrijk.monitor.areas.regions import SAFETY_REGIONS
from kansrijk.monitor.areas.resolve import Resolver
from kansrijk.reference.loader import load_file
from kansrijk.reference.tables.places import RegionMember


def read_own_regions(
    path: Path, files: AreaFiles, borders: Borders, resolver: Resolver
) -> tuple[RegionMember, ...]:
    """The rows of a user's region file. Raises TableError with every fault, row by row."""
    with outside_file(path):
        rows = load_file(RegionMember, path)
    taken = hierarchy_codes(files) | {row.region_code for row in files.region_members}
    faults = [
        *region_faults(rows, path.name, borders, taken),
        *_scheme_faults(rows, path.name, files),
        *_name_faults(rows, path.name, files, resolver),
    ]
    if faults:
        raise TableError(sorted(faults, key=lambda fault: fault.row or 0))
    return rows


def _scheme_faults(rows: Iterable[RegionMember], file: str, files: AreaFiles) -> Iterator[Fault]:
    known = {row.scheme for row in files.region_members} | {SAFETY_REGIONS}
    for number, row in enumerate(rows, start=FIRST_ROW):
        if row.scheme in known:
            problem = f"de gebiedsindeling '{row.scheme}' bestaat al"
            yield Fault(file, problem, number, "scheme", "een eigen naam")


def _name_faults(
    rows: Iterable[RegionMember], file: str, files: AreaFiles, resolver: Resolver
) -> Iterator[Fault]:
    """A right code with another municipality's name is a slip that no one would see later."""
    names: dict[str, set[str]] = {}
    for known in files.municipalities:
        names.setdefault(known.code, set()).update((known.name, known.name_short))
    for number, row in enumerate(rows, start=FIRST_ROW):
        if row.code not in names:
            yield Fault(file, f"gemeente '{row.code}' bestaat niet", number, "code",
                        _suggestion(row.name, resolver))  # fmt: skip
        elif normalise(row.name) not in map(normalise, names[row.code]):
            allowed = ", ".join(sorted(names[row.code]))
            yield Fault(file, f"{row.code} heet niet '{row.name}'", number, "name", allowed)


def _suggestion(name: str, resolver: Resolver) -> str | None:
    """The code that belongs to the name in the row, or names that look like it."""
    try:
        found = resolver.resolve(name).found
    except NotFoundError as error:
        return ", ".join(error.suggestions) or None
    return f"{found.code} voor {found.name}"
