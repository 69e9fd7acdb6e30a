"""Counts over changing municipal borders: what is exact, what is an estimate, what is lacking.

The small cases are of an invented country (see invented_areas.py): Cromsluis is divided over
Aardam (0.6) and Dorpe (0.4), Eiland joins Dorpe in the course of 2021, Aardam and Beekdorp
become Nieuwstad in 2022.
"""

import pytest

from invented_areas import INHABITANTS, write_area_set
from kansrijk.errors import TableError, UserError
from kansrijk.monitor.areas import AreaSet, inhabitants_by_year, netherlands, recode

AARDAM, BEEKDORP, CROMSLUIS, DORPE, EILAND, NIEUWSTAD = (
    "GM9001", "GM9002", "GM9003", "GM9004", "GM9005", "GM9010",
)  # fmt: skip


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> AreaSet:
    return AreaSet.load(write_area_set(tmp_path_factory.mktemp("areas")))


def recoded(areas, counts, from_year, to_year, **options):
    return recode(counts, from_year, to_year, areas, INHABITANTS, **options).counts


def test_the_same_year_changes_nothing(invented):
    counts = recoded(invented, {AARDAM: 10, CROMSLUIS: 0}, 2020, 2020)
    assert {code: c.count for code, c in counts.items()} == {AARDAM: 10, CROMSLUIS: 0}
    assert not any(c.estimated or c.incomplete for c in counts.values())


def test_a_whole_merger_adds_up_exactly(invented):
    counts = recoded(invented, {AARDAM: 10, BEEKDORP: 7}, 2021, 2022)
    assert counts[NIEUWSTAD].count == 17
    assert not counts[NIEUWSTAD].estimated


def test_a_divided_municipality_goes_by_its_shares_and_makes_an_estimate(invented):
    """11 x 0.6 = 6.6 and 11 x 0.4 = 4.4: rounded down 6 and 4, the last one to the 0.6."""
    counts = recoded(invented, {AARDAM: 100, BEEKDORP: 50, CROMSLUIS: 11, DORPE: 200}, 2020, 2021)
    assert counts[AARDAM].count == 107
    assert counts[DORPE].count == 204
    assert counts[AARDAM].estimated
    assert counts[DORPE].estimated
    assert not counts[BEEKDORP].estimated


def test_equal_remainders_go_to_the_lowest_code(invented):
    """Aardam and Beekdorp as large as each other: 1 birth in Nieuwstad cannot be halved."""
    half = {2021: INHABITANTS[2021] | {AARDAM: 500, BEEKDORP: 500}}
    counts = recode({NIEUWSTAD: 1}, 2022, 2021, invented, half).counts
    assert (counts[AARDAM].count, counts[BEEKDORP].count) == (1, 0)


def test_back_goes_by_inhabitants_before_the_merger(invented):
    """On 1 January 2021: Aardam 6600, Beekdorp 2200, so three quarters and one quarter."""
    counts = recoded(invented, {NIEUWSTAD: 40}, 2022, 2021)
    assert (counts[AARDAM].count, counts[BEEKDORP].count) == (30, 10)
    assert counts[AARDAM].estimated
    assert counts[BEEKDORP].estimated


def test_back_over_a_division_counts_the_share_of_the_inhabitants(invented):
    """Of Cromsluis (1000) 400 went to Dorpe (3600): one in ten of Dorpe comes from there."""
    counts = recoded(invented, {DORPE: 50}, 2021, 2020)
    assert (counts[DORPE].count, counts[CROMSLUIS].count) == (45, 5)


def test_a_merger_in_the_course_of_a_year_counts_from_the_next_first_of_january(invented):
    assert EILAND in recoded(invented, {EILAND: 5}, 2021, 2021)
    assert recoded(invented, {EILAND: 5, DORPE: 20}, 2021, 2022)[DORPE].count == 25


def test_births_of_a_year_may_be_counted_by_the_borders_at_its_end(invented):
    """Then Eiland has no row of its own in 2021, and nothing is lacking from Dorpe."""
    births = {DORPE: 45, AARDAM: 1, BEEKDORP: 1}
    assert recoded(invented, births, 2021, 2022)[DORPE].lacking == (EILAND,)
    at_end = recoded(invented, births, 2021, 2022, at_end_of_year=True)
    assert not at_end[DORPE].incomplete
    back = recoded(invented, births, 2021, 2021, at_end_of_year=True)
    assert (back[DORPE].count, back[EILAND].count) == (40, 5)


def test_a_sum_of_which_a_part_is_absent_says_what_it_lacks(invented):
    counts = recoded(invented, {AARDAM: 10}, 2021, 2022)
    assert counts[NIEUWSTAD].count == 10
    assert counts[NIEUWSTAD].lacking == (BEEKDORP,)


def test_what_was_not_given_is_absent_and_not_zero(invented):
    assert set(recoded(invented, {AARDAM: 10}, 2021, 2022)) == {NIEUWSTAD}


def test_a_code_of_another_year_or_no_code_at_all_is_named(invented):
    with pytest.raises(TableError) as error:
        recoded(invented, {NIEUWSTAD: 3, "GM1234": 4, AARDAM: 5}, 2020, 2022)
    assert "GM9010 is geen gemeente van 2020, wel van 2022 tot en met 2022" in str(error.value)
    assert "gemeente 'GM1234' bestaat niet" in str(error.value)
    assert len(error.value.faults) == 2


def test_a_code_that_ended_during_the_year_is_no_code_of_its_end(invented):
    with pytest.raises(TableError, match="GM9005 hield in de loop van 2021 op te bestaan"):
        recoded(invented, {EILAND: 3}, 2021, 2022, at_end_of_year=True)


@pytest.mark.parametrize("count", [-1, 2.5, None, True, "3"])
def test_only_whole_counts_of_zero_or_more_go_in(invented, count):
    with pytest.raises(TableError, match=r"GM9001: .* is geen aantal"):
        recoded(invented, {AARDAM: count}, 2020, 2021)


@pytest.mark.parametrize("years", [(2019, 2021), (2020, 2030)])
def test_years_without_borders_are_refused(invented, years):
    with pytest.raises(UserError, match="Kies 2020 tot en met 2022"):
        recoded(invented, {}, *years)


@pytest.mark.parametrize(
    ("known", "message"),
    [({}, "ontbreekt van GM9001, GM9002"), ({AARDAM: 0, BEEKDORP: 0}, "samen geen inwoners")],
)
def test_back_without_inhabitants_is_refused(invented, known, message):
    with pytest.raises(UserError, match=message):
        recode({NIEUWSTAD: 3}, 2022, 2021, invented, {2021: known})


# The Netherlands


def dutch(counts, from_year, to_year):
    return recode(counts, from_year, to_year, netherlands(), inhabitants_by_year()).counts


def test_heerhugowaard_and_langedijk_are_dijk_en_waard():
    counts = dutch({"GM0398": 601, "GM0416": 245}, 2019, 2026)
    assert set(counts) == {"GM1980"}
    assert counts["GM1980"].count == 846
    assert not counts["GM1980"].estimated


def test_haaren_goes_to_four_municipalities():
    """1000 by the shares 0.409 Oisterwijk, 0.339 Vught, 0.150 Boxtel and 0.102 Tilburg."""
    counts = dutch({"GM0788": 1000}, 2020, 2021)
    assert {code: c.count for code, c in counts.items()} == {
        "GM0824": 409, "GM0865": 339, "GM0757": 150, "GM0855": 102,
    }  # fmt: skip
    assert all(c.estimated for c in counts.values())
    assert counts["GM0824"].lacking == ("GM0824",)


def test_a_few_children_of_haaren_are_still_whole_children():
    """Of 5: 2.045, 1.695, 0.75 and 0.51; three whole, and the two largest remainders."""
    counts = dutch({"GM0788": 5}, 2020, 2021)
    assert {code: c.count for code, c in counts.items()} == {
        "GM0824": 2, "GM0865": 2, "GM0757": 1, "GM0855": 0,
    }  # fmt: skip


def test_dijk_en_waard_goes_back_by_inhabitants_of_2021():
    """58,387 in Heerhugowaard and 28,335 in Langedijk: 67.33% and 32.67%."""
    counts = dutch({"GM1980": 1000}, 2023, 2019)
    assert (counts["GM0398"].count, counts["GM0416"].count) == (673, 327)


def test_weesp_is_a_municipality_on_1_january_2022_and_then_amsterdam():
    assert dutch({"GM0363": 10_000, "GM0457": 200}, 2022, 2023)["GM0363"].count == 10_200
    back = dutch({"GM0363": 10_200}, 2023, 2022)
    # 20,766 of the 903,399 inhabitants of both lived in Weesp: 234.46 of 10,200.
    assert (back["GM0363"].count, back["GM0457"].count) == (9_966, 234)
    assert back["GM0457"].estimated
