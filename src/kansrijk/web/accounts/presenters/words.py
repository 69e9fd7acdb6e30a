"""A word of a reference row in the language of the page."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language


def in_language(row: Any, name: str) -> str:
    """``name`` of a row that has ``name_nl`` and ``name_en``."""
    return str(getattr(row, f"{name}_{(get_language() or 'nl')[:2]}"))


def word(rows: Mapping[str, Any], key: str) -> str:
    """The name of a key; the key itself when the word has gone from the reference file."""
    return in_language(rows[key], "name") if key in rows else key
