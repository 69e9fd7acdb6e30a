"""Columns, coalitions, money and the bar of a table cell."""

import pytest

from drawing_reader import Drawing
from kansrijk.monitor.figures import Status
from kansrijk.reports.charts.bars import Bar, draw_bar
from kansrijk.reports.charts.coalition import CoalitionChart, CoalitionYear, draw_coalition
from kansrijk.reports.charts.columns import Column, ColumnChart, draw_columns
from kansrijk.reports.charts.money import draw_money
from kansrijk.reports.charts.money_data import Amount, MoneyChart, MoneyLine
from kansrijk.reports.charts.tokens import INK, PETROL, SURFACE
from kansrijk.reports.charts.words import words_for

DUTCH = words_for("nl")
WIDTHS = (1000, 620, 296)

BIRTHS = ColumnChart(
    label="Geboorten.",
    columns=(
        Column(year=2015, value=1710, is_estimated=True),
        Column(year=2016, value=1742, is_estimated=True),
        Column(year=2017, status=Status.MISSING),
        Column(year=2018, value=1690),
        Column(year=2019, value=1655),
        Column(year=2020, value=1702),
        Column(year=2021, value=1810),
        Column(year=2022, value=1780),
        Column(year=2023, value=1699, is_provisional=True),
    ),
)
STATES = ColumnChart(
    label="Staten.",
    columns=(
        Column(year=2019, value=14.8),
        Column(year=2020, value=0),
        Column(year=2021, status=Status.SUPPRESSED),
        Column(year=2022, status=Status.MISSING),
        Column(year=2023, status=Status.NOT_APPLICABLE),
    ),
    decimals=1,
    unit="%",
)
COALITIONS = CoalitionChart(
    label="Coalities.",
    years=(
        CoalitionYear(year=2019, base=147, formed=40),
        CoalitionYear(year=2020, base=275, formed_percent=21),
        CoalitionYear(year=2021, base=273, formed=140),
        CoalitionYear(year=2022, base=344, formed=166),
        CoalitionYear(year=2023, base=342, formed=212, developing=66, none=31),
    ),
    breaks=(2022,),
)
MONEY = MoneyChart(
    label="Geld.",
    lines=(
        MoneyLine(name="Impuls", amounts=(Amount(2019, 3), Amount(2020, 4.7), Amount(2021, 4.7))),
        MoneyLine(name="Korting op het geheel", amounts=(Amount(2026, -23.5),)),
        MoneyLine(
            name="Basisinfrastructuur",
            amounts=(Amount(2026, 0), Amount(2030, 173), Amount(None, 198)),
            holds_more=True,
            scale="azwa",
        ),
    ),
)


def columns(chart, width=620):
    return Drawing(draw_columns(chart, width, DUTCH, "c"))


def coalitions(chart=COALITIONS, width=620):
    return Drawing(draw_coalition(chart, width, DUTCH, "c"))


def money(width=1000, chart=MONEY):
    return Drawing(draw_money(chart, width, DUTCH, "m"))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    ("draw", "chart"),
    [(draw_columns, BIRTHS), (draw_columns, STATES), (draw_coalition, COALITIONS),
     (draw_money, MONEY)],
)  # fmt: skip
def test_letters_are_large_enough_and_never_over_each_other(draw, chart, width):
    drawing = Drawing(draw(chart, width, DUTCH, "p"))
    assert min(drawing.letter_sizes()) >= 13
    assert drawing.touching_texts() == []
    assert drawing.outside() == []
    assert drawing.root.attrib["aria-label"] == chart.label


def test_every_column_has_its_number_where_there_is_room_else_first_and_last():
    shown = {DUTCH.number(c.value) for c in BIRTHS.columns if c.value}
    assert shown <= set(columns(BIRTHS).texts)
    assert shown & set(columns(BIRTHS, 296).texts) == {"1.710", "1.699"}


def test_columns_are_as_long_as_their_values():
    heights = {
        title.text: float(rect.attrib["height"])
        for rect in columns(BIRTHS).all("rect")
        for title in rect
    }
    assert heights["2021: 1.810"] / heights["2019: 1.655"] == pytest.approx(1810 / 1655, rel=0.01)


def test_estimates_are_hatched_and_provisional_values_open():
    fills = {
        title.text: rect.attrib["fill"] for rect in columns(BIRTHS).all("rect") for title in rect
    }
    assert fills["2015: 1.710, schatting"] == "url(#c-estimate)"
    assert fills["2018: 1.690"] == PETROL
    assert fills["2023: 1.699, voorlopig cijfer"] == SURFACE
    assert {"schatting", "voorlopig cijfer"} <= set(columns(BIRTHS).texts)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_five_states_are_five_marks(width):
    drawing = columns(STATES, width)
    assert "14,8" in drawing.texts
    assert drawing.texts.count("0") == 2  # on the axis and on the column
    assert len(drawing.filled("url(#c-hatch)")) == 1
    said = " ".join(drawing.texts)
    assert all(DUTCH.states[s] in said for s in DUTCH.states)


def test_a_suppressed_column_is_as_high_as_a_missing_one():
    heights = {
        e.get("stroke-dasharray") is None: e.attrib["height"]
        for e in columns(STATES).all("rect")
        if e.get("stroke-dasharray") or e.get("fill") == "url(#c-hatch)"
    }
    assert heights[True] == heights[False]


@pytest.mark.parametrize("width", WIDTHS)
def test_the_changed_base_of_the_coalitions_is_drawn(width):
    said = " ".join(coalitions(width=width).texts)
    for base in (147, 275, 273, 344, 342):
        assert f"van {base}" in said
    for number in ("40", "21%", "140", "166", "212", "66", "31", "33"):
        assert number in said.split()
    assert "niet vermeld" in said
    assert "alleen het percentage is" in said


def test_heights_of_municipalities_share_one_scale():
    heights = {
        title.text: float(rect.attrib["height"])
        for rect in coalitions().all("rect")
        for title in rect
    }
    assert heights["2023, coalitie: 212 van 342"] / heights["2019, coalitie: 40 van 147"] == (
        pytest.approx(212 / 40, rel=0.02)
    )
    assert heights["2023, niet vermeld: 33 van 342"] == pytest.approx(
        heights["2023, coalitie: 212 van 342"] * 33 / 212, rel=0.02
    )


def test_the_break_stands_between_the_columns_of_2021_and_2022():
    drawing = coalitions()
    ((x, _), _) = next(p for p in drawing.polylines(INK) if p[0][0] == p[1][0])
    years = {w.text: w for w in drawing.written if w.text in {"2021", "2022"}}
    assert years["2021"].right < x < years["2022"].left


def test_parts_that_exceed_the_base_are_refused():
    with pytest.raises(ValueError, match="2023: more municipalities than the base of 342"):
        CoalitionYear(year=2023, base=342, formed=300, none=43)


def test_published_percentages_of_both_parts_leave_the_rest():
    year = CoalitionYear(year=2020, base=275, formed_percent=21, developing_percent=54)
    texts = coalitions(CoalitionChart(label="x", years=(year,))).texts
    assert {"21%", "54%", "25%"} <= set(texts)


@pytest.mark.parametrize("width", WIDTHS)
def test_every_amount_is_written_and_no_sum(width):
    texts = money(width).texts
    written = {DUTCH.shortest(a.million) for line in MONEY.lines for a in line.amounts}
    assert written <= set(texts)
    numbers = {t for t in texts if t.strip("\u2212").replace(",", "").isdigit()}
    assert numbers <= written | {str(year) for year in range(2019, 2031)}


@pytest.mark.parametrize("width", WIDTHS)
def test_lines_that_hold_more_are_hatched_and_explained(width):
    drawing = money(width)
    assert len(drawing.filled("url(#m-estimate)")) == 4  # three amounts and the mark below
    assert "bevat meer dan Kansrijke Start" in drawing.texts


def test_the_same_year_stands_in_the_same_place_for_every_line():
    places = {w.left for w in money().written if w.text == "2026"}
    assert len(places) == 1


def test_what_is_structural_stands_after_the_years():
    written = money().written
    structural = next(w for w in written if w.text == "structureel")
    assert structural.left > max(w.right for w in written if w.text == "2030")


def test_a_cut_hangs_under_its_line():
    rects = {t.text: r for r in money().all("rect") for t in r}
    number = next(w for w in money().written if w.text == "\u221223,5")
    assert number.top > float(rects["2026: \u221223,5"].attrib["y"])


@pytest.mark.parametrize(("value", "length"), [(0, 2), (50, 35), (100, 70), (140, 70)])
def test_a_bar_is_its_share_of_the_most(value, length):
    drawing = Drawing(draw_bar(Bar(most=100, value=value), 70, "b"))
    _, filled = drawing.all("rect")
    assert float(filled.attrib["width"]) == length
    assert drawing.root.attrib["aria-hidden"] == "true"


@pytest.mark.parametrize("status", [s for s in Status if s is not Status.SHOWN])
def test_a_bar_without_number_says_nothing_of_its_size(status):
    drawing = Drawing(draw_bar(Bar(most=100, status=status, label="geen getal"), 70, "b"))
    assert {r.attrib["width"] for r in drawing.all("rect")} <= {"68", "6"}
    assert drawing.root.attrib["role"] == "img"


def test_charts_without_years_are_refused():
    with pytest.raises(ValueError, match="at least one column"):
        columns(ColumnChart(label="x", columns=()))
    with pytest.raises(ValueError, match="at least one year"):
        coalitions(CoalitionChart(label="x", years=()))
