"""The invented country as an area set: the same files as the Netherlands has."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import numpy as np

from kansrijk.monitor.sources.synthetic.country import Country
from kansrijk.monitor.sources.synthetic.facts import SOURCE, assume_count
from kansrijk.monitor.sources.synthetic.names import FIRST_PLACE
from kansrijk.monitor.sources.synthetic.tiles import point
from kansrijk.reference.loader import load
from kansrijk.reference.rows import Row
from kansrijk.reference.tables.places import (
    BorderChange,
    Merger,
    Municipality,
    NameAlias,
    RegionMember,
    SizeClass,
    Tile,
)

COUNTRY_CODE = "VL01"
INFO = """# Een verzonnen land. Geen enkel cijfer hierover is echt.
id = "voorbeeld-{seed}"
country_code = "{country_code}"
country_name_nl = "Voorbeeldland"
country_name_en = "Exampleland"
synthetic = true
borders_known_from = {known_from}
"""
#: Border changes are told of a few years before the first border year.
YEARS_TOLD_BEFORE = 4
#: Degrees between hexagons, around 0 degrees north and east: open sea, so no real place.
DEGREES = 0.05

Cells = Iterable[object]


def write_area_set(country: Country, seed: int, folder: Path) -> None:
    """Write the area set and the inhabitants of every border year into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    known_from = country.years[0] - YEARS_TOLD_BEFORE
    info = INFO.format(seed=seed, country_code=COUNTRY_CODE, known_from=known_from)
    (folder / "area_set.toml").write_text(info, encoding="utf-8")
    _write_rows(folder, Municipality, _municipalities(country))
    _write_rows(folder, Merger, _mergers(country))
    _write_rows(folder, BorderChange, _border_changes(country))
    _write_rows(folder, RegionMember, _zorgkantoor_members(country))
    _write_rows(folder, SizeClass, (row.model_dump().values() for row in load(SizeClass)))
    _write_rows(folder, Tile, _tiles(country))
    _write_rows(folder, NameAlias, [(country.codes[0], f"Stad {FIRST_PLACE}", SOURCE)])
    _write(folder / "inhabitants.csv", ("code", "year", "inhabitants", "source"), _people(country))


def _write_rows(folder: Path, model: type[Row], rows: Iterable[Cells]) -> None:
    """Rows in the order of the fields of their model."""
    _write(folder / f"{model.table.rsplit('/', 1)[-1]}.csv", model.model_fields, rows)


def _write(path: Path, header: Iterable[str], rows: Iterable[Cells]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def _municipalities(country: Country) -> Iterator[Cells]:
    now = country.codes_on(date(country.last_year, 1, 1))
    for year in country.years:
        main = _main_grounds(country, date(year, 1, 1))
        for code, ground in sorted(main.items()):
            place = int(country.present[ground])
            name, ggd = country.name_of[code], int(country.ggd[place])
            regions = _hierarchy(country, ggd)
            yield (year, code, name, name, *regions, now[ground], SOURCE)


def _hierarchy(country: Country, ggd: int) -> tuple[str, ...]:
    """Code and name of the province, the GGD and the veiligheidsregio, which is as large."""
    province = int(country.province_of_ggd[ggd])
    name = country.region_names[assume_count("provinces") + ggd]
    return (
        *(f"VP{province + 1:02d}", country.region_names[province]),
        *(f"VG{ggd + 1:02d}", f"GGD {name}"),
        *(f"VS{ggd + 1:02d}", name),
    )


def _main_grounds(country: Country, day: date) -> dict[str, int]:
    """Per code of a day the ground with most inhabitants, which tells in which regions it lies."""
    people = country.people(day.year)
    main: dict[str, int] = {}
    for ground, code in enumerate(country.codes_on(day)):
        if code not in main or people[ground] > people[main[code]]:
            main[code] = ground
    return main


def _mergers(country: Country) -> Iterator[Cells]:
    names = country.name_of
    for event in country.happened:
        kind = "whole" if len(event.shares) == 1 else "split"
        day = event.day.isoformat()
        for code, share in event.shares.items():
            number = f"{share:g}"
            yield event.code, names[event.code], code, names[code], day, kind, number, None, SOURCE


def _border_changes(country: Country) -> Iterator[Cells]:
    """Two municipalities that took in another before the first border year."""
    untouched = [g.code for g in country.grounds if g.code_before is None and g.fraction == 1]
    for number, code in enumerate(untouched[1:3], start=1):
        day = f"{country.years[0] - number}-01-01"
        received = f"een vroegere gemeente naast {country.name_of[code]}"
        yield code, country.name_of[code], day, received, SOURCE


def _zorgkantoor_members(country: Country) -> Iterator[Cells]:
    """By the borders of the first year: what merged since may lie in two regions."""
    year = country.years[0]
    elsewhere = {e.code for e in country.happened if (e.day.month, e.day.day) != (1, 1)}
    first_name = assume_count("provinces") + assume_count("ggds")
    for code, ground in sorted(_main_grounds(country, date(year, 1, 1)).items()):
        place = int(country.present[ground])
        region = int(country.zorgkantoor[place])
        if code in elsewhere:
            region = _nearest_other_region(country, place)
        name = f"Zorgkantoor {country.region_names[first_name + region]}"
        place_name = country.name_of[code]
        yield year, code, place_name, "zorgkantoorregio", f"VZ{region + 1:02d}", name, SOURCE


def _nearest_other_region(country: Country, place: int) -> int:
    points = np.array([point(cell) for cell in country.cells])
    far = ((points - points[place]) ** 2).sum(axis=1)
    far[country.zorgkantoor == country.zorgkantoor[place]] = np.inf
    return int(country.zorgkantoor[far.argmin()])


def _tiles(country: Country) -> Iterator[Cells]:
    for code, cell in sorted(zip(country.codes, country.cells, strict=True)):
        x, y = point(cell)
        degrees = (round(x * DEGREES, 5), round(-y * DEGREES, 5))
        yield code, country.name_of[code], *degrees, *cell, SOURCE


def _people(country: Country) -> Iterator[Cells]:
    for year in country.years:
        for code, number in country.inhabitants_of(year).items():
            yield code, year, number, SOURCE
