"""Finding a described measure in a table, and what the description itself must keep to."""

from typing import Any

import pytest

from kansrijk.errors import TableError
from kansrijk.monitor.sources.statline_client.columns import ColumnError, Shape, resolve
from kansrijk.monitor.sources.statline_client.services import services
from kansrijk.reference.loader import load
from kansrijk.reference.rows import check_rows
from kansrijk.reference.tables.context import Measure, StatlineTable

SHAPE = Shape(
    title="Geboorte",
    measures={"M1": "Levend geboren kinderen", "M2": "Overledenen", "Deaths_3": "Doden"},
    dimensions={
        "RegioS": {"NL01  ": "Nederland"},
        "Perioden": {"2024JJ00": "2024"},
        "Geslacht": {"3000   ": "Mannen", "T001038": "Totaal mannen en vrouwen"},
    },
    area="RegioS",
    period="Perioden",
)
ROW = {
    "table_id": "37259ned", "catalogue": "CBS", "title": "t", "measure": "births",
    "column": "LevendGeborenKinderen", "choices": "Geslacht=T001038", "from_year": 2019,
    "evidence": "seen", "seen_in": "x",
}  # fmt: skip


def described(**changed: Any) -> StatlineTable:
    return check_rows(StatlineTable, [ROW | changed], file="t")[0]


@pytest.mark.parametrize(
    ("names", "found"),
    [
        ({"column": "LevendGeborenKinderen"}, "M1"),
        ({"column": "Levend geboren kinderen"}, "M1"),
        ({"column": "heet nu anders", "code": "M2"}, "M2"),
        ({"column": "Deaths"}, "Deaths_3"),
    ],
)
def test_a_measure_is_found_by_code_column_or_title(names: dict[str, str], found: str) -> None:
    assert resolve(SHAPE, described(**names)).measure == found


@pytest.mark.parametrize("chosen", ["3000", "Mannen"])
def test_a_code_is_found_padded_or_by_title(chosen: str) -> None:
    assert resolve(SHAPE, described(choices=f"Geslacht={chosen}")).codes == {"Geslacht": "3000   "}


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"column": "Geboorten"}, r"maat 'Geboorten' ontbreekt; wel: M1 \(Levend geboren kinderen"),
        ({"choices": "Geslacht=T9"}, r"kolom 'Geslacht' heeft geen 'T9'; wel: 3000 \(Mannen"),
        ({"choices": "Leeftijd=10000"}, "kolom 'Leeftijd' ontbreekt; wel: RegioS, Perioden"),
        ({"choices": None}, "kolom 'Geslacht' heeft een keuze nodig"),
    ],
)
def test_what_is_not_there_is_named_with_what_is(changed: dict[str, Any], message: str) -> None:
    with pytest.raises(ColumnError, match=message):
        resolve(SHAPE, described(**changed))


def test_a_title_that_two_measures_have_is_not_guessed() -> None:
    twice = Shape("t", {"M1": "Totaal", "M2": "totaal"}, {"RegioS": {}, "Perioden": {}}, "RegioS",
                  "Perioden")  # fmt: skip

    with pytest.raises(ColumnError, match="meer dan een maat: M1, M2"):
        resolve(twice, described(column="Totaal", choices=None))


def test_a_table_without_areas_or_without_years_cannot_be_used() -> None:
    with pytest.raises(ColumnError, match="gebieden"):
        resolve(Shape("t", {}, {}, None, "Perioden"), described())
    with pytest.raises(ColumnError, match="geen jaar beschreven"):
        resolve(Shape("t", {}, {"RegioS": {}}, "RegioS", None), described())


# --- the reference file ------------------------------------------------------------------------


def test_a_described_measure_is_one_of_ours_or_carries_its_own_words() -> None:
    ours = {measure.id for measure in load(Measure)}
    for row in load(StatlineTable):
        assert row.is_new == (row.measure not in ours), row.measure


def test_what_is_asked_in_one_table_is_asked_of_one_service() -> None:
    catalogues = {(row.table_id.casefold(), row.catalogue) for row in load(StatlineTable)}

    assert len({table for table, _ in catalogues}) == len(catalogues)
    assert all(services(catalogue) for _, catalogue in catalogues)


def test_no_year_of_a_measure_comes_from_two_tables() -> None:
    rows = [row for row in load(StatlineTable) if row.year is None]

    assert len({row.measure for row in rows}) == len(rows)


@pytest.mark.parametrize(
    "changed", [{"name_nl": "Naam zonder de rest"}, {"choices": "Geslacht"}, {"table_id": "../x"}]
)
def test_a_description_that_cannot_be_used_is_refused(changed: dict[str, str]) -> None:
    with pytest.raises(TableError):
        described(**changed)
