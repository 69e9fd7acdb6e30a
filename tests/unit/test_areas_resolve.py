"""From what someone types to the area it means."""

import pytest

from invented_areas import write_area_set
from kansrijk.errors import NotFoundError, UserError
from kansrijk.monitor.areas import AreaSet, Level, netherlands


@pytest.fixture(scope="module")
def invented(tmp_path_factory):
    return AreaSet.load(write_area_set(tmp_path_factory.mktemp("areas")))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("GM0344", "GM0344"),
        ("gm0344 ", "GM0344"),
        ("utrecht", "GM0344"),
        ("'s-Hertogenbosch", "GM0796"),
        ("s-hertogenbosch", "GM0796"),
        ("S HERTOGENBOSCH", "GM0796"),
        ("Sudwest Fryslan", "GM1900"),
        ("Hengelo", "GM0164"),
        ("Hengelo (O.)", "GM0164"),
        ("gemeente Groningen", "GM0014"),
        ("provincie Groningen", "PV20"),
        ("Provincie Utrecht", "PV26"),
        ("Fryslân", "PV21"),
        ("PV26", "PV26"),
        ("ggd hart voor brabant", "GG5406"),
        ("GG5406", "GG5406"),
        ("Nederland", "NL01"),
        ("nl01", "NL01"),
        ("Den Haag", "GM0518"),
        ("den bosch", "GM0796"),
        ("Friesland", "PV21"),
    ],
)
def test_a_code_or_name_in_any_spelling(text, code):
    assert netherlands().resolve(text).area.code == code


def test_a_name_of_two_places_offers_the_other_one():
    found = netherlands().resolve("Bergen")
    assert (found.area.code, [area.code for area in found.alternatives]) == ("GM0373", ["GM0893"])


def test_a_municipality_that_stayed_is_itself():
    found = netherlands().resolve("Utrecht")
    assert found.found == found.area
    assert not found.is_merged
    assert not found.is_divided


@pytest.mark.parametrize("text", ["GM0457", "Weesp"])
def test_a_merged_municipality_says_when_and_into_what(text):
    found = netherlands().resolve(text)
    assert found.found.name == "Weesp"
    assert found.area.name == "Amsterdam"
    assert [(m.date, m.to_name) for m in found.mergers] == [("2022-03-24", "Amsterdam")]


def test_a_divided_municipality_has_several_present_ones_the_largest_first():
    found = netherlands().resolve("Haaren")
    assert [(part.area.name, part.share) for part in found.present] == [
        ("Oisterwijk", 0.409), ("Vught", 0.339), ("Boxtel", 0.15), ("Tilburg", 0.102),
    ]  # fmt: skip
    assert found.is_divided
    assert len(found.mergers) == 4


def test_mergers_are_followed_through_a_chain(invented):
    found = invented.resolve("Cromsluis")
    assert [(part.area.name, part.share) for part in found.present] == [
        ("Nieuwstad", 0.6),
        ("Dorpe (Z.)", 0.4),
    ]
    assert [m.to_name for m in found.mergers] == ["Aardam", "Dorpe (Z.)", "Nieuwstad"]


@pytest.mark.parametrize(("name", "province"), [("Groningen", "PV20"), ("Utrecht", "PV26")])
def test_a_name_of_a_municipality_and_a_province_is_the_municipality(name, province):
    found = netherlands().resolve(name)
    assert found.area.level is Level.MUNICIPALITY
    assert [area.code for area in found.alternatives] == [province]


def test_within_a_year_only_what_existed_then_is_found(invented):
    assert invented.resolve("Cromsluis", 2020).found.code == "GM9003"
    with pytest.raises(NotFoundError):
        invented.resolve("Cromsluis", 2021)
    with pytest.raises(UserError, match="Kies 2020 tot en met 2022"):
        invented.resolve("Cromsluis", 1999)


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [("Amsterdm", "Amsterdam"), ("GM0345x", "Veenendaal (GM0345)")],
)
def test_a_slip_gets_suggestions(text, suggestion):
    with pytest.raises(NotFoundError) as error:
        netherlands().resolve(text)
    assert error.value.kind == "Gebied"
    assert suggestion in error.value.suggestions


@pytest.mark.parametrize("text", ["", "  ", "???", "gemeente", "Atlantis aan Zee en Land"])
def test_what_is_like_nothing_is_not_found(text):
    with pytest.raises(NotFoundError):
        netherlands().resolve(text)
