"""What everyone can say of help: that it is not right, and that it is missing. Nobody is kept."""

import pytest
from django.core.cache import cache
from django.test import Client

from kansrijk.errors import UserError
from kansrijk.web.accounts.acting import by_system
from kansrijk.web.accounts.clock import today
from kansrijk.web.audit.models import Event
from kansrijk.web.support.actions.remarks import handle_remark, make_remark, report_gap
from kansrijk.web.support.models import Gap, LocalOffer, Remark
from kansrijk.web.support.queries.local import shown_gaps
from known_help import AMSTERDAM, HAARLEM, VOORZORG, help_in
from known_people import person_with, signed_in
from pages import check

pytestmark = pytest.mark.django_db
GAP, NOTHING = "/hulp/gat-melden/", f"/hulp/klopt-niet/{HAARLEM}/{VOORZORG}/"


@pytest.fixture(autouse=True)
def _ready(static_files):
    """With static files, and nobody has sent anything yet."""
    cache.clear()


def test_the_forms_pass_the_strict_look_and_say_what_is_wrong(register):
    row, made_up = help_in(name="<script>alert(1)</script>"), help_in("VB0001")
    for page in (GAP, NOTHING, f"/hulp/klopt-niet/hulp/{row.public_id}/", "/voorbeeld" + GAP,
                 f"/voorbeeld/hulp/klopt-niet/hulp/{made_up.public_id}/"):  # fmt: skip
        check(Client().get(page), "nl")
        refused = Client().post(page, {"reason": "jan is stom", "theme": "x"})
        assert refused.status_code == 422
        assert "<script>alert" not in refused.text
    assert not Remark.objects.exists()
    assert not Gap.objects.exists()


def test_a_remark_is_an_open_task_without_who_said_it():
    row = help_in()
    client = signed_in(person_with("coordinator"))
    for _ in range(2):
        done = client.post(f"/hulp/klopt-niet/hulp/{row.public_id}/", {"reason": "number_wrong"})
        check(done, "nl")
        assert "Dank u" in done.text
    said = Remark.objects.get()
    assert (said.local_offer_id, said.times, said.made_on) == (row.pk, 2, today())
    events = Event.objects.filter(action="remark.make")
    assert {(e.actor, e.request, e.organisation, e.role) for e in events} == {
        ("system", "", "", "")
    }
    handle_remark(remark=said, by=by_system(), outcome="mended")
    assert make_remark(code=HAARLEM, offer=VOORZORG, reason="number_wrong", local_offer=row) != said
    with pytest.raises(UserError, match="al afgehandeld"):
        handle_remark(remark=said, by=by_system(), outcome="mended")


def test_what_is_unknown_can_be_remarked_on_too():
    assert Client().post(NOTHING, {"reason": "is_here"}).status_code == 200
    said = Remark.objects.get()
    assert (said.municipality, said.offer, said.local_offer) == (HAARLEM, VOORZORG, None)


def test_a_remark_is_about_something_that_is_there(register):
    row = help_in()
    LocalOffer.objects.update(valid_to=today())
    for page in (
        f"/hulp/klopt-niet/hulp/{row.public_id}/", "/hulp/klopt-niet/hulp/nergens/",
        f"/hulp/klopt-niet/{HAARLEM}/wonderkuur/", f"/hulp/klopt-niet/GM9999/{VOORZORG}/",
        f"/hulp/klopt-niet/VB0001/{VOORZORG}/", f"/voorbeeld{NOTHING}",
    ):  # fmt: skip
        assert Client().get(page).status_code == 404, page
    with pytest.raises(UserError, match="hoort niet bij"):
        make_remark(code=AMSTERDAM, offer=VOORZORG, reason="is_here", local_offer=row)


def test_a_gap_is_a_count_of_municipality_theme_and_month_and_nothing_else():
    done = signed_in(person_with("reader")).post(GAP, {"code": HAARLEM, "theme": "schulden"})
    assert "Dank u" in done.text
    Client().post(GAP, {"code": HAARLEM, "theme": "schulden"})
    kept = Gap.objects.values().get()
    kept.pop("id")
    assert kept == {
        "municipality": HAARLEM, "theme": "schulden", "month": f"{today():%Y-%m}", "times": 2,
    }  # fmt: skip
    event = Event.objects.get(action="gap.report", number=Event.objects.latest("number").number)
    assert (event.actor, event.kind, event.key, event.reason, event.request) == (
        "system", "", "", "", "",
    )  # fmt: skip


def test_a_gap_is_shown_from_ten_on():
    for times in range(1, 12):
        report_gap(code=HAARLEM, theme="schulden")
        assert bool(shown_gaps(HAARLEM)) == (times >= 10)
    report_gap(code=HAARLEM, theme="roken")
    assert [gap.theme for gap in shown_gaps(HAARLEM)] == ["schulden"]
    assert shown_gaps(AMSTERDAM) == []


def test_a_flood_is_stopped_and_says_so():
    answers = [Client().post(GAP, {"code": HAARLEM, "theme": "roken"}) for _ in range(21)]
    assert {answer.status_code for answer in answers[:20]} == {200}
    assert answers[20].status_code == 422
    assert "hoogstens 20 keer per uur" in answers[20].text
    assert Gap.objects.get().times == 20
    assert Client().post(NOTHING, {"reason": "is_here"}).status_code == 200


def test_the_counter_of_a_flood_holds_no_address(db):
    from django.db import connection

    Client().post(GAP, {"code": HAARLEM, "theme": "roken"}, REMOTE_ADDR="203.0.113.9")
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM signing_in_counter")
        assert "203.0.113" not in str(cursor.fetchall())


@pytest.mark.parametrize(
    "given", [{"theme": "iets"}, {"theme": "steunend_netwerk"}, {"code": "GM9999"}], ids=str
)
def test_a_gap_of_something_unknown_is_refused(given):
    with pytest.raises(UserError, match=r"kennen we niet|bestaat nu niet"):
        report_gap(**{"code": HAARLEM, "theme": "roken"} | given)
    assert not Gap.objects.exists()
