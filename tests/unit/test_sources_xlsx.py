"""An XLSX table from outside: what is read, and what only a workbook can get wrong."""

import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from data.outside_tables import faults_in, read
from kansrijk.monitor.figures import Status
from kansrijk.monitor.sources import files


@pytest.fixture
def workbook(tmp_path):
    """Write rows to a workbook and give its path."""

    def write(*rows: list, formats: dict[str, str] | None = None, title: str = "Blad1") -> Path:
        book = Workbook()
        book.active.title = title
        for row in rows:
            book.active.append(row)
        for cell, number_format in (formats or {}).items():
            book.active[cell].number_format = number_format
        path = tmp_path / "tabel.xlsx"
        book.save(path)
        return path

    return write


HEADER = ["gemeente", "jaar", "waarde"]


def test_numbers_texts_and_empty_cells(workbook):
    rows = read(
        workbook(HEADER, ["Weesp", 2020, 14.8], [], ["GM0363  ", "2021", "<10"], ["Weesp", 2021])
    )

    assert [(row.row_number, row.area_code, row.year, row.status, row.value) for row in rows] == [
        (2, "GM0457", 2020, Status.SHOWN, 14.8),
        (4, "GM0363", 2021, Status.SUPPRESSED, None),
        (5, "GM0457", 2021, Status.MISSING, None),
    ]


def test_a_cell_shown_as_percentage_is_read_as_shown(workbook):
    (row,) = read(workbook(HEADER, ["Weesp", 2020, 0.148], formats={"C2": "0.0%"}))

    assert row.value == 14.8


def test_a_sheet_by_name(workbook, tmp_path):
    path = workbook(HEADER, ["Weesp", 2020, 14.8], title="Cijfers")

    assert len(read(path, sheet="Cijfers")) == 1
    (fault,) = faults_in(path, sheet="Toelichting")
    assert fault.allowed == "Cijfers"


def test_a_formula_is_named_by_row_and_column(workbook):
    (fault,) = faults_in(workbook(HEADER, ["Weesp", 2020, 14.8], ["Weesp", 2021, "=C2*2"]))

    assert (fault.row, fault.column) == (3, "waarde")
    assert "formule" in fault.problem


def test_a_number_that_excel_made_a_date(workbook):
    (fault,) = faults_in(workbook(HEADER, ["Weesp", 2020, date(2020, 1, 14)]))

    assert (fault.row, fault.column) == (2, "waarde")
    assert "datum" in fault.problem


def test_a_true_and_an_error_are_no_numbers(workbook):
    faults = faults_in(workbook(HEADER, ["Weesp", True, "#DIV/0!"]))

    assert [fault.column for fault in faults] == ["jaar", "waarde"]


def test_a_cell_far_to_the_right(workbook):
    path = workbook(HEADER, ["Weesp", 2020, *[None] * 16_000, 1])

    (fault,) = faults_in(path)

    assert (fault.row, fault.problem) == (2, "16003 kolommen")


def test_something_else_called_xlsx(tmp_path):
    path = tmp_path / "tabel.xlsx"
    path.write_text("gemeente;jaar;waarde\n", encoding="utf-8")

    (fault,) = faults_in(path)

    assert "geen Excel-bestand" in fault.problem


def test_a_zip_that_is_no_workbook(tmp_path):
    path = tmp_path / "tabel.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<nee>")

    (fault,) = faults_in(path)

    assert "beschadigd" in fault.problem


def test_a_workbook_cut_in_half(workbook):
    path = workbook(HEADER, ["Weesp", 2020, 14.8])
    path.write_bytes(path.read_bytes()[:2000])

    assert faults_in(path)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path):
    path = tmp_path / "tabel.xlsx"
    nothing = b"\0" * 1_000_000
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w") as member,
    ):
        for _ in range(files.LARGEST_UNPACKED_MB + 1):
            member.write(nothing)

    (fault,) = faults_in(path)

    assert path.stat().st_size < 1_000_000
    assert "na uitpakken te groot" in fault.problem
