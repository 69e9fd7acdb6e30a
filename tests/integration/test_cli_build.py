"""``kansrijk monitor build`` and ``monitor show --figures``: on screen, and how they end."""

import json
from datetime import date

import pytest

from counted_cells import countable_delivery
from kansrijk.monitor.counted.build import Choices, build_figures
from kansrijk.monitor.counted.parquet import read_figures
from kansrijk.monitor.figures import write_csv


def births(**given):
    return [
        {"birth_date": date(year, 3, 1), "vulnerable": number == 0, "gestation_days": days} | given
        for year in (2020, 2021, 2022)
        for number, days in enumerate((250, 280, 280, 280))
    ]


@pytest.fixture
def delivery(tmp_path):
    return countable_delivery(tmp_path / "levering", {"births": births()})


@pytest.fixture
def out(tmp_path):
    return tmp_path / "figures.parquet"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Figures that were built; only read them."""
    folder = tmp_path_factory.mktemp("built")
    path = folder / "figures.parquet"
    build_figures(countable_delivery(folder / "levering", {"births": births()}), path, Choices())
    return path


def test_a_build_says_how_many_figures_and_what_could_not_be_counted(kansrijk, delivery, out):
    ran = kansrijk("monitor", "build", delivery, "--out", out)
    assert ran.code == 0
    number = f"{len(read_figures(out)):,}".replace(",", ".")
    assert f"{number} cijfers staan in figures.parquet" in ran.out
    assert "Niet geteld: uithuisplaatsing; de tabel die daarvoor nodig is" in ran.out
    assert "Niet geteld: big2" not in ran.out
    assert "Weggelaten" not in ran.out


def test_a_build_of_an_edition_by_the_borders_of_a_year(kansrijk, delivery, out):
    words = ("--edition", 2023, "--border-year", 2021, "--engine", "duckdb")
    assert kansrijk("monitor", "build", delivery, "--out", out, *words).code == 0
    assert "kwetsbare_situatie" in read_figures(out).indicators
    assert {figure.edition for figure in read_figures(out)} == {"2023"}


def test_records_with_only_a_probability_are_told_of_until_a_cut_off_is_given(
    kansrijk, tmp_path, out
):
    some = births(vulnerable=None, vulnerability_probability=0.4)
    delivery = countable_delivery(tmp_path / "levering", {"births": some})
    said = "Zonder label in births: 12 rijen met alleen een kans; geef --cut-off"
    assert said in kansrijk("monitor", "build", delivery, "--out", out).out
    cut = kansrijk("monitor", "build", delivery, "--out", out, "--cut-off", 0.3)
    assert (cut.code, "Zonder label" in cut.out) == (0, False)


OWN_REGIONS = """year,code,name,scheme,region_code,region_name,source
2021,GM9004,{name},wijkteams,W1,Zuid,eigen
2021,GM9005,Eiland,wijkteams,W1,Zuid,eigen
2021,GM9001,Aardam,wijkteams,W2,Noord,eigen
"""


def test_a_build_counts_to_regions_of_ones_own(kansrijk, delivery, out, tmp_path):
    regions = tmp_path / "wijkteams.csv"
    regions.write_text(OWN_REGIONS.format(name="Dorpe (Z.)"), encoding="utf-8")
    assert kansrijk("monitor", "build", delivery, "--out", out, "--regions", regions).code == 0
    wanted = {"indicator": "vroeggeboorte", "period": "2021", "group": "all"}
    [region], [empty] = (read_figures(out, area=code, **wanted) for code in ("W1", "W2"))
    assert (region.numerator, region.denominator) == (1, 4)
    assert empty.reason == "nobody_counted"


def test_a_fault_in_regions_of_ones_own_stops_the_build(kansrijk, delivery, out, tmp_path):
    regions = tmp_path / "wijkteams.csv"
    regions.write_text(OWN_REGIONS.format(name="Dorpen"), encoding="utf-8")
    ran = kansrijk("monitor", "build", delivery, "--out", out, "--regions", regions)
    assert (ran.code, ran.out) == (2, "")
    assert "rij 2, kolom name: GM9004 heet niet 'Dorpen'" in ran.err
    assert not out.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--edition", 2022), "Editie 2022 is niet bekend. Kies uit: 2023, 2024, 2025."),
        (("--engine", "abacus"), "duckdb"),
        (("--border-year", 1990), "De gemeentegrenzen van 1990 zijn niet bekend"),
        (("--cut-off", 7), "7.0 is geen kans"),
    ],
)
def test_a_choice_that_does_not_exist(kansrijk, delivery, out, words, said):
    ran = kansrijk("monitor", "build", delivery, "--out", out, *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "Traceback" not in ran.err
    assert not out.exists()


def test_a_folder_that_is_no_delivery(kansrijk, tmp_path, out):
    ran = kansrijk("monitor", "build", tmp_path / "leeg", "--out", out)
    assert ran.code == 2
    assert "manifest.json ontbreekt" in ran.err


def test_a_place_to_write_that_does_not_exist(kansrijk, delivery, tmp_path):
    ran = kansrijk("monitor", "build", delivery, "--out", tmp_path / "nergens" / "figures.parquet")
    assert ran.code == 2
    assert "hier kan geen bestand komen" in ran.err


def test_a_folder_is_no_place_to_write(kansrijk, delivery, tmp_path):
    folder = tmp_path / "map"
    folder.mkdir()
    before = sorted(tmp_path.iterdir())
    assert kansrijk("monitor", "build", delivery, "--out", folder).code == 2
    assert sorted(tmp_path.iterdir()) == before


def test_what_is_written_under_another_ending_can_be_read_or_is_refused(
    kansrijk, delivery, tmp_path
):
    path = tmp_path / "figures.csv"
    if kansrijk("monitor", "build", delivery, "--out", path).code == 2:
        assert not path.exists()
    else:
        assert len(read_figures(path)) > 0


def test_the_records_are_never_written_over(kansrijk, delivery):
    records = delivery / "births.parquet"
    before = records.read_bytes()
    assert kansrijk("monitor", "build", delivery, "--out", records).code == 2
    assert records.read_bytes() == before


# Faults ------------------------------------------------------------------------------------------


@pytest.fixture
def faulty(tmp_path):
    """A child born long after the last year, an impossible weight, and two unknown sexes."""
    wrong = [{"birth_date": date(2030, 1, 1)}, {"birth_weight": 0}]
    toddlers = [{}, {"organisation": "ZZ02", "sex": "x"}, {"organisation": "ZZ02", "sex": "y"}]
    tables = {"births": [*births(), *wrong], "children_two": toddlers}
    return countable_delivery(tmp_path / "levering", tables)


def test_a_delivery_with_faults_is_refused(kansrijk, faulty, out, tmp_path):
    ran = kansrijk("monitor", "build", faulty, "--out", out)
    assert (ran.code, ran.out) == (2, "")
    assert "De levering heeft 4 fouten" in ran.err
    assert "births.parquet, rij 14, kolom birth_weight" in ran.err
    assert sorted(tmp_path.iterdir()) == [faulty]


def test_what_was_left_out_is_said_per_organisation_and_year(kansrijk, faulty, out):
    ran = kansrijk("monitor", "build", faulty, "--out", out, "--skip-faulty")
    assert ran.code == 0
    left_out = [line for line in ran.out.splitlines() if line.startswith("Weggelaten")]
    assert "Weggelaten uit children_two, ZZ02, 2021: 2" in left_out
    assert len(left_out) == 3
    assert "None" not in ran.out
    wanted = {"indicator": "spraaktaal_negatief", "period": "2021", "group": "all"}
    [figure] = read_figures(out, area="ZZ01", **wanted)
    assert figure.denominator == 1


# Showing -----------------------------------------------------------------------------------------


def shown(kansrijk, *words):
    ran = kansrijk("monitor", "show", *words, "--format", "json")
    assert ran.code == 0
    return json.loads(ran.out)


def test_show_is_of_the_country_of_the_file_and_of_everyone(kansrijk, built):
    rows = shown(kansrijk, "vroeggeboorte", "--figures", built)
    assert {(row["area"], row["group"]) for row in rows} == {("ZZ01", "all")}
    assert {row["period"]: row["value"] for row in rows} == {
        "2020": 25, "2021": 25, "2022": 25, "2020-2022": 25,
    }  # fmt: skip


def test_show_a_group_in_an_area(kansrijk, built):
    words = ("--area", "GM9004", "--group", "vulnerable", "--figures", built)
    rows = shown(kansrijk, "vroeggeboorte", *words)
    assert {(row["area"], row["group"]) for row in rows} == {("GM9004", "vulnerable")}
    assert {(row["numerator"], row["denominator"]) for row in rows} == {(1, 1), (3, 3)}


def test_show_in_the_terminal(kansrijk, built):
    ran = kansrijk("monitor", "show", "vroeggeboorte", "--figures", built)
    assert ran.code == 0
    assert "25,0%" in ran.out
    assert "verzonnen" in ran.out


def test_show_a_csv_of_the_same_figures(kansrijk, built, tmp_path):
    path = tmp_path / "figures.csv"
    write_csv(read_figures(built), path)
    words = ("vroeggeboorte", "--area", "ZZ01", "--figures")
    assert shown(kansrijk, *words, path) == shown(kansrijk, *words, built)


def test_show_what_was_not_counted(kansrijk, built):
    ran = kansrijk("monitor", "show", "uithuisplaatsing", "--figures", built)
    assert ran.code == 0
    assert "ontbreekt" in ran.out


@pytest.mark.parametrize("name", ["figures.parquet", "figures.csv"])
@pytest.mark.parametrize("content", [None, b"iets anders"])
def test_show_a_file_that_is_something_else(kansrijk, tmp_path, name, content):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    ran = kansrijk("monitor", "show", "big2", "--figures", path)
    assert (ran.code, ran.out) == (2, "")
    assert name in ran.err
    assert "Traceback" not in ran.err
