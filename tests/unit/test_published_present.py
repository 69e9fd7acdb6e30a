"""Figures on the borders of today: what adds up, what is lacking, and what must stay hidden."""

from collections import Counter

import pytest

from kansrijk.monitor.areas import Level, netherlands
from kansrijk.monitor.figures import Figure, Flag, Status
from kansrijk.monitor.published.present import on_present_borders
from kansrijk.reference.loader import load
from kansrijk.reference.tables.context import BaselineValue, Measure
from the_release import shown, the_release

#: What CBS says of the whole country (37259eng), typed over by hand.
BIRTHS = {2019: 169_680, 2020: 168_681, 2021: 179_441, 2022: 167_504, 2023: 164_487}
HEERHUGOWAARD, LANGEDIJK, DIJK_EN_WAARD = "GM0398", "GM0416", "GM1980"
AMSTERDAM, WEESP = "GM0363", "GM0457"
#: Haaren went to these four on 1 January 2021.
HAAREN_WENT_TO = ["GM0824", "GM0865", "GM0757", "GM0855"]


def present(measure, code, year, line="present"):
    return shown(measure, code, year, line)


def municipal(measure, year):
    codes = {area.code for area in netherlands().at(Level.MUNICIPALITY)}
    rows = the_release().figures.select(indicator=measure, period=str(year), line="present")
    return [figure for figure in rows if figure.area in codes]


@pytest.mark.parametrize("year", BIRTHS)
def test_births_of_all_municipalities_add_up_to_those_of_the_country(year):
    figures = municipal("births", year)
    assert len(figures) == 342
    assert sum(figure.value for figure in figures) == BIRTHS[year]
    assert present("births", "NL01", year).value == BIRTHS[year]


@pytest.mark.parametrize("year", [2019, 2020, 2021])
def test_a_merged_municipality_is_the_sum_of_what_merged(year):
    old = [present("births", code, year, "main").value for code in (HEERHUGOWAARD, LANGEDIJK)]
    now = present("births", DIJK_EN_WAARD, year)
    assert now.value == sum(old)
    assert now.flags == {Flag.DERIVED}


@pytest.mark.parametrize("year", [2022, 2023])
def test_after_the_merger_it_is_as_published(year):
    now = present("births", DIJK_EN_WAARD, year)
    assert now.value == present("births", DIJK_EN_WAARD, year, "main").value
    assert now.flags == frozenset()


@pytest.mark.parametrize("year", [2019, 2020])
@pytest.mark.parametrize("code", HAAREN_WENT_TO)
def test_what_got_a_part_of_haaren_is_an_estimate(code, year):
    now, own = present("births", code, year), present("births", code, year, "main")
    assert now.value > own.value
    assert {Flag.DERIVED, Flag.ESTIMATED} <= now.flags


@pytest.mark.parametrize("year", [2019, 2020])
def test_no_child_of_haaren_is_lost_or_counted_twice(year):
    gained = [
        present("births", code, year).value - present("births", code, year, "main").value
        for code in HAAREN_WENT_TO
    ]
    assert sum(gained) == present("births", "GM0788", year, "main").value


@pytest.mark.parametrize("code", HAAREN_WENT_TO)
def test_since_haaren_is_divided_nothing_is_estimated(code):
    assert present("births", code, 2021).flags == frozenset()


def test_amsterdam_before_2022_holds_weesp():
    for year in (2019, 2020, 2021):
        both = [present("births", code, year, "main").value for code in (AMSTERDAM, WEESP)]
        assert present("births", AMSTERDAM, year).value == sum(both)


def test_births_of_2022_stand_on_the_borders_at_its_end():
    """Weesp joined in March 2022 and has no births of its own: CBS counted them in Amsterdam."""
    assert the_release().figures.select(indicator="births", area=WEESP, period="2022") == []
    now = present("births", AMSTERDAM, 2022)
    assert now.value == present("births", AMSTERDAM, 2022, "main").value == 9_894
    assert now.flags == frozenset(), "published as it is: no calculation of our own"


def test_inhabitants_of_2022_stand_on_the_borders_of_1_january():
    both = [present("inhabitants", code, 2022, "main").value for code in (AMSTERDAM, WEESP)]
    assert present("inhabitants", AMSTERDAM, 2022).value == sum(both)


@pytest.mark.parametrize(
    "measure",
    [m.id for m in load(Measure) if m.kind == "percent" and m.theme == "income" and m.complete],
)
def test_a_percentage_of_a_merged_municipality_is_not_made_up(measure):
    figure = present(measure, DIJK_EN_WAARD, 2021)
    assert (figure.status, figure.reason) == ("missing", "borders_changed")


def test_a_percentage_stays_where_the_ground_is_the_same():
    own = present("households_low_income_pct", "GM0518", 2021, "main")
    assert present("households_low_income_pct", "GM0518", 2021).value == own.value


@pytest.mark.parametrize("year", [2021, 2022])
def test_few_children_in_youth_care_are_hidden_and_not_missing(year):
    states = Counter((f.status, f.reason) for f in municipal("youth_care_persons_0_3", year))
    assert states[Status.SUPPRESSED, "small_numbers"] > 5
    assert (Status.MISSING, "not_published") not in states
    vlieland = present("youth_care_persons_0_3", "GM0096", year)
    assert (vlieland.status, vlieland.value) == ("suppressed", None)


def test_a_region_adds_up_only_when_every_municipality_is_known():
    areas, counts = netherlands(), Counter()
    for measure in (m for m in load(Measure) if m.kind in ("count", "amount")):
        for figure in the_release().figures.select(indicator=measure.id, line="present"):
            if figure.area.startswith("GG"):
                members = [
                    present(measure.id, member.code, figure.year)
                    for member in areas.members(figure.area)
                ]
                values = [member.value for member in members]
                if None in values:
                    assert (figure.status, figure.reason) == ("missing", "incomplete"), figure.key
                else:
                    assert figure.value == sum(values), figure.key
                counts[figure.status] += 1
    assert counts[Status.SHOWN] > 100
    assert counts[Status.MISSING] > 100


def test_a_hidden_value_cannot_be_found_by_subtraction():
    """A region with one hidden municipality is not shown beside the others."""
    for year in (2021, 2022):
        hidden = {f.area for f in municipal("youth_care_persons_0_3", year) if f.value is None}
        for ggd in netherlands().at(Level.GGD):
            members = {member.code for member in netherlands().members(ggd.code)}
            if members & hidden:
                assert present("youth_care_persons_0_3", ggd.code, year).value is None


@pytest.mark.parametrize("measure", ["births", "inhabitants"])
def test_municipalities_add_up_to_what_was_published_of_their_province(measure):
    checked = 0
    provinces = {area.code for area in netherlands().at(Level.PROVINCE)}
    for row in load(BaselineValue):
        if row.measure == measure and row.code in provinces and row.year >= 2019:
            members = netherlands().members(row.code)
            total = sum(present(measure, member.code, row.year).value for member in members)
            assert total == row.value, f"{row.name} {row.year}"
            checked += 1
    assert checked >= 12


def test_what_the_owner_calls_provisional_still_is():
    flags = {f.flags for f in municipal("youth_help_pct", 2022) if f.value is not None}
    assert flags == {frozenset({Flag.PROVISIONAL})}


def test_every_present_municipality_has_one_row_for_each_measure_and_year():
    for measure in load(Measure):
        rows = the_release().figures.select(indicator=measure.id, line="present")
        for period in {figure.period for figure in rows}:
            assert len(municipal(measure.id, period)) == 342, f"{measure.id} {period}"


def test_a_hidden_count_does_not_count_as_nothing_in_a_merger():
    """What is hidden is not 0: the sum of Dijk en Waard would be that of Langedijk alone."""
    measures = {"births": next(m for m in load(Measure) if m.id == "births")}
    place = {"indicator": "births", "period": "2021", "source": "test"}
    published = [
        Figure(**place, area=HEERHUGOWAARD, status=Status.SUPPRESSED, reason="small_numbers"),
        Figure(**place, area=LANGEDIJK, value=280),
    ]
    found = {f.area: f for f in on_present_borders(published, measures, netherlands())}
    assert found[DIJK_EN_WAARD].value is None


def test_a_hidden_count_of_an_unchanged_municipality_stays_hidden():
    measures = {"births": next(m for m in load(Measure) if m.id == "births")}
    place = {"indicator": "births", "period": "2021", "source": "test"}
    published = [Figure(**place, area="GM0518", status=Status.SUPPRESSED, reason="small_numbers")]
    found = {f.area: f for f in on_present_borders(published, measures, netherlands())}
    assert found["GM0518"].status is Status.SUPPRESSED
