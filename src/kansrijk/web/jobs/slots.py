"""When a recurring job is due: its time is cut into slots, and each slot gets one job.

What was missed while no worker ran is not caught up: only the slot of this moment counts.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Protocol

from django.utils import timezone

#: Shorter than finished jobs are kept, for their keys tell which slots have had theirs.
LONGEST = timedelta(days=7)


class Rhythm(Protocol):
    """How often a job recurs."""

    def slot(self, now: datetime) -> str:
        """The slot that this moment falls in; empty when it is not time yet."""


@dataclass(frozen=True, slots=True)
class Every:
    """Again after so long, counted from the same moment everywhere."""

    pause: timedelta

    def __post_init__(self) -> None:
        if not timedelta(seconds=1) <= self.pause <= LONGEST:
            raise ValueError(f"a job recurs after 1 second to {LONGEST.days} days")

    def slot(self, now: datetime) -> str:
        """Slots are numbered."""
        return str(int(now.timestamp() // self.pause.total_seconds()))


@dataclass(frozen=True, slots=True)
class Daily:
    """Once a day, from this time on by the clock of the Netherlands."""

    at: time

    @classmethod
    def of(cls, text: str) -> "Daily":
        """From "04:10"."""
        return cls(time.fromisoformat(text))

    def slot(self, now: datetime) -> str:
        """A slot is a day, from the time on."""
        local = timezone.localtime(now)
        return f"{local:%Y-%m-%d}" if local.time() >= self.at else ""
