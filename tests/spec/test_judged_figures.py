"""Van telling naar cijfer: waarde, marge, onbekenden, nul en niets.

Wat de records zeggen is geteld; hier staat wat daarvan op papier komt.
"""

from datetime import date

import pytest

from counted_cells import COUNTRY, GGD, figures_of, series
from counted_records import CROMSLUIS, NIEUWSTAD, child, counted, rolled, toddler
from kansrijk.monitor.counted.judge import Origin, judged

NUMBERS = (
    "value", "numerator", "denominator", "unknown", "unknown_share", "known_value", "lower",
    "upper",
)  # fmt: skip


def figures_of_records(border_year=2022, **tables):
    """The figures of a few records of the invented country, by indicator, place, period, group."""
    cells = rolled(counted(tables, 2025), border_year)
    rows = judged(cells, Origin("kansrijk_synthetic", True)).to_pylist()
    return {(r["indicator"], r["area"], r["period"], r["group"], r["line"]): r for r in rows}


def the_figure(figures, indicator, area, period, group="all", line="main"):
    return figures[indicator, area, period, group, line]


def numbers_of(figure):
    return {figure[name] for name in NUMBERS}


def test_a_percentage_is_per_hundred():
    """Twee van acht kinderen te vroeg geboren: 25%."""
    births = [child(gestation_days=250) for _ in range(2)] + [child() for _ in range(6)]

    figure = the_figure(figures_of_records(births=births), "vroeggeboorte", "ZZ01", "2021")

    assert (figure["value"], figure["numerator"], figure["denominator"]) == (25.0, 2, 8)


def test_what_is_rare_is_per_thousand():
    """65 van de 40.000 kinderen uit huis geplaatst: 1,625 per 1.000."""
    [figure] = figures_of({"indicator": "uithuisplaatsing", "events": 65, "population": 40_000})

    assert figure["value"] == 1.625


@pytest.mark.parametrize(
    ("events", "population", "lower", "upper"),
    [(81, 263, 25.53, 36.62), (15, 148, 6.24, 16.05), (0, 20, 0, 16.11), (1, 29, 0.61, 17.18)],
)
def test_margin_of_a_percentage(events, population, lower, upper):
    """De marge van een percentage is die van Wilson; de voorbeelden zijn van Newcombe (1998)."""
    [figure] = figures_of({"events": events, "population": population})

    assert figure["lower"] == pytest.approx(lower, abs=0.005)
    assert figure["upper"] == pytest.approx(upper, abs=0.005)


def test_margin_of_a_rate():
    """De marge van wat per 1.000 gaat is die van Byar: 65 gevallen liggen tussen 50,16 en 82,85."""
    [figure] = figures_of({"indicator": "uithuisplaatsing", "events": 65, "population": 40_000})

    assert figure["lower"] == pytest.approx(1000 * 50.163 / 40_000, abs=1e-4)
    assert figure["upper"] == pytest.approx(1000 * 82.848 / 40_000, abs=1e-4)


def test_nobody_counted():
    """Is er niemand geteld, dan is er geen cijfer: nul van nul is geen nul."""
    births = [child(municipality=NIEUWSTAD, birth_date=date(2022, 2, 1))]

    figure = the_figure(figures_of_records(births=births), "big2", "GM9004", "2022")

    assert (figure["status"], figure["reason"]) == ("not_applicable", "nobody_counted")
    assert numbers_of(figure) == {None}


def test_a_true_zero():
    """Zijn er kinderen geteld en was het bij niemand zo, dan is het cijfer nul."""
    figure = the_figure(figures_of_records(births=[child()]), "big2", "ZZ01", "2021")

    assert (figure["status"], figure["value"]) == ("shown", 0.0)
    assert (figure["numerator"], figure["denominator"], figure["lower"]) == (0, 1, 0.0)


def test_a_period_without_records_is_missing_everywhere():
    """Zijn van een jaar geen records geleverd, dan ontbreekt het cijfer voor elk gebied."""
    figures = figures_of_records(children_two=[toddler(year=2021)], births=[child()])
    places = {area for indicator, area, *_ in figures if indicator == "overgewicht_2jaar"}

    for period in ("2020", "2022", "2020-2022"):
        for area in places:
            figure = the_figure(figures, "overgewicht_2jaar", area, period)
            assert (figure["status"], figure["reason"]) == ("missing", "records_lack")
            assert numbers_of(figure) == {None}
    assert the_figure(figures, "overgewicht_2jaar", "ZZ01", "2021")["status"] == "shown"
    assert {"ZZ01", "GG91", "PV92", "GM9004", "ZZ01-none"} <= places


@pytest.mark.parametrize(
    ("edition", "indicator", "what_happens", "denominator", "value"),
    [
        (2023, "big2", "blijft in de noemer", 100, 10.0),
        (2025, "big2", "een eigen klasse, in de noemer", 100, 10.0),
        (2025, "geen_kraamzorg", "valt buiten de noemer", 80, 12.5),
    ],
)
def test_unknown(edition, indicator, what_happens, denominator, value):
    """Wat met onbekend gebeurt, bepaalt de editie; altijd staat ernaast hoeveel het er zijn.

    Van 100 kinderen hebben er 10 het kenmerk, en is het van 20 onbekend. Onder de bekenden is dat
    10 van 80.
    """
    counts = {"indicator": indicator, "events": 10, "population": 100, "unknown": 20}

    [figure] = figures_of(counts, edition=edition)

    assert (figure["numerator"], figure["denominator"], figure["value"]) == (10, denominator, value)
    assert (figure["unknown"], figure["unknown_share"], figure["known_value"]) == (20, 20.0, 12.5)


def test_everyone_unknown():
    """Is van iedereen de uitkomst onbekend, dan is er onder de bekenden geen waarde: geen nul."""
    [figure] = figures_of({"population": 5, "unknown": 5})

    assert (figure["unknown"], figure["unknown_share"], figure["known_value"]) == (5, 100.0, None)


def test_a_divided_municipality_makes_estimates():
    """Een gemeente die over twee gebieden is verdeeld, maakt die cijfers tot een schatting."""
    births = [child(municipality=CROMSLUIS, birth_date=date(2020, 5, 1)) for _ in range(10)]
    figures = figures_of_records(births=births)

    def flags(area):
        return the_figure(figures, "big2", area, "2020")["flags"]

    assert (flags("GM9004"), flags("GG91")) == ("estimated|synthetic", "estimated|synthetic")
    assert flags("ZZ01") == "synthetic"  # the country has all of it
    assert the_figure(figures, "big2", "GM9010", "2020")["denominator"] == 6


def test_invented_or_real():
    """Wat verzonnen is, zegt dat bij elk cijfer, ook bij een cijfer dat er niet is."""
    rows = [{"events": 1, "population": 9}, {"population": 0}]
    missing = [("uithuisplaatsing", "2018")]

    assert {f["flags"] for f in figures_of(*rows, missing=missing, synthetic=True)} == {"synthetic"}
    assert {f["flags"] for f in figures_of(*rows, missing=missing)} == {""}


def test_a_trend_stands_with_the_last_year_only():
    """Het oordeel over een reeks staat bij het laatste losse jaar; een blok heeft er geen."""
    years = series({2020: (50, 1000), 2022: (60, 1000), 2024: (90, 1000)})
    block = [{"period": "2020-2024", "events": 200, "population": 3000}]

    *before, last, pooled = figures_of(*years, *block)

    assert (last["trend_direction"], last["trend_significance"]) == ("up", "yes")
    for figure in (*before, pooled):
        assert {figure[f"trend_{part}"] for part in ("direction", "significance", "p_value")} == {
            None
        }


def test_many_municipalities_are_corrected_for():
    """Naast de p-waarde van een gemeente staat die met correctie; GGD en land krijgen er geen."""
    rising = {2023: (50, 1000), 2024: (80, 1000)}
    steady = {2023: (50, 1000), 2024: (50, 1000)}
    rows = [
        *series(rising, place="GM9001"),
        *series(steady, place="GM9002"),
        *series(rising, place=GGD),
        *series(rising, place=COUNTRY),
    ]

    found = {f["area"]: f for f in figures_of(*rows) if f["trend_p_value"] is not None}

    assert found["GM9001"]["trend_p_adjusted"] == pytest.approx(
        2 * found["GM9001"]["trend_p_value"]
    )
    assert found[GGD]["trend_p_adjusted"] is None
    assert found[COUNTRY]["trend_p_adjusted"] is None
