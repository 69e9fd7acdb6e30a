"""FIGURES.parquet: the same table gives the same bytes, and what is read is what was written."""

from dataclasses import replace

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from counted_cells import COUNTRY, GGD, series, table_of
from kansrijk.errors import UserError
from kansrijk.monitor.counted.parquet import SCHEMA, About, about, read_figures, write_figures
from kansrijk.monitor.figures import Flag, Status, write_csv

ABOUT = About(country="ZZ01", area_set="verzonnen", border_year=2024, edition=2025, synthetic=True)
CELLS = [
    *series({2023: (1, 3), 2024: (2, 3)}),
    {"place": GGD, "population": 7, "events": 2, "unknown": 1, "flagged": 1, "estimated": True},
    {"place": GGD, "indicator": "uithuisplaatsing", "population": 700, "events": 1},
    {"place": "GM9001"},
    {"place": "GM9001", "group": "vulnerable", "population": 9, "events": 9},
]
#: Other tables, other programs: none of these is a file of figures.
STRANGERS = {
    "text": b"indicator;waarde\nbig2;14,8\n",
    "nothing": b"",
    "cut off": b"PAR1\x00\x00",
}


@pytest.fixture
def table():
    return table_of(*CELLS, synthetic=True, missing=[("uithuisplaatsing", "2018")])


@pytest.fixture
def path(table, tmp_path):
    path = tmp_path / "figures.parquet"
    write_figures(table, ABOUT, path)
    return path


def test_the_same_table_gives_the_same_bytes(table, path, tmp_path):
    again = tmp_path / "again.parquet"
    write_figures(
        table_of(*CELLS, synthetic=True, missing=[("uithuisplaatsing", "2018")]), ABOUT, again
    )
    assert again.read_bytes() == path.read_bytes()


def test_what_a_file_says_of_itself(table, path, tmp_path):
    other = replace(ABOUT, border_year=2020, synthetic=False)
    write_figures(table, other, tmp_path / "other.parquet")
    assert (about(path), about(tmp_path / "other.parquet")) == (ABOUT, other)


def test_what_is_read_is_what_was_written(table, path):
    figures = {figure.key: figure for figure in read_figures(path)}
    assert len(figures) == table.num_rows
    for row in table.to_pylist():
        key = tuple(
            row[name] for name in ("area", "indicator", "group", "line", "period", "edition")
        )
        figure = figures[key]
        for name in set(row) - {"status", "flags"} - set(SCHEMA.names[-4:]):
            assert getattr(figure, name) == row[name]
        assert figure.status is Status(row["status"])
        assert "|".join(sorted(figure.flags)) == row["flags"]


def test_every_state_comes_back(path):
    figures = read_figures(path)
    assert {figure.status for figure in figures} == set(Status) - {Status.SUPPRESSED}
    assert {figure.flags for figure in figures} == {
        frozenset({Flag.SYNTHETIC}), frozenset({Flag.SYNTHETIC, Flag.ESTIMATED})
    }  # fmt: skip


@pytest.mark.parametrize(
    "wanted",
    [
        {"indicator": "big2"},
        {"area": GGD},
        {"area": (GGD, COUNTRY), "indicator": "big2"},
        {"group": "vulnerable", "period": "2024"},
        {"area": frozenset({"GM9001", "GM9999"})},
        {"indicator": "bestaat_niet"},
        {"area": ()},
    ],
)
def test_only_what_is_wanted_is_read(path, wanted, tmp_path):
    everything = read_figures(path)
    write_csv(everything, tmp_path / "figures.csv")
    accepted = {name: {v} if isinstance(v, str) else set(v) for name, v in wanted.items()}
    right = [f for f in everything if all(getattr(f, n) in v for n, v in accepted.items())]
    assert list(read_figures(path, **wanted)) == right
    assert list(read_figures(tmp_path / "figures.csv", **wanted)) == right


def test_csv_and_parquet_give_the_same_figures(path, tmp_path):
    write_csv(read_figures(path), tmp_path / "figures.csv")
    assert list(read_figures(tmp_path / "figures.csv")) == list(read_figures(path))


@pytest.mark.parametrize("content", STRANGERS.values(), ids=STRANGERS)
@pytest.mark.parametrize("name", ["figures.parquet", "figures.csv"])
def test_a_file_that_is_something_else(tmp_path, content, name):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UserError, match=f"{name} is geen tabel met cijfers"):
        read_figures(path)
    with pytest.raises(UserError, match=f"{name} is geen bestand met getelde cijfers"):
        about(path)


def test_a_parquet_file_of_another_table(tmp_path):
    path = tmp_path / "births.parquet"
    pq.write_table(pa.table({"child_key": ["K1"]}), path)
    with pytest.raises(UserError, match=r"births\.parquet is geen tabel met cijfers"):
        read_figures(path)
    with pytest.raises(UserError, match=r"births\.parquet is geen bestand met getelde cijfers"):
        about(path)


def test_the_right_columns_with_a_word_that_means_nothing(table, tmp_path):
    """As a CSV with such a word is refused, so is a Parquet file."""
    path = tmp_path / "figures.parquet"
    place = table.schema.get_field_index("status")
    strange = table.set_column(place, "status", pa.array(["zichtbaar"] * table.num_rows))
    write_figures(strange, ABOUT, path)
    with pytest.raises(UserError, match="geen tabel met cijfers"):
        read_figures(path)


@pytest.mark.parametrize("name", ["figures.parquet", "figures.csv"])
def test_a_file_that_is_not_there(tmp_path, name):
    with pytest.raises(UserError, match="bestaat niet"):
        read_figures(tmp_path / name)
    with pytest.raises(UserError):
        about(tmp_path / name)
