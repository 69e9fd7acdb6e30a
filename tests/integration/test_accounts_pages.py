"""The pages of people and organisations: what is on them, for whom, and that the forms work."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.translation import override

from guarded_world import ARGUMENTS, OF_ONE_PERSON, OWN, RECORDS, corners
from kansrijk.web.accounts.access import rights_of
from kansrijk.web.accounts.acting import by_system
from kansrijk.web.accounts.actions.functions import end_function, show_function
from kansrijk.web.accounts.actions.numbers import add_number
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.matrix import answer, places
from kansrijk.web.accounts.models import Organisation, Person
from kansrijk.web.audit.models import Event
from known_people import (
    HAARLEM,
    function_of,
    organisation_in,
    person,
    person_with,
    signed_in,
)
from pages import check

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _ready(static_files):
    """With static files."""


def last_event():
    return Event.objects.order_by("number").last()


def is_file(name):
    return name.endswith("_file")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("role", ["administrator", "coordinator", "partner_editor"])
def test_every_page_passes_the_strict_look(role, language):
    who = person_with(role)
    client = signed_in(who)
    world = corners(who.functions.get().organisation)
    for place in places():
        is_open = answer(role, place, "GET") == "open"
        if not is_open or place.door.is_public or is_file(place.name):
            continue
        if place.name in {*ARGUMENTS, *OF_ONE_PERSON}:
            continue
        record = RECORDS.get(place.name)
        args = [world[OWN].keys[record[0]]] if record else []
        with override(language):
            address = reverse(place.name, args=args)
        response = client.get(address)
        if response.status_code == 200:
            check(response, language)


def test_the_list_holds_what_is_in_and_around_ones_area_and_where_one_works():
    who = person_with("reader", HAARLEM, where=organisation_in(scope("GM0363"), name="Eigen"))
    organisation_in(scope("GM0392"), name="Binnen")
    organisation_in(scope("GG3109"), name="Rondom")
    organisation_in(scope("GM0363"), name="Buiten")
    text = signed_in(who).get("/organisaties/").text
    assert [name in text for name in ("Eigen", "Binnen", "Rondom", "Buiten")] == [
        True, True, True, False,
    ]  # fmt: skip
    assert "Binnen" not in signed_in(who).get("/organisaties/?domein=social").text


def test_a_long_list_is_cut_in_pages_that_stay_small():
    client = signed_in(person_with("national"))
    for number in range(101):
        organisation_in(name=f"Een praktijk met een tamelijk lange naam {number:03}")
    first = client.get("/organisaties/?domein=medical")
    check(first, "nl")
    assert "U ziet 102 organisaties" in first.text
    assert "lange naam 099" in first.text
    assert "lange naam 100" not in first.text
    assert "?domein=medical&amp;pagina=2" in first.text
    assert "lange naam 100" in client.get("/organisaties/?domein=medical&pagina=2").text
    assert client.get("/organisaties/?domein=x&pagina=zeven").status_code == 200


def scope(code):
    from kansrijk.web.accounts.scopes import Scope

    return Scope("municipality" if code.startswith("GM") else "region", code)


def test_what_is_for_colleagues_is_not_on_the_page_of_another():
    it = organisation_in(phone="0800 1234")
    hidden, shown = person(name="Verborgen Iemand"), person(name="Zichtbare Iemand")
    function_of(hidden, it)
    show_function(function=function_of(shown, it), by=by_system(), is_public=True)
    for kind, value in (("kvk", "12345678"), ("rsin", "123456782")):
        add_number(
            organisation=it, by=by_system(), kind=kind, value=value, source="s",
            checked_on=today(),
        )  # fmt: skip
    page = reverse("accounts:organisation", args=[it.slug])
    outside = signed_in(person_with("reader")).get(page).text
    colleague = signed_in(hidden).get(page).text
    preview = signed_in(hidden).get(page + "?als=ander").text
    secrets = ("Verborgen Iemand", "123456782", "wie hier werkt")
    for text in (outside, preview):
        assert [word in text for word in secrets] == [False] * 3
        assert all(word in text for word in ("Zichtbare Iemand", "12345678", "0800 1234"))
    assert all(word in colleague for word in secrets[:2])


def test_an_organisation_is_added_changed_and_stopped_by_its_coordinator():
    client = signed_in(person_with("coordinator"))
    form = {"name": "Nieuwe praktijk", "kind": "hospital", "place": "municipality:GM0392"}
    assert client.post("/organisaties/nieuw/", form)["Location"] == "/organisaties/nieuwe-praktijk/"
    assert (last_event().action, last_event().role) == ("organisation.create", "coordinator")
    page = "/organisaties/nieuwe-praktijk/"
    form = {"name": "Andere naam", "kind": "hospital", "website": "voorbeeld.example"}
    assert client.post(page + "bewerken/", form).status_code == 302
    text = client.get(page + "?bewaard").text
    assert "Andere naam" in text
    assert 'href="https://voorbeeld.example"' in text
    client.post(page + "stoppen/", {"reason": "task_ended"})
    assert Organisation.objects.get(slug="nieuwe-praktijk").ended_on == today()
    assert client.get(page + "stoppen/").status_code == 404


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": ""}, "Dit veld is verplicht."),
        ({"kind": "castle"}, "Selecteer een geldige keuze"),
        ({"place": "municipality:GM0363"}, "Selecteer een geldige keuze"),
        ({"website": "javascript:alert(1)"}, "geldige URL"),
        ({"phone": "bel me"}, "Alleen cijfers"),
        ({"email": "x"}, "geldig e-mailadres"),
    ],
)
def test_a_form_that_is_not_right_says_what_is_and_saves_nothing(change, words):
    client = signed_in(person_with("coordinator"))
    before = Organisation.objects.count()
    form = {"name": "N", "kind": "hospital", "place": "municipality:GM0392"} | change
    response = client.post("/organisaties/nieuw/", form)
    assert response.status_code == 422
    assert words in response.text
    assert "Fout:" in response.text
    check_422(response)
    assert Organisation.objects.count() == before


def check_422(response):
    response.status_code = 200  # the strict look expects a page that is well
    check(response, "nl")


def test_a_refusal_of_an_action_stands_above_the_form():
    who = person_with("coordinator")
    it = who.functions.get().organisation
    page = reverse("accounts:new_number", args=[it.slug])
    form = {"kind": "kvk", "value": "12", "source": "KvK", "checked_on": str(today())}
    response = signed_in(who).post(page, form)
    assert response.status_code == 422
    assert "kan geen KvK-nummer zijn. Toegestaan: 8 cijfers." in response.text
    response = signed_in(who).post(page, form | {"value": "87654321"})
    assert response.status_code == 302


def test_a_coordinator_lets_someone_begin_gives_a_role_and_takes_it_back():
    who = person_with("coordinator")
    client = signed_in(who)
    it = who.functions.get().organisation
    other = person(name="Nieuw Gezicht")
    elsewhere = function_of(other, organisation_in())
    form = {"person": other.public_id, "kind": "manager", "valid_from": str(today())}
    page = reverse("accounts:new_function", args=[it.slug])
    assert client.post(page, form).status_code == 302
    function = other.functions.exclude(pk=elsewhere.pk).get()
    grant = reverse("accounts:new_role", args=[function.public_id])
    form = {
        "role": "reader", "scope": "municipality:GM0392", "valid_from": str(today()),
        "valid_to": str(today() + 30 * DAY), "reason": "takes_over",
    }  # fmt: skip
    assert client.post(grant, form | {"role": "administrator"}).status_code == 422
    assert client.post(grant, form | {"scope": "municipality:GM0363"}).status_code == 422
    assert client.post(grant, form).status_code == 302
    assert [held.role for held in rights_of(other).held] == ["reader"]
    role = function.roles.get()
    client.post(reverse("accounts:end_role", args=[role.public_id]), {"reason": "by_mistake"})
    assert rights_of(other).held == ()
    client.post(reverse("accounts:end_function", args=[function.public_id]), {"reason": "leaves"})
    function.refresh_from_db()
    assert function.valid_to == today()


def test_an_administrator_closes_off_and_erases_but_not_himself():
    who = person_with("administrator")
    client = signed_in(who)
    other = person_with("reader")
    own = reverse("accounts:close_person", args=[who.public_id])
    assert client.get(own).status_code == 404
    page = reverse("accounts:close_person", args=[other.public_id])
    assert client.post(page, {"what": "deactivate", "reason": "safety"}).status_code == 302
    assert not Person.objects.get(pk=other.pk).is_active
    assert client.post(page, {"what": "erase", "reason": "own_wish"}).status_code == 302
    assert Person.objects.get(pk=other.pk).name == ""
    assert client.get(page).status_code == 404


# --- one's own data -------------------------------------------------------------------------------


def test_someone_sees_and_corrects_his_own_data_and_takes_it_along():
    who = person_with("partner_editor")
    client = signed_in(who)
    assert client.post("/mijn/gegevens/", {"name": "Ander", "language": "en"}).status_code == 302
    who.refresh_from_db()
    assert (who.name, who.language, who.confirmed_on) == ("Ander", "en", today())
    response = client.get("/mijn/gegevens/mijn-gegevens.json")
    known = json.loads(response.content)
    assert known["persoon"][0]["e-mailadres"] == who.email
    assert [row["rol"] for row in known["rollen"]] == ["partner_editor"]
    assert response["Cache-Control"] == "no-store"
    assert last_event().action == "person.export"
    rows = client.get("/mijn/gegevens/mijn-gegevens.csv").text
    assert f"persoon 1,e-mailadres,{who.email}" in rows
    assert who.password not in rows + response.text


def test_someone_shows_his_name_or_hides_it_and_nobody_else_does():
    who = person_with("reader")
    function = who.functions.get()
    page = reverse("accounts:show_function", args=[function.public_id])
    assert signed_in(person_with("administrator")).post(page, {"toon": "ja"}).status_code == 404
    signed_in(who).post(page, {"toon": "ja"})
    function.refresh_from_db()
    assert function.is_public
    signed_in(who).post(page, {"toon": "nee"})
    function.refresh_from_db()
    assert not function.is_public


def test_someone_gives_a_role_back_and_nobody_elses():
    who, other = person_with("coordinator"), person_with("reader")
    client = signed_in(who, second_factor=False)
    role, his = (p.functions.get().roles.get() for p in (who, other))
    page = reverse("accounts:end_own_role", args=[his.public_id])
    assert client.post(page, {"reason": "own_wish"}).status_code == 404
    page = reverse("accounts:end_own_role", args=[role.public_id])
    assert client.post(page, {"reason": "own_wish"}).status_code == 302
    assert rights_of(who).held == ()
    assert client.get("/mijn/gegevens/mijn-gegevens.exe").status_code == 404


def test_someone_is_forgotten_when_he_asks_and_says_his_address():
    who = person_with("reader")
    client = signed_in(who)
    assert client.post("/mijn/gegevens/wissen/", {"email": "x@y.example"}).status_code == 422
    assert client.post("/mijn/gegevens/wissen/", {"email": who.email.upper()}).status_code == 302
    assert Person.objects.get(pk=who.pk).email is None
    assert client.get("/mijn/").status_code == 302


def test_who_has_left_sees_his_own_page_and_nothing_of_the_organisation():
    who = person_with("reader")
    function = who.functions.get()
    end_function(function=function, by=by_system(), reason="leaves")
    client = signed_in(Person.objects.get(pk=who.pk))
    assert function.organisation.name in client.get("/mijn/").text
    page = reverse("accounts:organisation", args=[function.organisation.slug])
    assert client.get(page).status_code == 404
