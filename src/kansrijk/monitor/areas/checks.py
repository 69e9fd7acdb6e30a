"""What must hold between the files of an area set, beyond what each row says by itself.

A merger that is absent from mergers.csv would silently lose children in every recoded figure;
here it is a fault with file and code, before anything is counted.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from itertools import pairwise

from kansrijk.errors import Fault, TableError
from kansrijk.monitor.areas.borders import Borders
from kansrijk.monitor.areas.files import AreaFiles
from kansrijk.reference.tables.places import Merger, Municipality, RegionMember, Tile

#: The header of a table is row 1, as in a spreadsheet.
FIRST_ROW = 2


def check_files(files: AreaFiles, borders: Borders) -> None:
    """Raise TableError with every contradiction between the files."""
    faults = [*_merger_faults(files.mergers), *_border_faults(borders)]
    if not faults:  # successors mean nothing while the mergers are wrong
        faults += _current_code_faults(files.municipalities, borders)
    faults += _nesting_faults(files.municipalities)
    faults += _tile_faults(files.tiles, borders)
    faults += _alias_faults(files)
    faults += region_faults(files.region_members, "regions.csv", borders, hierarchy_codes(files))
    if faults:
        raise TableError(faults)


def hierarchy_codes(files: AreaFiles) -> set[str]:
    """The codes that municipalities.csv and area_set.toml give to areas."""
    codes = {files.info.country_code}
    for row in files.municipalities:
        codes |= {row.code, row.ggd_code, row.province_code, row.vr_code}
    return codes


def region_faults(
    rows: Iterable[RegionMember], file: str, borders: Borders, taken: set[str]
) -> Iterator[Fault]:
    """Unknown years, codes that were no municipality in their year, region codes in use."""
    scheme_of: dict[str, str] = {}
    for number, row in enumerate(rows, start=FIRST_ROW):
        if row.year not in borders.years:
            allowed = f"{borders.years[0]} tot en met {borders.years[-1]}"
            yield Fault(file, f"geen grenzen van {row.year}", number, "year", allowed)
        elif row.code not in borders.codes_in(row.year):
            problem = f"{row.name} ({row.code}) was in {row.year} geen gemeente"
            yield Fault(file, problem, number, "code")
        scheme = scheme_of.setdefault(row.region_code, row.scheme)
        if scheme != row.scheme or row.region_code in taken:
            problem = f"'{row.region_code}' is al de code van een ander gebied"
            yield Fault(file, problem, number, "region_code")


def _merger_faults(mergers: Iterable[Merger]) -> Iterator[Fault]:
    totals: dict[tuple[str, str], Fraction] = defaultdict(Fraction)
    for number, row in enumerate(mergers, start=FIRST_ROW):
        totals[row.from_code, row.date] += Fraction(str(row.share))
        if (row.kind == "whole") != (row.share == 1):
            problem = f"{row.kind} met deel {row.share}"
            allowed = "1 bij whole, minder dan 1 bij split"
            yield Fault("mergers.csv", problem, number, "share", allowed)
    for (code, day), total in totals.items():
        if total != 1:
            problem = f"de delen van {code} op {day} zijn samen {float(total)}, niet 1"
            yield Fault("mergers.csv", problem, column="share")


def _border_faults(borders: Borders) -> Iterator[Fault]:
    for year, following in pairwise(borders.years):
        expected: set[str] = set(borders.codes_in(year))
        for change in borders.between(date(year, 1, 1), date(following, 1, 1)):
            expected = change.applied_to(expected)
        for code in sorted(expected ^ borders.codes_in(following)):
            event = "verdwijnt" if code in expected else "verschijnt"
            problem = f"{code} {event} in {following}, maar dat volgt niet uit mergers.csv"
            yield Fault("municipalities.csv", problem)


def _current_code_faults(rows: Iterable[Municipality], borders: Borders) -> Iterator[Fault]:
    for number, row in enumerate(rows, start=FIRST_ROW):
        successors = borders.successors(row.code, row.year)
        if row.current_code not in successors:
            problem = f"{row.code} gaat volgens mergers.csv niet naar {row.current_code}"
            allowed = ", ".join(sorted(successors))
            yield Fault("municipalities.csv", problem, number, "current_code", allowed)


def _nesting_faults(rows: Iterable[Municipality]) -> Iterator[Fault]:
    province_of: dict[tuple[int, str], str] = {}
    for number, row in enumerate(rows, start=FIRST_ROW):
        province = province_of.setdefault((row.year, row.ggd_code), row.province_code)
        if province != row.province_code:
            problem = f"{row.ggd_code} ligt ook in {province}; een GGD ligt in één provincie"
            yield Fault("municipalities.csv", problem, number, "province_code")


def _tile_faults(tiles: Iterable[Tile], borders: Borders) -> Iterator[Fault]:
    present = borders.codes_in(borders.years[-1])
    for code in sorted({tile.code for tile in tiles} ^ present):
        problem = "heeft geen zeshoek" if code in present else "is geen gemeente van nu"
        yield Fault("tilemap.csv", f"{code} {problem}")


def _alias_faults(files: AreaFiles) -> Iterator[Fault]:
    known = hierarchy_codes(files)
    for number, row in enumerate(files.name_aliases, start=FIRST_ROW):
        if row.code not in known:
            yield Fault("name_aliases.csv", f"{row.code} is geen gebied", number, "code")
