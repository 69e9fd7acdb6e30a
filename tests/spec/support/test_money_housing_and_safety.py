"""Wie kan helpen: geld, wonen en veiligheid.

Elke regel is een situatie zoals een professional haar vertelt. `moet` staat bij "eerst" of bij
"aanbevolen"; `niet` mag daar niet staan. Meer dan zes aanbevelingen is geen advies.
"""

import pytest

from kansrijk.web.support.finding.rulebook import rule_book
from situations import advice, assert_advice, leading

MONEY = [
    ("19 jaar, 14 weken, schulden, moet over drie weken uit haar kamer", "zwanger 14", "schulden dakloosheid", "19 jaar, eerste kind", "dakloos-gemeente schuldhulpverlening prenataal-huisbezoek-jgz wijkteam-ondersteuning", "home-start triple-p-1-2 trammelant"),
    ("20 weken, alleen schulden, verder gaat het goed", "zwanger 20", "schulden", "31 jaar, steunend_netwerk", "schuldhulpverlening", "voorzorg stevig-ouderschap moeders-van-rotterdam veilig-thuis"),
    ("Baby van 4 maanden, geld komt niet rond, geen spullen", "kind 4", "armoede schulden", "", "inkomensondersteuning schuldhulpverlening", "voorzorg prenataal-huisbezoek-jgz kraamzorg"),
    ("30 weken, schulden, wil geen verwijzing", "zwanger 30", "schulden armoede", "wil geen verwijzing", "schuldhulpverlening inkomensondersteuning", "prenataal-huisbezoek-jgz stevig-ouderschap voedselbank-babyspullen"),
    ("32 weken, vochtig huis, te weinig geld", "zwanger 32", "slechte_woning armoede", "", "wijkteam-ondersteuning inkomensondersteuning", "voorzorg maatschappelijke-opvang"),
    ("Partner zijn baan kwijt, kind van 10 maanden", "kind 10", "werkloosheid schulden", "", "schuldhulpverlening", "voorzorg"),
    ("Kinderwens, schulden en geen vaste plek om te wonen", "kinderwens", "schulden dakloosheid", "", "dakloos-gemeente wijkteam-ondersteuning", "voorzorg prenataal-huisbezoek-jgz maatschappelijke-opvang"),
]  # fmt: skip

HOUSING = [
    ("25 weken, slaapt op de bank bij vrienden", "zwanger 25", "dakloosheid", "", "dakloos-gemeente maatschappelijke-opvang", "home-start"),
    ("Kraamtijd, gezin is uit huis gezet", "kraamtijd 1", "dakloosheid schulden", "", "dakloos-gemeente geldfit maatschappelijke-opvang schuldhulpverlening", "voorzorg home-start"),
    ("18 jaar, 22 weken, moet weg bij haar ouders", "zwanger 22", "dakloosheid", "18 jaar, eerste kind", "dakloos-gemeente maatschappelijke-opvang voorzorg", ""),
]  # fmt: skip

SAFETY = [
    ("24 weken, partner slaat haar", "zwanger 24", "huiselijk_geweld", "", "veilig-thuis 112 maatschappelijke-opvang", "trammelant home-start algemeen-maatschappelijk-werk mamakits-online"),
    ("Ruzies en klappen, baby van 6 maanden", "kind 6", "huiselijk_geweld relatieproblemen", "", "veilig-thuis 112", "trammelant algemeen-maatschappelijk-werk home-start triple-p-1-2"),
    ("Zorgen of een peuter thuis veilig is; eerder onder toezicht", "kind 18", "kindermishandeling_risico jeugdbescherming", "", "veilig-thuis", "home-start buurtgezinnen voorzorg"),
    ("33 weken, eerdere uithuisplaatsing, bang voor de toekomst", "zwanger 33", "jeugdbescherming depressie_angst", "", "prenataal-huisbezoek-jgz ggz-huisarts-poh", "voorzorg veilig-thuis"),
    ("15 weken, wordt gedwongen tot seks voor geld", "zwanger 15", "uitbuiting", "", "comensha 112", "voorzorg home-start"),
    ("Meisje op komst, familie praat over besnijdenis", "zwanger 30", "dwang_vgv", "", "veilig-thuis", "home-start 113"),
    ("19 weken, geweld thuis en geen plek om heen te gaan", "zwanger 19", "huiselijk_geweld dakloosheid", "21 jaar, eerste kind", "veilig-thuis dakloos-gemeente maatschappelijke-opvang", "home-start"),
]  # fmt: skip


@pytest.mark.parametrize(("situation", "moment", "factors", "also", "must", "must_not"), MONEY)
def test_money(situation, moment, factors, also, must, must_not):
    """Geld."""
    assert_advice(moment, factors, also, must, must_not)


@pytest.mark.parametrize(("situation", "moment", "factors", "also", "must", "must_not"), HOUSING)
def test_housing(situation, moment, factors, also, must, must_not):
    """Geen dak boven het hoofd.

    Dan komt eerst de vraag wat er vandaag moet gebeuren.
    """
    assert_advice(moment, factors, also, must, must_not)


@pytest.mark.parametrize(("situation", "moment", "factors", "also", "must", "must_not"), SAFETY)
def test_safety(situation, moment, factors, also, must, must_not):
    """Gevaar.

    Wat vandaag moet, staat boven elk aanbod. Bij geweld is een gesprek met beide partners samen,
    of een vrijwilliger, niet het eerste.
    """
    assert_advice(moment, factors, also, must, must_not)


@pytest.mark.parametrize("factor", sorted({rule.factor for rule in rule_book().urgent}))
def test_what_comes_first_says_what_to_do_today(factor):
    """Wat eerst komt, zegt wat vandaag te doen."""
    for it in advice("zwanger 20", factor).urgent:
        assert all(remark.nl and remark.en for remark in it.today)
        assert it.line in rule_book().lines


def test_money_worries_alone_are_no_emergency():
    """Schulden alleen zijn geen spoed; met een dreigende uitzetting wel."""
    assert "geldfit" not in leading(advice("zwanger 20", "schulden"))
    assert "geldfit" in {it.line for it in advice("zwanger 20", "schulden dakloosheid").urgent}
