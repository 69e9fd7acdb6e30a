"""Whatever an intruder with all rights changes in the log, ``kansrijk audit verify`` says so."""

from itertools import product

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from audit_log import entry, recorded_events, sql, unguarded, write
from kansrijk.web.audit import reading
from kansrijk.web.audit.chain import HASHED, event_hash
from kansrijk.web.audit.models import ChainHead, Event
from kansrijk.web.audit.verify import verify

COLUMNS = [field.column for field in Event._meta.concrete_fields]
NUMBERS = {"number"}
EVENTS = 5


def faults(folder):
    return verify(folder, lambda *_: None).faults


def tampered(folder, *statements):
    """The faults after these statements past all guards; the log is as before afterwards."""
    with transaction.atomic():
        with unguarded():
            for statement in statements:
                sql(*statement)
        found = faults(folder)
        transaction.set_rollback(True)
    return found


def test_a_log_as_it_was_written_is_sound(log):
    assert faults(log) == []
    recorded_events(EVENTS)
    found = verify(log, lambda *_: None)
    assert (found.faults, found.events, found.heads) == ([], EVENTS, EVENTS)


def test_a_long_log_is_read_in_parts_and_tells_how_far_it_is(log, monkeypatch):
    monkeypatch.setattr(reading, "BATCH", 2)
    monkeypatch.setattr("kansrijk.web.audit.verify.BATCH", 2)
    recorded_events(EVENTS)
    said = []
    assert verify(log, lambda *told: said.append(told)).events == EVENTS
    assert said == [("Gebeurtenissen", done, EVENTS) for done in (2, 4, 5)]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    column=st.sampled_from(COLUMNS),
    number=st.integers(1, EVENTS),
    place=st.integers(0, 63),
    char=st.characters(codec="ascii", exclude_categories=["Cc"]),
)
@example(column="number", number=EVENTS, place=0, char="9")
@example(column="at", number=2, place=26, char="z")
@example(column="clock", number=2, place=0, char="2")
def test_any_character_of_any_column_that_changes_is_found(log, column, number, place, char):
    if not Event.objects.exists():
        recorded_events(EVENTS)
    before = str(Event.objects.values_list(column, flat=True).get(number=number))
    after = before[:place] + char + before[place + 1 :]
    assume(after != before)
    if column in NUMBERS:
        assume(after.isdigit() and not Event.objects.filter(number=after).exists())
    length = Event._meta.get_field(column).max_length
    assume(length is None or len(after) <= length)
    change = f"UPDATE audit_event SET {column} = %s WHERE number = %s"
    assert tampered(log, (change, after, number)) != []


@pytest.mark.only_on("sqlite")
def test_what_only_sqlite_takes_in_a_column_is_found(log):
    recorded_events(3)
    sql("PRAGMA ignore_check_constraints = ON")
    for column, value in product(COLUMNS, ("x'ff'", "CAST(x'ff' AS TEXT)", "'x'", "1.5")):
        change = f"UPDATE audit_event SET {column} = {value} WHERE number = 2"
        assert tampered(log, (change,)) != [], (column, value)
    assert faults(log) == []
    sql("PRAGMA ignore_check_constraints = OFF")


CHANGES = {
    "a row removed": "DELETE FROM audit_event WHERE number = 3",
    "the first row removed": "DELETE FROM audit_event WHERE number = 1",
    "the end cut off": "DELETE FROM audit_event WHERE number > 3",
    "a row added": "INSERT INTO audit_event SELECT 6, month, at, clock, actor, organisation, role,"
    " action, kind, key, old_hash, new_hash, reason, request, previous_hash, hash"
    " FROM audit_event WHERE number = 5",
    "a month dropped without closing it": "DELETE FROM audit_event",
    "the head removed": "DELETE FROM audit_head",
    "the head put back": "UPDATE audit_head SET number = 4",
    "another salt": "UPDATE audit_head SET salt = 'x'",
}


@pytest.mark.parametrize("statement", CHANGES.values(), ids=CHANGES)
def test_a_changed_chain_is_found(log, statement):
    recorded_events(EVENTS)
    assert tampered(log, (statement,)) != []
    assert faults(log) == []


def test_two_rows_that_are_swapped_are_found(log):
    recorded_events(EVENTS)
    swap = [(f"UPDATE audit_event SET number = {to} WHERE number = {of}",)
            for of, to in ((2, 99), (3, 2), (99, 3))]  # fmt: skip
    found = tampered(log, *swap)
    assert "Gebeurtenis 2 is veranderd: de inhoud past niet bij de hash." in found


def test_a_cut_end_with_the_head_put_back_is_found_by_what_is_outside(log):
    recorded_events(EVENTS)
    cut = ("DELETE FROM audit_event WHERE number > 3",)
    back = ("UPDATE audit_head SET (number, at, hash) ="
            " (SELECT number, at, hash FROM audit_event WHERE number = 3)",)  # fmt: skip
    first, second = tampered(log, cut, back)
    assert "regel 4: gebeurtenis 4 staat niet meer in de databank." in first
    assert "regel 5: gebeurtenis 5 staat niet meer in de databank." in second


def test_a_chain_that_is_wholly_written_anew_is_found_by_what_is_outside(log):
    recorded_events(EVENTS)
    head = ChainHead.objects.get()
    with transaction.atomic(), unguarded():
        events = list(Event.objects.order_by("number").values())
        previous = events[0]["previous_hash"]
        for event in events:
            event |= {"reason": "other", "previous_hash": previous}
            previous = event["hash"] = event_hash(event)
            Event.objects.filter(number=event["number"]).update(**event)
        ChainHead.objects.filter(id=head.id).update(hash=previous)
    found = faults(log)
    assert len(found) == EVENTS
    assert all("een andere tijd of hash" in fault for fault in found)


def test_guards_that_are_gone_are_found(log):
    recorded_events(1)
    with unguarded():
        assert "De bewaking 'audit_event_update'" in " ".join(faults(log))


REPLACED = {
    "sqlite": [
        "DROP TRIGGER audit_event_update",
        "CREATE TRIGGER audit_event_update BEFORE UPDATE ON audit_event WHEN 1 = 2"
        " BEGIN SELECT RAISE(ABORT, 'audit: an event cannot be changed'); END",
    ],
    "postgresql": [
        "CREATE OR REPLACE FUNCTION audit_event_update() RETURNS trigger LANGUAGE plpgsql"
        " AS $$BEGIN RETURN NEW; END$$",
    ],
}


def test_a_guard_that_only_looks_like_one_is_found(log):
    recorded_events(1)
    for statement in REPLACED[connection.vendor]:
        sql(statement)
    (fault,) = faults(log)
    assert "'audit_event_update'" in fault


@pytest.mark.only_on("postgresql")
def test_a_guard_that_is_switched_off_is_found(log):
    recorded_events(1)
    sql("ALTER TABLE audit_event DISABLE TRIGGER audit_event_delete")
    (fault,) = faults(log)
    assert "'audit_event_delete'" in fault


@pytest.mark.parametrize("row", [0, 2])
@pytest.mark.parametrize("place", [0, 5, 40])
def test_a_changed_line_outside_the_database_is_found(log, row, place):
    recorded_events(EVENTS)
    (file,) = log.iterdir()
    lines = file.read_text().splitlines(keepends=True)
    line = list(lines[row])
    line[place] = "8" if line[place] != "8" else "7"
    lines[row] = "".join(line)
    file.write_text("".join(lines))
    (fault,) = faults(log)
    assert f"regel {row + 1}" in fault


def test_lines_outside_the_database_that_are_gone_are_found(log):
    recorded_events(1)
    (file,) = log.iterdir()
    file.unlink()
    assert "Buiten de databank staan geen koppen" in faults(log)[0]


def test_every_field_of_an_event_is_in_its_hash():
    assert set(HASHED) == set(COLUMNS) - {"hash"}


def test_the_command_says_what_is_sound_and_what_is_wrong(log, kansrijk):
    recorded_events(EVENTS)
    ran = kansrijk("audit", "verify")
    assert (ran.code, ran.out) == (
        0,
        "Het logboek klopt: 5 gebeurtenissen, 5 koppen buiten de databank, 0 afgesloten maanden.\n",
    )
    with unguarded():
        sql("UPDATE audit_event SET actor = 'another' WHERE number = 4")
    ran = kansrijk("audit", "verify")
    assert ran.code == 1
    assert "Gebeurtenis 4 is veranderd" in ran.err


def test_the_command_says_when_there_is_no_log(log, kansrijk, monkeypatch):
    with monkeypatch.context() as without:
        without.setattr(type(connection.introspection), "table_names", lambda *_: [])
        ran = kansrijk("audit", "verify")
    assert ran.code == 2
    assert "kansrijk serve" in ran.err


def test_a_database_that_fails_while_reading_is_a_fault(log, monkeypatch):
    def fails(last):
        raise DatabaseError("malformed")

    recorded_events(1)
    monkeypatch.setattr("kansrijk.web.audit.verify.batches", fails)
    assert "malformed" in faults(log)[-1]


def test_a_gap_is_named_from_and_to(log):
    write(*(entry() for _ in range(EVENTS)))
    found = tampered(log, ("DELETE FROM audit_event WHERE number IN (2, 3)",))
    assert "Gebeurtenis 2 t/m 3 ontbreekt." in found


@pytest.mark.only_on("sqlite")
def test_sqlite_has_no_roles_to_grant_to(log, kansrijk):
    ran = kansrijk("audit", "grant", "site_role")
    assert (ran.code, ran.out) == (2, "")
    assert "SQLite" in ran.err


@pytest.mark.only_on("postgresql")
def test_the_command_grants_to_a_role_that_exists(log, kansrijk):
    assert kansrijk("audit", "grant", "no_such_role").code == 2
    sql("CREATE ROLE another_role")
    try:
        assert kansrijk("audit", "grant", "another_role").code == 0
        (rights,) = sql("SELECT has_table_privilege('another_role', 'audit_event', 'DELETE')")
        assert rights == (False,)
    finally:
        sql("DROP OWNED BY another_role")
        sql("DROP ROLE another_role")
