"""What a status and a tranche take and refuse, and what the database itself keeps."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from kansrijk.errors import UserError
from kansrijk.web.accounts.acting import by_system
from kansrijk.web.accounts.clock import today
from kansrijk.web.audit.models import Event
from kansrijk.web.coalitions.actions.memberships import (
    add_municipality,
)
from kansrijk.web.coalitions.actions.statuses import end_status, set_tranche
from kansrijk.web.coalitions.models import (
    Coalition,
    MunicipalityStatus,
    MunicipalityTranche,
)
from kansrijk.web.coalitions.queries import history, statuses_on
from known_coalitions import (
    HAARLEM,
    evidence,
    since,
    status_of,
)

pytestmark = pytest.mark.django_db
SYSTEM = by_system


def actions_since(number: int) -> list[str]:
    rows = Event.objects.filter(number__gt=number).order_by("number")
    return list(rows.values_list("action", flat=True))


def last_number() -> int:
    return Event.objects.order_by("number").values_list("number", flat=True).last() or 0


def join(coalition: Coalition, code: str, day: str = "2021", **more):
    given = {
        "by": SYSTEM(), "rights": None, "since": since(day), "evidence": evidence(),
        "reason": "joins",
    }  # fmt: skip
    return add_municipality(coalition=coalition, code=code, **given | more)


def test_a_new_status_ends_the_former_and_both_stand_in_the_log():
    before = last_number()
    first = status_of(status="in_development", day="2019")
    second = status_of(status="local", day="2020-05", remark=" Zie  bladzijde 3. ")
    first.refresh_from_db()
    assert (first.valid_to, second.valid_to) == (second.valid_from, None)
    assert (second.recorded_by, second.recorded_on) == ("system", today())
    assert second.remark == "Zie bladzijde 3."
    assert history(HAARLEM) == [second, first]
    assert actions_since(before) == [
        "municipality_status.record", "municipality_status.end", "municipality_status.record",
    ]  # fmt: skip


@pytest.mark.parametrize("day", ["2018", "2020", "1-1-2020"])
def test_a_status_that_runs_back_is_refused_and_the_former_goes_on(day):
    first = status_of(day="2020")
    with pytest.raises(UserError, match="Vanaf 2020 staat al een status vast"):
        status_of(status="none", day=day)
    first.refresh_from_db()
    assert first.valid_to is None


def test_between_two_statuses_it_is_unknown_and_never_none():
    first = status_of(day="2019")
    year_ago = today() - timedelta(days=365)
    end_status(municipality_status=first, by=SYSTEM(), reason="evidence_gone", day=year_ago)
    assert statuses_on(today(), invented=False) == {}
    with pytest.raises(UserError, match="Kies die dag of later"):
        status_of(day="2020")
    start = str(today() - timedelta(days=100))
    status_of(day=start, evidence=evidence(str(today())))
    gap = today() - timedelta(days=200)
    assert statuses_on(gap, invented=False) == {}
    assert set(statuses_on(today(), invented=False)) == {HAARLEM}


def test_a_status_taken_back_on_its_first_day_never_held_and_may_begin_again():
    wrong = status_of(status="none", day="2020")
    end_status(municipality_status=wrong, by=SYSTEM(), reason="wrong", day=wrong.valid_from)
    assert history(HAARLEM) == []
    right = status_of(status="local", day="2020")
    assert history(HAARLEM) == [right]
    with pytest.raises(UserError, match="al beëindigd"):
        end_status(municipality_status=wrong, by=SYSTEM(), reason="wrong")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"code": "GM0457"}, "bestaat nu niet"),
        ({"status": "unknown"}, "De status 'unknown' kennen we niet. Kies uit: geen coalitie"),
        ({"reason": "joins"}, "De reden"),
        ({"remark": "x" * 301}, "opmerking"),
        ({"evidence": evidence(title="")}, "Noem de bron"),
    ],
    ids=str,
)
def test_what_a_status_refuses(change, words):
    before = last_number()
    with pytest.raises(UserError, match=words):
        status_of(**change)
    assert (MunicipalityStatus.objects.count(), last_number()) == (0, before)


def test_a_newer_source_replaces_a_tranche_and_an_older_one_does_not():
    def tranche(number, day):
        return set_tranche(
            by=SYSTEM(), code=HAARLEM, number=number, evidence=evidence(day),
            reason="new_evidence",
        )  # fmt: skip

    tranche("1", "2021")
    tranche("2", "2023-01")
    with pytest.raises(UserError, match="minstens zo nieuw"):
        tranche("1", "2022")
    with pytest.raises(UserError, match="Kies uit: tranche 1"):
        tranche("5", "2024")
    known = MunicipalityTranche.objects.get()
    assert (known.number, str(known.source_date)) == (2, "2023-01")


# The database itself ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        {"source_title": ""}, {"status": ""}, {"valid_from_precision": "era"},
        {"valid_to": "2001-01-01"},
    ],
    ids=str,
)  # fmt: skip
def test_the_database_refuses_what_goes_past_the_actions(change):
    known = status_of()
    with pytest.raises(IntegrityError), transaction.atomic():
        MunicipalityStatus.objects.filter(pk=known.pk).update(**change)


def test_two_open_statuses_of_one_municipality_are_refused_by_the_database():
    known = status_of()
    known.pk, known.public_id, known.valid_from = None, "other", today()
    with pytest.raises(IntegrityError), transaction.atomic():
        known.save(force_insert=True)
