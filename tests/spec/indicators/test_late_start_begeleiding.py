"""Late start: het eerste onderzoek na week 10.

Week 10 is tot en met dag 70, geteld vanaf de laatste menstruatie. Het gaat om zwangerschappen van
24+0 weken of langer.
"""

from datetime import date

import pytest

from counted_records import child, child_in_words, counted, judged, rule, totals


@pytest.mark.parametrize("edition", [2023, 2025])
@pytest.mark.parametrize(
    ("kind", "te_laat"),
    [
        ("40+0, eerste onderzoek dag 70", "nee"),
        ("40+0, eerste onderzoek dag 71", "ja"),
        ("40+0, eerste onderzoek onbekend", "onbekend"),
        ("23+6, eerste onderzoek dag 71", "telt niet mee"),
        ("24+0, eerste onderzoek dag 71, doodgeboren", "ja"),
        ("duur onbekend, eerste onderzoek dag 71", "telt niet mee"),
    ],
)
def test_day(edition, kind, te_laat):
    """Dag 70 is op tijd, dag 71 is laat."""
    row = child_in_words(kind)

    assert judged(rule("late_start_begeleiding", edition), "births", row) == te_laat


@pytest.mark.parametrize(("edition", "counted_as"), [(2023, 1), (2025, 2)])
def test_twins(edition, counted_as):
    """Een tweeling telt in editie 2023 als één zwangerschap, in editie 2025 als twee kinderen."""
    twins = [
        child(mother_key="M", is_multiple=True, rank_in_pregnancy=rank, first_examination_day=90)
        for rank in (1, 2)
    ]
    base = counted({"births": twins}, edition)

    assert totals(base, "late_start_begeleiding")[2021] == (counted_as, counted_as, 0, 0)


def test_two_deliveries_in_a_year():
    """Bevalt een moeder twee keer in een jaar, dan telt in editie 2023 de eerste bevalling."""
    january = child(mother_key="M", birth_date=date(2021, 1, 3), first_examination_day=90)
    december = child(mother_key="M", birth_date=date(2021, 12, 20), first_examination_day=50)
    base = counted({"births": [december, january]}, 2023)

    assert totals(base, "late_start_begeleiding")[2021] == (1, 1, 0, 0)


def test_edition_2024():
    """Editie 2024 telde dit niet: het cijfer was teruggetrokken."""
    base = counted({"births": [child()]}, 2024)

    assert "late_start_begeleiding" not in {r.indicator for r in base.rules}
