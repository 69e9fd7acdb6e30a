"""Uit huis geplaatst onder de twee jaar: bescherming en verblijf die elkaar echt overlappen.

In een jaar tellen de levend geboren kinderen van dat jaar en van het jaar ervoor. Het kind
hieronder is geboren op 1 maart 2021.
"""

from datetime import date

import pytest

from counted_records import child, counted, spell, totals

BORN = date(2021, 3, 1)


def placed(*spells, years=(2021, 2022)):
    """Per year how many of the two children (born 2021 and 2022) were placed."""
    births = [
        child(child_key="K", birth_date=BORN),
        child(birth_date=date(2022, 6, 1)),
        child(birth_date=date(2020, 6, 1)),
    ]
    rows = [spell("K", kind, started, ended) for kind, started, ended in spells]
    found = totals(counted({"births": births, "youth_spells": rows}, 2023), "uithuisplaatsing")
    return tuple(found[year][1] for year in years)


@pytest.mark.parametrize(
    ("bescherming", "verblijf", "geplaatst"),
    [
        pytest.param(
            (date(2021, 5, 1), date(2021, 5, 31)),
            (date(2021, 5, 31), date(2021, 6, 30)),
            (1, 0),
            id="één dag samen",
        ),
        pytest.param(
            (date(2021, 5, 1), date(2021, 5, 31)),
            (date(2021, 6, 1), date(2021, 6, 30)),
            (0, 0),
            id="de een begint de dag na de ander",
        ),
        pytest.param(
            (date(2021, 5, 1), date(2021, 5, 31)),
            (date(2021, 9, 1), date(2021, 9, 30)),
            (0, 0),
            id="in hetzelfde jaar, maar niet samen",
        ),
        pytest.param(
            (date(2021, 5, 1), None),
            (date(2021, 12, 31), date(2022, 1, 1)),
            (1, 1),
            id="over de jaarwisseling, en de maatregel loopt nog",
        ),
        pytest.param(
            (date(2021, 5, 1), date(2021, 12, 31)),
            (date(2021, 12, 1), date(2022, 3, 1)),
            (1, 0),
            id="samen in 2021, in 2022 alleen verblijf",
        ),
        pytest.param(
            (date(2021, 5, 1), None), (date(2021, 5, 1), None), (1, 1), id="beide lopen nog"
        ),
    ],
)
def test_overlap(bescherming, verblijf, geplaatst):
    """Samenvallen op ten minste één dag van het jaar."""
    assert placed(("protection", *bescherming), ("residence", *verblijf)) == geplaatst


@pytest.mark.parametrize("kind", ["protection", "residence"])
def test_one_of_both(kind):
    """Alleen bescherming of alleen verblijf is geen uithuisplaatsing."""
    whole = (date(2021, 4, 1), date(2022, 12, 31))

    assert placed((kind, *whole), (kind, *whole)) == (0, 0)


def test_several_stays():
    """Een kind met meer verblijven telt één keer per jaar."""
    protection = ("protection", date(2021, 4, 1), None)
    stays = [("residence", date(2021, m, 1), date(2021, m, 9)) for m in (5, 6, 7)]

    assert placed(protection, *stays) == (1, 0)


def test_population():
    """De noemer: levend geboren in het jaar zelf en in het jaar ervoor."""
    births = [
        child(birth_date=date(2020, 6, 1)),
        child(birth_date=date(2021, 6, 1)),
        child(birth_date=date(2021, 6, 1), is_live_born=False),
        child(birth_date=date(2022, 6, 1)),
    ]
    base = counted({"births": births, "youth_spells": []}, 2023)
    number = [r.indicator for r in base.rules].index("uithuisplaatsing")

    assert totals(base, "uithuisplaatsing") == {
        2020: (1, 0, 0, 0), 2021: (2, 0, 0, 0), 2022: (2, 0, 0, 0),
    }  # fmt: skip
    # Van 2020 ontbreken de kinderen van 2019: dat jaar is onbekend, niet laag.
    assert [base.is_complete(number, year) for year in (2020, 2021, 2022)] == [False, True, True]


def test_third_year():
    """In het jaar na het tweede telt een kind niet meer."""
    births = [child(child_key="K", birth_date=date(2020, 3, 1)), child(birth_date=date(2022, 3, 1))]
    rows = [
        spell("K", kind, date(2022, 1, 1), date(2022, 12, 31))
        for kind in ("protection", "residence")
    ]
    base = counted({"births": births, "youth_spells": rows}, 2023)

    assert totals(base, "uithuisplaatsing")[2022] == (1, 0, 0, 0)
