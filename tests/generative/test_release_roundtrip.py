"""Whatever figures and verdicts are written, the same come back, and give the same bytes."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kansrijk.monitor.definitions import Definitions
from kansrijk.monitor.figures import Figure, FigureTable, Flag, Status, read_csv, write_csv
from kansrijk.monitor.release import Content, open_release, write_release
from kansrijk.monitor.verdict import Desirability, Direction, Reason, Significance, Verdict

EMPTY = Definitions((), (), (), (), (), (), (), (), ())

ids = st.from_regex(r"[a-z][a-z0-9_.]{0,12}", fullmatch=True)
periods = st.one_of(
    st.integers(1990, 2100).map(str),
    st.sampled_from(["2020-01", "2020-12", "2017-2021"]),
)
numbers = st.floats(allow_nan=False, allow_infinity=False)
#: Any text in lines: half of a surrogate pair and NUL are in no text file, and a lone carriage
#: return is what Python's csv writer leaves unquoted.
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), min_size=1)


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    status = draw(st.sampled_from(Status))
    shown = status is Status.SHOWN
    bounds = st.none() | numbers if shown else st.none()
    counts = st.none() | st.integers(0, 10**9)
    return Figure(
        indicator=draw(ids),
        area=draw(ids),
        period=draw(periods),
        group=draw(st.sampled_from(["all", "vulnerable", "not_vulnerable"])),
        line=draw(ids),
        status=status,
        value=draw(numbers) if shown else None,
        numerator=draw(counts) if shown else None,
        denominator=draw(counts),
        lower=draw(bounds),
        upper=draw(bounds),
        reason=None if shown else draw(ids),
        flags=draw(st.frozensets(st.sampled_from(Flag))),
        edition=draw(st.none() | ids),
        source=draw(ids),
        note=draw(st.none() | texts),
    )


tables = st.lists(figures(), max_size=8, unique_by=lambda figure: figure.key).map(FigureTable)
verdicts = st.builds(
    Verdict,
    edition=st.integers(2019, 2100),
    indicator=ids,
    group=ids,
    line=ids,
    year=st.none() | st.integers(2000, 2100),
    published_symbol=st.sampled_from(["up", "down", "flat", "none"]),
    direction=st.sampled_from(Direction),
    significance=st.none() | st.sampled_from(Significance),
    desirability=st.sampled_from(Desirability),
    reason=st.none() | st.sampled_from(Reason),
    first=st.none() | periods,
    last=st.none() | periods,
    p_value=st.none() | st.floats(0, 1),
)


@given(tables)
def test_figures_come_back_from_csv_and_give_the_same_bytes(table: FigureTable) -> None:
    with tempfile.TemporaryDirectory() as folder:
        first, second = Path(folder, "1.csv"), Path(folder, "2.csv")
        write_csv(table, first)
        again = read_csv(first)
        write_csv(again, second)
        assert list(again) == list(table), "and so no absent value became a number"
        assert second.read_bytes() == first.read_bytes()


@settings(max_examples=30)
@given(tables, st.lists(verdicts, max_size=3))
def test_a_release_comes_back_as_it_was_written(table: FigureTable, given: list[Verdict]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        names = [_write(Path(folder, part), table, given) for part in ("one", "other")]
        assert names[0].name == names[1].name
        release = open_release(names[0])
        assert list(release.figures) == list(table)
        assert list(release.verdicts) == given


def _write(parent: Path, table: FigureTable, given: list[Verdict]) -> Path:
    content = Content(
        area_set="nl",
        kind="published",
        figures=table,
        verdicts=given,
        definitions=EMPTY,
        inputs={},
    )
    return write_release(parent, content)
