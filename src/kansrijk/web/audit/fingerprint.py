"""A digest of an object as it is stored: an event tells that it changed, and not to what."""

from typing import Any

from django.db.models import Model

from kansrijk.web.audit.chain import digest


def stored(thing: Model, key: str) -> str:
    """The digest of all fields in the database; nothing when the object is not there.

    Read again, and held until the commit: the object in memory may already be changed, and what is
    saved may be an expression. Many-to-many relations are objects of their own.
    """
    model = type(thing)
    rows = model._base_manager.select_for_update().filter(pk=model._meta.pk.to_python(key))
    values = rows.values(*(field.attname for field in model._meta.concrete_fields)).first()
    if values is None:
        return ""
    return digest({name: _plain(value) for name, value in values.items()})


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float | str | list | dict):
        return value
    # PostgreSQL gives bytes as a memoryview, whose text is an address.
    return bytes(value).hex() if isinstance(value, bytes | memoryview) else str(value)
