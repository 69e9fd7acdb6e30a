"""The published release, made once per test process, and shared by all tests that read it."""

from functools import lru_cache
from pathlib import Path

from kansrijk.folders import data_folder
from kansrijk.monitor.figures import Figure
from kansrijk.monitor.published.assemble import published_release
from kansrijk.monitor.release import Release


@lru_cache(maxsize=1)
def the_release() -> Release:
    """The release that the pages of this test run read too (plugins/database.py)."""
    return published_release(data_folder())


def releases_folder() -> Path:
    """Where it stands, for tests that copy it instead of making it again."""
    the_release()
    return data_folder() / "releases"


def shown(indicator: str, area: str, year: int, line: str = "present") -> Figure:
    """The one figure of a measure in a place and year."""
    (figure,) = the_release().figures.select(
        indicator=indicator, area=area, period=str(year), line=line
    )
    return figure
