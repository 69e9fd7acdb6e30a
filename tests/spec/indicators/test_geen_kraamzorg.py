"""Geen kraamzorg: na de geboorte van een levend kind zijn geen uren kraamzorg gedeclareerd.

Van wie de declaraties niet bekend zijn, valt buiten de noemer; dat deel staat ernaast.
"""

import pytest

from counted_records import child, child_in_words, counted, judged, rule, totals
from kansrijk.monitor.counting.rule import Unknown


@pytest.mark.parametrize(
    ("kind", "met_correctie", "zonder_correctie"),
    [
        ("geen kraamzorg", "ja", "ja"),
        ("kraamzorg", "nee", "nee"),
        ("declaraties onbekend", "onbekend", "onbekend"),
        ("geen kraamzorg, doodgeboren", "telt niet mee", "telt niet mee"),
        ("geen kraamzorg, lang in het ziekenhuis", "telt niet mee", "ja"),
    ],
)
def test_edition_2023(kind, met_correctie, zonder_correctie):
    """Editie 2023 telt kinderen.

    De correctie laat kinderen weg die vermoedelijk lang in het ziekenhuis lagen.
    """
    row = child_in_words(kind)
    corrected = rule("geen_kraamzorg", 2023, "with_hospital_correction")
    plain = rule("geen_kraamzorg", 2023, "without_correction")

    assert judged(corrected, "births", row) == met_correctie
    assert judged(plain, "births", row) == zonder_correctie


@pytest.mark.parametrize("edition", [2023, 2024, 2025])
def test_unknown(edition):
    """Wie onbekend is, telt in geen editie mee in de noemer."""
    rules = counted({"births": [child()]}, edition).rules

    assert {r.unknown for r in rules if r.indicator == "geen_kraamzorg"} == {Unknown.LEFT_OUT}


@pytest.mark.parametrize(
    ("children", "mothers"),
    [
        (["geen kraamzorg"], 1),
        (["geen kraamzorg, eerste van een tweeling", "geen kraamzorg, tweede van een tweeling"], 1),
        (
            [
                "geen kraamzorg, eerste van een tweeling, doodgeboren",
                "geen kraamzorg, tweede van een tweeling",
            ],
            1,
        ),
        (
            [
                "geen kraamzorg, eerste van een tweeling",
                "geen kraamzorg, tweede van een tweeling, doodgeboren",
            ],
            1,
        ),
        (["geen kraamzorg, doodgeboren"], 0),
    ],
)
def test_per_mother(children, mothers):
    """Vanaf editie 2024 telt elke moeder één keer per bevalling, als een kind levend is geboren."""
    same = {"mother_key": "M", "pregnancy_key": "Z"}
    births = [child_in_words(text) | same for text in children]
    base = counted({"births": births}, 2025)

    assert totals(base, "geen_kraamzorg").get(2021, (0, 0, 0, 0)) == (mothers, mothers, 0, 0)
