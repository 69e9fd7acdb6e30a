"""Start Django for a command that needs the database of the site."""

import os
from pathlib import Path

from kansrijk.cli.secret import keep_secret_key
from kansrijk.errors import UserError


def has_table(table: str) -> bool:
    """Whether there is a database with this table; none is made by asking."""
    from django.db import DatabaseError, connection

    name = str(connection.settings_dict["NAME"])
    # A name that starts with "file:" is one in memory, which asking does not make either.
    if connection.vendor == "sqlite" and not name.startswith("file:") and not Path(name).exists():
        return False
    try:
        return table in connection.introspection.table_names()
    except DatabaseError:
        return False


def open_database(table: str, missing: str) -> None:
    """Start Django; say what to do when the database does not answer or has no such table yet."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kansrijk.web.settings")
    keep_secret_key()
    import django
    from django.db import DatabaseError, connection

    django.setup()
    try:
        tables = connection.introspection.table_names()
    except DatabaseError as error:
        raise UserError(f"De databank antwoordt niet: {error}".strip()) from None
    if table not in tables:
        raise UserError(f"{missing} Start eerst de site: kansrijk serve.")
