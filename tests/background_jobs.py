"""Jobs for tests: each tells in a file that it was there.

A process that works on them imports this module; tests/working.py does.
"""

import os
import signal
import time
from datetime import timedelta
from pathlib import Path

from django.conf import settings

from kansrijk.web.jobs.declare import JOBS, Declared, HopelessError, job
from kansrijk.web.jobs.mail import Letter, mail

SECRET = "Jansen van den Geheimen"


#: What is known of people, by key; a letter is written from it when it is sent.
ADDRESSES: dict[str, str] = {}


@mail("test.letter")
def letter(key: str) -> Letter | None:
    if key not in ADDRESSES:
        return None
    return Letter(
        ADDRESSES[key], "letter.txt", {"name": SECRET, "place": "'s-Gravenhage & omstreken"}
    )


@mail("test.english", subject="reminder")
def english(key: str) -> Letter | None:
    return Letter(ADDRESSES[key], "letter.txt", {"name": "Ann", "place": "Leiden"}, language="en")


def without_recurring() -> dict[str, Declared]:
    """All jobs but those that enqueue themselves: which ones depends on the hour of the day."""
    return {name: declared for name, declared in JOBS.items() if declared.rhythm is None}


def told() -> list[str]:
    """What jobs told so far."""
    path = Path(settings.DATA_FOLDER, "told.txt")
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def tell(word: str) -> None:
    with Path(settings.DATA_FOLDER, "told.txt").open("a", encoding="utf-8") as stream:
        stream.write(f"{word}\n")


@job("test.tell")
def telling(*, word: str) -> None:
    tell(word)


@job("test.fail", tries=3, first_wait=timedelta(minutes=1), longest_wait=timedelta(hours=1))
def failing() -> None:
    tell("tried")
    try:
        int(SECRET)
    except ValueError as error:
        raise RuntimeError(f"cannot write to {SECRET}") from error


@job("test.give_up", tries=3)
def hopeless() -> None:
    raise HopelessError(SECRET) from LookupError(SECRET)


@job("test.slow", tries=3)
def slow(*, word: str, tenths: int) -> None:
    tell(f"begin {word}")
    time.sleep(tenths / 10)
    tell(f"end {word}")


@job("test.kill", tries=2, first_wait=timedelta(0))
def killing() -> None:
    tell("killed")
    os.kill(os.getpid(), signal.SIGKILL)
