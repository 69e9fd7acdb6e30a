"""Table 1 of the seventh progress report, typed over by hand: values, years and RIVM's symbols.

Source: Zevende voortgangsrapportage Kansrijke Start, Ministerie van VWS, april 2024, tabel 1.
Beside each row stands what our own rule has to say of it.
"""

import pytest

from kansrijk.monitor.edition import as_record, edition_table
from the_release import the_release

COUNTS = "counts_not_published"
#: number, id, value, year, RIVM's symbol; our direction, certainty, reason
TABLE = [
    (1, "coalitie", 62, 2023, "up", "up", "counted", None),
    (2, "plan_van_aanpak", 57, 2023, "up", "none", None, "single_year"),
    (3, "nu_niet_zwanger", 82, 2024, "up", "up", "counted", None),
    (4, "prenataal_huisbezoek", 77, 2023, "up", "none", None, "single_year"),
    (5, "voorzorg", 49, 2023, "up", "up", "untestable", COUNTS),
    (6, "centering_zwangerschap", 28, 2022, "up", "none", None, "single_year"),
    (7, "late_start_begeleiding", None, None, "none", "none", None, "unreliable"),
    (8, "problematische_schulden", 1.6, 2021, "none", "none", None, "no_new_data"),
    (9, "centering_ouderschap", 26, 2023, "up", "up", "untestable", COUNTS),
    (10, "geen_kraamzorg", 4.8, 2022, "flat", "none", None, "break"),
    (11, "kwetsbare_situatie", 6.8, 2021, "none", "none", None, "no_new_data"),
    (12, "big2", 14.8, 2021, "none", "none", None, "no_new_data"),
    (13, "spraaktaal_negatief", 5.8, 2022, "up", "none", None, "coverage_changed"),
    (14, "overgewicht_2jaar", 8.9, 2022, "up", "none", None, "coverage_changed"),
    (15, "uithuisplaatsing", 1.6, 2022, "down", "none", None, "single_year"),
]
#: Not in the table but in its text: Big2 of the two groups, 2017 and 2021.
GROUPS = [("vulnerable", 22.3, 20.7), ("not_vulnerable", 14.6, 14.2)]


@pytest.fixture(scope="module")
def records():
    release = the_release()
    return [as_record(row, release) for row in edition_table(release, 2023)]


def test_all_fifteen_rows_in_order(records):
    assert [(r["number"], r["id"]) for r in records] == [row[:2] for row in TABLE]


@pytest.mark.parametrize("row", TABLE, ids=[row[1] for row in TABLE])
def test_a_row_of_table_one(records, row):
    number, id_, value, year, symbol, direction, significance, reason = row
    record = records[number - 1]
    assert (record["id"], record["value"], record["year"]) == (id_, value, year)
    assert record["published_symbol"] == symbol
    assert record["direction"] == direction
    assert record["significance"] == significance
    assert record["reason"] == reason


def test_only_late_start_is_missing(records):
    assert [r["id"] for r in records if r["status"] == "missing"] == ["late_start_begeleiding"]
    assert {r["status"] for r in records} == {"shown", "missing"}


def test_all_are_percentages_but_out_of_home_placement(records):
    units = {r["id"]: r["unit"] for r in records}
    assert units.pop("uithuisplaatsing") == "per_1000"
    assert set(units.values()) == {"percent"}


def test_both_counts_where_every_municipality_was_counted(records):
    counts = {r["id"]: (r["numerator"], r["denominator"]) for r in records if r["numerator"]}
    assert counts == {"coalitie": (212, 342), "nu_niet_zwanger": (279, 342)}


def test_the_coalitions_are_compared_with_the_first_year_of_all_municipalities():
    release = the_release()
    verdict = release.verdict(2023, "coalitie")
    ends = {
        f.period: f.numerator
        for f in release.figures.select(indicator="coalitie", line="all_municipalities")
    }
    assert (verdict.first, verdict.last) == ("2022", "2023")
    assert ends == {"2022": 166, "2023": 212}


@pytest.mark.parametrize(("group", "first", "last"), GROUPS)
def test_big2_of_both_groups(group, first, last):
    release = the_release()
    verdict = release.verdict(2023, "big2", group)
    series = release.figures.select(indicator="big2", area="NL01", group=group, line="main")
    assert [(f.period, f.value) for f in series] == [("2017", first), ("2021", last)]
    assert (verdict.first, verdict.last) == ("2017", "2021")
    assert (verdict.direction, verdict.significance, verdict.reason) == (
        "down", "untestable", COUNTS,
    )  # fmt: skip


def test_the_withdrawn_figure_of_2020_is_named_but_never_shown():
    series = the_release().figures.select(indicator="geen_kraamzorg", area="NL01", period="2020")
    assert [(f.status, f.reason, f.value) for f in series] == [("missing", "withdrawn", None)]
