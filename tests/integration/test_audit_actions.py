"""A change and its event: both or neither, whatever goes wrong."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import DatabaseError, connection, connections, transaction
from django.utils import timezone

from audit_log import sql
from kansrijk.web.audit.actions import By, action, note, recorded
from kansrijk.web.audit.actors import actor_key, erase_actor, reference_of
from kansrijk.web.audit.chain import AuditError
from kansrijk.web.audit.models import Event
from kansrijk.web.audit.requests import RequestId
from kansrijk.web.audit.verify import verify

BY = By("a1", "o1", "chair", "r1")


@action("session.start")
def start(*, by, key, data="old"):
    day = timezone.now() + timedelta(days=1)
    return Session.objects.create(session_key=key, session_data=data, expire_date=day)


@action("session.rename")
def rename(*, session, by, data, reason=""):
    session.session_data = data
    session.save()


@action("session.end")
def end(*, session, by):
    session.delete()


@action("session.start_two")
def start_two(*, by):
    start(key="first", by=by)
    start(key="second", by=by)


def start_and_fail(key):
    start(key=key, by=BY)
    raise KeyError


def events(*names):
    return list(Event.objects.order_by("number").values_list(*names))


@pytest.fixture
def heads(tmp_path, settings):
    settings.AUDIT_HEADS = tmp_path / "heads"
    return settings.AUDIT_HEADS


def test_an_event_says_who_did_what_and_that_it_changed_not_to_what(db, heads):
    session = start(key="s1", by=BY)
    rename(session=session, data="new", reason="asked", by=BY)
    end(session=session, by=BY)
    who = ("a1", "o1", "chair", "r1", "sessions.session", "s1")
    assert events(
        "action", "reason", "actor", "organisation", "role", "request", "kind", "key"
    ) == [
        ("session.start", "", *who),
        ("session.rename", "asked", *who),
        ("session.end", "", *who),
    ]
    (before, made), (old, new), (last, after) = events("old_hash", "new_hash")
    assert (before, made, new, after) == ("", old, last, "")
    assert old != new


def test_what_is_stored_counts_not_what_the_object_in_memory_says(db, heads):
    session = start(key="s1", by=BY)
    session.session_data = "changed before the action begins"
    rename(session=session, data="new", by=BY)
    rename(session=session, data="new", by=BY)
    (_, made), (old, new), (same, still) = events("old_hash", "new_hash")
    assert made == old
    assert new == same == still


def test_a_refused_access_or_an_export_is_an_event_without_a_change(db, heads):
    note("access.refused", by=BY, kind="coalition", key="7", reason="no_right")
    assert events("action", "key", "reason", "old_hash", "new_hash") == [
        ("access.refused", "7", "no_right", "", "")
    ]


def test_when_the_event_cannot_be_written_nothing_changes(log):
    session = start(key="s1", by=BY)
    sql("ALTER TABLE audit_event RENAME COLUMN reason TO gone")
    try:
        with pytest.raises(DatabaseError):
            rename(session=session, data="new", by=BY)
    finally:
        sql("ALTER TABLE audit_event RENAME COLUMN gone TO reason")
    assert Session.objects.get().session_data == "old"
    assert len(events("number")) == 1
    assert verify(log, lambda *_: None).faults == []


def test_when_the_action_fails_there_is_no_event(log):
    with pytest.raises(KeyError), recorded("session.start", by=BY):
        start_and_fail("s1")
    assert (Session.objects.count(), events("number")) == (0, [])


@pytest.mark.parametrize("by", [By("Anna de Vries"), By(""), By("a1", role="x" * 65)])
def test_who_has_no_key_changes_nothing(log, by):
    with pytest.raises(AuditError):
        start(key="s1", by=by)
    assert (Session.objects.count(), events("number")) == (0, [])


def test_actions_within_an_action_write_one_event_each(log):
    start_two(by=BY)
    assert events("number", "action", "key") == [
        (1, "session.start", "first"),
        (2, "session.start", "second"),
        (3, "session.start_two", ""),
    ]


def test_a_part_that_is_taken_back_takes_its_event_along(log):
    with recorded("session.start_two", by=BY):
        start(key="kept", by=BY)
        with pytest.raises(KeyError), transaction.atomic():
            start_and_fail("taken_back")
    assert events("action", "key") == [("session.start", "kept"), ("session.start_two", "")]
    assert list(Session.objects.values_list("pk", flat=True)) == ["kept"]


def test_actions_within_actions_never_wait_for_each_other_in_a_ring(log):
    """If an inner event held the chain, one user would hold it and wait for a row of the other."""
    first, second = start(key="first", by=BY), start(key="second", by=BY)

    def both(_):
        with recorded("session.rename_two", by=BY):
            rename(session=first, data="x", by=BY)
            rename(session=second, data="x", by=BY)

    def one(_):
        rename(session=second, data="y", by=BY)

    def ten_times(way):
        try:
            for number in range(10):
                way(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(ten_times, [both, one] * 4))
    assert len(events("number")) == 2 + 4 * 10 * 3 + 4 * 10
    assert verify(log, lambda *_: None).faults == []


def test_a_transaction_around_actions_has_all_or_none(log):
    with pytest.raises(KeyError), transaction.atomic():
        start_and_fail("s1")
    with transaction.atomic():
        start(key="s2", by=BY)
        start(key="s3", by=BY)
    assert events("number", "key") == [(1, "s2"), (2, "s3")]
    found = verify(log, lambda *_: None)
    assert (found.faults, found.heads) == ([], 2)


def test_a_full_disk_outside_the_database_does_not_undo_the_change(log, caplog):
    log.write_text("a file where the folder should be")
    start(key="s1", by=BY)
    assert Session.objects.count() == 1
    assert "FileExistsError" in caplog.text


def test_an_actor_that_is_erased_leaves_a_sound_chain_and_no_name(log):
    key = actor_key("person:12")
    assert (actor_key("person:12"), reference_of(key)) == (key, "person:12")
    start(key="s1", by=By(key))
    erase_actor(key, by=BY, reason="left")
    assert reference_of(key) is None
    assert actor_key("person:12") != key
    assert events("action", "actor", "key") == [
        ("session.start", key, "s1"),
        ("actor.erase", "a1", key),
    ]
    assert verify(log, lambda *_: None).faults == []


@pytest.mark.parametrize("function", [lambda: None, lambda by: None, lambda *, session: None])
def test_an_action_names_its_arguments_and_who(function):
    with pytest.raises(TypeError, match="verb"):
        action("session.start")(function)


def test_an_action_costs_a_few_statements(log, django_assert_num_queries):
    session = start(key="s1", by=BY)
    # BEGIN; old, UPDATE, new; on PostgreSQL a lock; head, event, head; COMMIT.
    with django_assert_num_queries(8 + (connection.vendor == "postgresql")) as counted:
        rename(session=session, data="new", by=BY)
    assert "audit_head" in counted.captured_queries[-2]["sql"]


def test_who_acts_knows_the_request_that_is_going_on(rf):
    seen = []
    answer = RequestId(lambda _: seen.append(By("a1").request) or {})(rf.get("/"))
    assert seen == [answer["X-Request-ID"]]
    assert By("a1").request == ""
