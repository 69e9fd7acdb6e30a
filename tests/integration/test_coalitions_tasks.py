"""What the register has waiting, for whom, and when that is over."""

from datetime import timedelta

import pytest

from kansrijk.web.accounts.access import rights_of
from kansrijk.web.accounts.acting import by_system
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.scopes import Scope
from kansrijk.web.coalitions.actions.coalitions import publish_coalition
from kansrijk.web.coalitions.actions.statuses import end_status
from kansrijk.web.coalitions.evidence import Evidence
from kansrijk.web.coalitions.moments import Moment
from kansrijk.web.coalitions.tasks import tasks_of
from known_coalitions import HAARLEM, HEEMSTEDE, coalition_in, status_of
from known_people import AMSTERDAM, COUNTRY, KENNEMERLAND, person_with, signed_in

pytestmark = pytest.mark.django_db

UNKNOWN = "Van Haarlem zegt geen bron of er een coalitie is"
CONTRADICTED = "De status van Haarlem en de coalities spreken elkaar tegen"
OLD = "De bron van de status van Haarlem is oud"


def titles(role="coordinator", scope=None):
    return [task.title for task in tasks_of(rights_of(person_with(role, scope)))]


def told(days):
    """A source of so many days ago."""
    return Evidence("Jaarverslag", Moment(today() - timedelta(days=days)))


def test_a_municipality_of_which_nothing_is_known_waits_until_a_source_says_something():
    assert titles() == [UNKNOWN]
    status_of(status="none", evidence=told(3))
    assert titles() == []


def test_more_of_them_are_one_task_and_a_whole_country_none():
    (task,) = tasks_of(rights_of(person_with("regional")))
    assert task.title.startswith("Van 9 gemeenten zegt geen bron")
    assert task.address == "/coalities/"
    assert titles("administrator", COUNTRY) == []


def test_a_status_and_a_coalition_that_contradict_each_other_wait():
    status_of(status="local", evidence=told(3))
    assert titles() == [CONTRADICTED]
    coalition_in(HAARLEM)
    assert titles() == []


def test_a_coalition_beside_a_status_of_none_waits_too():
    status_of(status="none", evidence=told(3))
    coalition_in(HAARLEM)
    assert titles() == [CONTRADICTED]


@pytest.mark.parametrize(("days", "expected"), [(1095, []), (1096, [OLD])])
def test_a_source_that_grew_old_waits(days, expected):
    status_of(status="none", day="2020", evidence=told(days))
    assert titles() == expected


def test_what_was_taken_back_is_unknown_again():
    row = status_of(status="none", evidence=told(3))
    end_status(municipality_status=row, by=by_system(), reason="wrong")
    assert titles() == [UNKNOWN]


def test_a_coalition_that_is_not_public_waits_for_who_keeps_it_alone():
    status_of(status="local", evidence=told(3))
    made = coalition_in(HAARLEM, is_public=False, name="Kansrijk Haarlem")
    title = "Kansrijk Haarlem is nog niet openbaar"
    assert titles() == [title]
    assert titles("coordinator", Scope("coalition", made.public_id)) == [title]
    assert title not in titles("coordinator", AMSTERDAM)
    for other in ("reader", "partner_editor", "council"):
        assert titles(other) == []
    publish_coalition(coalition=made, by=by_system(), reason="ready")
    assert titles() == []


def test_a_draft_that_reaches_beyond_ones_area_does_not_wait():
    status_of(status="local", evidence=told(3))
    coalition_in(HAARLEM, HEEMSTEDE, is_public=False, name="Samen")
    assert titles() == [CONTRADICTED]  # who does not see the draft is not told of it
    assert "Samen is nog niet openbaar" in titles("regional", KENNEMERLAND)


def test_the_desk_shows_it_and_leads_to_where_it_is_done(static_files):
    made = coalition_in(HAARLEM, is_public=False, name="Kansrijk Haarlem")
    client = signed_in(person_with("coordinator"))
    assert f"/coalities/beheer/{made.public_id}/openbaar/" in client.get("/bureau/").text
    assert client.get(f"/coalities/beheer/{made.public_id}/openbaar/").status_code == 200
    assert HAARLEM in client.get("/bureau/").text
