"""Gebieden vergelijken: welk gebied wijkt af, welk niet, en waarom er nooit een ranglijst is."""

import numpy as np
import pytest

from kansrijk.monitor.comparison import (
    Group,
    Outcome,
    area_cells,
    beside,
    compare,
    peers,
    raw_beside_shrunk,
)
from kansrijk.monitor.figures import Status
from kansrijk.reference.tables.peers import PeerMeasure

#: Thirty invented municipalities of 200 to 6,000 births, in all of which 15% have the outcome.
CODES = [f"VB{number:04}" for number in range(1, 31)]
BIRTHS = np.arange(1, 31) * 200
EVENTS = BIRTHS * 15 // 100


def country(unknowns=None, **changed):
    """The thirty, with other events in some: ``country(VB0003=120)``."""
    events = [changed.get(code, int(count)) for code, count in zip(CODES, EVENTS, strict=True)]
    return area_cells(CODES, events, BIRTHS, unknowns)


def outcome(code, cells, **more):
    return compare(cells, target=0.15, **more).of(code).outcome


def measure(name, weight=1.0, scale="linear"):
    return PeerMeasure(
        measure=name, year=2023, scale=scale, weight=weight, basis="own_choice",
        why_nl="test", why_en="test",
    )  # fmt: skip


VALUES = {
    "births": {"A": 10.0, "B": 11.0, "C": 20.0, "D": 10.0},
    "income": {"A": 5.0, "B": 5.5, "C": 5.0, "D": 20.0},
}
RULES = [measure("births"), measure("income")]


class TestFourAnswers:
    """Vier antwoorden: niet duidelijk anders, hoger, lager, te weinig kinderen."""

    def test_an_area_as_the_country_is_not_different(self):
        assert outcome("VB0003", country()) is Outcome.NOT_DIFFERENT

    def test_20_per_cent_of_600_is_higher_and_17_and_a_half_is_not(self):
        assert outcome("VB0003", country(VB0003=120)) is Outcome.HIGHER
        assert outcome("VB0003", country(VB0003=105)) is Outcome.NOT_DIFFERENT

    def test_half_as_often_among_600_is_lower(self):
        assert outcome("VB0003", country(VB0003=45)) is Outcome.LOWER

    def test_higher_is_not_called_worse(self):
        assert {each.value for each in Outcome} == {"not_different", "higher", "lower", "too_few"}

    def test_fewer_than_5_expected_is_too_few_to_say_anything(self):
        cells = area_cells(["VB0001", "VB0002"], [30, 30], [33, 34])

        assert compare(cells, target=0.15).of("VB0001").outcome is Outcome.TOO_FEW
        assert compare(cells, target=0.15).of("VB0002").outcome is Outcome.HIGHER

    def test_too_few_without_the_outcome_is_too_few_as_well(self):
        cells = area_cells(["VB0001"], [10], [33])

        assert compare(cells, target=0.85).of("VB0001").outcome is Outcome.TOO_FEW

    def test_an_area_without_children_has_no_value(self):
        area = compare(area_cells(["VB0001"], [0], [0]), target=0.15).of("VB0001")

        assert (area.value, area.lower, area.outcome) == (None, None, Outcome.TOO_FEW)


class TestManyAreas:
    """Veel gebieden tegelijk: buiten een lijn liggen is niet genoeg."""

    def test_beyond_the_95_line_alone_is_not_different(self):
        comparison = compare(country(VB0003=110), target=0.15, level=0.95)
        area = comparison.of("VB0003")

        assert area.value > area.upper
        assert area.p_value < 0.05 < area.adjusted
        assert area.outcome is Outcome.NOT_DIFFERENT

    def test_within_the_lines_nothing_is_called_different(self):
        events = {code: int(count * 1.25) for code, count in zip(CODES, EVENTS, strict=True)}
        for area in compare(country(**events), target=0.15).areas:
            inside = area.lower <= area.value <= area.upper
            assert not inside or area.outcome is Outcome.NOT_DIFFERENT

    def test_areas_that_all_differ_a_little_widen_the_limits(self):
        factors = [1.3, 0.7] * 15
        swing = {c: int(n * f) for c, n, f in zip(CODES, EVENTS, factors, strict=True)}
        usual, wide = compare(country(), target=0.15), compare(country(**swing), target=0.15)

        assert not usual.is_overdispersed
        assert wide.is_overdispersed
        assert wide.of("VB0030").upper > usual.of("VB0030").upper + 0.05
        assert {area.outcome for area in wide.areas} == {Outcome.NOT_DIFFERENT}

    def test_fewer_than_10_areas_cannot_show_a_spread(self):
        comparison = compare(area_cells(CODES[:9], EVENTS[:9], BIRTHS[:9]), target=0.15)

        assert (comparison.dispersion, comparison.between_variance) == (None, 0)


class TestNoRank:
    """Geen ranglijst: de volgorde is die van de code."""

    def test_areas_come_in_order_of_code_whatever_their_values(self):
        shuffled = np.random.default_rng(1).permutation(30)
        cells = area_cells(
            [CODES[n] for n in shuffled],
            (BIRTHS[shuffled] * np.linspace(0.05, 0.4, 30)).astype(int),
            BIRTHS[shuffled],
        )

        assert [area.code for area in compare(cells, target=0.15).areas] == CODES
        assert [area.code for area in raw_beside_shrunk(cells)] == CODES

    def test_peers_come_in_order_of_code_and_not_of_distance(self):
        values = {"births": {"A": 10.0, "B": 40.0, "C": 11.0, "D": 30.0}}
        found = peers("A", values, count=3, rules=[measure("births")])

        assert [peer.code for peer in found.neighbours] == ["B", "C", "D"]


class TestHiddenAreas:
    """Afgeschermde gebieden doen niet mee en worden genoemd."""

    def test_a_suppressed_area_has_no_outcome_and_is_said(self):
        cells = area_cells(["VB0001", "VB0002"], [None, 60], [None, 400])
        comparison = compare(cells, target=0.15)

        assert comparison.of("VB0001") is None
        assert comparison.absent == {"VB0001": Status.SUPPRESSED}

    def test_a_count_that_is_hidden_changes_nothing_of_the_others(self):
        states = [Status.SUPPRESSED, *[Status.SHOWN] * 29]
        few, many = (
            area_cells(CODES, [count, *EVENTS[1:]], BIRTHS, statuses=states) for count in (1, 199)
        )

        assert compare(few, target=0.15).areas == compare(many, target=0.15).areas
        assert raw_beside_shrunk(few) == raw_beside_shrunk(many)


class TestUnknown:
    """Onbekend: de vergelijking is van de kinderen van wie de uitkomst bekend is."""

    def test_an_area_does_not_look_better_by_not_knowing(self):
        unknowns = [100 if code == "VB0003" else 0 for code in CODES]
        area = compare(country(unknowns, VB0003=75), target=0.15).of("VB0003")

        assert (area.value, area.known) == (0.15, 500)
        assert area.unknown_share == pytest.approx(1 / 6)


class TestSmallAreas:
    """Kleine gebieden: het getal zoals geteld staat naast het getal dat toeval meerekent."""

    def test_the_two_always_come_together_and_the_small_one_moves(self):
        (small, *_, large) = raw_beside_shrunk(country(VB0001=60))

        assert small.raw.value == 0.3
        assert 0.15 < small.shrunk.value < 0.3
        assert small.weight < large.weight

    def test_nothing_counted_anywhere_gives_nothing_to_draw_towards(self):
        assert raw_beside_shrunk(area_cells(CODES, [0] * 30, BIRTHS)) == ()


class TestBesideAGroup:
    """Naast de regio, de grootteklasse of vergelijkbare gemeenten."""

    def test_an_area_is_not_part_of_the_group_it_stands_beside(self):
        (found,) = beside(
            compare(country(), 0.15), "VB0001", [Group("ggd", "GG1", ("VB0001", "VB0002"))]
        )

        assert found.others == ("VB0002",)
        assert found.group_value == pytest.approx(0.15)
        assert found.lower < 0 < found.upper

    def test_a_member_without_a_number_is_said(self):
        cells = area_cells(CODES[:3], [30, None, 90], [200, None, 600])
        (found,) = beside(compare(cells, 0.15), "VB0001", [Group("ggd", "GG1", tuple(CODES[:3]))])

        assert (found.others, found.absent) == (("VB0003",), ("VB0002",))

    def test_twice_as_often_as_the_region_is_higher(self):
        comparison = compare(country(VB0010=600), 0.15)
        (found,) = beside(comparison, "VB0010", [Group("ggd", "GG1", ("VB0010", "VB0011"))])

        assert found.outcome is Outcome.HIGHER
        assert found.difference == pytest.approx(0.15)

    def test_a_region_of_one_municipality_has_no_others(self):
        (found,) = beside(compare(country(), 0.15), "VB0001", [Group("ggd", "GG1", ("VB0001",))])

        assert (found.difference, found.outcome) == (None, Outcome.TOO_FEW)


class TestPeers:
    """Vergelijkbare gemeenten: het dichtst bij elkaar op gepubliceerde maten."""

    def test_the_nearest_on_all_measures_together(self):
        (nearest,) = peers("A", VALUES, count=1, rules=RULES).neighbours

        assert nearest.code == "B"

    def test_a_measure_that_the_area_lacks_is_left_out_and_said(self):
        values = {**VALUES, "income": {"B": 5.5, "C": 5.0, "D": 20.0}}
        found = peers("A", values, count=1, rules=RULES)

        assert (found.used, found.left_out) == (("births",), ("income",))
        assert found.neighbours[0].code == "D"

    def test_a_measure_that_a_peer_lacks_is_said_with_that_peer(self):
        values = {**VALUES, "income": {"A": 5.0, "C": 5.0, "D": 20.0}}
        found = peers("A", values, count=1, rules=RULES)

        assert found.neighbours[0].code == "B"
        assert found.neighbours[0].without == ("income",)

    def test_an_area_with_less_than_half_of_the_weight_is_not_called_alike(self):
        rules = [measure("births", weight=0.4), measure("income")]
        values = {**VALUES, "income": {"A": 5.0, "C": 5.0, "D": 20.0}}
        found = peers("A", values, count=3, rules=rules)

        assert found.not_judged == ("B",)
        assert [peer.code for peer in found.neighbours] == ["C", "D"]

    def test_at_equal_distance_the_lower_code_goes_first(self):
        values = {"births": {"M": 10.0, "Z": 11.0, "A": 9.0}}

        assert peers("M", values, count=1, rules=[measure("births")]).neighbours[0].code == "A"

    def test_on_a_log_scale_twice_as_large_is_as_far_as_half_as_large(self):
        values = {"births": {"M": 10.0, "A": 20.0, "B": 5.0}}
        near = peers("M", values, count=2, rules=[measure("births", scale="log")]).neighbours

        assert near[0].distance == pytest.approx(near[1].distance)
