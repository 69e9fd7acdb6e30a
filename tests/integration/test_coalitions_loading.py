"""The first load: once, with an event, and never over what someone edited."""

import pytest

from kansrijk.web.accounts.acting import by_system
from kansrijk.web.accounts.clock import today
from kansrijk.web.audit.models import Event
from kansrijk.web.coalitions.actions.coalitions import rename_coalition
from kansrijk.web.coalitions.actions.loading import load_register
from kansrijk.web.coalitions.countries import municipalities
from kansrijk.web.coalitions.models import Coalition, MunicipalityStatus
from kansrijk.web.coalitions.presenters.register import counts_of
from kansrijk.web.coalitions.queries import statuses_on
from known_coalitions import evidence, since, status_of

pytestmark = pytest.mark.django_db


def counts(*, invented):
    codes = [area.code for area in municipalities(invented=invented)]
    return counts_of(codes, statuses_on(today(), invented=invented))


def test_all_342_stand_in_the_register_and_17_are_known(register):
    found = counts(invented=False)
    assert (found.total, found.known, found.unknown) == (342, 17, 325)
    assert {key: number for key, _, number in found.by_status} == {
        "none": 0, "in_development": 0, "local": 1, "regional": 16, "both": 0,
    }  # fmt: skip
    assert sum(number for *_, number in found.by_status) + found.unknown == 342
    assert found.share is None


def test_the_invented_country_is_counted_apart(register):
    found = counts(invented=True)
    assert 0 < found.known < found.total
    rows = MunicipalityStatus.objects.values_list("municipality", "is_invented")
    assert all(code.startswith("VB") == invented for code, invented in rows)


def test_a_load_is_an_event_and_a_second_one_does_nothing(register):
    assert Event.objects.filter(action="register.load").count() == 2  # real, and invented
    before = Event.objects.count()
    again = load_register()
    assert (again.added, again.differences, Event.objects.count()) == (0, [], before)


def test_what_someone_edited_stays_and_is_named(register):
    haarlem = Coalition.objects.get(slug="kansrijke-start-haarlem")
    rename_coalition(coalition=haarlem, by=by_system(), name="Anders", reason="by_mistake")
    known = MunicipalityStatus.objects.get(municipality="GM0392")
    known.status = "both"
    known.save()
    again = load_register()
    assert again.added == 0
    assert again.differences == [
        "coalitie kansrijke-start-haarlem, naam: register 'Anders', bestand 'Kansrijke Start"
        " Haarlem'",
        "status GM0392: het bestand zegt 'local' vanaf 2019; dat staat niet in het register",
    ]
    haarlem.refresh_from_db()
    assert haarlem.name == "Anders"


def test_a_newer_status_is_no_difference(register):
    status_of("GM0392", "both", "2023", since=since("2023"), evidence=evidence("2024"))
    assert load_register().differences == []


def test_a_name_that_does_not_fit_its_code_is_refused(monkeypatch, db):
    from kansrijk.errors import UserError
    from kansrijk.web.coalitions.actions import loading

    rows = loading.load(loading.PublishedStatus)
    wrong = (rows[0].model_copy(update={"name": "Heemstede"}),)
    real = loading.load
    monkeypatch.setattr(
        loading, "load", lambda model: wrong if model is loading.PublishedStatus else real(model)
    )
    with pytest.raises(UserError, match="GM0392 heet nu Haarlem en niet 'Heemstede'"):
        load_register()
    assert not Coalition.objects.exists()


def test_the_command_says_what_it_added(kansrijk, register):
    ran = kansrijk("coalitions", "load")
    assert (ran.code, ran.out) == (0, "Toegevoegd aan het coalitieregister: 0.\n")
