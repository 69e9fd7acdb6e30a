"""The way to released figures: the current release, read once and shared by every page.

A page costs no SQL. Switching releases is replacing one small pointer file, which is read at
every request; opening the release behind it happens once per process.
"""

from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language

from kansrijk.monitor.areas import netherlands
from kansrijk.monitor.published.assemble import published_release
from kansrijk.monitor.release import Release, current_folder, open_release
from kansrijk.reports.language import LANGUAGES, Language


def current_release() -> Release:
    """The published release of the Netherlands that readers are pointed at now."""
    folder = current_folder(settings.DATA_FOLDER / "releases", netherlands().info.id)
    return _opened(folder) if folder else published_release(settings.DATA_FOLDER)


@lru_cache(maxsize=2)
def _opened(folder: Path) -> Release:
    return open_release(folder)


def page_language() -> Language:
    """The language of the page being made."""
    return LANGUAGES[(get_language() or "nl")[:2]]
