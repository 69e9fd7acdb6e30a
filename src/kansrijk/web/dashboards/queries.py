"""The way to released figures: the current release, read once and shared by every page.

A page costs no SQL. Switching releases is replacing one small pointer file, which is read at
every request; opening the release behind it happens once per process.
"""

import gc
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language

from kansrijk.monitor.areas import AreaSet, netherlands
from kansrijk.monitor.published.assemble import published_release
from kansrijk.monitor.release import AREAS, Release, current_folder, open_release
from kansrijk.reports.language import LANGUAGES, Language

#: The area set of the invented country, as ``monitor.counted.invented`` names it. That module is
#: not imported here: it makes the release and brings a whole database engine along.
INVENTED = "voorbeeld"


@dataclass(frozen=True, eq=False)
class Invented:
    """The invented country: its release and its own areas. One object for as long as it is current.

    It never meets the published release: no page reads both.
    """

    release: Release
    areas: AreaSet


def current_release() -> Release:
    """The published release of the Netherlands that readers are pointed at now."""
    releases = settings.DATA_FOLDER / "releases"
    folder = current_folder(releases, netherlands().info.id)
    if folder is None:
        folder = releases / published_release(settings.DATA_FOLDER).name
    return _opened(folder)


def invented() -> Invented | None:
    """The invented country, or None where it was never made (``kansrijk serve`` makes it)."""
    folder = current_folder(settings.DATA_FOLDER / "releases", INVENTED)
    return _invented_in(folder) if folder else None


@lru_cache(maxsize=1)
def _invented_in(folder: Path) -> Invented:
    return Invented(_opened(folder), AreaSet.load(folder / AREAS))


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
