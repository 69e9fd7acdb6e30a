"""Big2: te vroeg geboren, of te licht voor de duur van de zwangerschap.

Te vroeg is voor 37+0 weken. Te licht is minder dan het 10e percentiel voor geslacht en dag van de
zwangerschap (kromme van Hoftiezer): bij 40+0 is dat 2968 gram (meisjes) of 3086 gram (jongens).
Het gaat om kinderen vanaf 24+0 weken, levend en dood geboren, ook van meerlingen.
"""

import pytest

from counted_records import child, child_in_words, counted, judged, rule, totals


@pytest.mark.parametrize(
    ("kind", "big2"),
    [
        ("meisje, 36+6, 3500 g", "ja"),
        ("meisje, 37+0, 3500 g", "nee"),
        ("jongen, 36+6, gewicht onbekend", "ja"),
        ("meisje, duur onbekend, 3500 g", "telt niet mee"),
        ("meisje, 23+6, 600 g", "telt niet mee"),
        ("meisje, 24+0, 600 g", "ja"),
        ("meisje, 36+6, 3500 g, doodgeboren", "ja"),
        ("jongen, 40+0, 3600 g, tweede van een tweeling", "nee"),
        ("jongen, 34+0, 2400 g, tweede van een tweeling", "ja"),
    ],
)
def test_preterm(kind, big2):
    """Te vroeg: dan maakt het gewicht niet uit."""
    assert judged(rule("big2", 2025), "births", child_in_words(kind)) == big2


@pytest.mark.parametrize(
    ("kind", "big2"),
    [
        ("meisje, 40+0, 2968 g", "nee"),
        ("meisje, 40+0, 2967 g", "ja"),
        ("jongen, 40+0, 3086 g", "nee"),
        ("jongen, 40+0, 3085 g", "ja"),
        ("geslacht onbekend, 40+0, 3050 g", "onbekend"),
        ("meisje, 38+0, gewicht onbekend", "onbekend"),
    ],
)
def test_small(kind, big2):
    """Te licht: precies op het percentiel is niet te licht."""
    assert judged(rule("big2", 2025), "births", child_in_words(kind)) == big2


@pytest.mark.parametrize(
    ("kind", "big2"),
    [
        ("meisje, 42+0, 3185 g", "nee"),
        ("meisje, 42+1, 3185 g", "nee, met opmerking"),
        ("meisje, 42+1, 3184 g", "ja, met opmerking"),
        ("meisje, 42+1, gewicht onbekend", "onbekend, met opmerking"),
    ],
)
def test_past_the_chart(kind, big2):
    """Na 42+0 weken houdt de kromme op: dan geldt die van 42+0, met een opmerking."""
    assert judged(rule("big2", 2025), "births", child_in_words(kind)) == big2


@pytest.mark.parametrize(("edition", "divided_by"), [(2023, 100), (2024, 100), (2025, 100)])
def test_unknown(edition, divided_by):
    """Een onbekend gewicht blijft in de noemer.

    In editie 2023 als "niet te licht", vanaf 2024 als eigen groep. Het deel dat onbekend is en het
    cijfer onder de bekenden staan er altijd naast.
    """
    births = [child() for _ in range(80)] + [child(birth_weight=None) for _ in range(20)]
    base = counted({"births": births}, edition)
    population, events, unknown, _ = totals(base, "big2")[2021]

    assert (population, events, unknown) == (100, 0, 20)
    assert rule("big2", edition).denominator(population, unknown) == divided_by


@pytest.mark.parametrize(
    ("kind", "preterm", "small"),
    [
        ("meisje, 36+6, 3500 g", "ja", "nee"),
        ("meisje, 36+6, gewicht onbekend", "ja", "onbekend"),
        ("meisje, 40+0, 2967 g", "nee", "ja"),
        ("meisje, 36+6, 2000 g", "ja", "ja"),
    ],
)
def test_components(kind, preterm, small):
    """De twee delen staan ook apart."""
    row = child_in_words(kind)

    assert judged(rule("vroeggeboorte", 2025), "births", row) == preterm
    assert judged(rule("laag_geboortegewicht_p10", 2025), "births", row) == small
