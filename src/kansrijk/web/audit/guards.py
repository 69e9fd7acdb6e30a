"""What the database itself refuses: triggers on the log, the same rules for both databases.

An event may only be added behind the head of the chain, never changed, and only be removed when
its month stands in the table of closed months. Whoever wants more must take a trigger away, and
``missing`` sees that.
"""

from collections.abc import Iterator

from django.db.backends.base.base import BaseDatabaseWrapper

#: (table, what is done) -> (when it is refused, what the database says). Plain SQL of both.
RULES = {
    ("audit_event", "INSERT"): (
        "NOT EXISTS (SELECT 1 FROM audit_head"
        " WHERE number + 1 = NEW.number AND hash = NEW.previous_hash AND at <= NEW.at)"
        " OR EXISTS (SELECT 1 FROM audit_closed_month WHERE month >= NEW.month)",
        "an event must follow the head of the chain",
    ),
    ("audit_event", "UPDATE"): ("1 = 1", "an event cannot be changed"),
    ("audit_event", "DELETE"): (
        "NOT EXISTS (SELECT 1 FROM audit_closed_month c WHERE c.month = OLD.month"
        " AND OLD.number BETWEEN c.first_number AND c.last_number)",
        "an event can only be removed with its whole month, closed",
    ),
    ("audit_head", "INSERT"): (
        "NEW.number <> 0 OR EXISTS (SELECT 1 FROM audit_head)"
        " OR EXISTS (SELECT 1 FROM audit_event) OR EXISTS (SELECT 1 FROM audit_closed_month)",
        "a chain has one head",
    ),
    ("audit_head", "UPDATE"): (
        "NEW.id <> OLD.id OR NEW.salt <> OLD.salt OR NEW.number <> OLD.number + 1"
        " OR NOT EXISTS (SELECT 1 FROM audit_event e"
        " WHERE e.number = NEW.number AND e.hash = NEW.hash AND e.at = NEW.at)",
        "the head can only move to the event behind it",
    ),
    ("audit_head", "DELETE"): ("OLD.number > 0", "the head of a chain cannot be removed"),
    ("audit_closed_month", "INSERT"): (
        "EXISTS (SELECT 1 FROM audit_closed_month c"
        " WHERE c.number >= NEW.number OR c.month >= NEW.month)"
        " OR NOT EXISTS (SELECT 1 FROM audit_head h WHERE substr(h.at, 1, 7) > NEW.month)"
        " OR (SELECT MIN(number) FROM audit_event) <> NEW.first_number"
        " OR (SELECT MAX(number) FROM audit_event WHERE month = NEW.month) <> NEW.last_number"
        " OR (SELECT COUNT(*) FROM audit_event WHERE month = NEW.month) <> NEW.events",
        "only the whole oldest month can be closed",
    ),
    ("audit_closed_month", "UPDATE"): ("1 = 1", "a closed month cannot be changed"),
    ("audit_closed_month", "DELETE"): ("1 = 1", "a closed month cannot be removed"),
}
TABLES = ("audit_event", "audit_head", "audit_closed_month")
#: What a role that only writes needs; closing a month is for the owner of the tables.
GRANTS = {
    "audit_event": "SELECT, INSERT",
    "audit_head": "SELECT, INSERT, UPDATE",
    "audit_closed_month": "SELECT",
    "audit_actor": "SELECT, INSERT, UPDATE",
}


def install(connection: BaseDatabaseWrapper) -> None:
    """Put every guard in place."""
    _run(connection, _sqlite() if connection.vendor == "sqlite" else _postgresql(connection))


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take every guard away, as an intruder or a migration backwards would."""
    _run(connection, _undo(connection.vendor))


def grant(connection: BaseDatabaseWrapper, role: str) -> None:
    """On PostgreSQL: let a role write and read the log, and take all other rights from it."""
    name = connection.ops.quote_name(role)
    for table, rights in GRANTS.items():
        _run(connection, [f"REVOKE ALL ON {table} FROM {name}, PUBLIC"])
        _run(connection, [f"GRANT {rights} ON {table} TO {name}"])


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The guards that are gone, switched off or changed, by name."""
    found = _on_sqlite(connection) if connection.vendor == "sqlite" else _on_postgresql(connection)
    return [name for name, told in _expected(connection.vendor) if found.get(name) != told]


def _expected(vendor: str) -> Iterator[tuple[str, str]]:
    if vendor == "sqlite":
        return ((sql.split()[2], sql) for sql in _sqlite())
    return ((name, body) for name, _, _, body in _functions())


def _sqlite() -> Iterator[str]:
    for (table, done), (condition, words) in RULES.items():
        yield (
            f"CREATE TRIGGER {_name(table, done)} BEFORE {done} ON {table} WHEN {condition}"
            f" BEGIN SELECT RAISE(ABORT, 'audit: {words}'); END"
        )


def _functions() -> Iterator[tuple[str, str, str, str]]:
    """Name, table, what is done, and the body of each function of PostgreSQL."""
    for (table, done), (condition, words) in RULES.items():
        back = "OLD" if done == "DELETE" else "NEW"
        body = f"BEGIN IF {condition} THEN RAISE EXCEPTION 'audit: {words}'; END IF;"
        yield _name(table, done), table, done, f"{body} RETURN {back}; END"
    for table in TABLES:
        condition = f"EXISTS (SELECT 1 FROM {table})"
        body = f"BEGIN IF {condition} THEN RAISE EXCEPTION 'audit: {table} cannot be emptied';"
        yield _name(table, "TRUNCATE"), table, "TRUNCATE", f"{body} END IF; RETURN NULL; END"


def _postgresql(connection: BaseDatabaseWrapper) -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(current_schema())")
        (schema,) = cursor.fetchone()
    for name, table, done, body in _functions():
        # The path is fixed: a temporary table of the same name must not stand before ours.
        yield (
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql"
            f" SET search_path = {schema}, pg_temp AS $${body}$$"
        )
        each = "STATEMENT" if done == "TRUNCATE" else "ROW"
        yield (
            f"CREATE TRIGGER {name} BEFORE {done} ON {table} FOR EACH {each}"
            f" EXECUTE FUNCTION {name}()"
        )
        # Always: also when a session calls itself a replica, which skips ordinary triggers.
        yield f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}"


def _undo(vendor: str) -> Iterator[str]:
    if vendor == "sqlite":
        yield from (f"DROP TRIGGER IF EXISTS {_name(*rule)}" for rule in RULES)
        return
    for name, *_ in _functions():
        yield f"DROP FUNCTION IF EXISTS {name} CASCADE"


def _name(table: str, done: str) -> str:
    return f"{table}_{done.lower()}"


def _run(connection: BaseDatabaseWrapper, statements: Iterator[str] | list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _on_sqlite(connection: BaseDatabaseWrapper) -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        return dict(cursor.fetchall())


def _on_postgresql(connection: BaseDatabaseWrapper) -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT t.tgname, p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid"
            " WHERE t.tgenabled = 'A' AND t.tgrelid IN (%s::regclass, %s::regclass, %s::regclass)",
            TABLES,
        )
        return dict(cursor.fetchall())
