"""Releases that the site shows: putting one there, and noting when it was last checked."""

import os
import shutil
import tempfile
from datetime import datetime
from pathlib import Path

from kansrijk.monitor.release import check_files, make_current, release_name, write_json


def install(folder: Path, parent: Path) -> Path:
    """Copy a release among those of the site and point its readers at it; returns its folder.

    The copy is complete before the pointer moves, so no reader ever sees half of it.
    """
    check_files(folder)
    installed = parent / release_name(folder)
    if not installed.exists():
        parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=".draft-", dir=parent))
        try:
            shutil.copytree(folder, draft, dirs_exist_ok=True)
            draft.chmod(0o755)
            draft.rename(installed)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    make_current(installed)
    return installed


def note_verified(
    parent: Path, name: str, *, at: datetime, cells: int, narrowest: int, seconds: float
) -> None:
    """Note beside the releases that the one of this name was checked, when it stands there."""
    if not (parent / name).is_dir():
        return
    told = {"release": name, "at": at.isoformat(timespec="seconds"), "cells": cells,
            "narrowest": narrowest, "seconds": round(seconds, 1)}  # fmt: skip
    draft = parent / f".verified.{os.getpid()}"
    write_json(told, draft)
    draft.replace(parent / f"verified-{name.split('-', 1)[0]}.json")
