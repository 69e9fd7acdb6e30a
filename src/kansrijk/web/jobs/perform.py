"""The one task that the library knows: run a declared job by its name.

The library stores the text of what goes wrong, and such a text can hold content. So nothing but the
kind of mistake and its place gets through: "ConnectionRefusedError at web/jobs/mail.py:41".
"""

import traceback
from pathlib import Path
from typing import Any

from django_tasks import task

from kansrijk.web.jobs.declare import JOBS, HopelessError

PACKAGE = Path(__file__).parents[2]


class JobFailedError(Exception):
    """A try that failed."""


class JobHopelessError(JobFailedError):
    """A try that failed, and another one cannot help."""


@task
def perform(name: str, arguments: dict[str, Any]) -> None:
    """Run one job; raise JobFailedError without the text of what went wrong."""
    trouble: JobFailedError | None = None
    try:
        if name not in JOBS:
            raise HopelessError
        JOBS[name].work(**arguments)
    except HopelessError as error:
        trouble = JobHopelessError(_told(error))
    except BaseException as error:  # a forced stop is a failed try too
        trouble = JobFailedError(_told(error))
    if trouble is not None:
        # Outside the handler: raised within it, it would carry the first one along.
        raise trouble


def _told(error: BaseException) -> str:
    kind = type(error.__cause__ if isinstance(error, HopelessError) and error.__cause__ else error)
    return f"{kind.__name__} at {_place(error)}"


def _place(error: BaseException) -> str:
    """The deepest line of our own code."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(PACKAGE)]
    frame = (ours or frames)[-1]
    path = Path(frame.filename)
    return f"{path.relative_to(PACKAGE) if ours else path.name}:{frame.lineno}"
