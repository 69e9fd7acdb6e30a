"""Start Django for a command that needs the database of the site."""

import os

from kansrijk.cli.secret import keep_secret_key
from kansrijk.errors import UserError


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
