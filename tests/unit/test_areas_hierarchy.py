"""How areas nest, and the region systems that cross the nesting."""

import pytest

from invented_areas import write_area_set
from kansrijk.errors import NotFoundError, TableError, UserError
from kansrijk.monitor.areas import Area, AreaSet, Level, netherlands

ZK = "zorgkantoorregio"


@pytest.fixture(scope="module")
def invented(tmp_path_factory):
    return AreaSet.load(write_area_set(tmp_path_factory.mktemp("areas")))


def codes(areas):
    return [area.code for area in areas]


def test_the_invented_country_stands_beside_the_netherlands(invented):
    assert invented.info.synthetic
    assert invented.country == Area("ZZ01", "Verzonnenland", Level.COUNTRY)
    assert not netherlands().info.synthetic
    assert netherlands().country.code == "NL01"


def test_children_go_one_level_down_and_parents_all_the_way_up(invented):
    assert codes(invented.children("ZZ01")) == ["PV91", "PV92"]
    assert codes(invented.children("PV92")) == ["GG92"]
    assert codes(invented.children("GG92")) == ["GM9004"]
    assert invented.children("GM9004") == ()
    assert codes(invented.parents("GM9004")) == ["GG92", "PV92", "ZZ01"]
    assert invented.parents("ZZ01") == ()


def test_a_year_has_its_own_municipalities(invented):
    assert codes(invented.children("GG91", 2020)) == ["GM9001", "GM9002"]
    assert codes(invented.parents("GM9003", 2020)) == ["GG92", "PV92", "ZZ01"]
    assert codes(invented.members("ZZ01")) == ["GM9004", "GM9010"]
    assert len(invented.members("ZZ01", 2020)) == 5
    assert codes(invented.members("GM9001", 2020)) == ["GM9001"]


def test_an_old_code_points_at_the_present_one(invented):
    with pytest.raises(NotFoundError) as error:
        invented.parents("GM9005")
    assert error.value.suggestions == ("Dorpe (Z.) (GM9004)",)
    with pytest.raises(NotFoundError):
        invented.children("GM0000")
    with pytest.raises(UserError, match="grenzen van 2030"):
        invented.members("ZZ01", 2030)


def test_the_dutch_hierarchy_is_whole():
    nl = netherlands()
    assert [len(nl.at(level)) for level in (Level.MUNICIPALITY, Level.GGD, Level.PROVINCE)] == [
        342, 25, 12,
    ]  # fmt: skip
    assert sum(len(nl.members(ggd.code)) for ggd in nl.at(Level.GGD)) == 342
    assert [len(nl.members("NL01", year)) for year in (2019, 2021, 2022)] == [355, 352, 345]
    assert nl.at(Level.MUNICIPALITY)[0].name == "Aa en Hunze"


@pytest.mark.parametrize(
    ("code", "regions"),
    [
        ("GM0363", [("ZK02", ("GM0363",)), ("ZK21", ("GM0457",))]),
        ("GM0824", [("ZK12", ("GM0824",)), ("ZK19", ("GM0788",))]),
        ("GM0855", [("ZK12", ("GM0855",)), ("ZK19", ("GM0788",))]),
        ("GM0865", [("ZK19", ("GM0788", "GM0865"))]),
        ("GM1979", [("ZK09", ("GM0003", "GM0010", "GM0024"))]),
    ],
)
def test_a_present_municipality_lies_in_each_zorgkantoor_region_of_its_ground(code, regions):
    found = netherlands().regions_of(code, ZK)
    assert [(m.region.code, m.through) for m in found] == regions
    assert {m.border_year for m in found} == {2019}


def test_only_three_present_municipalities_lie_in_two_zorgkantoor_regions():
    nl = netherlands()
    found = {area.name: len(nl.regions_of(area.code, ZK)) for area in nl.at(Level.MUNICIPALITY)}
    assert {name for name, n in found.items() if n == 2} == {"Amsterdam", "Oisterwijk", "Tilburg"}
    assert set(found.values()) == {1, 2}


def test_members_of_a_region_include_those_that_lie_there_in_part(invented):
    assert codes(invented.members("ZK91")) == ["GM9010"]
    assert codes(invented.members("ZK92")) == ["GM9004", "GM9010"]
    assert codes(invented.members("ZK93")) == ["GM9004"]
    assert codes(invented.members("ZK92", 2020)) == ["GM9003", "GM9004"]
    assert invented.area("ZK93") == Area("ZK93", "Zorgkantoor Zee", Level.REGION)
    assert invented.children("ZK93") == ()


def test_the_region_systems_of_the_netherlands():
    nl = netherlands()
    assert nl.schemes == ("COROP", "veiligheidsregio", ZK)
    assert [len(nl.regions(scheme)) for scheme in nl.schemes] == [40, 25, 32]
    assert nl.regions_of("GM0457", "COROP", 2019)[0].through == ("GM0363",)
    assert nl.regions_of("GM0344", "veiligheidsregio")[0].border_year == nl.present_year


def test_an_unknown_region_system_gets_a_suggestion():
    with pytest.raises(NotFoundError, match="Bedoelde u: zorgkantoorregio"):
        netherlands().regions("zorgkantoor")


def test_size_classes_begin_at_their_lower_bound(invented):
    nl = netherlands()
    numbers = [nl.size_class(n).number for n in (0, 4_999, 5_000, 99_999, 249_999, 250_000)]
    assert numbers == [1, 1, 2, 5, 7, 8]
    found = invented.size_classes_of({"GM9004": 1_000, "GM9010": 9_000})
    assert {code: size.name_nl for code, size in found.items()} == {
        "GM9004": "klein",
        "GM9010": "groot",
    }
    with pytest.raises(UserError, match="geen grootteklasse voor 10 inwoners"):
        invented.size_class(10)


@pytest.mark.parametrize(
    ("code", "since", "same"),
    [
        ("GM9004", 2018, False),  # took in Dorpereind in 2019
        ("GM9004", 2020, False),  # took in a part of Cromsluis in 2021
        ("GM9004", 2021, False),  # took in Eiland during 2021
        ("GM9004", 2022, True),
        ("GM9010", 2021, False),  # did not exist yet
        ("GM9001", 2020, False),  # is gone
        ("GM9004", 2017, False),  # before border changes are known
        ("GM9999", 2022, False),
    ],
)
def test_a_code_stands_for_the_same_ground_when_nothing_touched_it_since(
    invented, code, since, same
):
    assert invented.same_ground(code, since) is same


def test_groningen_is_the_same_since_haren_and_ten_boer_joined():
    nl = netherlands()
    assert not nl.same_ground("GM0014", 2018)
    assert nl.same_ground("GM0014", 2019)
    assert nl.same_ground("GM0344", 2015)


OWN = "year,code,name,scheme,region_code,region_name,source\n"


def own_file(tmp_path, *rows):
    path = tmp_path / "wijkteams.csv"
    path.write_text(OWN + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def test_own_regions_stand_beside_the_others(tmp_path, invented):
    path = own_file(tmp_path, "2020,GM9003,cromsluis,werkgebied,W/1,West,eigen")
    ours = invented.with_regions(path)
    assert "werkgebied" in ours.schemes
    assert "werkgebied" not in invented.schemes
    assert codes(ours.members("W/1")) == ["GM9004", "GM9010"]
    assert ours.area("W/1").url_code == "W%2F1"
    assert ours.regions_of("GM9002", "werkgebied", 2020) == ()


def test_every_fault_in_own_regions_is_named_with_its_row(tmp_path, invented):
    path = own_file(
        tmp_path,
        "2020,GM9999,Beekdrop,werkgebied,W1,West,eigen",
        "2020,GM8888,Eiland,werkgebied,W1,West,eigen",
        "2020,GM9001,Dorpe,werkgebied,W1,West,eigen",
        "2012,GM9002,Beekdorp,werkgebied,W1,West,eigen",
        "2022,GM9002,Beekdorp,werkgebied,GG91,West,eigen",
        "2020,GM9002,Beekdorp,zorgkantoorregio,W1,West,eigen",
    )
    with pytest.raises(TableError) as error:
        invented.with_regions(path)
    text = str(error.value)
    for part in (
        "rij 2, kolom code: gemeente 'GM9999' bestaat niet (toegestaan: Beekdorp)",
        "rij 3, kolom code: gemeente 'GM8888' bestaat niet (toegestaan: GM9005 voor Eiland)",
        "rij 4, kolom name: GM9001 heet niet 'Dorpe' (toegestaan: Aardam)",
        "rij 5, kolom year: geen grenzen van 2012 (toegestaan: 2020 tot en met 2022)",
        "rij 6, kolom code: Beekdorp (GM9002) was in 2022 geen gemeente",
        "rij 6, kolom region_code: 'GG91' is al de code van een ander gebied",
        "rij 7, kolom scheme: de gebiedsindeling 'zorgkantoorregio' bestaat al",
    ):
        assert part in text
    assert "Nieuwstad" not in text


def test_own_regions_of_a_file_that_is_no_table(tmp_path, invented):
    with pytest.raises(TableError, match="bestaat niet of is niet te lezen"):
        invented.with_regions(tmp_path / "weg.csv")
