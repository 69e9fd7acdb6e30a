"""What an app has waiting for someone: a sentence, why, until when, and where one does it.

Each app offers its tasks through one plain function in its module ``tasks``; the desk asks them
all. A task is worked out each time and stored nowhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

#: To do now, to say whether it is still right, or about to end.
Group = Literal["todo", "unconfirmed", "expiring"]
#: Of one kind nobody reads more; the page behind each shows the rest.
MOST = 25


@dataclass(frozen=True, slots=True)
class Task:
    """Something that waits. ``until`` is the first day on which it is too late, if there is one."""

    group: Group
    title: str
    why: str
    address: str
    until: date | None = None


def by_day(tasks: Iterable[Task]) -> list[Task]:
    """What is due first comes first; without a day last."""
    return sorted(tasks, key=lambda task: (task.until or date.max, task.title))
