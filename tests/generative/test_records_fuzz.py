"""Deliveries made up by Hypothesis: what the check finds is what a plain loop finds, and nothing
that a file can hold ends in anything but a report or a refusal."""

import tempfile
from collections import Counter
from datetime import date
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kansrijk.errors import UserError
from kansrijk.monitor.sources.records import check_delivery, open_delivery
from tiny_delivery import checked, right_rows, write_delivery

CODES = {2020: {1, 2, 3, 4, 5}, 2021: {1, 2, 4, 5}, 2022: {4, 10}}

births = st.fixed_dictionaries(
    {
        "child_key": st.sampled_from(["kind-0001", "kind-0002", "kind-0003", "kind-0004"]),
        "mother_key": st.sampled_from([None, "moeder-0001"]),
        "municipality": st.sampled_from([None, 1, 3, 4, 5, 10, 99]).map(
            lambda number: None if number is None else f"GM{9000 + number}"
        ),
        "birth_date": st.dates(date(2019, 6, 1), date(2023, 6, 1)),
        "gestation_days": st.one_of(st.none(), st.integers(100, 330)),
        "sex": st.sampled_from([None, "female", "male", "meisje"]),
        "is_multiple": st.booleans(),
        "rank_in_pregnancy": st.integers(0, 9),
        "vulnerable": st.sampled_from([None, True]),
        "vulnerability_probability": st.one_of(st.none(), st.floats(-0.5, 1.5)),
    }
)


def wrong_columns(row, key_counts):
    """The columns of a row with a fault, by rules written out once more."""
    year, code, days = row["birth_date"].year, row["municipality"], row["gestation_days"]
    rank, chance = row["rank_in_pregnancy"], row["vulnerability_probability"]
    is_wrong = [
        ("child_key", key_counts[row["child_key"]] > 1),
        ("mother_key", row["mother_key"] is None),
        ("birth_date", year not in CODES),
        ("municipality", code and year in CODES and int(code[2:]) - 9000 not in CODES[year]),
        ("gestation_days", days is not None and not 112 <= days <= 315),
        ("sex", row["sex"] not in (None, "female", "male")),
        ("rank_in_pregnancy", not 1 <= rank <= 8),
        ("rank_in_pregnancy", not row["is_multiple"] and rank > 1),
        ("vulnerability_probability", chance is not None and not 0 <= chance <= 1),
        ("vulnerability_probability", chance is not None and row["vulnerable"] is not None),
    ]
    return [column for column, wrong in is_wrong if wrong]


@settings(max_examples=25)
@given(st.lists(births, min_size=1, max_size=12), st.sampled_from(["parquet", "csv"]))
def test_the_check_finds_what_a_plain_loop_finds(made, kind):
    first = 1 if kind == "parquet" else 2
    rows = right_rows("births", made)
    times = Counter(row["child_key"] for row in rows)
    expected = {n: Counter(wrong_columns(row, times)) for n, row in enumerate(rows, start=first)}
    with tempfile.TemporaryDirectory() as folder:
        write_delivery(Path(folder), {"births": made}, kind)
        with open_delivery(Path(folder)) as delivery:
            report = check_delivery(delivery)
            left = delivery.table("births", skip_faulty=True).count().to_pyarrow().as_py()
    found: dict[int, Counter[str]] = {number: Counter() for number in expected}
    for fault in report.faults:
        found[fault.row][fault.column] += 1
    assert found == expected
    assert left == sum(not wrong for wrong in expected.values())
    assert sum(part.rows for part in report.left_out) == len(rows) - left


@settings(max_examples=40)
@given(st.binary(max_size=300))
@example(b'mother_key,year,municipality,preconception_claimed\n"')
@example(b"mother_key,year\r\r\n,,\x00,")
def test_any_bytes_as_csv_end_in_a_report(content):
    with tempfile.TemporaryDirectory() as folder:
        write_delivery(Path(folder), {"mothers": [{}]}, "csv")
        (Path(folder) / "mothers.csv").write_bytes(content)
        assert not checked(Path(folder)).is_good


@settings(max_examples=40)
@given(st.text(st.sampled_from('a1;,"\n\r é\0'), max_size=60))
def test_any_text_below_a_right_header_ends_in_a_report(text):
    header = "mother_key,year,municipality,preconception_claimed\n"
    with tempfile.TemporaryDirectory() as folder:
        write_delivery(Path(folder), {"mothers": [{}]}, "csv")
        (Path(folder) / "mothers.csv").write_text(header + text, encoding="utf-8", newline="")
        # No row of these signs is right, and no row at all is a fault too.
        assert not checked(Path(folder)).is_good


@settings(max_examples=40)
@given(st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=20))
def test_a_damaged_parquet_file_ends_in_a_report(flips):
    with tempfile.TemporaryDirectory() as folder:
        path = (
            write_delivery(Path(folder), {"births": [{}, {}], "mothers": [{}]}) / "births.parquet"
        )
        content = bytearray(path.read_bytes())
        for place, value in flips:
            content[int(place * len(content))] = value
        path.write_bytes(bytes(content))
        report = checked(Path(folder))
        assert all(finding.table == "births" for finding in report.findings)


@settings(max_examples=60)
@given(st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=5,
), st.sampled_from([
    "format", "area_set", "border_year", "codes_of", "years", "deliverer", "synthetic", "tables",
]))  # fmt: skip
def test_any_field_of_the_manifest_is_used_or_refused(value, field):
    with tempfile.TemporaryDirectory() as folder:
        write_delivery(Path(folder), {"mothers": [{}]}, **{field: value})
        refusal = ""
        try:
            open_delivery(Path(folder)).close()
        except UserError as error:
            refusal = str(error)
        assert not refusal or "manifest.json" in refusal
