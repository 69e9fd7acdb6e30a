"""How old a figure is, said only when it is old enough to matter."""

from kansrijk.reports.language import Language

#: A figure older than this many years says its age (look.md: over 3 years).
OLD_AFTER_YEARS = 3


def age_words(year: int | None, today_year: int, language: Language) -> str:
    """ "5 jaar oud", or nothing for a figure of the last three years."""
    if year is None or today_year - year <= OLD_AFTER_YEARS:
        return ""
    return language.gettext("{years} years old").format(years=today_year - year)
