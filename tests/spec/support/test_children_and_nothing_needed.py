"""Wie kan helpen: de baby en het jonge kind, en wanneer geen hulp nodig is."""

import pytest

from situations import advice, assert_advice, leading

CHILD = [
    ("Huilbaby van 2 maanden, ouders op", "kind 2", "huilbaby overbelasting", "", "praktijk-jgz-extra-zorg", "voorzorg triple-p-4-5 veilig-thuis"),
    ("20 maanden, vaak driftig", "kind 20", "gedrag", "", "vipp-sd", "triple-p-4-5 voorzorg"),
    ("20 maanden, praat nauwelijks, thuis weinig Nederlands", "kind 20", "spraak_taal taalbarriere", "", "praktijk-jgz-extra-zorg boekstart tolk-in-de-zorg", "voorleesexpress"),
    ("4 maanden, onzeker, kent niemand in de buurt", "kind 4", "geen_netwerk opvoedonzekerheid", "", "home-start", "voorzorg centering-zwangerschap"),
    ("Te vroeg geboren, 2 maanden, veel spanning", "kind 2", "vroeggeboorte stress", "", "praktijk-jgz-extra-zorg", "voorzorg"),
    ("12 maanden, ernstig ziek kind, ouder uitgeput", "kind 12", "kind_ziekte overbelasting", "", "praktijk-jgz-extra-zorg kinderopvang-smi", "triple-p-4-5"),
    ("Kraamtijd, borstvoeding lukt niet", "kraamtijd 0", "borstvoeding", "", "kraamzorg", "stevig-ouderschap k-vht"),
    ("Kraamtijd, wil geen kraamzorg", "kraamtijd 0", "geen_kraamzorg", "", "kraamzorg", "veilig-thuis"),
]  # fmt: skip

NOTHING = [
    ("16 weken, alles goed", "zwanger 16", ""),
    ("16 weken, alleenstaand, genoeg steun en inkomen", "zwanger 16", "steunend_netwerk, inkomen_stabiel"),
    ("Baby van 5 maanden, alles goed", "kind 5", "stabiel_gezin"),
]  # fmt: skip

ONE_ALONE = ["alleenstaand", "werkloosheid", "lage_opleiding", "belaste_jeugd", "late_zorg"]
HEAVY = {"voorzorg", "stevig-ouderschap", "moeders-van-rotterdam", "veilig-thuis", "bemoeizorg"}


@pytest.mark.parametrize(("situation", "moment", "factors", "also", "must", "must_not"), CHILD)
def test_children(situation, moment, factors, also, must, must_not):
    """De baby en het jonge kind."""
    assert_advice(moment, factors, also, must, must_not)


@pytest.mark.parametrize(("situation", "moment", "also"), NOTHING)
def test_nothing_needed(situation, moment, also):
    """Geen verwijzing nodig.

    Dat is een heel antwoord.
    """
    factors = "alleenstaand" if "alleenstaand" in situation else ""
    given = advice(moment, factors, also)
    assert given.needs_no_referral
    assert not given.uncovered


@pytest.mark.parametrize("factor", ONE_ALONE)
def test_one_factor_alone_does_not_make_a_family_vulnerable(factor):
    """Een enkele factor op de achtergrond maakt een gezin niet kwetsbaar."""
    given = advice("zwanger 20", factor)
    assert given.needs_no_referral
    assert [it.about for it in given.talk] == [factor]


@pytest.mark.parametrize(
    "factor", ["schulden", "roken", "depressie_angst", "geen_netwerk", "taalbarriere", "lvb"]
)
def test_one_worry_gets_its_own_help_and_no_heavy_programme(factor):
    """Een enkele zorg krijgt hulp voor die zorg, geen zwaar programma."""
    assert leading(advice("zwanger 20", factor, "eerste kind, 24 jaar"))
    assert not leading(advice("zwanger 20", factor, "eerste kind, 24 jaar")) & HEAVY


def test_what_goes_well_counts_too():
    """Wat goed gaat, telt mee: met steun vraagt een kleine zorg geen verwijzing."""
    assert not advice("zwanger 20", "stress").needs_no_referral
    given = advice("zwanger 20", "stress", "veerkracht")
    assert given.needs_no_referral
    assert given.answered == ("stress",)


def test_something_serious_is_never_answered_by_what_goes_well():
    """Iets ernstigs valt niet weg door wat goed gaat."""
    given = advice("zwanger 20", "depressie_angst stress", "veerkracht, steunend_netwerk")
    assert "ggz-huisarts-poh" in leading(given)
    assert given.answered == ()


def test_who_declines_a_referral_gets_only_what_needs_none():
    """Wie geen verwijzing wil, krijgt alleen wat er geen vraagt."""
    given = advice("zwanger 20", "lvb schulden geen_netwerk", "wil geen verwijzing")
    assert {it.offer.route for _, it in given.items() if it.offer} <= {"self", "in_care"}
    assert given.recommended
    declined = {it.offer.slug for it in given.left_out if "wil de ouder niet" in it.reason.nl}
    assert "prenataal-huisbezoek-jgz" in declined


def test_what_falls_away_says_why():
    """Wat afvalt, zegt waarom."""
    given = advice("zwanger 30", "tienerouder schulden roken geen_netwerk", "19 jaar")
    assert all(it.reason.nl and it.reason.en for it in given.left_out)
    assert {it.offer.slug for it in given.left_out} >= {"voorzorg", "centering-zwangerschap"}
