"""The guard before every page: no door, no entrance."""

from datetime import timedelta

import pytest
from django.http import Http404, HttpResponse
from django.test import Client, RequestFactory

from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.doors import needs, public, signed_in
from kansrijk.web.accounts.guard import SECOND_FACTOR, Guard
from kansrijk.web.accounts.models import Function, RoleAssignment
from kansrijk.web.audit.models import Event
from known_people import function_of, organisation_in, person, role_of


def page(request):
    return HttpResponse("open")


@pytest.fixture
def someone(db, static_files):
    return person()


def give(who, role):
    return role_of(function_of(who, organisation_in()), role)


def look(view, person=None, method="get", second=False):
    """What the guard answers; None is: come in."""
    request = getattr(RequestFactory(), method)("/ergens/")
    request.user = person or type("Nobody", (), {"is_authenticated": False})()
    request.session = {SECOND_FACTOR: second}
    request.resolver_match = None
    return Guard(page).process_view(request, view, (), {})


def test_a_page_without_a_door_stays_closed():
    with pytest.raises(Http404):
        look(lambda request: HttpResponse("never"))


def test_a_public_page_is_open_to_read_only():
    assert look(public(lambda request: None)) is None
    assert look(public(lambda request: None), method="post").status_code == 405


def test_who_is_not_signed_in_is_led_to_where_that_is_done():
    for door in (signed_in, needs("organisation.read")):
        answer = look(door(lambda request: None))
        assert answer.status_code == 302
        assert answer["Location"].endswith("?next=/ergens/")


def test_who_is_signed_in_comes_in_where_nothing_more_is_asked(someone):
    assert look(signed_in(lambda request: None), someone) is None


def test_without_the_right_role_a_page_is_refused_and_that_is_noted(someone):
    view = needs("person.close")(lambda request: None)
    give(someone, "reader")
    assert look(view, someone).status_code == 403
    assert Event.objects.order_by("number").last().action == "access.refuse"
    give(someone, "administrator")
    assert look(view, someone, second=True) is None


def test_what_changes_something_asks_a_second_factor(someone, settings):
    settings.SECOND_FACTOR_URL = ""
    view = needs("organisation.edit_own", methods=("GET", "POST"))(lambda request: None)
    give(someone, "partner_editor")
    assert look(view, someone).status_code == 403
    assert look(view, someone, method="post", second=True) is None
    settings.SECOND_FACTOR_URL = "/tweede/"
    assert look(view, someone)["Location"] == "/tweede/?next=/ergens/"


def test_a_role_that_ended_opens_nothing(someone):
    role = give(someone, "administrator")
    RoleAssignment.objects.filter(pk=role.pk).update(valid_to=today())
    assert look(needs("person.close")(lambda request: None), someone).status_code == 403


def test_a_function_that_ended_takes_its_roles_along(someone):
    role = give(someone, "administrator")
    Function.objects.filter(pk=role.function_id).update(valid_to=today())
    assert look(needs("person.close")(lambda request: None), someone).status_code == 403


def test_a_clock_that_runs_back_gives_no_role_back(someone, monkeypatch):
    give(someone, "reader")
    look(needs("person.close")(lambda request: None), someone)  # leaves an event of today
    day = today()
    monkeypatch.setattr(
        "kansrijk.web.accounts.clock.timezone.localdate",
        lambda at=None: at.date() if at else day - timedelta(days=40),
    )
    assert today() == day


def test_a_form_without_our_secret_is_explained(static_files):
    answer = Client(enforce_csrf_checks=True).post("/rollen/")
    assert answer.status_code == 403
    assert "Er is niets bewaard" in answer.text
