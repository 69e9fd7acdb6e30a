"""The page for parents: unknown is never no, and what nobody checked is not shown."""

from types import SimpleNamespace

import pytest
from django.utils.translation import override

from kansrijk.reference.loader import load
from kansrijk.reference.rows import check_rows
from kansrijk.reference.tables.support import Offer
from kansrijk.reference.tables.support_parents import PROPOSED, OfferWords, ParentText
from kansrijk.web.support.finding.local import Local
from kansrijk.web.support.presenters import parents_languages
from kansrijk.web.support.presenters.parents import parent_page
from kansrijk.web.support.presenters.parents_when import when

PLACE = SimpleNamespace(code="GM0392", name="Haarlem")
OFFERS = {offer.slug: offer for offer in load(Offer)}


def page(*local: Local):
    known: dict[str, tuple[Local, ...]] = {}
    for it in local:
        known[it.offer] = (*known.get(it.offer, ()), it)
    with override("nl"):
        return parent_page(PLACE, OFFERS, known, invented=False)


def offer_in(made, slug):
    (found,) = (it for group in made.groups for it in group.offers if it.slug == slug)
    return found


@pytest.mark.parametrize(
    ("said", "here"),
    [
        ([], "unknown"),
        (["unknown"], "unknown"),
        (["no"], "no"),
        (["yes"], "yes"),
        (["no", "unknown"], "unknown"),
        (["no", "yes"], "yes"),
        (["unknown", "yes"], "yes"),
    ],
)
def test_it_is_absent_only_when_all_say_so(said, here):
    assert offer_in(page(*(Local("kraamzorg", it) for it in said)), "kraamzorg").here == here


@pytest.mark.parametrize(
    ("said", "here"),
    [
        ([("yes", "hidden")], "maybe"),
        ([("no", "hidden")], "unknown"),
        ([("yes", "stale")], "yes"),
        ([("yes", "hidden"), ("no", "fresh")], "maybe"),
        ([("yes", "hidden"), ("yes", "fresh")], "yes"),
    ],
)
def test_what_nobody_confirmed_for_a_year_is_no_longer_certain(said, here):
    local = (Local("kraamzorg", it, freshness=freshness) for it, freshness in said)
    assert offer_in(page(*local), "kraamzorg").here == here


def test_wait_languages_and_a_stop_are_said_and_can_be_doubted():
    it = Local("kraamzorg", "yes", name="De Bij", wait="3 weken", accepts=False,
               languages=("Turks",), key="abc")  # fmt: skip
    (contact,) = offer_in(page(it), "kraamzorg").contacts
    assert contact.details == ("Wachttijd: 3 weken", "Neemt nu niemand aan", "Talen: Turks")
    assert contact.doubt == "/hulp/klopt-niet/hulp/abc/"


def test_only_who_gives_it_is_named_with_a_number_to_call():
    there = Local("kraamzorg", "yes", name="Kraamhulp", organisation="De Bij", phone="0800 12 34")
    gone = Local("kraamzorg", "no", name="De Mier", phone="0800 99 99")
    (contact,) = offer_in(page(there, gone), "kraamzorg").contacts
    assert (contact.name, contact.phone, contact.dial) == (
        "Kraamhulp, De Bij", "0800 12 34", "08001234",
    )  # fmt: skip


def test_what_nobody_confirmed_for_months_stands_last_and_is_marked():
    old = Local("kraamzorg", "yes", name="De Mier", freshness="stale")
    new = Local("kraamzorg", "yes", name="De Bij")
    found = offer_in(page(old, new), "kraamzorg").contacts
    assert [(it.name, it.is_old) for it in found] == [("De Bij", False), ("De Mier", True)]


def test_what_is_said_of_the_place_follows_what_is_known():
    assert page().here.startswith("Wij weten nog niet welke hulp er in Haarlem is.")
    some = page(Local("kraamzorg", "yes"))
    assert some.here.startswith('Staat er "nog niet bekend"?')
    assert "in Haarlem" in some.here_on_sheet


def test_everything_that_is_shown_stands_once_and_what_is_hidden_nowhere():
    found = [it.slug for group in page().groups for it in group.offers]
    assert sorted(found) == sorted(words.slug for words in load(OfferWords) if words.shown)
    assert not {"trammelant", "spark", "taalschatten"} & set(found)


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("voorzorg", "in de zwangerschap, meld u aan voor week 28; na de geboorte"),
        ("stevig-ouderschap", "in de zwangerschap, vanaf week 16; na de geboorte"),
        ("kinderopvang-smi", "uw kind is 2,5 maanden of ouder"),
        ("centering-ouderschap", "uw kind is 1 tot 15 maanden"),
        ("ouder-baby-interventie", "na de geboorte, tot 12 maanden"),
        ("kraamzorg", "de eerste dagen na de geboorte"),
        ("preconceptieconsult", "vóór de zwangerschap"),
    ],
)
def test_when_it_is_there_is_said_in_words(slug, words):
    with override("nl"):
        assert when(OFFERS[slug]) == words


# Languages that a person must check first ---------------------------------------------------------

ROW = {
    "id": "right_no", "part": "right", "evidence": "seen", "nl": "Nee zeggen mag.", "en": "No.",
    "ar": "لا", "tr": "Hayır", "pl": "Nie", "source": "x",
}  # fmt: skip


def text(**more):
    return check_rows(ParentText, [ROW | more], file="x.csv")[0]


def test_a_text_that_nobody_checked_does_not_exist():
    assert [text().text(it) for it in PROPOSED] == [None, None, None]
    assert text(checked_tr="tolk van de GGD, 2027-01-31").text("tr") == "Hayır"
    assert text(checked_tr="tolk van de GGD, 2027-01-31").text("ar") is None
    assert text().text("nl") == "Nee zeggen mag."


@pytest.mark.parametrize(
    "wrong", [{"checked_ar": "ja"}, {"checked_ar": "2027-01-31"},
              {"checked_ar": "tolk, 2027-01-31", "ar": ""}],
)  # fmt: skip
def test_a_check_says_who_and_when_and_has_a_text(wrong):
    with pytest.raises(Exception, match=r"x\.csv"):
        text(**wrong)


def test_a_language_appears_with_what_was_checked_and_is_read_from_its_own_side(monkeypatch):
    line = text(
        id="line_112", part="danger", about="112", ar="خطر", checked_ar="tolk, 2027-01-31"
    )  # fmt: skip
    real = parents_languages.load
    rows = (text(), line)
    monkeypatch.setattr(
        parents_languages, "load", lambda model: rows if model is ParentText else real(model)
    )
    (arabic,) = page().languages
    assert (arabic.code, arabic.direction) == ("ar", "rtl")
    assert [(it.text, it.number) for it in arabic.texts] == [("خطر", "112")]
