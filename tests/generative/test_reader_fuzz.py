"""Whatever stands in a file from outside, the reader gives checked rows or a user's error."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from data.outside_tables import CBS, COUNT, PERCENT, read
from kansrijk.errors import UserError
from kansrijk.monitor.figures import Status

#: Cells that a table really holds, with the traps among them.
CELLS = st.sampled_from(
    ["gemeente", "jaar", "teller", "noemer", "waarde", "groep", "Weesp", "GM0363  ", "2021",
     "2022*", "14,8", "14.8", "1.234", "<10", "x", ".", "-", "", "=1+1", "0", "12", "all", '"',
     "\x00", "é"]
) | st.text(max_size=8)  # fmt: skip


@pytest.fixture(scope="module")
def folder():
    with TemporaryDirectory() as name:
        yield Path(name)


def rows_or_user_error(path: Path, content: bytes, rule=PERCENT) -> None:
    path.write_bytes(content)
    try:
        rows = read(path, rule, measure_code="M000352" if path.suffix == ".json" else None)
    except UserError as error:
        str(error).encode("utf-8")
        return
    assert rows
    for row in rows:
        assert (row.value is not None) == (row.status is Status.SHOWN)
        assert row.value is None or rule.minimum <= row.value <= rule.highest


@given(content=st.binary(max_size=300), kind=st.sampled_from(["csv", "xlsx", "json"]))
def test_any_bytes(folder, content, kind):
    rows_or_user_error(folder / f"any.{kind}", content)


@given(
    lines=st.lists(st.lists(CELLS, min_size=1, max_size=6), max_size=6),
    separator=st.sampled_from([",", ";"]),
)
def test_any_text_that_looks_like_csv(folder, lines, separator):
    text = "\n".join(separator.join(line) for line in lines)
    rows_or_user_error(folder / "text.csv", text.encode("utf-8", errors="surrogatepass"))


@given(rows=st.lists(st.tuples(*[CELLS] * 5), min_size=1, max_size=5))
@example(rows=[("Weesp", "2021", "1", "8", "12,5")])
def test_any_cells_under_a_right_header(folder, rows):
    lines = ["gemeente;jaar;teller;noemer;waarde", *map(";".join, rows)]
    rows_or_user_error(folder / "header.csv", "\n".join(lines).encode("utf-8", "surrogatepass"))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
RECORDS = st.fixed_dictionaries(
    {"Measure": st.just("M000352") | JSON, "Value": JSON},
    optional={"RegioS": st.just("GM0363") | JSON, "Perioden": st.just("2021JJ00") | JSON,
              "ValueAttribute": JSON, "Geslacht": JSON, "Births_2": JSON},
)  # fmt: skip


@given(records=st.lists(RECORDS | JSON, max_size=3), more=JSON)
def test_any_json_that_looks_like_statline(folder, records, more):
    for content in (
        {"value": records, "odata.nextLink": None},
        {"TypedDataSet": {"value": records}, "Perioden": {"value": more}, "MeasureCodes": more},
    ):
        rows_or_user_error(folder / "any.json", json.dumps(content).encode(), COUNT)


@given(cut=st.integers(0, 30_000), flip=st.integers(0, 255))
@settings(max_examples=40)
def test_a_real_answer_cut_off_or_with_a_broken_byte(folder, cut, flip):
    content = bytearray((CBS / "03759ned_v4.json").read_bytes())
    rows_or_user_error(folder / "cut.json", bytes(content[:cut]), COUNT)
    content[cut] = flip
    rows_or_user_error(folder / "flip.json", bytes(content), COUNT)


@pytest.fixture(scope="module")
def workbook(folder):
    book = Workbook()
    book.active.append(["gemeente", "jaar", "waarde"])
    book.active.append(["Weesp", 2021, 14.8])
    book.save(folder / "whole.xlsx")
    return (folder / "whole.xlsx").read_bytes()


@given(data=st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_a_workbook_with_broken_bytes(folder, workbook, data):
    content = bytearray(workbook)
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=4)):
        content[place] = data.draw(st.integers(0, 255))
    rows_or_user_error(folder / "broken.xlsx", bytes(content))
