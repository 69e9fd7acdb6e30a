"""Which program this is: a hash of all code and facts that make figures.

A release notes it, so that a changed rule never leaves the old outcome standing.
"""

import hashlib
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent
_ROOMS = ("monitor", "reference")


@cache
def program_hash() -> str:
    """The hash of the Python files and reference files of the rooms that make figures."""
    digest = hashlib.sha256()
    for room in _ROOMS:
        for path in sorted((_PACKAGE / room).rglob("*")):
            if path.suffix in (".py", ".csv", ".toml"):
                digest.update(path.relative_to(_PACKAGE).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()
