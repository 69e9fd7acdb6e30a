"""A draft: a folder in the making, beside what it will become. Nobody takes it for more.

Its maker holds a lock on it, which the system lets go of when the maker ends, however it ends. A
draft without a lock was left by a process that was killed; who makes the next one clears it away.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kansrijk.errors import UserError

PREFIX = ".kansrijk-draft-"


def is_draft(folder: Path) -> bool:
    """Whether a folder is unfinished, by its name."""
    return folder.name.startswith(PREFIX)


@contextmanager
def draft_in(parent: Path) -> Iterator[Path]:
    """A new folder under ``parent``, gone afterwards unless it was renamed.

    Drafts there that nobody works on any more are cleared away first.
    """
    parent.mkdir(parents=True, exist_ok=True)
    for left in parent.glob(f"{PREFIX}*"):
        _clear(left)
    folder, lock = _locked(parent)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def put_in_place(draft: Path, folder: Path, *, may_be_there: bool) -> None:
    """Give a complete draft its name, in one step; another process may have been earlier.

    Raises UserError when something stands there that may not.
    """
    draft.chmod(0o755)
    try:
        draft.rename(folder)
    except OSError:
        # A folder that is not empty, or a file: a name that is taken is never written over.
        if not folder.exists():
            raise
        if not may_be_there:
            raise UserError(f"{folder} bestaat al. Kies een nieuwe map.") from None


def _locked(parent: Path) -> tuple[Path, int]:
    """A folder of our own with our lock on it."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=parent))
        lock = _try_lock(folder)
        # Between making and locking another process may have taken it for one that was left.
        if lock is not None and folder.exists():
            return folder, lock
        if lock is not None:
            os.close(lock)


def _clear(folder: Path) -> None:
    """Remove a draft, unless someone works on it."""
    lock = _try_lock(folder)
    if lock is not None:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def _try_lock(folder: Path) -> int | None:
    """A descriptor that holds the lock on a folder; None when another has it or it is gone."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor
