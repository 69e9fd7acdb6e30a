"""Kwetsbare situatie: per kind, per zwangere, en wie bepaalt wat kwetsbaar is.

De uitkomst van het model is geleverd, of alleen de kans. Dan is een grens nodig: kwetsbaar is wie
de grens haalt.
"""

import pytest

from counted_records import child, child_in_words, counted, household, totals


@pytest.mark.parametrize(
    ("edition", "indicator", "children", "population"),
    [
        (2023, "kwetsbare_situatie", ["40+0"], 1),
        (2023, "kwetsbare_situatie", ["40+0, doodgeboren"], 0),
        (2025, "kwetsbare_zwangeren", ["40+0, doodgeboren"], 1),
        (2025, "kwetsbare_zwangeren", ["23+6, doodgeboren"], 0),
        (2025, "kwetsbare_zwangeren", ["23+6"], 1),
        (2025, "kwetsbare_zwangeren", ["duur onbekend"], 1),
        (2025, "kwetsbare_zwangeren", ["eerste van een tweeling", "tweede van een tweeling"], 2),
    ],
)
def test_children(edition, indicator, children, population):
    """Editie 2023 telt levend geboren kinderen, editie 2025 ook doodgeboren vanaf 24+0 weken."""
    base = counted({"births": [child_in_words(text) for text in children]}, edition)

    assert totals(base, indicator).get(2021, (0,))[0] == population


@pytest.mark.parametrize(
    ("households", "population"),
    [
        ([household()], 1),
        ([household(children=2)], 1),
        ([household(is_registered=False)], 0),
        ([household(mother_key="M"), household(mother_key="M")], 1),
    ],
)
def test_women(households, population):
    """Editie 2024 telt zwangeren die op 31 december staan ingeschreven, elk één keer per jaar."""
    base = counted({"households": households}, 2024)

    assert totals(base, "kwetsbare_zwangeren").get(2021, (0,))[0] == population


@pytest.mark.parametrize(
    ("kind", "cut_off", "kwetsbaar", "onbekend"),
    [
        ("kwetsbaar", None, 1, 0),
        ("40+0", None, 0, 0),
        ("geen voorspelling", None, 0, 1),
        ("kans 0.31", 0.3, 1, 0),
        ("kans 0.30", 0.3, 1, 0),
        ("kans 0.29", 0.3, 0, 0),
        ("kans 0.99", None, 0, 1),
        ("kwetsbaar", 1.0, 1, 0),
    ],
)
def test_label(kind, cut_off, kwetsbaar, onbekend):
    """Een geleverde uitkomst gaat voor; een kans zonder grens geeft geen uitkomst."""
    base = counted({"births": [child_in_words(kind)]}, 2025, cut_off=cut_off)

    assert totals(base, "kwetsbare_zwangeren")[2021] == (1, kwetsbaar, onbekend, 0)


@pytest.mark.parametrize(
    ("edition", "indicator", "divided_by"),
    [(2023, "kwetsbare_situatie", 3), (2025, "kwetsbare_zwangeren", 4)],
)
def test_without_prediction(edition, indicator, divided_by):
    """Zonder voorspelling: in editie 2023 buiten de noemer, vanaf 2024 een eigen groep."""
    births = [child(), child(), child(), child(vulnerable=None)]
    base = counted({"births": births}, edition)
    population, _, unknown, _ = totals(base, indicator)[2021]
    [rule] = [r for r in base.rules if r.indicator == indicator]

    assert rule.denominator(population, unknown) == divided_by
