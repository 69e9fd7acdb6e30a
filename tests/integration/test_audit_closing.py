"""A month past its term goes as a whole, and the chain stays closed."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, transaction

from audit_log import entry, recorded_events, sql, unguarded, write
from kansrijk.errors import UserError
from kansrijk.web.audit import chain
from kansrijk.web.audit.closing import close_month
from kansrijk.web.audit.models import ChainHead, ClosedMonth, Event
from kansrijk.web.audit.verify import verify


def faults(folder):
    return verify(folder, lambda *_: None).faults


@pytest.fixture
def old_log(log, monkeypatch):
    """Three events in each of January and March 2020, and one of today."""
    for month in (1, 3):
        at = datetime(2020, month, 5, tzinfo=UTC)
        with monkeypatch.context() as then:
            then.setattr(chain, "datetime", type("Clock", (), {"now": lambda tz, at=at: at}))
            recorded_events(3)
    recorded_events(1)
    return log


def test_a_month_goes_whole_and_the_log_stays_sound(old_log):
    for number, month in enumerate(("2020-01", "2020-03"), start=1):
        closed = close_month(month, reason="bewaartermijn")
        assert (closed.number, closed.events, closed.reason) == (number, 3, "bewaartermijn")
        assert not Event.objects.filter(month=month).exists()
        assert faults(old_log) == []
    last = Event.objects.order_by("-number").first()
    assert (last.action, last.actor, last.key) == ("audit.close", "system", "2020-03")
    assert Event.objects.order_by("number").first().number == 7
    recorded_events(2)
    assert faults(old_log) == []


@pytest.mark.parametrize("month", ["2020-03", "2019-12", "januari", ""])
def test_only_the_oldest_month_can_be_closed(old_log, month):
    with pytest.raises(UserError, match="de oudste maand in het logboek is 2020-01"):
        close_month(month, reason="x")
    assert Event.objects.count() == 7


def test_a_month_within_its_term_stays(old_log, settings):
    settings.AUDIT_MONTHS = 12 * 100
    with pytest.raises(UserError, match="1200 maanden"):
        close_month("2020-01", reason="x")


@pytest.mark.parametrize("reason", ["", " ", "x" * 121, "twee\nregels"])
def test_a_reason_is_one_short_line(old_log, reason):
    with pytest.raises(UserError, match="120 tekens"):
        close_month("2020-01", reason=reason)


def test_an_empty_log_has_nothing_to_close(log):
    with pytest.raises(UserError, match="het logboek is leeg"):
        close_month("2020-01", reason="x")


def test_a_closing_that_fails_halfway_leaves_everything(old_log, monkeypatch):
    monkeypatch.setattr("kansrijk.web.audit.closing._tell", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        close_month("2020-01", reason="x")
    assert (Event.objects.count(), ClosedMonth.objects.count()) == (7, 0)
    assert faults(old_log) == []


CHANGES = {
    "another reason": "UPDATE audit_closed_month SET reason = 'other' WHERE number = 2",
    "another count": "UPDATE audit_closed_month SET events = 2 WHERE number = 1",
    "another last hash": "UPDATE audit_closed_month SET last_hash = 'x' WHERE number = 2",
    "another hash": "UPDATE audit_closed_month SET hash = 'x' WHERE number = 2",
    "the first gone": "DELETE FROM audit_closed_month WHERE number = 1",
    "the last gone": "DELETE FROM audit_closed_month WHERE number = 2",
    "all gone": "DELETE FROM audit_closed_month",
}


@pytest.mark.parametrize("statement", CHANGES.values(), ids=CHANGES)
def test_a_closed_month_cannot_be_changed_and_who_does_it_all_the_same_is_found(old_log, statement):
    for month in ("2020-01", "2020-03"):
        close_month(month, reason="bewaartermijn")
    with pytest.raises(DatabaseError, match="audit: "), transaction.atomic():
        sql(statement)
    with unguarded():
        sql(statement)
    assert faults(old_log) != []


@pytest.mark.only_on("sqlite")
def test_a_text_where_a_number_belongs_is_found(old_log):
    close_month("2020-01", reason="bewaartermijn")
    with unguarded():
        sql("UPDATE audit_closed_month SET last_number = 'x'")
    assert "geen getal" in faults(old_log)[0]


def test_no_event_can_be_added_to_a_closed_month(old_log):
    close_month("2020-01", reason="bewaartermijn")
    head, fields = ChainHead.objects.get(), Event.objects.values().first()
    fields |= {"number": head.number + 1, "previous_hash": head.hash, "month": "2020-01"}
    with pytest.raises(DatabaseError, match="must follow"), transaction.atomic():
        Event(**fields).save(force_insert=True)


def test_half_a_month_cannot_be_dropped(old_log):
    """The row that opens the guard must say all of the month."""
    values = "(1, '2020-01', 2, 1, 2, 'x', 'x', 'x', 'x', '', 'x')"
    names = "number, month, events, first_number, last_number, first_hash, last_hash, at, reason"
    with pytest.raises(DatabaseError, match="whole oldest month"), transaction.atomic():
        sql(f"INSERT INTO audit_closed_month ({names}, previous_hash, hash) VALUES {values}")


def test_the_month_of_now_cannot_be_closed_even_without_a_term(log, settings):
    settings.AUDIT_MONTHS = -1
    write(entry())
    month = Event.objects.get().month
    with pytest.raises(DatabaseError, match="whole oldest month"):
        close_month(month, reason="x")


def test_the_command_closes_and_says_what_went(old_log, kansrijk):
    ran = kansrijk("audit", "close", "2020-01", "--reason", "Bewaartermijn verstreken")
    assert (ran.code, ran.out) == (
        0,
        "Maand 2020-01 is afgesloten: 3 gebeurtenissen verwijderd (nummer 1 t/m 3).\n",
    )
    assert kansrijk("audit", "close", "2020-01", "--reason", "x").code == 2
    ran = kansrijk("audit", "verify")
    assert "1 afgesloten maand" in ran.out
