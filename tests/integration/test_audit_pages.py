"""Pages of the log: what stands on them, for whom, and that looking is kept."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guarded_world import Corner
from kansrijk.web.accounts.acting import by_person, by_system
from kansrijk.web.accounts.actions.organisations import rename_organisation
from kansrijk.web.accounts.actions.people import erase_person
from kansrijk.web.accounts.clock import today
from kansrijk.web.audit.models import Event
from kansrijk.web.desk.presenters import log_page
from known_coalitions import AMSTERDAM as OTHER_PLACE
from known_coalitions import HAARLEM, coalition_in, region_of, status_of
from known_people import AMSTERDAM, organisation_in, person, person_with, signed_in
from pages import check

pytestmark = pytest.mark.django_db
LOG = "/bureau/gebeurtenissen"


@pytest.fixture(autouse=True)
def _ready(static_files):
    """With static files."""


def last():
    return Event.objects.order_by("number").last()


@pytest.fixture
def administrator():
    return signed_in(person_with("administrator"))


def page_of(client, organisation, query=""):
    return client.get(f"{LOG}/organisatie/{organisation.slug}/{query}")


def test_all_that_hangs_on_an_organisation_is_told_in_plain_dutch(administrator):
    corner = Corner(organisation_in(name="De Bron"))
    page = page_of(administrator, corner.organisation)
    check(page, "nl")
    for sentence in ("Het systeem voegde", "gaf een rol", "liet een functie beginnen", "AGB-code"):
        assert sentence in page.text
    assert corner.other.name in page.text
    check(administrator.get(f"/en{LOG}/organisatie/de-bron/"), "en")


def test_looking_and_taking_along_are_kept_with_who_and_in_which_role():
    who = person_with("coordinator")
    here, client = who.functions.get().organisation, signed_in(who)
    page_of(client, here)
    seen = (last().action, last().kind, last().key, last().role, last().organisation)
    assert seen == (
        "audit.read", "accounts.organisation", str(here.pk), "coordinator", str(here.pk),
    )  # fmt: skip
    client.get(f"{LOG}/organisatie/{here.slug}/gebeurtenissen.csv").getvalue()
    assert last().action == "audit.export"
    assert f"{who.name} bekeek wat er gebeurd is rond" in page_of(client, here).text


def test_anothers_log_is_no_page_and_nothing_is_kept_of_it():
    client = signed_in(person_with("coordinator"))
    count = Event.objects.count()
    for other in (organisation_in(), organisation_in(AMSTERDAM)):
        count += 1
        assert page_of(client, other).status_code == 404
    assert Event.objects.count() == count
    assert page_of(signed_in(person_with("reader")), organisation_in()).status_code == 403


def test_every_part_has_a_page_of_its_own(administrator):
    corner = Corner(organisation_in())
    words = {"functie": "function", "rol": "role", "nummer": "number", "persoon": "person"}
    for word, name in words.items():
        page = administrator.get(f"{LOG}/{word}/{corner.keys[name]}/")
        check(page, "nl")
        assert "kr-log__time" in page.text


def test_a_coalition_has_a_page_with_its_municipalities_and_regions(administrator):
    made = coalition_in(HAARLEM, is_public=False, name="Kansrijk Haarlem")
    region_of(made, HAARLEM, name="Zuid")
    page = administrator.get(f"{LOG}/coalitie/{made.public_id}/")
    check(page, "nl")
    assert "voegde een coalitie toe: <a" in page.text
    assert ">Haarlem, Kansrijk Haarlem</a>" in page.text
    assert ">Zuid, Kansrijk Haarlem</a>" in page.text
    assert (last().action, last().kind, last().key, last().role) == (
        "audit.read", "coalitions.coalition", str(made.pk), "administrator",
    )  # fmt: skip
    file = administrator.get(f"{LOG}/coalitie/{made.public_id}/gebeurtenissen.csv")
    assert b"Kansrijk Haarlem" in file.getvalue()
    log, own = f"{LOG}/coalitie/{made.public_id}/", f"/coalities/{made.slug}/"
    assert f'href="{log}"' in administrator.get(own).text
    coordinator = signed_in(person_with("coordinator"))
    assert f'href="{log}"' not in coordinator.get(own).text
    assert coordinator.get(log).status_code == 404


def test_a_coalition_that_is_not_public_has_no_name_for_who_may_not_keep_it():
    who = person_with("coordinator")
    here, role = who.functions.get().organisation, who.functions.get().roles.get()
    by = by_person(who, role)
    coalition_in(HAARLEM, by=by, is_public=False, name="Van hier")
    coalition_in(OTHER_PLACE, by=by, is_public=False, name="Van elders")
    status_of(by=by)
    text = page_of(signed_in(who), here).text
    assert "voegde een coalitie toe: <a" in text
    assert "Van hier" in text
    assert "Van elders" not in text
    assert "voegde een coalitie toe: een coalitie." in text
    assert 'href="/coalities/gemeenten/GM0392/">Haarlem</a>' in text


def rename(here, by, times=1):
    for number in range(times):
        rename_organisation(organisation=here, by=by, name=f"Naam {number}")


def test_names_are_for_colleagues_and_who_is_erased_has_none(administrator):
    stranger = person_with("national", where=organisation_in(AMSTERDAM))
    here = organisation_in()
    rename(here, by_person(stranger))
    assert f"{stranger.name} gaf" in page_of(administrator, here).text
    coordinator = person_with("coordinator", where=here)
    reader = signed_in(coordinator)
    text = page_of(reader, here).text
    assert stranger.name not in text
    assert "Iemand gaf" in text
    erase_person(person=stranger, by=by_system(), reason="own_wish")
    assert "Een verwijderde persoon gaf" in page_of(administrator, here).text


def test_who_acted_in_a_role_is_someone_of_his_organisation():
    stranger = person_with("administrator", where=organisation_in(AMSTERDAM, name="Kantoor"))
    role = stranger.functions.get().roles.get()
    coordinator = person_with("coordinator")
    here = coordinator.functions.get().organisation
    rename(here, by_person(stranger, role))
    text = page_of(signed_in(coordinator), here).text
    assert stranger.name not in text
    assert "Iemand gaf" in text  # Kantoor lies outside what this reader may see
    assert "Als beheerder" in text
    boss = signed_in(person_with("administrator"))
    assert "Als beheerder, Kantoor" in page_of(boss, here).text


def test_the_same_on_one_day_stands_once_with_how_often(administrator):
    here = organisation_in()
    rename(here, by_system(), times=3)
    text = page_of(administrator, here).text
    assert text.count("een andere naam") == 1
    assert "3 keer" in text


def test_a_period_and_an_action_narrow_it(administrator):
    here = organisation_in()
    rename(here, by_system())
    text = page_of(administrator, here, "?wat=organisation.rename").text
    assert "andere naam" in text
    assert "voegde <a" not in text
    day = today().isoformat()
    assert "andere naam" in page_of(administrator, here, f"?van={day}&tot={day}").text
    empty = page_of(administrator, here, "?tot=2020-01-01")
    check(empty, "nl")
    assert "Er gebeurde niets dat past bij wat u vraagt." in empty.text


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("?van=gisteren", "Schrijf hem als 31-5-2026."),
        ("?van=2026-02-02&tot=2026-02-01", "De laatste dag ligt voor de eerste."),
        ("?wat=niets.zoiets", "geldige keuze"),
        ("?voor=-1", ""),
    ],
)
def test_a_wrong_question_is_explained_and_shows_nothing(administrator, query, words):
    here = organisation_in()
    for ending in ("", "gebeurtenissen.csv"):
        answer = administrator.get(f"{LOG}/organisatie/{here.slug}/{ending}{query}")
        check(answer, "nl", status=422)
        assert words in answer.text
        assert "kr-log__time" not in answer.text


def test_a_long_log_is_cut_in_pages_without_a_gap(administrator, monkeypatch):
    monkeypatch.setattr("kansrijk.web.desk.views.events.PER_PAGE", 4)
    monkeypatch.setattr(log_page, "PER_PAGE", 4)
    here = organisation_in()
    for _ in range(6):
        rename(here, by_person(person()), times=1)
    first = page_of(administrator, here, "?wat=organisation.rename")
    older = first.text.partition('rel="next"')[0].rpartition('href="')[2].partition('"')[0]
    second = page_of(administrator, here, older.replace("&amp;", "&"))
    counts = [page.text.count("een andere naam") for page in (first, second)]
    assert counts == [4, 2]
    assert 'rel="next"' not in second.text


def test_the_file_holds_what_the_page_says(administrator):
    here = organisation_in(name="=2+2")
    rename(here, by_system())
    answer = administrator.get(f"{LOG}/organisatie/{here.slug}/gebeurtenissen.csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.reader(io.StringIO(answer.getvalue().decode())))
    assert rows[0] == ["moment", "wat", "rol", "reden"]
    assert rows[1][1].endswith("nam als bestand mee wat er gebeurd is rond Naam 0.")
    assert rows[2][1] == "Het systeem gaf Naam 0 een andere naam."
    assert len(rows) == 4


def test_more_events_of_more_people_ask_no_more_questions(administrator):
    here = organisation_in()

    def questions():
        with CaptureQueriesContext(connection) as found:
            assert page_of(administrator, here).status_code == 200
        return len(found)

    for _ in range(3):
        rename(here, by_person(person_with("reader", where=here)))
    page_of(administrator, here)  # its own line in the log has come
    few = questions()
    for _ in range(12):
        rename(here, by_person(person_with("reader", where=here)))
    assert questions() == few
    assert few < 45


def test_no_content_and_no_address_of_mail_stands_in_it(administrator):
    who = person_with("reader", where=organisation_in())
    here = who.functions.get().organisation
    text = page_of(administrator, here).text
    assert who.email not in text
