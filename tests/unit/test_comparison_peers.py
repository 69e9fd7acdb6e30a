"""Groups and peers of real and invented municipalities."""

import random

import pytest

from invented_areas import write_area_set
from kansrijk.errors import NotFoundError, UserError
from kansrijk.monitor.areas import AreaSet, netherlands
from kansrijk.monitor.comparison import chosen_peers, groups_of, peer_values, peers
from kansrijk.monitor.figures import Figure, FigureTable
from kansrijk.monitor.published.context import baseline
from kansrijk.reference.loader import load
from kansrijk.reference.tables.context import Measure
from kansrijk.reference.tables.peers import PeerMeasure


@pytest.fixture(scope="module")
def invented(tmp_path_factory):
    return AreaSet.load(write_area_set(tmp_path_factory.mktemp("areas")))


@pytest.fixture(scope="module")
def published():
    return peer_values(FigureTable(baseline()), netherlands())


def rule(measure, **more):
    given = {"year": 2023, "scale": "linear", "weight": 1, "basis": "own_choice", **more}
    return PeerMeasure(measure=measure, why_nl="test", why_en="test", **given)


def test_every_measure_of_the_peers_is_described_and_has_values_nearly_everywhere(published):
    described = {row.id for row in load(Measure)}
    for row in load(PeerMeasure):
        assert {row.measure, row.per or row.measure} <= described
        assert len(published[row.measure]) >= 330, row.measure


def test_a_value_of_before_a_merger_is_not_used(published):
    assert "GM1982" not in published["households_low_income_pct"]  # Land van Cuijk, since 2022
    assert "GM1982" in published["births"]


def test_the_peers_of_rotterdam_are_large_cities(published):
    found = {peer.code for peer in peers("GM0599", published).neighbours}
    assert {"GM0518", "GM0344"} <= found  # Den Haag and Utrecht
    assert len(found) == 10
    assert "GM0599" not in found


def test_the_order_of_the_input_changes_nothing(published):
    expected = peers("GM0392", published)
    chance = random.Random(3)
    for _ in range(3):
        shuffled = {
            name: dict(chance.sample(sorted(values.items()), len(values)))
            for name, values in chance.sample(sorted(published.items()), len(published))
        }
        assert peers("GM0392", shuffled) == expected


def test_peers_are_a_group_to_stand_beside(published):
    group = peers("GM0392", published, count=3).group
    assert (group.kind, len(group.codes)) == ("peers", 3)


@pytest.mark.parametrize(
    ("code", "values", "more", "why"),
    [
        ("A", {"shoes": {"A": 1.0}}, {}, "no rule says how much shoes weighs"),
        ("A", {"births": {"A": 1.0, "B": 2.0}}, {"count": 0}, "at least 1 peer"),
        ("C", {"births": {"A": 1.0, "B": 2.0}}, {}, "C has no measure"),
        ("A", {"births": {"A": 0.0}}, {"rules": [rule("births", scale="log")]}, "log scale"),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_is_refused(code, values, more, why):
    with pytest.raises(ValueError, match=why):
        peers(code, values, **more)


def test_a_measure_in_which_all_are_the_same_is_left_out():
    values = {"births": {"A": 1.0, "B": 2.0}, "size": {"A": 7.0, "B": 7.0}}
    found = peers("A", values, rules=[rule("births"), rule("size")])
    assert (found.used, found.left_out) == (("births",), ("size",))


def test_a_measure_counts_as_much_as_it_weighs():
    values = {"births": {"A": 0.0, "B": 1.0, "C": 0.0}, "size": {"A": 0.0, "B": 0.0, "C": 1.0}}
    heavy, light = rule("births"), rule("size", weight=0.5)
    assert peers("A", values, count=1, rules=[heavy, light]).neighbours[0].code == "C"


def test_a_measure_per_inhabitant_is_per_thousand(invented):
    figures = FigureTable(
        Figure(indicator=name, area="GM9004", period="2022", value=value)
        for name, value in (("births", 30), ("inhabitants", 3000))
    )
    values = peer_values(figures, invented, [rule("births", year=2022, per="inhabitants")])
    assert values == {"births": {"GM9004": 10.0}}


def test_the_groups_of_a_municipality(invented):
    country, ggd, size = groups_of(
        "GM9004", invented, {"GM9004": 5000, "GM9010": 6000, "ZZ01": 11000}
    )
    assert (country.id, country.codes) == ("ZZ01", ("GM9004", "GM9010"))
    assert (ggd.kind, ggd.codes) == ("ggd", ("GM9004",))
    assert (size.id, size.codes) == ("2", ("GM9004", "GM9010"))


def test_without_inhabitants_there_is_no_size_class(invented):
    assert [group.kind for group in groups_of("GM9004", invented, {})] == ["country", "ggd"]


def test_an_own_list_is_in_order_of_code(invented):
    assert chosen_peers(["GM9010", "GM9004"], invented).codes == ("GM9004", "GM9010")


@pytest.mark.parametrize(
    ("codes", "why"),
    [
        ([], "minstens één gemeente"),
        (["GG91"], "GG91 is geen gemeente"),
        (["GM9004", "GM9004"], "Dorpe .* staat twee keer"),
    ],
)
def test_an_own_list_that_cannot_be_is_explained(invented, codes, why):
    with pytest.raises(UserError, match=why):
        chosen_peers(codes, invented)


def test_an_unknown_code_in_an_own_list(invented):
    with pytest.raises(NotFoundError):
        chosen_peers(["GM0000"], invented)
