"""The way to released figures: the current release, read once and shared by every page.

A page costs no SQL. Switching releases is replacing one small pointer file, which is read at
every request; opening the release behind it happens once per process.
"""

import gc
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

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

    Its figures never meet those of the published release: no page shows both.
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


def release_folder(release: Release) -> Path:
    """The folder that a release was opened from."""
    return settings.DATA_FOLDER / "releases" / release.name


def page_language() -> Language:
    """The language of the page being made."""
    return LANGUAGES[(get_language() or "nl")[:2]]


@dataclass(frozen=True, slots=True)
class Proof:
    """What was proven of a release: nobody can work out one of its ``cells`` suppressed figures.

    ``narrowest`` is the smallest distance between the values that one of them takes in the proof.
    ``verified_at`` and ``seconds`` are None until this very release was checked.
    """

    file: str
    cells: int
    narrowest: int
    tables: int
    systems: int
    rules: str
    rules_date: str
    verified_at: datetime | None
    seconds: float | None


def proof_of(release: Release) -> Proof | None:
    """The proof of a release; None where there is none, as for figures that were public already."""
    found = release.manifest.get("proof")
    if found is None:
        return None
    at, seconds = _verified(release, found)
    return Proof(
        file=found["file"],
        cells=found["cells"],
        narrowest=found["narrowest"],
        tables=found["tables"],
        systems=found["systems"],
        rules=found["rules"],
        rules_date=found["rules_date"],
        verified_at=at,
        seconds=seconds,
    )


def _verified(
    release: Release, proof: Mapping[str, Any]
) -> tuple[datetime, float] | tuple[None, None]:
    """When this release was checked, and how long that took.

    That stands beside the release and not in it: a release never changes, while a check can be
    done again. A check of another release, or one that found something else than the manifest
    says, is none.
    """
    beside = release_folder(release).parent / f"verified-{release.area_set}.json"
    try:
        said = json.loads(beside.read_text(encoding="utf-8"))
        same = said["release"] == release.name
        same = same and (said["cells"], said["narrowest"]) == (proof["cells"], proof["narrowest"])
        at, seconds = datetime.fromisoformat(said["at"]), float(said["seconds"])
    except (OSError, ValueError, KeyError, TypeError):
        return None, None
    return (at, seconds) if same and at.tzinfo else (None, None)
