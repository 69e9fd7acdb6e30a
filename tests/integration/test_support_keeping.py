"""Who keeps the help of a municipality: what he sees, changes and is asked to do."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from guarded_world import OWN, RECORDS, corners
from kansrijk.web.accounts.access import rights_of
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.scopes import Scope
from kansrijk.web.audit.models import Event
from kansrijk.web.support.actions.remarks import make_remark, report_gap
from kansrijk.web.support.models import LocalOffer, Remark
from kansrijk.web.support.tasks import tasks_of
from known_help import AMSTERDAM, HAARLEM, HOME_START, VOORZORG, help_in, help_with_contact
from known_people import function_of, organisation_in, person, person_with, role_of, signed_in
from pages import check

pytestmark = pytest.mark.django_db
PAGE = f"/hulp/beheer/{HAARLEM}/"
SOURCE = {"source_title": "Opgave", "source_date": "2024", "reason": "told"}
FORM = SOURCE | {"offer": VOORZORG, "area_kind": "municipality", "languages": ["nl", "ar"]}


@pytest.fixture(autouse=True)
def _ready(static_files):
    """With static files, and nobody has sent anything yet."""
    cache.clear()


def keeper(role="coordinator", scope=None):
    return signed_in(person_with(role, scope))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_page_passes_the_strict_look(language):
    who = person_with("administrator")
    world, client = corners(who.functions.get().organisation), signed_in(who)
    help_in(HAARLEM, HOME_START, age=13, name="<script>alert(1)</script>")
    for _ in range(10):
        report_gap(code=HAARLEM, theme="schulden")
    with override(language):
        pages = [reverse("support:local_places")]
        pages += [reverse(f"support:{n}", args=[HAARLEM]) for n in ("local", "new_local")]
        forms = [
            reverse(name, args=[world[OWN].keys[what]])
            for name, (what, _) in RECORDS.items()
            if name.startswith("support:")
            and name != "support:local_file"
            and what in ("local_offer", "remark", "municipality")
        ]
    for address in (*pages, *forms):
        answer = client.get(address)
        check(answer, language)
        assert "<script>alert" not in answer.text
    for address in (pages[-1], *forms):
        refused = client.post(address, {"reason": "x"})
        assert refused.status_code == 422, address
        refused.status_code = 200
        check(refused, language)


def test_the_oldest_comes_first_and_what_nobody_recorded_is_unknown():
    help_with_contact(name="Nieuw")
    help_in(HAARLEM, HOME_START, age=13, name="Oud")
    help_in(AMSTERDAM, name="Elders")
    text = keeper().get(PAGE).text
    assert text.index("Oud</a>") < text.index("Nieuw</a>")
    assert "Onlangs bevestigd: 1. Zes maanden niet: 0. Een jaar stil: 1." in text
    assert "Elders" not in text
    assert "Onbekend: 53 keer aanbod" in text
    assert "Noor Bedacht" in text


def test_help_is_added_changed_looked_over_and_ended():
    client = keeper()
    assert client.post(f"{PAGE}nieuw/", FORM | {"phone": "bel ons"}).status_code == 422
    assert not LocalOffer.objects.exists()
    added = FORM | {
        "organisation_name": "JGZ", "wait_weeks": "2", "accepts": "no", "phone": "000-000 00 01",
    }  # fmt: skip
    assert client.post(f"{PAGE}nieuw/", added).status_code == 302
    row = LocalOffer.objects.get()
    assert (row.availability, row.languages, row.wait_weeks) == ("yes", "nl ar", 2)
    assert (row.accepts, row.accepts_on, row.checked_role) == (False, today(), "coordinator")
    page = f"/hulp/beheer/aanbod/{row.public_id}/"
    assert 'value="JGZ"' in client.get(page).text
    changed = added | {"availability": "yes", "name": "Anders", "accepts": ""}
    assert client.post(page, changed).status_code == 302
    LocalOffer.objects.update(checked_on=None)
    assert client.post(f"{page}klopt-nog/", {"sent": "1"}).status_code == 302
    row.refresh_from_db()
    assert (row.name, row.accepts, row.checked_on) == ("Anders", None, today())
    assert client.post(f"{page}beeindigen/", {"reason": "stopped"}).status_code == 302
    assert client.get(page).status_code == 404
    names = Event.objects.filter(kind="support.localoffer", role="coordinator")
    assert [e.action.partition(".")[2] for e in names.order_by("number")] == [
        "add", "change", "check", "end",
    ]  # fmt: skip


def test_not_here_is_recorded_with_its_source_and_only_then_it_is_no():
    client = keeper()
    page = f"{PAGE}niet-hier/"
    assert client.post(page, {"offer": VOORZORG}).status_code == 422
    assert client.post(page, SOURCE | {"offer": VOORZORG}).status_code == 302
    assert LocalOffer.objects.get().availability == "no"
    again = client.post(page, SOURCE | {"offer": VOORZORG})
    assert "al iets anders vast" in again.text


def test_a_partner_keeps_the_help_of_the_own_organisation_alone():
    mine, other = organisation_in(), organisation_in()
    who = person()
    role_of(function_of(who, mine), "partner_editor")
    client = signed_in(who)
    own, others = help_in(organisation=mine), help_in(organisation=other, name="Van een ander")
    text = client.get(PAGE).text
    assert own.public_id in text
    assert "Van een ander" not in text
    assert "Wat lezers missen" not in text
    assert client.get(f"/hulp/beheer/aanbod/{others.public_id}/").status_code == 404
    assert client.get(f"/hulp/beheer/{AMSTERDAM}/").status_code == 404
    for where, status in ((other.slug, 422), ("", 422), (mine.slug, 302)):
        given = FORM | {"offer": HOME_START, "organisation": where, "organisation_name": "Vrij"}
        assert client.post(f"{PAGE}nieuw/", given).status_code == status, where
    for where in (other.slug, ""):
        page = f"/hulp/beheer/aanbod/{own.public_id}/"
        given = FORM | {"availability": "yes", "organisation": where}
        assert client.post(page, given).status_code == 422
    made = LocalOffer.objects.get(offer=HOME_START)
    assert (made.organisation, made.organisation_name) == (mine, "")


def test_the_contact_is_asked_once_a_day():
    row = help_with_contact()
    client, page = keeper(), f"/hulp/beheer/aanbod/{row.public_id}/vragen/"
    assert client.post(page, {"sent": "1"}).status_code == 302
    assert client.post(page, {"sent": "1"}).status_code == 404
    row.refresh_from_db()
    assert row.asked_on == today()


def test_a_remark_waits_on_the_page_until_it_is_handled():
    row = help_in()
    said = make_remark(code=HAARLEM, offer=VOORZORG, reason="no_answer", local_offer=row)
    client = keeper()
    assert "Niemand neemt op" in client.get(PAGE).text
    page = f"/hulp/beheer/meldingen/{said.public_id}/"
    assert keeper("coordinator", Scope("municipality", AMSTERDAM)).get(page).status_code == 404
    assert client.post(page, {"outcome": "mended"}).status_code == 302
    assert "Niemand neemt op" not in client.get(PAGE).text
    assert Remark.objects.get().handled_on == today()


def test_the_desk_names_remarks_and_what_nobody_confirmed():
    who = person_with("coordinator")
    assert tasks_of(rights_of(who)) == []
    row = help_in(age=7)
    help_in(HAARLEM, HOME_START, age=1)
    help_in(AMSTERDAM, age=20)
    make_remark(code=HAARLEM, offer=VOORZORG, reason="no_answer", local_offer=row)
    make_remark(code=AMSTERDAM, offer=VOORZORG, reason="is_here")
    found = tasks_of(rights_of(who))
    assert [(task.group, task.address) for task in found] == [
        ("todo", PAGE), ("unconfirmed", PAGE),
    ]  # fmt: skip
    assert all(task.title.startswith("1 ") and "Haarlem" in task.title for task in found)
    assert tasks_of(rights_of(person_with("reader"))) == []


def test_nobody_keeps_anything_without_a_role():
    assert Client().get(PAGE).status_code == 302
    for role in ("reader", "council", "regional"):
        assert keeper(role).get(PAGE).status_code == 403
