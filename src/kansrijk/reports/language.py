"""Words and numbers in Dutch or English, for sentences and drawings made outside a web page.

Texts are English in the source and stand translated in the one catalogue under locale/, which the
web pages use too. Numbers and dates follow Babel's CLDR data.
"""

import gettext as stdlib_gettext
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

LOCALE_FOLDER = Path(__file__).parents[1] / "locale"
NARROW_SPACE = "\N{NO-BREAK SPACE}"


class Language:
    """One of the two languages of Kansrijk: ``nl`` or ``en``."""

    def __init__(self, code: str) -> None:
        self.code = code
        self._locale = Locale.parse("nl_NL" if code == "nl" else "en_GB")
        self._catalogue = stdlib_gettext.translation(
            "django", LOCALE_FOLDER, languages=[code], fallback=True
        )

    def gettext(self, message: str) -> str:
        """The text in this language; source texts are English."""
        return self._catalogue.gettext(message)

    def number(self, value: float, decimals: int = 0) -> str:
        """A number with grouping: 1.234,5 in Dutch, 1,234.5 in English."""
        return _format_decimal(value, decimals, self._locale)

    def date(self, iso: str) -> str:
        """A date as precise as it is given: 2024, april 2024 or 1 april 2024."""
        return _format_date(iso, self._locale)

    def pick(self, row: Any, field: str) -> str:
        """The text of a reference row in this language: ``pick(measure, "name")``."""
        return getattr(row, f"{field}_{self.code}") or ""


@lru_cache(maxsize=20_000)
def _format_decimal(value: float, decimals: int, locale: Locale) -> str:
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(value, format=pattern, locale=locale)


@lru_cache(maxsize=2_000)
def _format_date(iso: str, locale: Locale) -> str:
    import datetime

    parts = [int(part) for part in iso.split("-")]
    if len(parts) == 1:
        return iso
    day = datetime.date(*parts, *([1] * (3 - len(parts))))
    return format_date(day, "d MMMM y" if len(parts) == 3 else "MMMM y", locale=locale)


LANGUAGES: Mapping[str, Language] = {"nl": Language("nl"), "en": Language("en")}
