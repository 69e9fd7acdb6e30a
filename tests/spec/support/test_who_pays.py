"""Who pays: questions as people ask them, and the costs that must answer them first."""

import pytest

from kansrijk.reference.loader import load
from kansrijk.reference.tables.financing import (
    Financing,
    FinancingQuestion,
    OfferFinancing,
    Scheme,
)
from kansrijk.reference.tables.support import Offer
from kansrijk.reference.tables.support_catalogue import Law
from kansrijk.web.support.paying import answers, chosen, financing_of

ROWS = list(load(Financing))

#: Another wording than that of the questions in the guide; the slug must come first.
QUESTIONS = [
    ("wie betaalt een prenataal huisbezoek?", "prenataal-huisbezoek"),
    ("HUISBEZOEKEN", "prenataal-huisbezoek"),
    ("wordt kraamhulp vergoed", "kraamzorg"),
    ("moet ik zelf bijbetalen voor de kraamverzorgende", "kraamzorg"),
    ("vroedvrouw", "verloskundige-zorg"),
    ("kost een echo geld?", "verloskundige-zorg"),
    ("jeugdverpleegkundige aan huis", "jgz-basispakket"),
    ("vorzorg", "voorzorg-stevig-ouderschap"),
    ("er staat een deurwaarder voor de deur", "schuldhulp"),
    ("ze is dakloos", "wmo-ondersteuning"),
    ("blijfhuis", "wmo-ondersteuning"),
    ("plek voor een tienermoeder", "jeugdhulp"),
    ("psycholoog na een postnatale depressie", "ggz-volwassene"),
    ("ze rookt nog", "stoppen-met-roken"),
    ("de tolkentelefoon", "tolk"),
    ("zwanger en onverzekerd", "onverzekerden"),
    ("zit in het azc", "asielzoekers"),
    ("spiraaltje", "nu-niet-zwanger"),
    ("Buurtgezinnen", "informele-steun"),
    ("casuïstiekoverleg", "knooppunt"),
    ("coordinator van de coalitie", "lokale-coalitie"),
    ("ketenregisseur in de regio", "regionale-samenwerking"),
    ("wanneer stopt de brede spuk", "spuk-vervalt"),
    ("bedrag azwa per gemeente", "azwa-bedrag-en-datum"),
    ("bijstand", "inkomen"),
]
#: Offers of which the guide holds no cost: nothing is made up for them.
WITHOUT = {
    "taalschatten",
    "babysofa-supportive-parenting",
    "ondersteuning-onbedoelde-zwangerschap",
    "kinderopvang-smi",
    "medisch-maatschappelijk-werk",
}


@pytest.mark.parametrize(("question", "slug"), QUESTIONS)
def test_a_question_in_everyday_words_finds_its_cost(question: str, slug: str) -> None:
    assert [row.slug for row in answers(question, "nl", ROWS)][:1] == [slug]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_question_of_the_guide_is_answered_by_its_own_costs(language: str) -> None:
    for row in load(FinancingQuestion):
        found = [it.slug for it in answers(getattr(row, f"question_{language}"), language, ROWS)]
        assert set(row.financing) <= set(found[: len(row.financing) + 5]), row.question_nl
        assert found[0] == row.financing[0], row.question_nl


@pytest.mark.parametrize("question", ["xyzzy", "mamacafé", "kinderopvang"])
def test_what_the_guide_does_not_hold_gives_no_answer(question: str) -> None:
    assert [row.slug for row in answers(question, "nl", ROWS)] == []


def test_a_question_that_asks_nothing_gives_the_whole_guide() -> None:
    assert answers("Wie betaalt dat?", "nl", ROWS) == ROWS


def test_a_law_and_a_kind_narrow_the_guide() -> None:
    assert {row.slug for row in chosen(ROWS, scheme="wgs")} == {"schuldhulp"}
    assert {row.record_type for row in chosen(ROWS, kind="coalition")} == {"coalition"}
    assert chosen(ROWS, scheme="wgs", kind="coalition") == []


def test_each_law_stands_in_its_domain() -> None:
    domains = {row.id: row.domain for row in load(Scheme)}
    social = {"wlz", "wpg", "jeugdwet", "wmo", "participatiewet", "wgs"}
    assert domains["zvw"] == "medical"
    assert {domains[key] for key in social} == {"social"}
    assert {domains[key] for key in ("spuk", "iza", "azwa")} == {"programme"}
    assert {row.id for row in load(Law)} <= set(domains)


def test_every_cost_has_laws_that_exist_and_says_where_it_was_read() -> None:
    known = {row.id for row in load(Scheme)}
    assert [row.slug for row in ROWS if not set(row.schemes) <= known or not row.read_in] == []


def test_every_cost_has_both_languages() -> None:
    for row in ROWS:
        for name in ("responsible", "payer", "conditions", "own_contribution", "amount"):
            assert bool(getattr(row, f"{name}_nl")) == bool(getattr(row, f"{name}_en")), row.slug


def test_every_link_and_question_leads_to_what_exists() -> None:
    slugs, offers = {row.slug for row in ROWS}, {row.slug for row in load(Offer)}
    assert {row.financing for row in load(OfferFinancing)} <= slugs
    assert {row.offer for row in load(OfferFinancing)} <= offers
    assert {slug for row in load(FinancingQuestion) for slug in row.financing} <= slugs


def test_every_offer_has_its_costs_or_is_known_to_have_none() -> None:
    assert {row.slug for row in load(Offer) if not financing_of(row.slug)} == WITHOUT


def test_the_costs_of_an_offer_come_in_order() -> None:
    slugs = [row.slug for row in financing_of("kraamzorg")]
    assert slugs == ["kraamzorg", "kraamzorg-2023", "kraamzorg-later"]
    assert financing_of("bestaat-niet") == ()
