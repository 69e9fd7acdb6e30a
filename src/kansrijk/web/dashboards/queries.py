"""The way to released figures: the current release, read once and shared by every page.

A page costs no SQL. Switching releases is replacing one small pointer file, which is read at
every request; opening the release behind it happens once per process.
"""

import gc
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
    releases = settings.DATA_FOLDER / "releases"
    folder = current_folder(releases, netherlands().info.id)
    if folder is None:
        folder = releases / published_release(settings.DATA_FOLDER).name
    return _opened(folder)


@lru_cache(maxsize=2)
def _opened(folder: Path) -> Release:
    release = open_release(folder)
    # A release lives as long as the process. Without this every full collection walks through
    # its tens of thousands of figures, and one unlucky reader waits a tenth of a second.
    gc.collect()
    gc.freeze()
    return release


def page_language() -> Language:
    """The language of the page being made."""
    return LANGUAGES[(get_language() or "nl")[:2]]
