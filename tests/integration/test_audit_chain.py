"""The log of events: a chain without gaps that the database itself keeps."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from django.db import DatabaseError, connection, connections, transaction

from audit_log import entry, sql, unguarded, write, write_many
from kansrijk.web.audit import chain, guards
from kansrijk.web.audit.chain import AuditError, event_hash
from kansrijk.web.audit.models import ChainHead, Event

THREADS, EACH = 20, 15


@pytest.mark.django_db
def test_every_event_holds_the_hash_of_the_one_before():
    write_many(3)
    head, events = ChainHead.objects.get(), list(Event.objects.order_by("number").values())
    assert [event["number"] for event in events] == [1, 2, 3]
    before = [chain.first_hash(head.salt), *(event["hash"] for event in events)]
    assert [event["previous_hash"] for event in events] == before[:-1]
    assert [event_hash(event) for event in events] == before[1:]
    assert (head.number, head.hash, head.at) == (3, before[-1], events[-1]["at"])


@pytest.mark.django_db
def test_a_clock_that_runs_back_gets_the_time_of_the_last_event_and_a_note(monkeypatch):
    for hour in (12, 11, 13):
        at = datetime(2026, 11, 24, hour, tzinfo=UTC)
        monkeypatch.setattr(chain, "datetime", type("Clock", (), {"now": lambda tz, at=at: at}))
        write(entry())
    found = Event.objects.order_by("number").values_list("at", "clock")
    assert list(found) == [
        ("2026-11-24T12:00:00.000000Z", ""),
        ("2026-11-24T12:00:00.000000Z", "2026-11-24T11:00:00.000000Z"),
        ("2026-11-24T13:00:00.000000Z", ""),
    ]


REFUSED = [
    "UPDATE audit_event SET reason = 'x' WHERE number = 2",
    "UPDATE audit_event SET number = 9 WHERE number = 3",
    "DELETE FROM audit_event WHERE number = 3",
    "DELETE FROM audit_event",
    "UPDATE audit_head SET number = 2",
    "UPDATE audit_head SET salt = 'x'",
    "DELETE FROM audit_head",
    "INSERT INTO audit_head (id, number, at, hash, salt) VALUES (2, 0, '', 'x', 'x')",
    "INSERT INTO audit_event SELECT * FROM audit_event WHERE number = 2",
    "INSERT INTO audit_closed_month VALUES (1, '2000-01', 1, 1, 1, 'x', 'x', 'x', 'x', 'x', 'x')",
    pytest.param("TRUNCATE audit_event", marks=pytest.mark.only_on("postgresql")),
    pytest.param("TRUNCATE audit_head", marks=pytest.mark.only_on("postgresql")),
    pytest.param(
        "INSERT OR REPLACE INTO audit_event SELECT * FROM audit_event WHERE number = 2",
        marks=pytest.mark.only_on("sqlite"),
    ),
    pytest.param(
        "INSERT OR REPLACE INTO audit_head VALUES (1, 0, '', 'x', 'x')",
        marks=pytest.mark.only_on("sqlite"),
    ),
    pytest.param(
        "UPDATE OR REPLACE audit_event SET number = 1 WHERE number = 2",
        marks=pytest.mark.only_on("sqlite"),
    ),
]


@pytest.mark.parametrize("statement", REFUSED)
@pytest.mark.django_db
def test_the_database_itself_refuses_to_change_the_log(statement):
    write_many(3)
    with pytest.raises(DatabaseError, match="audit: "), transaction.atomic():
        sql(statement)
    assert Event.objects.count() == 3


@pytest.mark.only_on("postgresql")
@pytest.mark.django_db
def test_a_session_that_calls_itself_a_replica_is_refused_too():
    write_many(1)
    sql("SET LOCAL session_replication_role = replica")
    with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic():
        sql("UPDATE audit_event SET reason = 'x'")


@pytest.mark.only_on("postgresql")
@pytest.mark.django_db
def test_a_temporary_table_cannot_stand_before_the_closed_months():
    write_many(1)
    sql("CREATE TEMPORARY TABLE audit_closed_month AS SELECT month, 1 AS first_number,"
        " 1 AS last_number FROM audit_event")  # fmt: skip
    with pytest.raises(DatabaseError, match="whole month"), transaction.atomic():
        sql("DELETE FROM audit_event")


@pytest.mark.only_on("postgresql")
@pytest.mark.django_db
def test_a_role_of_the_site_may_write_events_and_nothing_else():
    sql("CREATE ROLE site_role")
    guards.grant(connection, "site_role")
    write_many(1)
    sql("SET LOCAL ROLE site_role")
    write_many(2)
    guarded = ("audit_event", "audit_closed_month")
    for table in guarded:
        for order in (
            f"UPDATE {table} SET hash = 'x'",
            f"DELETE FROM {table}",
            f"TRUNCATE {table}",
        ):
            with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
                sql(order)
    assert Event.objects.count() == 3


@pytest.mark.django_db
def test_a_guard_that_is_gone_is_missed():
    assert guards.missing(connection) == []
    with unguarded():
        assert len(guards.missing(connection)) >= len(guards.RULES)
    assert guards.missing(connection) == []


def test_many_writers_make_one_chain(log):
    with ThreadPoolExecutor(THREADS) as pool:
        failures = [failure for failure in pool.map(write_events, range(THREADS)) if failure]
    assert failures == []
    events = list(Event.objects.order_by("number").values())
    assert [event["number"] for event in events] == list(range(1, THREADS * EACH + 1))
    assert len({event["key"] for event in events}) == THREADS * EACH
    assert all(one["hash"] == other["previous_hash"] for one, other in pairwise(events))


def write_events(thread):
    try:
        for number in range(EACH):
            write(entry(key=f"{thread}-{number}"))
    except (DatabaseError, AuditError) as error:
        return str(error)
    finally:
        connections.close_all()
    return None


@pytest.mark.django_db
def test_the_database_refuses_a_text_that_is_too_long():
    write_many(1)
    fields = {**Event.objects.values().get(), "number": 2}
    fields["previous_hash"] = fields["hash"]
    for name in ("reason", "actor", "key", "role"):
        with pytest.raises(DatabaseError), transaction.atomic():
            Event(**fields | {name: "x" * 65}).save(force_insert=True)


@pytest.mark.parametrize("text", ["Anna de Vries", "anna@voorbeeld.nl", "x" * 65, "regel\nregel"])
@pytest.mark.parametrize("field", ["reason", "key", "role", "organisation", "request"])
def test_a_sentence_a_name_or_an_address_does_not_fit_in_an_event(field, text):
    with pytest.raises(AuditError, match=field):
        entry(**{field: text})
