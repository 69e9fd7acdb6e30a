"""A place beside its region and the country."""

import pytest

from drawing_reader import Drawing
from kansrijk.monitor.figures import Status
from kansrijk.reports.charts.comparison import draw_comparison
from kansrijk.reports.charts.comparison_data import Comparison, Mark, Measure
from kansrijk.reports.charts.words import words_for

DUTCH = words_for("nl")
WIDTHS = (1000, 620, 296)


def mark(name, value=None, unit="%", **more):
    text = more.pop("text", None) or f"{DUTCH.number(value, 1)}{unit}"
    return Mark(name=name, value=value, text=text, **more)


def measure(name, place, region=6.0, country=6.8, unit="%"):
    return Measure(name=name, unit=unit, place=place, region=mark("GGD Kennemerland", region),
                   country=mark("Nederland", country))  # fmt: skip


PERCENTAGES = Comparison(
    label="Haarlem naast regio en land.",
    measures=(
        measure("In kwetsbare situatie geboren", mark("Haarlem", 6.2, lower=5.1, upper=7.5)),
        measure("Te vroeg of te licht (Big2)", mark("Haarlem", 14.1), 14.4, 14.8),
        measure(
            "Zonder kraamzorg",
            mark("Haarlem", status=Status.SUPPRESSED, text="afgeschermd: te weinig gezinnen"),
        ),
        measure(
            "Overgewicht rond twee jaar",
            mark("Haarlem", status=Status.MISSING, text="ontbreekt: nog niet geleverd"),
        ),
        measure(
            "Gemeenten met VoorZorg",
            mark("Haarlem", status=Status.NOT_APPLICABLE, text="niet van toepassing"),
            country=24,
        ),
    ),
)
MIXED = Comparison(
    label="Haarlem.",
    measures=(
        measure("Kinderen in een gezin met een laag inkomen", mark("Haarlem", 5.1)),
        measure("Geboorten", mark("Haarlem", 1780, text="1.780"), 5200, 5100, unit="kinderen"),
        measure("Uit huis geplaatst", mark("Haarlem", 0, text="0"), 1.4, 1.6, unit="per 1.000"),
    ),
)


def drawn(comparison, width=620):
    return Drawing(draw_comparison(comparison, width, DUTCH, "p"))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("comparison", [PERCENTAGES, MIXED])
def test_letters_are_large_enough_and_never_over_each_other(comparison, width):
    drawing = drawn(comparison, width)
    assert min(drawing.letter_sizes()) >= 13
    assert drawing.touching_texts() == []
    assert drawing.outside(slack=8) == []
    assert drawing.root.attrib["aria-label"] == comparison.label


@pytest.mark.parametrize("width", WIDTHS)
def test_every_number_is_a_title_and_that_of_the_place_is_written(width):
    drawing = drawn(PERCENTAGES, width)
    assert {"6,2%", "14,1%"} <= set(drawing.texts)
    assert {"Haarlem: 6,2%", "GGD Kennemerland: 14,4%", "Nederland: 14,8%"} <= set(drawing.titles)


@pytest.mark.parametrize("width", WIDTHS)
def test_states_fill_the_track_and_have_their_word(width):
    drawing = drawn(PERCENTAGES, width)
    said = " ".join(drawing.texts)
    assert all(word in said for word in ("afgeschermd", "ontbreekt", "niet van toepassing"))
    (hatched,) = drawing.filled("url(#p-hatch)")
    (dashed,) = [e for e in drawing.all("rect") if e.get("stroke-dasharray")]
    assert hatched.attrib["width"] == dashed.attrib["width"]


def test_one_unit_shares_one_axis():
    texts = drawn(PERCENTAGES).texts
    assert texts.count("25%") == 1
    first, second = drawn(PERCENTAGES).all("circle")
    assert float(second.attrib["cx"]) - float(first.attrib["cx"]) > 0


def test_other_units_each_have_their_own_axis():
    texts = drawn(MIXED, 1000).texts
    assert {"8%", "6.000 kinderen", "2,0 per 1.000"} <= set(texts)
    assert texts.count("0") == 4  # three axes, and the value of the last place


def test_dot_diamond_and_line_need_no_colour():
    drawing = drawn(Comparison(label="x", measures=PERCENTAGES.measures[:1]))
    assert len(drawing.all("circle")) == 1
    assert [t for t in drawing.titles if t.startswith(("GGD", "Nederland"))] == [
        "Nederland: 6,8%", "GGD Kennemerland: 6,0%",
    ]  # fmt: skip


def test_a_place_without_region_or_country_stands_alone():
    alone = Measure(name="Geboorten", unit="", place=mark("Haarlem", 12))
    assert drawn(Comparison(label="x", measures=(alone,))).titles == ["Haarlem: 12,0%"]


def test_nothing_to_compare_is_refused():
    with pytest.raises(ValueError, match="at least one measure"):
        drawn(Comparison(label="x", measures=()))
