"""Schulden: van de moeder (editie 2023), of van een van beide ouders (vanaf editie 2024).

Een moeder of partner heeft schulden als zij of hij in dat jaar in de wettelijke schuldsanering zit
of lang geen zorgpremie betaalt. Leeg is: niet bekend.
"""

import pytest

from counted_records import counted, household, judged, rule, totals

PARTNER = "P"


@pytest.mark.parametrize(("moeder", "schulden"), [(True, "ja"), (False, "nee"), (None, "onbekend")])
def test_mother(moeder, schulden):
    """In editie 2023 gaat het alleen om de moeder."""
    row = household(debts_mother=moeder, debts_partner=True)

    assert judged(rule("problematische_schulden", 2023), "households", row) == schulden


@pytest.mark.parametrize(
    ("moeder", "heeft_partner", "partner", "schulden"),
    [
        (True, True, False, "ja"),
        (False, True, True, "ja"),
        (False, True, False, "nee"),
        (False, False, None, "nee"),
        (True, False, None, "ja"),
        (True, True, None, "ja"),
        (False, True, None, "onbekend"),
        (None, True, True, "ja"),
        (None, True, False, "onbekend"),
        (None, False, None, "onbekend"),
    ],
)
def test_either_parent(moeder, heeft_partner, partner, schulden):
    """Vanaf editie 2024 is één van beide genoeg; wie er niet is, heeft geen schulden."""
    row = household(
        debts_mother=moeder, partner_key=PARTNER if heeft_partner else None, debts_partner=partner
    )

    assert judged(rule("schulden_ouders", 2025), "households", row) == schulden


@pytest.mark.parametrize(
    ("edition", "indicator", "counted_as"),
    [
        (2023, "problematische_schulden", 1),
        (2024, "schulden_ouders", 1),
        (2025, "schulden_ouders", 2),
    ],
)
def test_twins(edition, indicator, counted_as):
    """Een moeder van een tweeling telt één keer; in editie 2025 telt elk kind."""
    base = counted({"households": [household(children=2, debts_mother=True)]}, edition)

    assert totals(base, indicator)[2021] == (counted_as, counted_as, 0, 0)


@pytest.mark.parametrize(
    ("edition", "indicator", "counted_as"),
    [
        (2023, "problematische_schulden", 1),
        (2024, "schulden_ouders", 0),
        (2025, "schulden_ouders", 1),
    ],
)
def test_not_registered(edition, indicator, counted_as):
    """Alleen editie 2024 vraagt dat de moeder op 31 december staat ingeschreven (BRP)."""
    base = counted({"households": [household(is_registered=False)]}, edition)

    assert totals(base, indicator).get(2021, (0,))[0] == counted_as


@pytest.mark.parametrize(
    ("edition", "indicator", "counted_as"),
    [
        (2023, "problematische_schulden", 1),
        (2024, "schulden_ouders", 1),
        (2025, "schulden_ouders", 2),
    ],
)
def test_two_pregnancies_in_a_year(edition, indicator, counted_as):
    """Twee bevallingen in één jaar: één vrouw, twee kinderen."""
    rows = [household(mother_key="M"), household(mother_key="M")]
    base = counted({"households": rows}, edition)

    assert totals(base, indicator)[2021][0] == counted_as
