"""The invented country: an area set that holds together and that no one takes for a real one."""

import csv
from collections import Counter, deque
from datetime import date

import pytest

from kansrijk.monitor.areas import AreaSet, Level, netherlands, recode
from kansrijk.monitor.areas.names import normalise
from kansrijk.monitor.sources.synthetic.area_files import write_area_set
from kansrijk.monitor.sources.synthetic.country import Country, invent_country
from kansrijk.monitor.sources.synthetic.tiles import neighbours
from kansrijk.reference.loader import load
from kansrijk.reference.tables.places import Municipality

SEED, FIRST, LAST = 7, 2015, 2024


@pytest.fixture(scope="module")
def country() -> Country:
    return invent_country(SEED, FIRST, LAST)


@pytest.fixture(scope="module")
def folder(country, tmp_path_factory):
    made = tmp_path_factory.mktemp("country") / "areas"
    write_area_set(country, SEED, made)
    return made


@pytest.fixture(scope="module")
def areas(folder) -> AreaSet:
    return AreaSet.load(folder)


@pytest.fixture(scope="module")
def inhabitants(folder):
    found = {}
    with (folder / "inhabitants.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            found.setdefault(int(row["year"]), {})[row["code"]] = int(row["inhabitants"])
    return found


def pieces(cells) -> int:
    """In how many pieces these hexagons lie."""
    left, count = set(cells), 0
    while left:
        count += 1
        waiting = deque([left.pop()])
        while waiting:
            beside = left.intersection(neighbours(waiting.popleft()))
            left -= beside
            waiting.extend(beside)
    return count


def test_it_says_that_it_is_invented(areas):
    assert areas.info.synthetic
    assert areas.info.country_name_nl == "Voorbeeldland"


def test_the_largest_municipality_is_voorbeeldstad(areas, inhabitants):
    assert areas.resolve("Voorbeeldstad").area.code == "VB0001"
    assert max(inhabitants[LAST], key=inhabitants[LAST].get) == "VB0001"


def test_the_number_of_municipalities_falls_as_in_the_netherlands(areas):
    counts = {year: len(areas.borders.codes_in(year)) for year in areas.years}
    assert counts == {
        2015: 355, 2016: 355, 2017: 355, 2018: 355, 2019: 355,
        2020: 355, 2021: 352, 2022: 345, 2023: 342, 2024: 342,
    }  # fmt: skip
    assert len(areas.borders.codes_on(date(2022, 12, 31))) == 344


def test_regions_are_as_many_as_asked(areas):
    assert len(areas.at(Level.GGD)) == 25
    assert len(areas.at(Level.PROVINCE)) == 12
    assert len(areas.regions("zorgkantoorregio")) == 32
    assert len(areas.regions("veiligheidsregio")) == 25


def test_zorgkantoor_regions_cross_ggd_and_province(areas):
    for level in (1, 2):
        parents = [
            {areas.parents(m.code)[level - 1].code for m in areas.members(region.code)}
            for region in areas.regions("zorgkantoorregio")
        ]
        assert sum(len(found) > 1 for found in parents) > 10


def test_a_municipality_may_lie_in_two_zorgkantoor_regions(areas):
    numbers = Counter(
        len(areas.regions_of(m.code, "zorgkantoorregio")) for m in areas.at(Level.MUNICIPALITY)
    )
    assert numbers[2] >= 1
    assert set(numbers) <= {1, 2}


def test_no_municipality_has_the_name_of_a_real_one(country):
    real = {normalise(row.name) for row in load(Municipality)}
    assert not real & {normalise(name) for name in country.name_of.values()}
    assert len(set(country.name_of.values())) == len(country.name_of) == 360


def test_no_code_is_one_of_the_netherlands(areas):
    invented = {code for year in areas.years for code in areas.borders.codes_in(year)}
    real = {code for year in netherlands().years for code in netherlands().borders.codes_in(year)}
    assert not invented & real


def test_the_land_is_one_piece_and_so_is_nearly_every_ggd(country):
    assert len(set(country.cells)) == len(country.cells) == 342
    assert pieces(country.cells) == 1
    in_pieces = [
        pieces([cell for cell, of in zip(country.cells, country.ggd, strict=True) if of == ggd])
        for ggd in range(25)
    ]
    assert sum(number > 1 for number in in_pieces) <= 2


def test_sizes_are_as_uneven_as_in_the_netherlands(inhabitants):
    sizes = sorted(inhabitants[LAST].values())
    assert 25_000 < sizes[len(sizes) // 2] < 45_000
    assert sizes[0] < 6_000
    assert sizes[-1] > 300_000


def test_one_merger_falls_within_a_year_and_one_municipality_was_divided(country):
    assert [e.day for e in country.happened if (e.day.month, e.day.day) != (1, 1)] == [
        date(2022, 3, 24)
    ]
    divided = [event for event in country.happened if len(event.shares) > 1]
    assert [sum(event.shares.values()) for event in divided] == [pytest.approx(1)]


def test_counts_go_to_other_borders_and_back(areas, inhabitants):
    counts = dict.fromkeys(sorted(areas.borders.codes_in(2020)), 10)
    now = recode(counts, 2020, LAST, areas, inhabitants)
    back = recode({c: n.count for c, n in now.counts.items()}, LAST, 2020, areas, inhabitants)
    assert now.total == back.total == 3550
    assert set(now.counts) == areas.borders.codes_in(LAST)


def test_inhabitants_are_known_of_every_border_year(areas, inhabitants):
    assert {year: set(found) for year, found in inhabitants.items()} == {
        year: set(areas.borders.codes_in(year)) for year in areas.years
    }


def test_the_parts_of_a_divided_municipality_add_up_to_what_the_shares_say(country, inhabitants):
    [divided] = [event for event in country.happened if len(event.shares) > 1]
    gone = inhabitants[2020][divided.code]
    growth = {c: inhabitants[2021][c] - inhabitants[2020][c] for c in divided.shares}
    for code, share in divided.shares.items():
        assert growth[code] == pytest.approx(share * gone, rel=0.25)


def test_a_short_series_still_holds_every_merger():
    country = invent_country(1, 2024, 2024)
    assert country.years == (2020, 2021, 2022, 2023, 2024)


def test_another_seed_is_another_country(country):
    assert invent_country(SEED, FIRST, LAST).name_of == country.name_of
    assert invent_country(SEED + 1, FIRST, LAST).name_of != country.name_of
