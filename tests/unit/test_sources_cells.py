"""What one cell of a published table says."""

import pytest

from kansrijk.monitor.figures import Status
from kansrijk.monitor.sources.cells import (
    CellError,
    Share,
    decimal_sign,
    read_count,
    read_text,
    read_value,
    read_year,
)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1234", 1234),
        ("1.234", 1234),
        ("1.234.567", 1234567),
        ("1234,0", 1234),
        ("1234.0", 1234),
        ("0", 0),
        ("-", 0),
        (" 12 ", 12),
        (1234.0, 1234),
    ],
)
def test_a_count_as_the_dutch_write_it(written, number):
    assert read_count(written).number == number


@pytest.mark.parametrize(
    "written", ["1,5", "1.23", "12.34.567", "01.234", "1 234", "elf", 1.5, "١"]
)
def test_what_is_no_count(written):
    with pytest.raises(CellError, match="kan hier niet"):
        read_count(written)


@pytest.mark.parametrize(
    ("written", "number", "decimals"),
    [
        ("14,8", 14.8, 1),
        ("1.234,5", 1234.5, 1),
        ("12,345", 12.345, 3),
        ("14,80", 14.8, 2),
        ("-0,5", -0.5, 1),
        ("27", 27, 0),
        (14.8, 14.8, 1),
        (27.0, 27, 0),
    ],
)
def test_a_value_has_a_decimal_comma(written, number, decimals):
    cell = read_value(written)

    assert (cell.number, cell.decimals) == (number, decimals)


def test_a_single_dot_before_three_digits_may_be_two_numbers():
    with pytest.raises(CellError, match="twee getallen") as caught:
        read_value("1.234")

    assert caught.value.allowed == "1234 of 1,234"


@pytest.mark.parametrize(
    ("column", "sign"),
    [
        (["1.234", "14,8"], ","),
        (["1.234", "14.8"], "."),
        (["1.234", "1.234.567"], ","),
        (["0,125"], ","),
        (["1.234", "12,345", "27", "<10"], None),
        ([14.8, None], None),
        (["14.8%"], "."),
        (["14.8**"], "."),
    ],
)
def test_the_rest_of_a_column_may_prove_its_decimal_sign(column, sign):
    assert decimal_sign(column) == sign


def test_a_proven_decimal_sign_takes_the_ambiguity_away():
    assert read_value("1.234", ",").number == 1234
    assert read_value("1.234", ".").number == 1.234


def test_another_decimal_sign_than_the_column_has_is_refused():
    with pytest.raises(CellError, match=r"'14\.8'") as caught:
        read_value("14.8", ",")

    assert "komma" in caught.value.allowed


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("<10", Status.SUPPRESSED),
        ("< 5", Status.SUPPRESSED),
        ("x", Status.SUPPRESSED),
        (".", Status.MISSING),
        ("       .", Status.MISSING),
        ("", Status.MISSING),
        (None, Status.MISSING),
    ],
)
def test_signs_for_what_is_not_shown(written, status):
    for cell in (read_count(written), read_value(written)):
        assert cell.status is status
        assert cell.number is None


def test_a_dash_is_nil_and_that_is_a_number():
    assert read_value("-").status is Status.SHOWN
    assert read_value("-").number == 0


def test_only_an_empty_cell_is_empty():
    assert read_value("").is_empty
    assert not read_value(".").is_empty


@pytest.mark.parametrize("written", ["14,8*", "14,8**", "14,8 *"])
def test_an_asterisk_means_provisional(written):
    assert read_value(written).number == 14.8
    assert read_value(written).is_provisional


@pytest.mark.parametrize(
    "written", ["*", "14,8***", "1e5", "nan", "Infinity", "#DIV/0!", float("nan")]
)
def test_what_is_no_value(written):
    with pytest.raises(CellError):
        read_value(written)


def test_a_percent_sign_only_where_percentages_are_expected():
    assert read_value("14,8 %", is_percent=True).number == 14.8
    assert read_value(Share(0.148), is_percent=True).number == 14.8
    for written in ("14,8%", Share(0.148)):
        with pytest.raises(CellError):
            read_value(written)


@pytest.mark.parametrize("written", ["=A1*2", "+SUM(A1)", "@naam", "-A1", "-(3)", "=1"])
def test_a_formula_is_never_read(written):
    for read in (read_text, read_count, read_value, read_year):
        with pytest.raises(CellError, match="formule"):
            read(written)


@pytest.mark.parametrize(
    ("written", "year"),
    [("2023", (2023, False)), (2023, (2023, False)), (2023.0, (2023, False)),
     ("2024*", (2024, True)), ("2023JJ00", (2023, False))],
)  # fmt: skip
def test_a_year(written, year):
    assert read_year(written) == year


@pytest.mark.parametrize("written", ["1989", "2101", "23", "2023KW01", "", None, True, "2023-2024"])
def test_what_is_no_year(written):
    with pytest.raises(CellError):
        read_year(written)
