"""Changes that the Netherlands has not seen since 2019, but an area set may hold."""

from fractions import Fraction

import pytest

from invented_areas import municipalities, write_area_set
from kansrijk.monitor.areas import AreaSet, transition

AARDAM, BEEKDORP, CROMSLUIS, NIEUWSTAD = "GM9001", "GM9002", "GM9003", "GM9010"
HEADER = "from_code,from_name,to_code,to_name,date,kind,share,note,source\n"
NO_REGIONS = "year,code,name,scheme,region_code,region_name,source\n"


@pytest.fixture
def country(tmp_path):
    def load(mergers: str, codes: dict[int, tuple[str, ...]], now: dict[str, str]) -> AreaSet:
        tiles = "".join(f"{code},x,5,52,{n},0,test\n" for n, code in enumerate(codes[2021]))
        folder = write_area_set(
            tmp_path,
            municipalities=municipalities(codes, now),
            mergers=HEADER + mergers,
            regions=NO_REGIONS,
            tilemap="code,name,lon,lat,col,row,source\n" + tiles,
        )
        return AreaSet.load(folder)

    return load


def test_a_municipality_that_only_gets_a_new_code_goes_back_whole_without_inhabitants(country):
    areas = country(
        "GM9001,Aardam,GM9010,Nieuwstad,2021-01-01,whole,1,,test\n",
        {2020: (AARDAM, BEEKDORP), 2021: (BEEKDORP, NIEUWSTAD)},
        {AARDAM: NIEUWSTAD},
    )
    assert transition(2021, 2020, areas, {}) == {BEEKDORP: {BEEKDORP: 1}, NIEUWSTAD: {AARDAM: 1}}


def test_a_municipality_may_give_a_part_away_keep_its_code_and_take_in_another(country):
    areas = country(
        "GM9001,Aardam,GM9001,Aardam,2021-01-01,split,0.75,,test\n"
        "GM9001,Aardam,GM9002,Beekdorp,2021-01-01,split,0.25,,test\n"
        "GM9003,Cromsluis,GM9001,Aardam,2021-01-01,whole,1,,test\n",
        {2020: (AARDAM, BEEKDORP, CROMSLUIS), 2021: (AARDAM, BEEKDORP)},
        {CROMSLUIS: AARDAM},
    )
    people = {2020: {AARDAM: 4000, BEEKDORP: 3000, CROMSLUIS: 1000}}
    quarter, rest = Fraction(1, 4), Fraction(3, 4)
    assert transition(2020, 2021, areas, people) == {
        AARDAM: {AARDAM: rest, BEEKDORP: quarter},
        BEEKDORP: {BEEKDORP: 1},
        CROMSLUIS: {AARDAM: 1},
    }
    assert transition(2021, 2020, areas, people) == {
        AARDAM: {AARDAM: rest, CROMSLUIS: quarter},
        BEEKDORP: {AARDAM: quarter, BEEKDORP: rest},
    }
    assert not areas.resolve("Aardam").is_divided
    assert areas.resolve("Aardam", 2020).is_divided
    assert not areas.same_ground(AARDAM, 2020)
