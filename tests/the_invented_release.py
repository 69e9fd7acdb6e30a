"""The release of the invented country, made once per version of the program.

It is protected and proven like any other, which takes a while: test processes wait for the first
of them and take a copy.
"""

import fcntl
import os
import shutil
import tempfile
from functools import lru_cache
from pathlib import Path

from kansrijk.folders import data_folder
from kansrijk.monitor.counted import invented
from kansrijk.monitor.release import Release, current_folder, make_current, open_release
from kansrijk.program import program_hash


@lru_cache(maxsize=1)
def the_invented_release() -> Release:
    """The release that the pages of this test run read too (plugins/database.py)."""
    made = shared_release_folder()
    releases = data_folder() / "releases"
    folder = releases / made.name
    if not folder.exists():
        shutil.copytree(made, folder)
        for note in made.parent.glob("verified-*.json"):
            shutil.copy(note, releases / note.name)
    make_current(folder)
    return open_release(folder)


@lru_cache(maxsize=1)
def shared_release_folder() -> Path:
    """The folder of the small invented release, shared by all test processes of this user."""
    name = f"kansrijk-test-invented-{os.getuid()}-{program_hash()[:16]}"
    shared = Path(tempfile.gettempdir()) / name
    shared.mkdir(exist_ok=True)
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        invented.invented_release(shared)
    folder = current_folder(shared / "releases", invented.AREA_SET)
    assert folder is not None
    return folder
