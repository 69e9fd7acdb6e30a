"""Kill a process that saves, at a random moment, and look what is left."""

import json
import random
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROGRAM = Path(__file__).with_name("saving.py")
#: The longest wait after the first save; a save takes some milliseconds.
LONGEST = 0.15


@dataclass(frozen=True)
class Left:
    """What was promised to the users, what is stored, and what the log says."""

    promised: list[str]
    stored: list[str]
    events: list[str]
    faults: list[str]

    @property
    def wrong(self) -> list[str]:
        """Everything that a kill must not bring about."""
        told = list(self.faults)
        if self.stored != self.events:
            told.append(f"changes and events differ: {set(self.stored) ^ set(self.events)}")
        if len(set(self.events)) != len(self.events):
            told.append("an event is doubled")
        if lost := set(self.promised) - set(self.stored):
            told.append(f"lost: {lost}")
        return told


def save_and_kill(environment: Mapping[str, str], prefix: str, chance: random.Random) -> list[str]:
    """The saves that returned before the process was killed, in the midst of the next ones."""
    command = [sys.executable, str(PROGRAM), "save", "4", prefix]
    with subprocess.Popen(command, env=dict(environment), stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(chance.uniform(0, LONGEST))
        process.kill()
        rest = process.stdout.read()
    # A last line that was cut off promised nothing.
    lines = (first + rest).decode().split("\n")[:-1]
    return [line for line in lines if line]


def what_is_left(environment: Mapping[str, str], promised: list[str]) -> Left:
    """As a new process finds it."""
    command = [sys.executable, str(PROGRAM), "check"]
    done = subprocess.run(command, env=dict(environment), stdout=subprocess.PIPE, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return Left(promised, **found)
