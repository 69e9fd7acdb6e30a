"""A CSV table from outside: what is read, and one test per kind of fault."""

import pytest

from data.outside_tables import CBS, COUNT, PER_1000, PERCENT, faults_in, faults_of, read, read_text
from kansrijk.monitor.figures import Flag, Status
from kansrijk.monitor.sources import ValueRule


def test_a_table_with_dutch_headers_and_semicolons(tmp_path):
    rows = read_text(
        tmp_path,
        "gemeente;jaar;groep;teller;noemer;waarde\n"
        "Amsterdam;2021;kwetsbaar;1.230;6.150;20,0\n"
        "'s-Gravenhage;2021;niet kwetsbaar;<10;450;.\n",
    )

    first, second = rows
    assert (first.area_code, first.year, first.group) == ("GM0363", 2021, "vulnerable")
    assert (first.numerator, first.denominator, first.value) == (1230, 6150, 20.0)
    assert (second.status, second.value, second.numerator) == (Status.SUPPRESSED, None, None)
    assert (second.denominator, second.row_number) == (450, 3)


def test_a_table_with_english_headers_commas_and_byte_order_mark(tmp_path):
    rows = read_text(tmp_path, "\ufeffArea,Year,Value\r\nGM0363    ,2021,14.8\r\n")

    assert [(row.area_code, row.group, row.value) for row in rows] == [("GM0363", "all", 14.8)]


def test_without_value_it_is_computed_and_said_to_be(tmp_path):
    (row,) = read_text(tmp_path, "gemeente,jaar,teller,noemer\nAmsterdam,2021,3,8\n", PER_1000)

    assert row.value == 375
    assert row.flags == {Flag.DERIVED}


def test_what_the_publisher_calls_missing_is_not_computed(tmp_path):
    (row,) = read_text(tmp_path, "gemeente,jaar,teller,noemer,waarde\nWeesp,2021,3,8,.\n")

    assert (row.status, row.value, row.numerator) == (Status.MISSING, None, None)


def test_a_value_beside_a_hidden_numerator_is_hidden_too(tmp_path):
    (row,) = read_text(tmp_path, 'gemeente,jaar,teller,noemer,waarde\nWeesp,2021,<10,80,"6,3"\n')

    assert (row.status, row.value, row.numerator) == (Status.SUPPRESSED, None, None)


def test_provisional_by_value_or_by_year(tmp_path):
    rows = read_text(
        tmp_path, "gemeente;jaar;waarde\nWeesp;2020;14,8*\nWeesp;2021*;14,8\nWeesp;2019;14,8\n"
    )

    assert [row.flags for row in rows] == [{Flag.PROVISIONAL}, {Flag.PROVISIONAL}, set()]


def test_the_code_goes_before_the_name_and_other_columns_are_left_out(tmp_path):
    (row,) = read_text(tmp_path, "naam,opmerking,code,jaar,waarde\nA'dam,=1+1,GM0363,2021,14.8\n")

    assert row.area_code == "GM0363"


def test_real_population_of_cbs():
    rows = read(
        CBS / "population_1jan_03759ned.csv",
        COUNT,
        kind="measure",
        id="inhabitants",
        measure_code="population_1_jan",
    )

    found = {(row.area_code, row.year): row.value for row in rows}
    assert found["GM0363", 2020] == 872757
    assert found["GM0363", 2021] == 873338
    assert all(row.status is Status.SHOWN and row.group == "all" for row in rows)


HEADER = "gemeente;jaar;groep;teller;noemer;waarde\n"


@pytest.mark.parametrize(
    ("line", "column", "problem", "allowed"),
    [
        ("Amsterdm;2021;all;2;10;20,0", "gemeente", "Bedoelde u: Amsterdam?", "naam of code"),
        (";2021;all;2;10;20,0", "gemeente", "leeg", "verplicht"),
        ("Weesp;1989;all;2;10;20,0", "jaar", "'1989'", "1990 tot en met 2100"),
        ("Weesp;2021;;2;10;20,0", "groep", "leeg", "verplicht"),
        ("Weesp;2021;arm;2;10;20,0", "groep", "'arm'", "all, vulnerable, not_vulnerable"),
        ("Weesp;2021;all;2;10;20,0,0", "waarde", "'20,0,0'", "een getal als 14,8"),
        ("Weesp;2021;all;2;10;1.234", "waarde", "twee getallen", "1234 of 1,234"),
        ("Weesp;2021;all;2,5;10;25,0", "teller", "'2,5'", "een geheel getal"),
        ("Weesp;2021;all;-2;10;20,0", "teller", "negatief", "0 of meer"),
        ("Weesp;2021;all;0;0;", "noemer", "0 van 0", "een noemer van 1 of meer"),
        ("Weesp;2021;all;11;10;20,0", "teller", "meer dan de noemer 10", "hoogstens 10"),
        ("Weesp;2021;all;2;10;20,1", "waarde", "past niet bij teller en noemer", "20"),
        ("Weesp;2021;all;;;100,1", "waarde", "te groot", "hoogstens 100"),
        ("Weesp;2021;all;;;-0,1", "waarde", "te klein", "0 of meer"),
        ("Weesp;2021;all;2;10;=B2/C2", "waarde", "formule", "zonder formule"),
        ("Weesp;2021;all;-A1;10;20,0", "teller", "formule", "zonder formule"),
    ],
)
def test_a_fault_is_named_by_file_row_column_and_what_is_allowed(
    tmp_path, line, column, problem, allowed
):
    (fault,) = faults_of(tmp_path, f"{HEADER}Amsterdam;2021;all;2;10;20\n{line}\n")

    assert (fault.file, fault.row, fault.column) == ("tabel.csv", 3, column)
    assert problem in fault.problem
    assert allowed in fault.allowed


@pytest.mark.parametrize(
    "line",
    ["Weesp;2021;all;1;3;33,3", "Weesp;2021;all;1;3;33", "Weesp;2021;all;1;3;33,3333",
     "Weesp;2021;all;1;8;12,5", "Weesp;2021;all;1;8;12", "Weesp;2021;all;1;8;13"],
)  # fmt: skip
def test_rounding_is_no_contradiction(tmp_path, line):
    (row,) = read_text(tmp_path, f"{HEADER}{line}\n")

    assert row.status is Status.SHOWN


def test_a_missing_column(tmp_path):
    (fault,) = faults_of(tmp_path, "gemeente,waarde\nWeesp,14.8\n")

    assert (fault.row, fault.column) == (1, "jaar")
    assert "gemeente, waarde" in fault.problem
    assert "jaar" in fault.allowed


def test_a_numerator_without_denominator_is_not_enough(tmp_path):
    (fault,) = faults_of(tmp_path, "gemeente,jaar,teller\nWeesp,2021,14\n")

    assert fault.column == "waarde"
    assert "teller met noemer" in fault.allowed


def test_two_columns_for_the_same(tmp_path):
    (fault,) = faults_of(tmp_path, "gemeente,jaar,year,waarde\nWeesp,2021,2021,14.8\n")

    assert "jaar en year" in fault.problem


def test_a_duplicate_row_even_by_another_name(tmp_path):
    (fault,) = faults_of(tmp_path, "gebied;jaar;waarde\nWeesp;2021;14,8\nGM0457;2021;14,9\n")

    assert (fault.row, fault.column) == (3, "gebied")
    assert "gelijk aan rij 2" in fault.problem


def test_a_row_about_something_else(tmp_path):
    (fault,) = faults_of(
        tmp_path,
        "indicator;gemeente;jaar;waarde\nbig2;Weesp;2020;14,8\nvoorzorg;Weesp;2021;14,8\n",
        id="big2",
    )

    assert (fault.row, fault.column, fault.allowed) == (3, "indicator", "big2")


def test_the_groups_of_an_area_and_year_are_no_duplicates(tmp_path):
    rows = read_text(
        tmp_path,
        "gemeente;jaar;groep;waarde\nWeesp;2021;alle;14,8\n"
        "Weesp;2021;niet-kwetsbaar;14,2\nWeesp;2021;vulnerable;20,7\n",
    )

    assert [row.group for row in rows] == ["all", "not_vulnerable", "vulnerable"]


def test_a_measure_is_not_split_by_vulnerability(tmp_path):
    (fault,) = faults_of(
        tmp_path, "gemeente;jaar;groep;waarde\nWeesp;2021;kwetsbaar;14,8\n", kind="measure"
    )

    assert (fault.column, fault.allowed) == ("groep", "all")


def test_a_count_has_no_numerator(tmp_path):
    (fault,) = faults_of(tmp_path, "gemeente,jaar,waarde,teller\nWeesp,2021,14,2\n", COUNT)

    assert "geen teller of noemer" in fault.problem


def test_a_decimal_comma_in_a_file_with_commas(tmp_path):
    (fault,) = faults_of(tmp_path, "gemeente,jaar,waarde\nWeesp,2021,14,8\n")

    assert fault.row == 2
    assert "decimale komma" in fault.problem


def test_mixed_decimal_signs(tmp_path):
    (fault,) = faults_of(tmp_path, "gemeente;jaar;waarde\nWeesp;2020;14,8\nWeesp;2021;14.8\n")

    assert (fault.row, fault.column) == (3, "waarde")


def test_another_encoding_is_named_by_row_and_column(tmp_path):
    path = tmp_path / "tabel.csv"
    path.write_bytes("gemeente;jaar;waarde\nSúdwest-Fryslân;2021;14,8\n".encode("latin-1"))

    (fault,) = faults_in(path)

    assert (fault.row, fault.column) == (2, "gemeente")
    assert "UTF-8" in fault.allowed
    str(fault).encode("utf-8")


def test_utf_16_is_refused(tmp_path):
    path = tmp_path / "tabel.csv"
    path.write_bytes("gemeente;jaar;waarde\nWeesp;2021;14,8\n".encode("utf-16"))

    (fault,) = faults_in(path)

    assert "UTF-8" in fault.allowed


def test_a_file_cut_off_inside_quotes(tmp_path):
    (fault,) = faults_of(tmp_path, 'gemeente,jaar,waarde\nWeesp,2021,"14')

    assert fault.row == 2
    assert "afgebroken" in fault.problem


def test_a_file_cut_off_inside_a_row(tmp_path):
    (fault,) = faults_of(tmp_path, "gemeente;jaar;waarde\nWeesp;2021;14,8\nAmsterdam;2021")

    assert (fault.row, fault.column) == (3, "waarde")
    assert "houdt hier op" in fault.problem


@pytest.mark.parametrize("text", ["", "\n\n", "gemeente;jaar;waarde\n"])
def test_a_file_without_rows(tmp_path, text):
    assert faults_of(tmp_path, text)


def test_the_other_cells_of_a_row_without_year_are_judged(tmp_path):
    faults = faults_of(tmp_path, "gemeente;jaar;waarde\nAmsterdm;tien;101\n")

    assert [fault.column for fault in faults] == ["jaar", "waarde"]


def test_a_lower_maximum_than_100_percent(tmp_path):
    (fault,) = faults_of(
        tmp_path, "gemeente;jaar;waarde\nWeesp;2021;41\n", ValueRule("percent", maximum=40)
    )

    assert fault.allowed == "hoogstens 40"


def test_too_many_columns(tmp_path):
    (fault,) = faults_of(tmp_path, "gemeente;jaar;waarde" + ";" * 1000 + "\n")

    assert (fault.row, fault.problem) == (1, "1003 kolommen")


def test_every_fault_in_one_pass(tmp_path):
    faults = faults_of(tmp_path, f"{HEADER}Amsterdm;2021;all;11;10;120,0\nWeesp;1900;x;a;=1;14,8\n")

    assert [(fault.row, fault.column) for fault in faults] == [
        (2, "gemeente"),
        (2, "waarde"),
        (2, "teller"),
        (3, "jaar"),
        (3, "groep"),
        (3, "teller"),
        (3, "noemer"),
    ]


def test_what_stands_in_a_file_cannot_upset_the_screen(tmp_path):
    faults = faults_of(tmp_path, f"gemeente;jaar;waarde\nWeesp\x1b[2J;2021;{'9' * 500}x\n", PERCENT)

    assert all("\x1b" not in str(fault) and len(str(fault)) < 250 for fault in faults)
