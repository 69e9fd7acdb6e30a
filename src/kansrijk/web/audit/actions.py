"""How a change is made: by a named action, with its event in the same transaction.

    @action("coalition.rename")
    def rename(*, coalition: Coalition, by: By, name: str) -> None:
        coalition.name = name
        coalition.save()

The object is the argument with the first word of the action's name, or what the function returns.
The events of an action and of the actions inside it are written together, last of all: the chain is
held no longer than that, and when they cannot be written nothing of it happened.
"""

import functools
import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, ParamSpec, TypeVar

from django.db import transaction
from django.db.models import Model

from kansrijk.web.audit import heads
from kansrijk.web.audit.chain import Entry, append
from kansrijk.web.audit.fingerprint import stored
from kansrijk.web.audit.requests import current_request

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class By:
    """Who acts: keys only. Made by the room that knows people; ``request`` fills itself in."""

    actor: str
    organisation: str = ""
    role: str = ""
    request: str = field(default_factory=current_request)


#: For what no person does: a command or a job.
SYSTEM = "system"


@dataclass(slots=True)
class Recording:
    """What an action that is going on will say of itself."""

    action: str
    by: By
    object: Model | None = None
    reason: str = ""
    kind: str = ""
    key: str = ""
    old: str = ""
    new: str = ""

    def about(self, thing: Model) -> None:
        """The object, when it is made in the action itself."""
        self.object, self.kind, self.key = thing, thing._meta.label_lower, str(thing.pk)

    def entry(self) -> Entry:
        """The event, with the object as it is stored now."""
        new = stored(self.object, self.key) if self.object is not None else self.new
        by = self.by
        return Entry(
            self.action, by.actor, by.organisation, by.role, self.kind, self.key, self.old, new,
            self.reason, by.request,
        )  # fmt: skip


class _Waiting:
    """An event that waits for the end of the outermost action.

    Django keeps it among what is to be done at the commit, and so forgets it when the part of the
    transaction that it belongs to is rolled back, also by someone who knows nothing of actions.
    """

    def __init__(self, entry: Entry) -> None:
        self.entry, self.is_written = entry, False

    def __call__(self) -> None:
        """Nothing is left to be done at the commit."""


_is_inside: ContextVar[bool] = ContextVar("is_inside", default=False)


@contextmanager
def recorded(
    action: str, thing: Model | None = None, *, by: By, reason: str = ""
) -> Iterator[Recording]:
    """A change and its event, both or neither. Within another action: a part of it."""
    recording = Recording(action, by, reason=reason)
    is_outermost = not _is_inside.get()
    with transaction.atomic():
        token = _is_inside.set(True)
        try:
            if thing is not None:
                recording.about(thing)
                recording.old = stored(thing, recording.key)
            yield recording
            transaction.on_commit(_Waiting(recording.entry()))
        finally:
            _is_inside.reset(token)
        if is_outermost:
            _write_waiting()


def note(action: str, *, by: By, kind: str = "", key: str = "", reason: str = "") -> None:
    """An event without a change: sign-in, refused access, export, reading.

    Call it outside what is rolled back: an event inside a failed action is gone with it.
    """
    with recorded(action, by=by, reason=reason) as recording:
        recording.kind, recording.key = kind, key


def action(name: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a function ``verb(*, object, by, ...)`` an action. Its ``reason`` is recorded too."""

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        kind = name.partition(".")[0]
        _check(function)

        @functools.wraps(function)
        def acting(*args: P.args, **given: P.kwargs) -> R:
            by, reason = given["by"], given.get("reason", "")
            with recorded(name, given.get(kind), by=by, reason=reason) as recording:  # type: ignore[arg-type]
                made = function(*args, **given)
                if recording.object is None and isinstance(made, Model):
                    recording.about(made)
            return made

        return acting

    return decorate


def _check(function: Callable[..., Any]) -> None:
    parameters = inspect.signature(function).parameters
    if "by" not in parameters or any(p.kind != p.KEYWORD_ONLY for p in parameters.values()):
        raise TypeError(f"{function.__name__} is not verb(*, object, by, ...)")


def _write_waiting() -> None:
    callbacks = (callback for _, callback, _ in transaction.get_connection().run_on_commit)
    waiting = [w for w in callbacks if isinstance(w, _Waiting) and not w.is_written]
    head = append([each.entry for each in waiting])
    for each in waiting:
        each.is_written = True
    kept = heads.Head(head.number, head.at, head.hash)
    # Robust: the change is made by then, so a full disk is for the log of the server.
    transaction.on_commit(lambda: heads.keep(kept), robust=True)
