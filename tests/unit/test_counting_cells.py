"""Counting: what a delivery lacks, what it may not hold, and what every rule must say."""

from datetime import date

import numpy as np
import pytest

from counted_records import (
    AARDAM,
    BEEKDORP,
    CROMSLUIS,
    DORPE,
    EILAND,
    NIEUWSTAD,
    SmallDelivery,
    cell,
    child,
    counted,
    household,
    mother,
    rolled,
    toddler,
    totals,
)  # fmt: skip
from kansrijk.errors import NotFoundError, TableError, UserError
from kansrijk.monitor.counting.base import count_base
from kansrijk.monitor.counting.cells import MEASURES
from kansrijk.monitor.counting.groups import GROUPS
from kansrijk.monitor.counting.rule import EDITIONS
from kansrijk.monitor.counting.rules import ALL_RULES, rules_of
from kansrijk.monitor.indicators.catalogue import indicator
from kansrijk.reference.loader import load
from kansrijk.reference.tables.sources import Source


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: "/".join(rule.key))
def test_a_rule_has_a_definition_with_its_line_and_a_source(rule):
    definition = indicator(rule.indicator, rule.definition_set)
    assert rule.line in {line.id for line in definition.lines}
    assert rule.source in {source.source for source in load(Source)}


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_edition_counts_a_line_once(edition):
    keys = [rule.key for rule in rules_of(edition)]
    assert len(keys) == len(set(keys))


def test_an_unknown_edition_is_refused_with_those_that_are_known():
    with pytest.raises(UserError, match="2023, 2024, 2025"):
        counted({"births": [child()]}, 2022)


def test_an_unknown_engine_is_refused_with_those_that_are_known():
    with pytest.raises(NotFoundError, match="duckdb"):
        counted({"births": [child()]}, 2025, engine="duck")


@pytest.mark.parametrize("cut_off", [0, -0.1, 1.01])
def test_a_cut_off_is_a_probability(cut_off):
    with pytest.raises(UserError, match="geen kans"):
        counted({"births": [child()]}, 2025, cut_off=cut_off)


def test_what_was_not_delivered_is_not_counted_and_named():
    base = counted({"mothers": [mother()]}, 2025)
    assert [rule.indicator for rule in base.rules] == ["preconceptieconsult"]
    assert {"big2", "uithuisplaatsing"} <= {rule.indicator for rule in base.uncounted}


def test_out_of_home_needs_births_and_spells():
    base = counted({"births": [child()]}, 2025)
    assert "uithuisplaatsing" in {rule.indicator for rule in base.uncounted}


def test_probabilities_that_no_cut_off_was_given_for_are_told():
    rows = [child(), child(vulnerable=None, vulnerability_probability=0.2)]
    assert counted({"births": rows}, 2025).only_probability == {"births": 1}
    assert counted({"births": rows}, 2025, cut_off=0.5).only_probability == {}


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        ({"births": [child(birth_date=date(2019, 12, 31))]}, "births.*2020 tot en met 2022"),
        ({"births": [child(birth_date=None)]}, "births.*zonder jaar"),
        ({"households": [household(education="hoog")]}, "households, kolom education"),
        ({"births": [child(income_quintile=6)]}, "births, kolom income_quintile"),
    ],
)
def test_what_a_check_would_have_found_is_never_counted(tables, said):
    with pytest.raises(UserError, match=said):
        counted(tables, 2025)


def test_a_municipality_of_another_year_is_refused():
    base = counted({"births": [child(municipality=CROMSLUIS)]}, 2025)
    with pytest.raises(TableError, match=r"GM9003 is geen gemeente van 2021"):
        rolled(base)


def test_progress_tells_what_is_counted_and_ends_at_the_end():
    told = []
    delivery = SmallDelivery({"births": [child()], "mothers": [mother()]})
    count_base(delivery, 2023, progress=lambda *step: told.append(step))
    assert told == [
        ("children", 0, 2), ("first_children_of_women", 1, 2), ("", 2, 2),
    ]  # fmt: skip


def test_a_split_holds_every_record_once():
    rows = [child(), child(vulnerable=True), child(vulnerable=None, education=None)]
    base = counted({"births": rows}, 2025)
    number = [rule.indicator for rule in base.rules].index("big2")
    mine = base.rule == number
    found = {
        GROUPS[group]: base.counts[mine & (base.group == group), 0].sum()
        for group in np.unique(base.group[mine])
    }
    assert found == {
        "vulnerable": 1, "not_vulnerable": 1, "no_label": 1, "income_3": 3,
        "education_middle": 2, "education_unknown": 1,
    }  # fmt: skip
    assert base.counts.shape[1] == len(MEASURES)


def test_a_mother_who_moved_counts_where_she_lived_on_each_day():
    rows = [
        child(mother_key="M", municipality=AARDAM, birth_date=date(2020, 5, 1)),
        child(mother_key="M", municipality=DORPE, birth_date=date(2021, 5, 1)),
    ]
    cells = rolled(counted({"births": rows}, 2025), 2021)
    assert [cell(cells, "big2", code, "2020")[0] for code in (AARDAM, DORPE)] == [1, 0]
    assert [cell(cells, "big2", code, "2021")[0] for code in (AARDAM, DORPE)] == [0, 1]


class TestCells:
    """Complete cells."""

    def test_a_cell_without_records_is_a_true_zero(self):
        cells = rolled(counted({"births": [child(municipality=AARDAM)]}, 2025), 2021)
        assert cell(cells, "big2", BEEKDORP, "2021", "vulnerable") == (0, 0, 0, 0)

    def test_a_year_without_any_record_is_missing_and_so_is_its_block(self):
        cells = rolled(counted({"births": [child()]}, 2025), 2021)
        assert cell(cells, "big2", AARDAM, "2020") is None
        assert cell(cells, "big2", AARDAM, "2020-2022") is None
        number = [rule.indicator for rule in cells.rules].index("big2")
        lacking = {str(cells.periods[period]) for rule, period in cells.missing if rule == number}
        assert lacking == {"2020", "2022", "2020-2022"}

    def test_who_has_no_municipality_is_in_the_country_only(self):
        rows = [child(municipality=None), child(municipality=AARDAM)]
        cells = rolled(counted({"births": rows}, 2025), 2021)
        assert cell(cells, "big2", "ZZ01", "2021")[0] == 2
        assert cell(cells, "big2", "ZZ01-none", "2021")[0] == 1
        assert cell(cells, "big2", "PV91", "2021")[0] == 1

    def test_income_and_education_are_split_at_ggd_level_and_up(self):
        cells = rolled(counted({"births": [child()]}, 2025), 2021)
        for code, expected in [(AARDAM, None), ("ZK91", None), ("GG91", (1, 0, 0, 0))]:
            assert cell(cells, "big2", code, "2021", "income_3") == expected

    def test_the_label_is_not_split_by_itself(self):
        cells = rolled(counted({"births": [child()]}, 2025), 2021)
        assert cell(cells, "kwetsbare_zwangeren", "ZZ01", "2021", "vulnerable") is None
        assert cell(cells, "kwetsbare_zwangeren", "ZZ01", "2021", "education_middle")[0] == 1

    def test_only_what_was_divided_is_an_estimate(self):
        """Cromsluis goes to Aardam and Dorpe, in two GGDs; Beekdorp stays whole."""
        rows = [
            child(municipality=code, birth_date=date(2020, 5, 1)) for code in (CROMSLUIS, BEEKDORP)
        ]
        cells = rolled(counted({"births": rows}, 2025), 2021)
        estimated = {cells.places[place].code for place in np.unique(cells.place[cells.estimated])}
        assert estimated == {
            AARDAM, DORPE, "GG91", "GG92", "PV91", "PV92", "ZZ01-size-1", "ZZ01-size-2",
            "VR91", "VR92",
        }  # fmt: skip

    def test_a_region_system_keeps_a_municipality_whole_that_lies_within_one_of_its_regions(self):
        """Cromsluis lay in ZK92 by the borders for which the system was stated."""
        rows = [child(municipality=CROMSLUIS, birth_date=date(2020, 5, 1)) for _ in range(3)]
        cells = rolled(counted({"births": rows}, 2025), 2021)
        assert cell(cells, "big2", "ZK92", "2020")[0] == 3
        assert cell(cells, "big2", DORPE, "2020")[0] == 1

    def test_codes_of_the_end_of_a_year_are_told_apart_from_codes_of_the_day(self):
        """Eiland joined Dorpe in May 2021; on 1 January they were 500 and 4000 people."""
        at_the_end = [child(municipality=DORPE) for _ in range(9)]
        cells = rolled(counted({"births": at_the_end}, 2025), 2021)
        assert [cell(cells, "big2", c, "2021")[0] for c in (DORPE, EILAND)] == [8, 1]
        of_the_day = [*at_the_end, child(municipality=EILAND)]
        cells = rolled(counted({"births": of_the_day}, 2025), 2021)
        assert [cell(cells, "big2", c, "2021")[0] for c in (DORPE, EILAND)] == [9, 1]

    def test_codes_that_were_recoded_by_the_deliverer_are_of_their_own_border_year(self):
        rows = [
            child(municipality=NIEUWSTAD, birth_date=date(year, 6, 1)) for year in range(2016, 2023)
        ]
        delivery = SmallDelivery({"births": rows}, years=range(2016, 2023), codes_of=2022)
        cells = rolled(count_base(delivery, 2025), 2022)
        assert [str(period) for period in cells.periods[-3:]] == [
            "2017-2019", "2020-2022", "2018-2022",
        ]  # fmt: skip
        assert cell(cells, "big2", NIEUWSTAD, "2018-2022")[0] == 5

    def test_only_the_schemes_asked_for(self):
        cells = rolled(counted({"births": [child()]}, 2025), 2021, schemes=["zorgkantoorregio"])
        assert "VR91" not in {place.code for place in cells.places}
        assert "ZK91" in {place.code for place in cells.places}

    def test_a_table_without_label_counts_all(self):
        cells = rolled(counted({"mothers": [mother()]}, 2025), 2021)
        assert cell(cells, "preconceptieconsult", AARDAM, "2021") == (1, 0, 0, 0)
        assert cell(cells, "preconceptieconsult", AARDAM, "2021", "no_label") is None

    def test_a_table_with_a_label_only_is_split_by_that(self):
        cells = rolled(counted({"children_two": [toddler(vulnerable=True)]}, 2025), 2021)
        assert cell(cells, "spraaktaal_negatief", "GG91", "2021", "vulnerable") == (1, 0, 0, 0)
        assert cell(cells, "spraaktaal_negatief", "GG91", "2021", "income_3") is None


def test_totals_of_nothing():
    base = counted({"births": [child(gestation_days=None, is_live_born=False)]}, 2025)
    assert totals(base, "big2") == {}
