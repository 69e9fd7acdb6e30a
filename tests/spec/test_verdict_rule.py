"""Het oordeel: wat een reeks zegt, en wanneer zij niets zegt.

Een reeks staat hier als `2022: 166 van 344; 2023: 212 van 342` (aantallen) of als
`2017: 22.3; 2021: 20.7` (percentages zonder aantallen). Tussen haakjes staat de telwijze, als die
anders is dan de gewone. Het oordeel gaat over het laatste jaar van de reeks.
"""

import re
from typing import Any

import pytest

from kansrijk.monitor.figures import Figure, Status
from kansrijk.monitor.verdict import Verdict, judge
from kansrijk.reference.tables.indicators import Break, IndicatorDefinition, Line
from kansrijk.reference.tables.monitor import EditionVerdict

TEXTS = ("name", "short", "sentence", "what", "why", "numerator", "denominator", "population")
POINT = re.compile(r"(?P<year>\d{4}): (?P<what>[^(]+?)( \((?P<line>\w+)\))?")


def definition(**changed: Any) -> IndicatorDefinition:
    """An invented indicator, of which less is better; its figures come from a sample."""
    facts: dict[str, Any] = {f"{name}_{code}": "..." for name in TEXTS for code in ("nl", "en")}
    facts |= {
        "set": "related", "id": "verzonnen", "unit": "percent", "decimals": 1,
        "desired_direction": "down", "desired_direction_source": "own",
        "counts_all_units": False, "source_owner": "...", "source": "test",
        "lines": (Line(id="main", name_nl="...", name_en="..."),),
    }  # fmt: skip
    return IndicatorDefinition(**facts | changed)


def figures(series: str) -> list[Figure]:
    """The series as figures of the country."""
    return [figure(point) for point in series.split("; ")]


def figure(point: str) -> Figure:
    found = POINT.fullmatch(point)
    assert found, point
    count, _, total = found["what"].partition(" van ")
    place = {"indicator": "verzonnen", "area": "NL01", "line": found["line"] or "main"}
    place["period"] = found["year"]
    if found["what"] == "afgeschermd":
        return Figure(**place, status=Status.SUPPRESSED, reason="small_numbers")
    if found["what"] in ("ingetrokken", "ontbreekt"):
        reason = "withdrawn" if found["what"] == "ingetrokken" else "not_published"
        return Figure(**place, status=Status.MISSING, reason=reason)
    if not total:
        return Figure(**place, value=float(count))
    value = 100 * int(count) / int(total)
    return Figure(**place, value=value, numerator=int(count), denominator=int(total))


def verdict_on(series: str, *, symbol="up", source_reason=None, year=None, **changed) -> Verdict:
    """The verdict on the last year of the series, or on ``year``."""
    points = figures(series)
    row = EditionVerdict(
        edition=2023,
        indicator_id="verzonnen",
        group="all",
        year=year or points[-1].year,
        line="main",
        published_symbol=symbol,
        reason=source_reason,
        source="test",
    )
    return judge(row, points, definition(**changed))


def answers(verdict: Verdict) -> tuple[str, str | None, str | None]:
    return verdict.direction, verdict.significance, verdict.reason


@pytest.mark.parametrize(
    "source_reason", ["no_new_data", "unreliable", "break", "coverage_changed", "withdrawn"]
)
def test_a_reason_of_the_source_silences_our_verdict(source_reason):
    """Zegt de bron zelf waarom er niets te zeggen is, dan zeggen wij ook niets."""
    clear_rise = "2019: 150 van 1000; 2020: 200 van 1000"
    verdict = verdict_on(clear_rise, source_reason=source_reason)
    assert answers(verdict) == ("none", None, source_reason)
    assert verdict.desirability == "unclear"
    assert (verdict.first, verdict.last, verdict.p_value) == (None, None, None)


@pytest.mark.parametrize(
    ("series", "direction", "certainty", "reason"),
    [
        pytest.param("2023: 57", "none", None, "single_year", id="één jaar"),
        pytest.param("2023: 212 van 342", "none", None, "single_year", id="één jaar met aantallen"),
        pytest.param(
            "2022: ontbreekt; 2023: 57", "none", None, "single_year", id="het jaar ervoor ontbreekt"
        ),
        pytest.param(
            "2017: 22.3; 2021: 20.7", "down", "untestable", "counts_not_published",
            id="geen aantallen gepubliceerd",
        ),
        pytest.param(
            "2019: 8 van 36; 2023: 26", "up", "untestable", "counts_not_published",
            id="alleen aantallen van het eerste jaar",
        ),
        pytest.param(
            "2020: 14.82; 2021: 14.79", "flat", "untestable", "counts_not_published",
            id="gelijk zoals gepubliceerd, op één decimaal",
        ),
        pytest.param(
            "2019: 150 van 1000; 2020: 200 van 1000", "up", "yes", None,
            id="steekproef, groot verschil: zeker",
        ),
        pytest.param(
            "2019: 15 van 100; 2020: 20 van 100", "up", "no", None,
            id="hetzelfde verschil bij weinig kinderen: kan toeval zijn",
        ),
        pytest.param(
            "2017: 150 van 1000; 2018: 900 van 1000; 2019: 10 van 1000; 2020: 100 van 1000",
            "down", "yes", None, id="tot vier jaren: de laatste tegen de eerste",
        ),
        pytest.param(
            "2016: 1800 van 10000; 2017: 1700 van 10000; 2018: 1600 van 10000; "
            "2019: 1500 van 10000; 2020: 1400 van 10000", "down", "yes", None,
            id="vijf jaren gestaag omlaag: trend",
        ),
        pytest.param(
            "2016: 150 van 1000; 2017: 190 van 1000; 2018: 110 van 1000; 2019: 200 van 1000; "
            "2020: 160 van 1000", "up", "no", None, id="vijf jaren op en neer: kan toeval zijn",
        ),
        pytest.param(
            "2016: 110 van 1000; 2017: 170 van 1000; 2018: 150 van 1000; 2019: 130 van 1000; "
            "2020: 112 van 1000", "down", "no", None,
            id="de trend kijkt naar alle jaren, niet naar de twee uiteinden",
        ),
        pytest.param(
            "2022: 41 van 342; 2023: afgeschermd", "none", None, "suppressed",
            id="het laatste jaar is afgeschermd",
        ),
        pytest.param(
            "2016: 6.3; 2020: ingetrokken", "none", None, "withdrawn",
            id="het laatste jaar is ingetrokken",
        ),
        pytest.param(
            "2016: 6.3; 2018: ingetrokken; 2020: 5.1", "down", "untestable",
            "counts_not_published", id="een ingetrokken jaar ertussen doet niet mee",
        ),
    ],
)  # fmt: skip
def test_what_a_series_says(series, direction, certainty, reason):
    """Richting, zekerheid en reden van een reeks uit een steekproef."""
    assert answers(verdict_on(series)) == (direction, certainty, reason)


@pytest.mark.parametrize(
    ("series", "direction", "certainty"),
    [
        pytest.param("2022: 166 van 344; 2023: 212 van 342", "up", "counted", id="meer gemeenten"),
        pytest.param("2022: 1 van 342; 2023: 2 van 342", "up", "counted", id="ook bij één meer"),
        pytest.param("2022: 61.6; 2024: 279 van 342", "up", "untestable", id="één jaar geteld"),
        pytest.param(
            "2019: 10 van 342; 2020: 20 van 342; 2021: 30 van 342; 2022: 40 van 342; "
            "2023: 50 van 342", "up", "counted", id="ook vijf jaren worden niet getoetst",
        ),
    ],
)  # fmt: skip
def test_a_count_of_every_unit_is_no_sample(series, direction, certainty):
    """Wie iedereen telt, hoeft niet te toetsen: het verschil is er gewoon."""
    verdict = verdict_on(series, counts_all_units=True)
    assert answers(verdict)[:2] == (direction, certainty)
    assert verdict.p_value is None


def test_values_of_another_line_are_not_compared():
    """Wat anders is geteld, telt niet mee in de vergelijking."""
    verdict = verdict_on("2020: 39 (trained); 2021: 33 (trained); 2022: 28")
    assert answers(verdict) == ("none", None, "single_year")


def test_nothing_is_compared_across_a_break():
    """Vóór en na een breuk worden niet vergeleken; de jaren erna wel."""
    broken = (Break(year=2022, reason_nl="...", reason_en="...", source="test"),)
    assert answers(verdict_on("2020: 40; 2021: 45; 2022: 30", breaks=broken)) == (
        "none", None, "single_year",
    )  # fmt: skip
    after = verdict_on("2021: 45; 2022: 30; 2023: 33", breaks=broken)
    assert (after.direction, after.first, after.last) == ("up", "2022", "2023")


def test_a_break_after_the_year_of_the_edition_does_not_matter_yet():
    """Een breuk die later kwam, raakt het oordeel van toen niet."""
    later = (Break(year=2022, reason_nl="...", reason_en="...", source="test"),)
    assert verdict_on("2017: 22.3; 2021: 20.7", breaks=later).direction == "down"


def test_years_after_the_edition_do_not_count():
    """Een editie kijkt niet naar cijfers die er nog niet waren."""
    verdict = verdict_on("2017: 22.3; 2021: 20.7; 2023: 30.1", year=2021)
    assert (verdict.direction, verdict.last) == ("down", "2021")


def test_a_year_without_a_total_cannot_take_part_in_a_trend():
    """Mist een van de jaren zijn noemer, dan is er geen trend: de uiteinden worden getoetst."""
    points = figures(
        "2016: 100 van 1000; 2017: 110 van 1000; 2018: 120 van 1000; 2019: 130 van 1000; "
        "2020: 200 van 1000"
    )
    points[2] = Figure(
        indicator="verzonnen", area="NL01", period="2018", value=12.0, numerator=120
    )  # fmt: skip
    row = EditionVerdict(
        edition=2023, indicator_id="verzonnen", group="all", year=2020, line="main",
        published_symbol="none", source="test",
    )  # fmt: skip
    assert answers(judge(row, points, definition())) == ("up", "yes", None)


def test_five_years_of_nothing_at_all():
    """Vijf jaren lang nul is gelijk gebleven; daar is niets aan te toetsen dat kan mislukken."""
    years = "; ".join(f"{year}: 0 van 100" for year in range(2016, 2021))
    assert answers(verdict_on(years)) == ("flat", "no", None)


@pytest.mark.parametrize(
    ("series", "hoped_for", "desirability"),
    [
        ("2017: 22.3; 2021: 20.7", "down", "desired"),
        ("2017: 20.7; 2021: 22.3", "down", "undesired"),
        ("2017: 20.7; 2021: 22.3", "up", "desired"),
        ("2017: 20.7; 2021: 22.3", "unclear", "unclear"),
        ("2017: 20.7; 2021: 20.7", "down", "unclear"),
        ("2021: 20.7", "down", "unclear"),
    ],
)
def test_desirability_follows_from_direction_and_hope(series, hoped_for, desirability):
    """Gewenst is wat de goede kant op gaat; gelijk of geen oordeel is geen van beide."""
    assert verdict_on(series, desired_direction=hoped_for).desirability == desirability


@pytest.mark.parametrize("symbol", ["up", "down", "flat", "none"])
def test_the_symbol_of_rivm_stands_beside_ours_and_never_changes_it(symbol):
    """Het teken van RIVM gaat mee zoals het is, en verandert ons oordeel niet."""
    verdict = verdict_on("2017: 22.3; 2021: 20.7", symbol=symbol)
    assert verdict.published_symbol == symbol
    assert verdict.direction == "down"
