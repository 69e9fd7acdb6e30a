"""Spraak en taal rond twee jaar: een negatieve score, zoals de organisatie die gaf.

Gedeeld wordt door de kinderen met een score.
"""

import pytest

from counted_records import counted, judged, rule, toddler, totals


@pytest.mark.parametrize(
    ("score", "uitkomst"),
    [
        ("negative", "ja"),
        ("not_negative", "nee"),
        ("unknown", "onbekend"),
        (None, "onbekend"),
    ],
)
def test_score(score, uitkomst):
    """Onbekend is iets anders dan niet negatief."""
    row = toddler(language_outcome=score)

    assert judged(rule("spraaktaal_negatief", 2025), "children_two", row) == uitkomst


def test_denominator():
    """Kinderen zonder score tellen niet mee in de noemer."""
    rows = [toddler(language_outcome=score) for score in ("negative", "not_negative", "unknown")]
    population, events, unknown, _ = totals(
        counted({"children_two": rows}, 2025), "spraaktaal_negatief"
    )[2021]

    assert (population, events, unknown) == (3, 1, 1)
    assert rule("spraaktaal_negatief", 2025).denominator(population, unknown) == 2
