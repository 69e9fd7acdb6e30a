"""The progress of work in stages: a bar each, that never goes back."""

from types import TracebackType

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)


class Stages:
    """Shows every stage under the one before it, while it is used as a context.

    with Stages() as stages:
        stages.say("Aantallen verbergen", 3, 12)
    """

    def __init__(self) -> None:
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(separator=" van "),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._now: TaskID | None = None

    def __enter__(self) -> "Stages":
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.stop()

    def say(self, what: str, done: int, of: int) -> None:
        """How far a stage is; 0 done begins a new one, also when it has the name of another."""
        if self._now is None or not done:
            self._now = self._progress.add_task(what, total=of)
        self._progress.update(self._now, completed=done)
