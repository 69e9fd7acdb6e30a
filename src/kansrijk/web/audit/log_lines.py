"""Lines of the server's log that hold no content: no address that was asked for, no text of errors.

An address may hold the token of a link in a mail, and an error of the database may quote the row.
So a line names the route, and of an error its class and the places it passed.
"""

import logging
import traceback
from collections.abc import Iterator
from typing import Any

NO_ROUTE = "(geen bestaand adres)"


class LineWithoutContent(logging.Formatter):
    """A line of the log, with the errors below it."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        request = getattr(record, "request", None)
        if request is not None and isinstance(record.args, tuple):
            record = logging.makeLogRecord({
                **record.__dict__, "args": tuple(_hidden(arg, request) for arg in record.args)
            })  # fmt: skip
        record.exc_text = None
        return super().format(record)

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the name that logging gave it
        """The places an error passed and its class, and those of what caused it."""
        return "\n".join(_told(error) for error in _chain(ei[1]))


def _hidden(arg: object, request: Any) -> object:
    if not isinstance(arg, str):
        return arg
    asked = request.path.encode("unicode_escape").decode("ascii")
    match = getattr(request, "resolver_match", None)
    return arg.replace(asked, f"/{match.route}" if match else NO_ROUTE) if len(asked) > 1 else arg


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _told(error: BaseException) -> str:
    places = "".join(
        traceback.StackSummary.from_list(traceback.extract_tb(error.__traceback__)).format()
    )
    return f"{places}{type(error).__module__}.{type(error).__qualname__}"
