"""A delivery in CSV: every cell is text first, so what is wrong with it has a row and a column."""

import pytest

from tiny_delivery import checked, checked_delivery, write_delivery

HEADER = b"mother_key,year,municipality,preconception_claimed\n"
GOOD = b"moeder-1,2021,GM9004,true\n"


@pytest.fixture
def folder(tmp_path):
    return write_delivery(tmp_path, {"mothers": [{}]}, "csv")


def check(folder, content):
    (folder / "mothers.csv").write_bytes(content)
    return checked(folder)


def places(report):
    return [(fault.row, fault.column, fault.problem) for fault in report.faults]


@pytest.mark.parametrize(
    "content",
    [
        HEADER + GOOD,
        HEADER.strip() + b"\r\n" + GOOD.strip() + b"\r\n",
        b"\xef\xbb\xbf" + HEADER + GOOD,
        (HEADER + GOOD).replace(b",", b";"),
        HEADER + b'"moeder-1","2021","GM9004","true"',
        HEADER + b" moeder-1 , 2021,GM9004 ,TRUE\n",
        HEADER + b"moeder-1,2021,GM9004,1\n",
        HEADER + GOOD + b"\n\n",
        b"year,mother_key,preconception_claimed,municipality\n2021,moeder-1,0,\n",
    ],
)
def test_what_programs_write(folder, content):
    report = check(folder, content)
    assert places(report) == []
    assert report.coverage[0].rows == 1


@pytest.mark.parametrize(
    ("table", "column", "cell", "allowed"),
    [
        ("mothers", "year", "2o21", "een geheel getal, 1990 tot en met 2100"),
        ("mothers", "year", "2021.0", "een geheel getal, 1990 tot en met 2100"),
        ("mothers", "preconception_claimed", "ja", "true of false"),
        ("births", "birth_date", "1-6-2021", "een dag als 2024-01-31"),
        ("births", "birth_date", "2021-02-30", "een dag als 2024-01-31"),
        ("births", "gestation_days", "40w", "een geheel getal, 112 tot en met 315 dagen"),
        ("children_two", "height", "88,5",
         "een getal met een punt, zoals 12.5, 60 tot en met 125 cm"),
        ("children_two", "weight", "nan", "een getal met een punt, zoals 12.5, 5 tot en met 40 kg"),
        ("children_two", "weight", "1e999",
         "een getal met een punt, zoals 12.5, 5 tot en met 40 kg"),
    ],
)  # fmt: skip
def test_a_cell_that_cannot_be_read(tmp_path, table, column, cell, allowed):
    report = checked(write_delivery(tmp_path, {table: [{}, {column: cell}]}, "csv"))
    (fault,) = [fault for fault in report.faults if fault.column == column]
    assert (fault.row, fault.problem, fault.allowed) == (3, f"'{cell}' kan hier niet", allowed)


def test_a_cell_that_cannot_be_read_is_empty_and_never_zero(tmp_path):
    folder = write_delivery(tmp_path, {"births": [{"gestation_days": "40w"}]}, "csv")
    with checked_delivery(folder) as delivery:
        assert delivery.table("births").gestation_days.execute().isna().all()


def test_a_damaged_row_does_not_shift_the_numbers_of_the_rows_after_it(folder):
    report = check(
        folder,
        HEADER
        + b"moeder-2,20x1,GM9004,true\n"
        + b"moeder-3,2021,GM9004\n"
        + b"moeder-4,20x1,GM9004,true\n"
        + b"\n"
        + b"moeder-6,2021,GM9004,true,5\n"
        + b'"moeder\n-7",20x1,GM9004,true\n'
        + b"moeder-8,20x1,GM9004,true\n",
    )
    assert places(report) == [
        (4 - 1, None, "de rij heeft 3 cellen"),
        (6, None, "de rij heeft 5 cellen"),
        (2, "year", "'20x1' kan hier niet"),
        (4, "year", "'20x1' kan hier niet"),
        (7, "year", "'20x1' kan hier niet"),
        (8, "year", "'20x1' kan hier niet"),
    ]
    # two rows are lost, four have a fault, and the empty line is nothing
    assert [(part.year, part.rows) for part in report.left_out] == [(None, 6)]


def test_a_quote_that_is_never_closed(folder):
    report = check(folder, HEADER + GOOD + b'moeder-2,2021,"GM9004,true\nmoeder-3,2021,,true\n')
    assert places(report) == [(3, None, "de rij heeft 3 cellen")]


def test_a_cell_in_another_encoding(folder):
    report = check(folder, HEADER + GOOD + "moeder-é,2021,GM9004,true\n".encode("latin-1"))
    assert places(report) == [(3, "mother_key", "niet in UTF-8 geschreven")]
    assert [part.rows for part in report.left_out] == [1]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "de namen van de kolommen ontbreken"),
        (GOOD, "de namen van de kolommen ontbreken"),
        (HEADER, "de tabel heeft geen rijen"),
        (HEADER.strip(), "de tabel heeft geen rijen"),
        ((HEADER + GOOD).decode().encode("utf-16"), "dit is geen tekst in UTF-8"),
        ("jaar,gewicht é\n".encode("latin-1"), "dit is geen tekst in UTF-8"),
        (HEADER + b"x" * 20_000_000 + b",2021,GM9004,true\n",
         "een rij is beschadigd of veel te lang"),
        (HEADER.strip() + b",,\nmoeder-1,2021,GM9004,true,,\n",
         "deze kolom staat er meer dan eens"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read(folder, content, problem):
    assert [fault.problem for fault in check(folder, content).faults] == [problem]


def test_a_first_row_without_names_is_not_repeated(folder):
    """It may be a record, with its keys."""
    assert "moeder-1" not in str(check(folder, GOOD).faults[0])
