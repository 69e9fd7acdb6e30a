"""Wie kan helpen: somberheid, middelen en verlies."""

import pytest

from situations import assert_advice

MIND = [
    ("22 weken, somber en denkt aan zelfmoord", "zwanger 22", "depressie_angst suicidaliteit", "", "113 huisartsenpost ggz-huisarts-poh", "mamakits-online welzijn-op-recept home-start centering-zwangerschap"),
    ("Baby van 3 maanden, moeder somber, weinig band", "kind 3", "depressie_angst hechting", "", "ggz-huisarts-poh ouder-baby-interventie k-vht", "voorzorg pop-poli kraamzorg"),
    ("18 weken, bipolair, vraagt of de medicijnen veilig zijn", "zwanger 18", "psychiatrie medicatie", "", "pop-poli", "welzijn-op-recept mamakits-online preconceptieconsult"),
    ("34 weken, doodsbang voor de bevalling", "zwanger 34", "bevallingsangst", "", "imh-perinatale-ggz", "stevig-ouderschap voorzorg"),
    ("20 weken, iets ergs meegemaakt vroeger, slaapt slecht", "zwanger 20", "trauma stress", "", "imh-perinatale-ggz", "voorzorg centrum-seksueel-geweld"),
    ("13 weken, veel stress, verder alles op orde", "zwanger 13", "stress", "29 jaar", "ggz-huisarts-poh", "voorzorg stevig-ouderschap prenataal-huisbezoek-jgz"),
    ("Vader is al maanden somber, kind van 6 maanden", "kind 6", "depressie_angst", "", "ggz-huisarts-poh", "voorzorg pop-poli"),
    ("Kinderwens, eerder psychose", "kinderwens", "psychiatrie kinderwens", "", "pop-poli preconceptieconsult", "voorzorg ouder-baby-interventie"),
]  # fmt: skip

SUBSTANCES = [
    ("12 weken, rookt een pakje per dag", "zwanger 12", "roken", "", "v-mis intensieve-stopbegeleiding", "voorzorg verslavingszorg-zwangeren stevig-ouderschap"),
    ("10 weken, drinkt en blowt", "zwanger 10", "alcohol drugs", "", "verslavingszorg-zwangeren", "v-mis home-start"),
    ("25 weken, verslaafd, komt niet op afspraken, geen adres", "zwanger 25", "zorgmijding verslaving dakloosheid", "", "dakloos-gemeente verslavingszorg-zwangeren bemoeizorg", "home-start welzijn-op-recept"),
    ("Vader gokt, schulden, kind van 8 maanden", "kind 8", "verslaving schulden", "", "verslavingszorg-zwangeren schuldhulpverlening", "home-start"),
    ("Kinderwens, rookt", "kinderwens", "kinderwens roken", "", "preconceptieconsult intensieve-stopbegeleiding", "v-mis"),
]  # fmt: skip

LOSS = [
    ("Kind overleden rond de geboorte", "kraamtijd 0", "verlies", "", "medisch-maatschappelijk-werk", "moeders-voor-moeders kraamzorg centering-ouderschap"),
    ("18 weken, vorige kind overleden, nu angstig", "zwanger 18", "verlies depressie_angst", "", "medisch-maatschappelijk-werk ggz-huisarts-poh", "voorzorg"),
    ("Miskraam gehad, wil weer zwanger worden", "kinderwens", "verlies kinderwens", "", "ggz-huisarts-poh preconceptieconsult", "medisch-maatschappelijk-werk"),
]  # fmt: skip


@pytest.mark.parametrize(("situation", "moment", "factors", "also", "must", "must_not"), MIND)
def test_mind(situation, moment, factors, also, must, must_not):
    """Hoe iemand zich voelt."""
    assert_advice(moment, factors, also, must, must_not)


@pytest.mark.parametrize(("situation", "moment", "factors", "also", "must", "must_not"), SUBSTANCES)
def test_substances(situation, moment, factors, also, must, must_not):
    """Roken, drinken, drugs en gokken."""
    assert_advice(moment, factors, also, must, must_not)


@pytest.mark.parametrize(("situation", "moment", "factors", "also", "must", "must_not"), LOSS)
def test_loss(situation, moment, factors, also, must, must_not):
    """Verlies."""
    assert_advice(moment, factors, also, must, must_not)
