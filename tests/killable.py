"""The command kansrijk, in a process of its own that is killed at a chosen moment.

    python tests/killable.py MOMENT release build FIGURES --out FOLDER

A moment is a message of the progress ("aantallen 0/1") or a step on disk: "before rename", "after
replace", "writing manifest.json". Every moment that is reached stands on standard output. Without
a moment ("") the command runs to its end.
"""

import os
import signal
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

MOMENT = sys.argv[1] if len(sys.argv) > 1 else ""


def reached(moment: str) -> None:
    """Say where we are, and die when this is the moment: no clean-up, no last words."""
    sys.stdout.write(f"{moment}\n")
    sys.stdout.flush()
    if moment == MOMENT:
        os.kill(os.getpid(), signal.SIGKILL)


def around(step: Callable[..., Any]) -> Callable[..., Any]:
    """A function of ``os`` with a moment before and after it."""

    @wraps(step)
    def watched(*words: Any, **more: Any) -> Any:
        reached(f"before {step.__name__}")
        found = step(*words, **more)
        reached(f"after {step.__name__}")
        return found

    return watched


def writing(event: str, told: tuple[Any, ...]) -> None:
    """An audit hook: a file of a release is opened to be written."""
    if event == "open" and isinstance(told[1], str) and "w" in told[1]:
        name = Path(str(told[0])).name
        if name.endswith((".json", ".csv", ".parquet")):
            reached(f"writing {name}")


def main() -> None:
    """Run the command with its steps watched."""
    from kansrijk import cli
    from kansrijk.monitor.disclosure import publish

    build = publish.build_release
    publish.build_release = lambda order, parent, name, say: build(
        order, parent, name, lambda *told: (say(*told), reached("{} {}/{}".format(*told)))[0]
    )
    for name in ("rename", "replace"):
        setattr(os, name, around(getattr(os, name)))
    sys.addaudithook(writing)
    sys.argv = ["kansrijk", *sys.argv[2:]]
    cli.main()


if __name__ == "__main__":
    main()
