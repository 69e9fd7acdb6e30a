"""Wie kan helpen: jonge ouders, een keuze, taal en toegang tot zorg."""

import pytest

from situations import advice, assert_advice, leading

YOUNG = [
    ("17 jaar, 20 weken, eerste kind, school gestopt, schulden", "zwanger 20", "tienerouder lage_opleiding schulden", "17 jaar, eerste kind", "voorzorg schuldhulpverlening", "stevig-ouderschap"),
    ("19 jaar, 27 weken, eerste kind, rookt, schulden", "zwanger 27", "tienerouder schulden roken", "19 jaar, eerste kind", "voorzorg v-mis schuldhulpverlening", ""),
    ("Hetzelfde, maar 28 weken", "zwanger 28", "tienerouder schulden roken", "19 jaar, eerste kind", "v-mis schuldhulpverlening prenataal-huisbezoek-jgz", "voorzorg"),
    ("17 jaar, 30 weken, weinig steun, schulden", "zwanger 30", "tienerouder geen_netwerk schulden", "17 jaar, eerste kind", "prenataal-huisbezoek-jgz stevig-ouderschap schuldhulpverlening", "voorzorg centering-zwangerschap"),
    ("21 jaar, alleen, baby van 2 maanden, weinig steun", "kind 2", "alleenstaand geen_netwerk", "21 jaar, eerste kind", "home-start", "voorzorg prenataal-huisbezoek-jgz"),
    ("34 jaar, derde kind, 18 weken, geweld vroeger, schulden, weinig steun", "zwanger 18", "trauma schulden geen_netwerk", "34 jaar, geen eerste kind", "schuldhulpverlening prenataal-huisbezoek-jgz imh-perinatale-ggz", "voorzorg"),
]  # fmt: skip

CHOICE = [
    ("17 jaar, 9 weken, niet gepland, weet het niet", "zwanger 9", "onbedoelde_zwangerschap ambivalentie", "17 jaar", "ondersteuning-onbedoelde-zwangerschap", "voorzorg prenataal-huisbezoek-jgz stevig-ouderschap"),
    ("26 weken, net ontdekt, twijfelt", "zwanger 26", "onbedoelde_zwangerschap ambivalentie", "", "onbedoeld-zwanger", "ondersteuning-onbedoelde-zwangerschap voorzorg"),
    ("Verslaafd en lvb, wil nu geen kind, gebruikt niets", "kinderwens", "verslaving lvb anticonceptie", "", "nu-niet-zwanger mee-lvb", "voorzorg"),
]  # fmt: skip

ACCESS = [
    ("16 weken, woont in het azc, spreekt geen Nederlands, oorlog meegemaakt", "zwanger 16", "asiel taalbarriere trauma", "", "rsv-asielzoekers tolk-in-de-zorg", "voorzorg onverzekerd-cak"),
    ("20 weken, geen papieren, geen verzekering", "zwanger 20", "onverzekerd ongedocumenteerd", "", "onverzekerd-cak", "rsv-asielzoekers voorzorg"),
    ("14 weken, spreekt Tigrinya, kent niemand", "zwanger 14", "geen_netwerk", "taal ti", "tolk-in-de-zorg centering-zwangerschap", "rsv-asielzoekers voorzorg"),
    ("20 weken, licht verstandelijke beperking, schulden", "zwanger 20", "lvb schulden", "", "mee-lvb schuldhulpverlening prenataal-huisbezoek-jgz", "een-kindje-krijgen"),
    ("20 weken, begrijpt folders niet, leest slecht", "zwanger 20", "gezondheidsvaardigheden laaggeletterd", "", "een-kindje-krijgen", "mee-lvb voorzorg"),
    ("30 weken, wil geen kraamzorg, spreekt weinig Nederlands", "zwanger 30", "geen_kraamzorg taalbarriere", "", "kraamzorg tolk-in-de-zorg", "voorzorg"),
]  # fmt: skip


@pytest.mark.parametrize(("situation", "moment", "factors", "also", "must", "must_not"), YOUNG)
def test_young_parents(situation, moment, factors, also, must, must_not):
    """Jonge ouders en lange begeleiding.

    VoorZorg begint voor 28 weken en 0 dagen. Daarna is Stevig Ouderschap de weg.
    """
    assert_advice(moment, factors, also, must, must_not)


@pytest.mark.parametrize(("situation", "moment", "factors", "also", "must", "must_not"), CHOICE)
def test_choice(situation, moment, factors, also, must, must_not):
    """Wel of niet zwanger.

    Wie twijfelt, krijgt eerst rust voor de keuze: geen hulp die al uitgaat van een baby.
    """
    assert_advice(moment, factors, also, must, must_not)


@pytest.mark.parametrize(("situation", "moment", "factors", "also", "must", "must_not"), ACCESS)
def test_access(situation, moment, factors, also, must, must_not):
    """Taal, begrijpen en verzekering."""
    assert_advice(moment, factors, also, must, must_not)


@pytest.mark.parametrize(("week", "is_open"), [(10, True), (27, True), (28, False), (40, False)])
def test_voorzorg_starts_before_28_weeks(week, is_open):
    """VoorZorg kan tot en met 27 weken en 6 dagen."""
    given = advice(f"zwanger {week}", "tienerouder schulden roken", "19 jaar, eerste kind")
    assert ("voorzorg" in leading(given)) == is_open
    reasons = {it.offer.slug: it.reason.nl for it in given.left_out}
    assert ("vóór week 28" in reasons.get("voorzorg", "")) != is_open


@pytest.mark.parametrize(("week", "is_open"), [(12, False), (15, False), (16, True), (30, True)])
def test_stevig_ouderschap_can_be_asked_from_16_weeks(week, is_open):
    """Stevig Ouderschap kan vanaf 16 weken."""
    given = advice(f"zwanger {week}", "belaste_jeugd depressie_angst geen_netwerk")
    assert ("stevig-ouderschap" in leading(given)) == is_open
    waiting = {it.slug: it.why_not_first for it in given.possible}
    assert ("stevig-ouderschap" in waiting) != is_open
