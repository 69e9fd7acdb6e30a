"""Releases that the site shows: putting one there, and noting when it was last checked."""

import shutil
from datetime import datetime
from pathlib import Path

from kansrijk.monitor.drafts import draft_in, put_in_place
from kansrijk.monitor.release import (
    check_contents,
    check_files,
    make_current,
    release_name,
    write_json,
)


def install(folder: Path, parent: Path) -> Path:
    """Copy a release among those of the site and point its readers at it; returns its folder.

    The copy is complete and checked before the pointer moves, so no reader ever sees half of it.
    """
    manifest = check_files(folder)
    installed = parent / release_name(folder)
    if not installed.exists():
        with draft_in(parent) as draft:
            shutil.copytree(folder, draft, dirs_exist_ok=True)
            check_contents(draft, manifest)
            put_in_place(draft, installed, may_be_there=True)
    check_files(installed)
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
    with draft_in(parent) as draft:
        write_json(told, draft / "verified")
        (draft / "verified").replace(parent / f"verified-{name.split('-', 1)[0]}.json")
