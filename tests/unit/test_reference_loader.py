"""The loader of reference files names every fault with file, row, column and what is allowed."""

from pathlib import Path
from typing import ClassVar, Literal

import pytest
from pydantic import Field

from kansrijk.errors import Fault, TableError
from kansrijk.reference.loader import load_file
from kansrijk.reference.rows import Row


class Baker(Row):
    table: ClassVar[str] = "bakers"
    key: ClassVar[tuple[str, ...]] = ("name",)

    name: str
    loaves: int = Field(ge=0)
    price: float | None = None
    size: Literal["small", "large"] = "small"


def write(folder: Path, *lines: str) -> Path:
    path = folder / "bakers.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def faults(path: Path) -> tuple[Fault, ...]:
    with pytest.raises(TableError) as caught:
        load_file(Baker, path)
    return caught.value.faults


def test_a_sound_table_becomes_typed_rows_in_the_order_of_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, "name,loaves,price,size", "Bo,12,2.5,large", "An,0,,small")
    bo, an = load_file(Baker, path)
    assert (bo.name, bo.loaves, bo.price, bo.size) == ("Bo", 12, 2.5, "large")
    assert (an.name, an.loaves, an.price) == ("An", 0, None)


def test_spaces_around_a_value_do_not_count(tmp_path: Path) -> None:
    (row,) = load_file(Baker, write(tmp_path, "name,loaves", "  Bo ,3"))
    assert row.name == "Bo"


@pytest.mark.parametrize(
    ("line", "column", "problem", "allowed"),
    [
        ("Bo,veel,,small", "loaves", "'veel' kan hier niet", "een geheel getal"),
        ("Bo,1.5,,small", "loaves", "'1.5' kan hier niet", "een geheel getal"),
        ("Bo,-1,,small", "loaves", "'-1' kan hier niet", "0 of meer"),
        ("Bo,1,\"2,5\",small", "price", "'2,5' kan hier niet", "een getal"),
        ("Bo,1,,huge", "size", "'huge' kan hier niet", "'small' of 'large'"),
        (",1,,small", "name", "leeg", "een waarde is verplicht"),
        ("Bo,,,small", "loaves", "leeg", "een waarde is verplicht"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_named_with_its_place_and_what_is_allowed(
    tmp_path: Path, line: str, column: str, problem: str, allowed: str
) -> None:
    path = write(tmp_path, "name,loaves,price,size", "An,1,,small", line)
    assert faults(path) == (Fault("bakers.csv", problem, 3, column, allowed),)


def test_all_faults_of_a_table_are_reported_at_once(tmp_path: Path) -> None:
    path = write(tmp_path, "name,loaves,size", "Bo,x,huge", "An,1,small", ",2,small")
    assert [(fault.row, fault.column) for fault in faults(path)] == [
        (2, "loaves"),
        (2, "size"),
        (4, "name"),
    ]


def test_unknown_and_missing_columns_are_named_with_the_columns_that_are_allowed(
    tmp_path: Path,
) -> None:
    unknown, missing = faults(write(tmp_path, "name,cakes", "Bo,1"))
    assert (unknown.column, unknown.problem, unknown.row) == ("cakes", "onbekende kolom", 1)
    assert (missing.column, missing.problem, missing.row) == ("loaves", "kolom ontbreekt", 1)
    assert unknown.allowed == missing.allowed == "name, loaves, price, size"


def test_a_column_that_may_be_empty_may_also_be_absent(tmp_path: Path) -> None:
    (row,) = load_file(Baker, write(tmp_path, "name,loaves", "Bo,3"))
    assert row.price is None
    assert row.size == "small"


def test_a_row_with_too_many_values_is_a_fault(tmp_path: Path) -> None:
    (fault,) = faults(write(tmp_path, "name,loaves", "Bo,3,4"))
    assert (fault.row, fault.column) == (2, "(te veel kolommen)")


def test_an_empty_file_misses_its_columns(tmp_path: Path) -> None:
    assert {fault.column for fault in faults(write(tmp_path, ""))} == {"name", "loaves"}


def test_another_encoding_than_utf_8_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "bakers.csv"
    path.write_bytes("name,loaves\nZoë,1\n".encode("latin-1"))
    (fault,) = faults(path)
    assert (fault.problem, fault.allowed) == ("geen leesbare tekst", "UTF-8")


def test_a_duplicate_row_names_the_row_it_repeats(tmp_path: Path) -> None:
    (fault,) = faults(write(tmp_path, "name,loaves", "Bo,3", "An,1", "Bo,4"))
    assert fault.row == 4
    assert fault.problem == "dubbele rij, gelijk aan rij 2 (name=Bo)"


def test_the_message_reads_as_a_sentence(tmp_path: Path) -> None:
    (fault,) = faults(write(tmp_path, "name,loaves", "Bo,veel"))
    assert str(fault) == (
        "bakers.csv, rij 2, kolom loaves: 'veel' kan hier niet (toegestaan: een geheel getal)"
    )
