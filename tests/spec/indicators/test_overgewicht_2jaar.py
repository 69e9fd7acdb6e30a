"""Overgewicht rond twee jaar: een BMI op of boven de internationale grens (IOTF).

De grens hangt af van geslacht en leeftijd. Bij 2,0 jaar is zij 18,41 voor jongens en 18,02 voor
meisjes, bij 2,5 jaar 18,13 en 17,76; daartussen ligt zij op de rechte lijn.
"""

import pytest

from counted_records import judged, rule, toddler

SEX = {"jongen": "male", "meisje": "female", "onbekend": None}


def with_bmi(bmi, height):
    """Kilograms at which a child of this height has exactly this body mass index."""
    return None if bmi is None or height is None else bmi * (height / 100) ** 2


@pytest.mark.parametrize("height", [80.0, 85.5, 88.0, 91.3, 100.0])
@pytest.mark.parametrize(
    ("kind", "maanden", "bmi", "overgewicht"),
    [
        ("jongen", 24.0, 18.41, "ja"),
        ("jongen", 24.0, 18.40, "nee"),
        ("meisje", 24.0, 18.02, "ja"),
        ("meisje", 24.0, 18.01, "nee"),
        ("jongen", 27.0, 18.27, "ja"),
        ("jongen", 27.0, 18.26, "nee"),
        ("jongen", 30.0, 18.13, "ja"),
        ("jongen", 30.0, 18.12, "nee"),
        ("meisje", 33.0, 17.66, "ja"),
        ("meisje", 33.0, 17.65, "nee"),
        ("jongen", 36.0, 17.89, "ja"),
        ("jongen", 36.0, 17.88, "nee"),
    ],
)
def test_limit(kind, maanden, bmi, overgewicht, height):
    """Op de grens telt mee, hoe lang het kind ook is."""
    row = toddler(sex=SEX[kind], age_months=maanden, height=height, weight=with_bmi(bmi, height))

    assert judged(rule("overgewicht_2jaar", 2025), "children_two", row) == overgewicht


@pytest.mark.parametrize(
    ("kind", "maanden", "bmi", "overgewicht"),
    [
        ("jongen", 23.9, 18.41, "ja, met opmerking"),
        ("jongen", 22.0, 18.40, "nee, met opmerking"),
        ("jongen", 24.0, 18.41, "ja"),
    ],
)
def test_under_two(kind, maanden, bmi, overgewicht):
    """Onder de 24,0 maanden is er geen grens: dan geldt die van 24,0, met een opmerking."""
    row = toddler(sex=SEX[kind], age_months=maanden, height=88.0, weight=with_bmi(bmi, 88.0))

    assert judged(rule("overgewicht_2jaar", 2025), "children_two", row) == overgewicht


@pytest.mark.parametrize(
    ("kind", "lengte", "bmi"),
    [("onbekend", 88.0, 18.2), ("jongen", None, None)],
)
def test_unknown(kind, lengte, bmi):
    """Niet gemeten en gewogen, of geslacht onbekend: dan is het niet bekend."""
    row = toddler(sex=SEX[kind], height=lengte, weight=with_bmi(bmi, lengte))

    assert judged(rule("overgewicht_2jaar", 2025), "children_two", row) == "onbekend"
