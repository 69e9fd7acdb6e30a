"""Psychische problemen: zorg of medicijnen bij moeder of partner, vanaf editie 2024."""

import pytest

from counted_records import counted, household, judged, rule, totals


@pytest.mark.parametrize(
    ("moeder", "heeft_partner", "partner", "problemen"),
    [
        (True, True, False, "ja"),
        (False, True, True, "ja"),
        (False, True, False, "nee"),
        (False, False, None, "nee"),
        (False, True, None, "onbekend"),
        (None, False, None, "onbekend"),
    ],
)
def test_either_parent(moeder, heeft_partner, partner, problemen):
    """Eén van beide is genoeg; wie er niet is, heeft geen problemen."""
    row = household(
        mental_health_mother=moeder,
        partner_key="P" if heeft_partner else None,
        mental_health_partner=partner,
    )

    assert judged(rule("psychische_problemen", 2025), "households", row) == problemen


def test_edition_2023():
    """Editie 2023 kende deze indicator niet."""
    base = counted({"households": [household()]}, 2023)

    assert "psychische_problemen" not in {r.indicator for r in base.rules}


@pytest.mark.parametrize(("edition", "counted_as"), [(2024, 1), (2025, 3)])
def test_triplets(edition, counted_as):
    """Editie 2024 telt de moeder, editie 2025 elk kind."""
    base = counted({"households": [household(children=3)]}, edition)

    assert totals(base, "psychische_problemen")[2021][0] == counted_as
