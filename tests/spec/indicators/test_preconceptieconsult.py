"""Preconceptieconsult: per moeder met declaraties voor geboortezorg in dat jaar."""

import pytest

from counted_records import counted, judged, mother, rule, totals


@pytest.mark.parametrize(("gedeclareerd", "consult"), [(True, "ja"), (False, "nee")])
def test_claimed(gedeclareerd, consult):
    """Ten minste één declaratie."""
    row = mother(preconception_claimed=gedeclareerd)

    assert judged(rule("preconceptieconsult", 2025), "mothers", row) == consult


def test_per_year():
    """Een moeder telt in elk jaar waarin zij declaraties heeft."""
    rows = [
        mother(mother_key="M", year=2020),
        mother(mother_key="M", year=2021, preconception_claimed=True),
    ]
    base = counted({"mothers": rows}, 2025)

    assert totals(base, "preconceptieconsult") == {2020: (1, 0, 0, 0), 2021: (1, 1, 0, 0)}
