"""Whatever the figures are, a drawing is well-formed and stays within its frame."""

from hypothesis import given
from hypothesis import strategies as st

from drawing_reader import Drawing
from kansrijk.monitor.figures import Status
from kansrijk.reports.charts.bars import Bar, draw_bar
from kansrijk.reports.charts.coalition import CoalitionChart, CoalitionYear, draw_coalition
from kansrijk.reports.charts.columns import Column, ColumnChart, draw_columns
from kansrijk.reports.charts.comparison import draw_comparison
from kansrijk.reports.charts.comparison_data import Comparison, Mark, Measure
from kansrijk.reports.charts.map_classes import class_of, class_texts, round_classes
from kansrijk.reports.charts.money import draw_money
from kansrijk.reports.charts.money_data import Amount, MoneyChart, MoneyLine
from kansrijk.reports.charts.scales import MOST_LINES, ticks
from kansrijk.reports.charts.series import draw_series
from kansrijk.reports.charts.series_data import Gap, Point, Series, SeriesChart
from kansrijk.reports.charts.tile_map import Tile, TileMap, draw_tile_map
from kansrijk.reports.charts.words import words_for

WIDTHS = st.sampled_from([1000, 620, 296])
WORDS = st.sampled_from([words_for("nl"), words_for("en")])
TEXTS = st.text(max_size=30)
YEARS = st.integers(2000, 2035)
VALUES = st.floats(-1e6, 1e6, allow_nan=False, width=32)
POSITIVE = st.floats(0, 1e6, allow_nan=False, width=32)
NO_NUMBER = st.sampled_from([Status.SUPPRESSED, Status.MISSING, Status.NOT_APPLICABLE])


def margins(values):
    return st.one_of(st.none(), values)


@st.composite
def series(draw, group):
    """Points and gaps with different years, on one or two lines."""
    years = draw(st.lists(YEARS, min_size=1, max_size=12, unique=True))
    cut = draw(st.integers(1, len(years)))
    points = []
    for year in years[:cut]:
        value = draw(VALUES)
        low, high = draw(margins(POSITIVE)), draw(margins(POSITIVE))
        both = low is not None and high is not None
        points.append(
            Point(
                year=year,
                value=value,
                lower=value - low if both else None,
                upper=value + high if both else None,
                provisional=draw(st.booleans()),
                line=draw(st.sampled_from(["main", "old"])),
            )
        )
    gaps = tuple(Gap(year, draw(NO_NUMBER)) for year in years[cut:])
    return Series(group, draw(TEXTS), tuple(points), gaps)


@st.composite
def series_charts(draw):
    groups = draw(st.sampled_from([("all",), ("vulnerable", "not_vulnerable")]))
    return SeriesChart(
        label=draw(TEXTS),
        series=tuple(draw(series(group)) for group in groups),
        breaks=tuple(draw(st.lists(YEARS, max_size=3))),
        percent=draw(st.booleans()),
        decimals=draw(st.integers(0, 2)),
    )


@given(series_charts(), WIDTHS, WORDS)
def test_series(chart, width, words):
    drawing = Drawing(draw_series(chart, width, words, "p"))
    assert drawing.outside() == []
    points = [point for group in chart.series for point in group.points]
    drawn = len(drawing.all("circle")) + len(drawing.all("rect"))
    assert drawn >= len(points)
    suppressed = any(g.status is Status.SUPPRESSED for s in chart.series for g in s.gaps)
    assert bool(drawing.filled("url(#p-hatch)")) == suppressed


@given(series_charts(), WIDTHS)
def test_the_lines_of_a_series_cross_no_break(chart, width):
    drawing = Drawing(draw_series(chart, width, words_for("nl"), "p"))
    colours = ("#0e4f5c", "#b4452c", "#0e6a75")
    lines = [path for colour in colours for path in drawing.polylines(colour)]
    for path in drawing.polylines("#1c2b33"):
        upright = len(path) == 2 and path[0][0] == path[1][0]
        x, bottom = path[0][0], max(y for _, y in path)
        for line in lines if upright else ():
            above_axis = [px for px, py in line if py <= bottom]
            assert not above_axis or max(above_axis) <= x or min(above_axis) >= x


@st.composite
def columns(draw):
    years = draw(st.lists(YEARS, min_size=1, max_size=12, unique=True))
    return tuple(
        draw(
            st.one_of(
                st.builds(Column, year=st.just(year), status=NO_NUMBER),
                st.builds(
                    Column,
                    year=st.just(year),
                    value=VALUES,
                    is_estimated=st.booleans(),
                    is_provisional=st.booleans(),
                ),
            )
        )
        for year in years
    )


@given(columns(), WIDTHS, WORDS, TEXTS)
def test_columns(chosen, width, words, label):
    chart = ColumnChart(label=label, columns=chosen)
    drawing = Drawing(draw_columns(chart, width, words, "p"))
    assert drawing.outside() == []
    assert drawing.touching_texts() == []


@given(
    st.lists(
        st.tuples(YEARS, st.integers(100, 400), st.integers(0, 50), st.integers(0, 50)),
        min_size=1,
        max_size=6,
        unique_by=lambda row: row[0],
    ),
    WIDTHS,
    WORDS,
)
def test_coalitions(rows, width, words):
    years = tuple(
        CoalitionYear(year=year, base=base, formed=formed, developing=developing)
        for year, base, formed, developing in rows
    )
    chart = CoalitionChart(label="x", years=years, breaks=(2020,))
    assert Drawing(draw_coalition(chart, width, words, "p")).outside() == []


AMOUNTS = st.builds(Amount, st.one_of(st.none(), YEARS), st.floats(-600, 600, width=32))
LINES = st.builds(
    MoneyLine,
    name=TEXTS,
    amounts=st.lists(AMOUNTS, max_size=8, unique_by=lambda amount: amount.year).map(tuple),
    holds_more=st.booleans(),
    scale=st.sampled_from(["", "azwa"]),
)


@given(st.lists(LINES, max_size=4).map(tuple), WIDTHS, WORDS)
def test_money(lines, width, words):
    drawing = Drawing(draw_money(MoneyChart(label="x", lines=lines), width, words, "p"))
    assert drawing.outside() == []
    assert len(drawing.titles) >= sum(len(line.amounts) for line in lines)


@st.composite
def marks(draw):
    value = draw(st.one_of(st.none(), POSITIVE))
    if value is None:
        return Mark(name=draw(TEXTS), text="ontbreekt", status=draw(NO_NUMBER))
    lower = draw(margins(st.floats(0, value, width=32))) if value >= 1 else None
    upper = value if lower is not None else None
    return Mark(name=draw(TEXTS), text="9,9", value=value, lower=lower, upper=upper)


MEASURES = st.builds(
    Measure,
    name=TEXTS,
    unit=st.sampled_from(["%", "per 1.000"]),
    place=marks(),
    region=st.one_of(st.none(), marks()),
    country=st.one_of(st.none(), marks()),
)


@given(st.lists(MEASURES, min_size=1, max_size=4).map(tuple), WIDTHS, WORDS)
def test_comparison(measures, width, words):
    comparison = Comparison(label="x", measures=measures)
    assert Drawing(draw_comparison(comparison, width, words, "p")).outside(slack=8) == []


TILES = st.builds(
    Tile,
    name=TEXTS,
    col=st.integers(0, 22),
    row=st.integers(1, 31),
    text=TEXTS,
    status=st.sampled_from(list(Status)),
    value=POSITIVE,
    href=st.one_of(st.none(), TEXTS),
    is_own=st.booleans(),
)


@given(st.lists(TILES, max_size=12, unique_by=lambda t: (t.col, t.row)).map(tuple), WIDTHS)
def test_tile_map(tiles, width):
    limits = round_classes(tile.value for tile in tiles)
    drawing = Drawing(draw_tile_map(TileMap(label="x", tiles=tiles, limits=limits), width, "p"))
    assert drawing.outside() == []
    assert len(drawing.titles) == len(tiles)


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.integers(20, 200))
def test_bar(value, most, width):
    assert Drawing(draw_bar(Bar(most=most, value=value), width, "p")).outside() == []


@given(st.lists(VALUES, max_size=400))
def test_classes(values):
    limits = round_classes(values)
    assert list(limits) == sorted(set(limits))
    assert len(limits) <= 4
    assert len(class_texts(limits, words_for("nl"))) in {0, len(limits) + 1}
    if limits:
        assert {class_of(value, limits) for value in values} == set(range(len(limits) + 1))


@given(st.lists(st.floats(-1e9, 1e9), max_size=20))
def test_grid_lines_are_few_rise_and_hold_every_value(values):
    marks = ticks(values)
    assert 2 <= len(marks) <= MOST_LINES + 1
    assert list(marks) == sorted(set(marks))
    assert 0 in marks
    slack = 1e-6 * max(1.0, *map(abs, marks))
    assert all(marks[0] - slack <= value <= marks[-1] + slack for value in values)
