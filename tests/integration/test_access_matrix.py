"""Role x page x action, every cell asked of the site itself. A new address falls in by itself."""

import pytest
from django.test import Client
from django.urls import reverse

from guarded_world import ARGUMENTS, INSIDE, OF_ONE_PERSON, OUTSIDE, OWN, RECORDS, corners
from kansrijk.web.accounts.matrix import NO_ROLE, NOBODY, answer, places, subjects
from kansrijk.web.accounts.models import Person
from kansrijk.web.accounts.permissions import all_permissions, permissions_of
from kansrijk.web.audit.models import Event
from known_people import person, person_with, signed_in
from visits import ENTRANCE, ON_THE_WAY, visits

METHODS = ("GET", "POST", "PUT", "DELETE")
PLACES = {place.name: place for place in places()}
GUARDED = [
    place for place in PLACES.values()
    if place.door and not place.door.is_public and place.name not in OF_ONE_PERSON
]  # fmt: skip
#: The pages for signing in take forms of everyone; tests/integration/test_signing_in_*.py.
PUBLIC = [
    place for place in PLACES.values()
    if place.door and place.door.is_public and place.name not in {*ENTRANCE, *ON_THE_WAY}
]  # fmt: skip
#: What is there for programs only, and answers nothing to a plain visit.
UNVISITED = {"api:api-root"}
EVERYWHERE = {"national", "administrator", "catalogue_editor"}


def browser_of(subject: str) -> tuple[Client, Person | None]:
    if subject == NOBODY:
        return Client(), None
    who = person() if subject == NO_ROLE else person_with(subject)
    return signed_in(who), who


def asked(client: Client, method: str, address: str):
    return client.generic(method, address, b"", "application/x-www-form-urlencoded")


def check(response, expected: str, place, method: str) -> None:
    status = response.status_code
    where = f"{method} {place.name}: {status} {response.headers.get('Location', '')}"
    if expected == "sign_in":
        assert status == 302, where
        assert "next=" in response["Location"], where
    elif expected in ("refused", "no_such_action"):
        assert status == {"refused": 403, "no_such_action": 405}[expected], where
    else:
        assert status in (200, 302, 422), where
        assert "next=" not in response.headers.get("Location", ""), where


def reaches(subject: str, permissions: tuple[str, ...], corner: str) -> bool:
    """A second, plain answer: whether a record in a corner is there for someone.

    Everyone's scope is (or holds) Haarlem, where also the own organisation is.
    """
    if subject == NO_ROLE:
        return False
    held = permissions_of(subject) & set(permissions)
    kinds = {all_permissions()[name].reach for name in held}
    if corner == OWN:
        return bool(kinds) or "organisation.read" in permissions
    if corner == INSIDE or subject in EVERYWHERE:
        return bool(kinds - {"own"})
    return False


@pytest.fixture
def site_of_all(db, static_files):
    return None


def test_no_record_is_forgotten():
    with_record = {p.name for p in GUARDED if "<" in p.route and p.name not in ARGUMENTS}
    assert with_record == set(RECORDS)


@pytest.mark.parametrize("subject", subjects())
def test_pages_without_a_record(site_of_all, subject):
    client, _ = browser_of(subject)
    for place in GUARDED:
        if place.name not in RECORDS:
            address = reverse(place.name, args=ARGUMENTS.get(place.name, ()))
            for method in METHODS:
                expected = answer(subject, place, method)
                check(asked(client, method, address), expected, place, method)


@pytest.mark.parametrize("subject", subjects())
def test_pages_with_a_record(site_of_all, subject):
    """404 for what is another's, whatever the method: as if it did not exist."""
    client, who = browser_of(subject)
    own = who.functions.get().organisation if who and who.functions.exists() else None
    world = corners(own) if own else {OUTSIDE: None, **corners(_some())}
    for place in (PLACES[name] for name in RECORDS):
        what, permissions = RECORDS[place.name]
        for name, corner in world.items():
            if corner is None:
                continue
            address = reverse(place.name, args=[corner.keys[what]])
            for method in METHODS if place.name not in CHANGING else ("GET", "PUT", "DELETE"):
                expected = answer(subject, place, method)
                response = asked(client, method, address)
                is_there = own is not None and reaches(subject, permissions, name)
                if expected == "open" and not is_there:
                    assert response.status_code == 404, f"{subject} {method} {place.name} {name}"
                else:
                    check(response, expected, place, method)


#: An empty POST is enough to change these; they are tested by themselves.
CHANGING = {"accounts:remove_number"}


def _some():  # type: ignore[no-untyped-def]
    from known_people import organisation_in

    return organisation_in()


def test_what_was_refused_stands_in_the_log_by_the_name_of_the_page(site_of_all):
    client, _ = browser_of("reader")
    client.get(reverse("accounts:new_organisation"))
    event = Event.objects.order_by("number").last()
    assert (event.action, event.key) == ("access.refuse", "accounts:new_organisation")


def test_without_a_second_factor_nothing_that_changes_opens(site_of_all):
    client = signed_in(person_with("administrator"), second_factor=False)
    for place in GUARDED:
        if place.door.asks_second_factor and place.name not in RECORDS:
            address = reverse(place.name, args=ARGUMENTS.get(place.name, ()))
            assert client.get(address).status_code in (302, 403)


@pytest.mark.parametrize("subject", subjects())
def test_public_pages_are_open_to_everyone_for_reading_alone(site_of_all, register, subject):
    """Every address is asked for by nobody; the others ask for one page of each room."""
    client, _ = browser_of(subject)
    first = {visit.name: visit for visit in reversed(visits())}
    rooms = {}
    for place in PUBLIC:
        if place.name in UNVISITED:
            continue
        room = place.name.partition(":")[0]
        address = first[place.name].address("nl")
        if subject == NOBODY or room not in rooms:
            rooms[room] = place
            expected = answer(subject, place, "GET")
            check(client.get(address), expected, place, "GET")
        for method in set(METHODS) - set(place.door.methods):
            assert asked(client, method, address).status_code == 405, place.name
