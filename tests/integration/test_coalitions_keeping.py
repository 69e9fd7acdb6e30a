"""Who keeps the register: drafts, forms and roles."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from guarded_world import OWN, RECORDS, corners
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.scopes import Scope
from kansrijk.web.audit.models import Event
from kansrijk.web.coalitions.models import Coalition
from kansrijk.web.coalitions.queries import history, municipalities_of
from known_coalitions import (
    AMSTERDAM,
    HAARLEM,
    HEEMSTEDE,
    MADE_UP,
    coalition_in,
    status_of,
)
from known_people import function_of, organisation_in, person_with, signed_in
from pages import check

pytestmark = pytest.mark.django_db

SOURCE = {
    "source_title": "Collegebrief", "source_url": "gemeente.example/brief", "source_date": "3-2024",
}  # fmt: skip
DATED = SOURCE | {"since": "2021", "start_kind": "exact"}


@pytest.fixture(autouse=True)
def _ready(static_files):
    """With static files."""


def read(address, client=None):
    return (client or Client()).get(address).text


def in_area(role="coordinator", scope=None):
    return signed_in(person_with(role, scope))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_form_passes_the_strict_look(language):
    who = person_with("administrator")
    world, client = corners(who.functions.get().organisation), signed_in(who)
    with override(language):
        addresses = [reverse("coalitions:new")] + [
            reverse(name, args=[world[OWN].keys[what]])
            for name, (what, _) in RECORDS.items()
            if name.startswith("coalitions:")
        ]
    for address in addresses:
        check(client.get(address), language)
        refused = client.post(address, {"reason": "x"})
        assert refused.status_code == 422, address
        refused.status_code = 200
        check(refused, language)


@pytest.mark.parametrize("query", ["", "?als=ander", "?bewaard"])
def test_the_pages_of_who_keeps_it_pass_the_strict_look(register, query):
    client = in_area("administrator")
    draft = coalition_in(HAARLEM, is_public=False)
    for address in ("/coalities/", f"/coalities/{draft.slug}/", "/coalities/gemeenten/GM0392/",
                    "/coalities/kansrijke-start-zuid-limburg/"):  # fmt: skip
        check(client.get(address + query), "nl")


def test_a_draft_is_there_for_who_keeps_it_alone():
    draft = coalition_in(HAARLEM, name="In stilte", is_public=False)
    page = f"/coalities/{draft.slug}/"
    inside = [in_area(), in_area("regional"), in_area("administrator")]
    inside.append(in_area(scope=Scope("coalition", draft.public_id)))
    outside = [Client(), in_area("reader"), in_area(scope=Scope("municipality", AMSTERDAM))]
    for client in inside:
        assert client.get(page).status_code == 200
        assert "In stilte" in read("/coalities/", client)
        assert "In stilte" in read("/coalities/gemeenten/GM0392/", client)
        assert "nog helemaal niet" in read(page + "?als=ander", client)
        assert "In stilte" not in read("/coalities/register.csv", client)
    for client in outside:
        assert client.get(page).status_code == 404
        assert "In stilte" not in read("/coalities/", client)
        assert "In stilte" not in read("/coalities/gemeenten/GM0392/", client)


def test_who_recorded_a_status_is_seen_by_who_keeps_it_alone():
    status_of()
    page = "/coalities/gemeenten/GM0392/"
    keeper = in_area()
    assert "Kansrijk zelf" in read(page, keeper)
    for text in (read(page), read(page + "?als=ander", keeper), read(page, in_area("reader"))):
        assert "Kansrijk zelf" not in text
        assert "/status/" not in text


def test_a_coordinator_makes_a_coalition_makes_it_public_and_ends_it():
    client = in_area()
    form = DATED | {
        "name": "Haarlem samen", "kind": "local", "municipality": HAARLEM,
        "reason": "new_coalition",
    }  # fmt: skip
    assert client.post("/coalities/nieuw/", form | {"municipality": AMSTERDAM}).status_code == 422
    answer = client.post("/coalities/nieuw/", form)
    assert answer["Location"] == "/coalities/haarlem-samen/?bewaard"
    it = Coalition.objects.get()
    assert (it.source_url, str(it.source_date), str(it.start)) == (
        "https://gemeente.example/brief", "2024-03", "2021",
    )  # fmt: skip
    assert Client().get("/coalities/haarlem-samen/").status_code == 404
    keep = f"/coalities/beheer/{it.public_id}"
    assert client.post(f"{keep}/openbaar/", {"reason": "ready"}).status_code == 302
    assert "Haarlem samen" in read("/coalities/haarlem-samen/")
    assert client.get(f"{keep}/openbaar/").status_code == 404
    assert client.post(f"{keep}/beeindigen/", {"reason": "stopped"}).status_code == 302
    assert client.get(f"{keep}/naam/").status_code == 404
    assert "Deze coalitie is gestopt" in read("/coalities/haarlem-samen/")
    assert Event.objects.filter(action="coalition.end", role="coordinator").count() == 1


def test_a_region_adds_municipalities_and_defines_its_own_regions():
    it = coalition_in(HAARLEM)
    client = in_area("regional")
    keep = f"/coalities/beheer/{it.public_id}"
    member = DATED | {"code": HEEMSTEDE, "reason": "joins"}
    assert client.post(f"{keep}/gemeenten/nieuw/", member).status_code == 302
    assert municipalities_of(it.public_id) == {HAARLEM, HEEMSTEDE}
    region = DATED | {"name": "Zuid", "municipalities": [HEEMSTEDE], "reason": "joins"}
    assert client.post(f"{keep}/regios/nieuw/", region).status_code == 302
    assert "Zuid" in read(f"/coalities/{it.slug}/")
    key = it.own_regions.get().public_id
    assert client.post(f"/coalities/beheer/regios/{key}/beeindigen/", {"reason": "wrong"})
    assert not it.own_regions.filter(valid_to=None).exists()
    key = it.memberships.get(municipality=HEEMSTEDE).public_id
    page = f"/coalities/beheer/gemeenten/{key}/beeindigen/"
    assert client.post(page, {"reason": "leaves"}).status_code == 302
    assert municipalities_of(it.public_id) == {HAARLEM}
    assert "Deed eerder mee" in read(f"/coalities/{it.slug}/")


def test_a_status_is_recorded_with_its_evidence_and_taken_back():
    client, page = in_area(), "/coalities/gemeenten/GM0392/"
    form = DATED | {"status": "local", "start_kind": "latest", "reason": "new_evidence"}
    for name in ("source_title", "source_date", "since", "status", "reason"):
        without = {key: value for key, value in form.items() if key != name}
        assert client.post(f"{page}status/", without).status_code == 422
    refused = client.post(f"{page}status/", form | {"since": "gisteren"})
    assert "Schrijf een jaar (2019), een maand (5-2019)" in refused.text
    assert history(HAARLEM) == []
    assert client.post(f"{page}status/", form).status_code == 302
    (known,) = history(HAARLEM)
    assert (known.recorded_role, known.is_latest_start) == ("coordinator", True)
    assert "In elk geval sinds 2021" in read(page)
    back = f"/coalities/beheer/statussen/{known.public_id}/intrekken/"
    assert client.post(back, {"reason": "evidence_gone"}).status_code == 302
    assert "Status: onbekend." in read(page)
    tranche = SOURCE | {"number": "2", "reason": "new_evidence"}
    assert client.post(f"{page}tranche/", tranche).status_code == 302
    assert "Tranche 2" in read(page)


def test_the_invented_country_is_kept_by_who_has_a_role_there(register):
    """Roles for the Netherlands do not reach it."""
    it = Coalition.objects.get(slug="voorbeeldstad")
    real = in_area("administrator")
    assert real.get(f"/coalities/beheer/{it.public_id}/naam/").status_code == 404
    assert real.get(f"/coalities/gemeenten/{MADE_UP}/status/").status_code == 404


def test_a_role_for_a_coalition_is_offered_by_its_name_and_given(register):
    it = Coalition.objects.get(slug="kansrijke-start-haarlem")
    giver = person_with("administrator")
    function = person_with(None)
    own = function_of(function, organisation_in())
    page = reverse("accounts:new_role", args=[own.public_id])
    client = signed_in(giver)
    offered = client.get(page).text
    assert "coalitie Kansrijke Start Haarlem" in offered
    assert "Voorbeeldstad" not in offered
    form = {
        "role": "coordinator", "scope": f"coalition:{it.public_id}", "valid_from": str(today()),
        "valid_to": str(today() + timedelta(days=30)), "reason": "starts_here",
    }  # fmt: skip
    assert client.post(page, form).status_code == 302
    assert signed_in(function).get(f"/coalities/beheer/{it.public_id}/naam/").status_code == 200
    assert "coalitie Kansrijke Start Haarlem" in signed_in(function).get("/mijn/").text
