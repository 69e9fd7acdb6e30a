"""The release of the invented country, from a small order, made once per test process.

It is small enough for rare outcomes to be hidden in some GGDs, and large enough for a funnel of
the others.
"""

from dataclasses import replace
from functools import lru_cache

import pytest

from kansrijk.folders import data_folder
from kansrijk.monitor.counted import invented
from kansrijk.monitor.release import Release

SMALL_ORDER = replace(invented.ORDER, births=20_000, first_year=2019)


@lru_cache(maxsize=1)
def the_invented_release() -> Release:
    """The release that the pages of this test run read too (plugins/database.py)."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(invented, "ORDER", SMALL_ORDER)
        return invented.invented_release(data_folder())
