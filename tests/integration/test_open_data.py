"""Open data: the same figures for programs, with their state, their source and clear refusals."""

import csv
import io

import pytest

from kansrijk.monitor.records import COLUMNS
from the_release import the_release

PARAMETERS = {"indicator", "area", "year", "group", "line", "level"}


@pytest.fixture
def ask(site):
    def figures(kind="json", **question):
        return site.get(f"/api/figures.{kind}", question)

    return figures


def rows(response):
    assert response.status_code == 200
    return response.json()["figures"]


def test_a_figure_has_every_column_and_its_full_source(ask):
    response = ask(indicator="births", area="GM0363", year="2023", line="main")
    (row,) = rows(response)
    assert tuple(row) == COLUMNS
    assert (row["value"], row["status"], row["unit"]) == (9673, "shown", "children")
    assert row["source"].startswith("CBS 37259eng")
    assert row["source_licence"] == "CC BY 4.0"
    assert response.json()["release"] == the_release().name


def test_nothing_asked_is_everything(ask):
    assert len(rows(ask())) == len(the_release().figures)


def test_births_of_all_municipalities_and_years(ask):
    found = rows(ask(indicator="births", level="municipality", line="present"))
    assert len({row["area"] for row in found}) == 342
    assert {row["period"] for row in found} >= {str(year) for year in range(2019, 2024)}


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ({"indicator": "big2"}, lambda row: row["indicator"] == "big2"),
        ({"area": "GM0363"}, lambda row: row["area"] == "GM0363"),
        ({"area": "Amsterdam"}, lambda row: row["area"] == "GM0363"),
        ({"area": "Weesp"}, lambda row: row["area"] == "GM0457"),
        ({"indicator": "births", "year": "2022"}, lambda row: row["period"] == "2022"),
        ({"indicator": "big2", "group": "vulnerable"}, lambda row: row["group"] == "vulnerable"),
        ({"indicator": "births", "line": "present"}, lambda row: row["line"] == "present"),
        ({"indicator": "births", "level": "province"}, lambda row: row["area"][:2] == "PV"),
        ({"indicator": "births", "level": "ggd"}, lambda row: row["area"][:2] == "GG"),
        ({"indicator": "births", "level": "country"}, lambda row: row["area"] == "NL01"),
    ],
)
def test_a_question_gives_all_that_fits_and_nothing_else(ask, question, holds):
    found = rows(ask(**question))
    assert found
    assert all(holds(row) for row in found)
    everything = rows(ask(**{k: v for k, v in question.items() if k in ("indicator",)}))
    assert len(found) == sum(holds(row) for row in everything)


def test_several_with_commas(ask):
    found = rows(ask(indicator="births,inhabitants", area="GM0363, GM0518", year="2021,2022"))
    assert {row["indicator"] for row in found} == {"births", "inhabitants"}
    assert {row["area"] for row in found} == {"GM0363", "GM0518"}
    assert {row["period"] for row in found} == {"2021", "2022"}


def test_an_absent_value_is_null_with_its_state_and_reason(ask):
    (hidden,) = rows(ask(indicator="youth_care_persons_0_3", area="GM0096", year="2022"))
    assert (hidden["status"], hidden["value"], hidden["reason"]) == (
        "suppressed", None, "small_numbers",
    )  # fmt: skip
    withdrawn = rows(ask(indicator="geen_kraamzorg", year="2020"))
    assert [(row["status"], row["value"], row["reason"]) for row in withdrawn] == [
        ("missing", None, "withdrawn")
    ]


def test_every_value_agrees_with_its_state(ask):
    for row in rows(ask()):
        assert (row["status"] == "shown") == (row["value"] is not None), row


def test_the_csv_holds_the_same(ask):
    question = {"indicator": "geen_kraamzorg"}
    response = ask("csv", **question)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    found = list(csv.DictReader(io.StringIO(response.content.decode())))
    assert [tuple(row) for row in found] == [COLUMNS] * len(found)
    expected = [
        {k: "" if v is None else str(v) for k, v in row.items()} for row in rows(ask(**question))
    ]
    assert found == expected


def test_an_empty_answer_is_no_mistake_and_the_csv_keeps_its_header(ask):
    question = {"indicator": "big2", "year": "1990"}
    assert rows(ask(**question)) == []
    assert ask("csv", **question).content.decode().split() == [",".join(COLUMNS)]


@pytest.mark.parametrize("kind", ["json", "csv"])
@pytest.mark.parametrize(
    ("question", "status", "message"),
    [
        ({"indicator": "big"}, 404, "big2"),
        ({"area": "Amsterdm"}, 404, "Amsterdam"),
        ({"area": "GM9999"}, 404, "GM9999"),
        ({"indicator": "big2,big"}, 404, "big2"),
        ({"year": "23"}, 422, "four digits"),
        ({"year": "ooit"}, 422, "four digits"),
        ({"level": "city"}, 422, "municipality"),
    ],
)
def test_a_wrong_question_says_what_is_wrong(ask, kind, question, status, message):
    response = ask(kind, **question)
    assert response.status_code == status
    assert response["Content-Type"].startswith("application/json")
    assert message in response.content.decode()


@pytest.mark.parametrize("kind", ["json", "csv"])
def test_an_unknown_parameter_is_not_silently_ignored(ask, kind):
    """A typing mistake would otherwise give everything, as if that were the answer."""
    response = ask(kind, indicater="big2")
    assert response.status_code in (400, 422)
    assert "indicater" in response.content.decode()


def test_suggestions_are_a_list_of_their_own(ask):
    assert ask(indicator="big").json()["suggestions"][0] == "big2"


@pytest.mark.parametrize("kind", ["json", "csv"])
def test_any_page_of_anyone_may_read_it(ask, kind):
    assert ask(kind, indicator="big2")["Access-Control-Allow-Origin"] == "*"


def test_only_reading_is_possible(site):
    for method in (site.post, site.put, site.delete):
        assert method("/api/figures.json").status_code == 405


def test_the_description_names_every_parameter(site):
    paths = site.get("/api/openapi.json").json()["paths"]
    for kind in ("json", "csv"):
        parameters = paths[f"/api/figures.{kind}"]["get"]["parameters"]
        assert {p["name"] for p in parameters} == PARAMETERS
        assert all(p["schema"].get("description") or p.get("description") for p in parameters)


def test_the_page_about_open_data_explains_every_parameter_and_column(site):
    for address in ("/open-data/", "/en/open-data/"):
        text = site.get(address).content.decode()
        for name in ("indicator", "area", "year", *COLUMNS):
            assert name in text, name


def test_the_server_says_how_it_is(site, db):
    answer = site.get("/gezondheid/")
    assert answer.status_code == 200
    assert answer.json()["release"] == the_release().name
