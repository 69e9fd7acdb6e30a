"""An id for every request: in the log of the server, in events and in the response."""

import logging
import re
import secrets
from collections.abc import Callable
from contextvars import ContextVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse

HEADER = "X-Request-ID"
GIVEN = re.compile(r"[A-Za-z0-9-]{8,64}")

_current: ContextVar[str] = ContextVar("request_id", default="")


def current_request() -> str:
    """The id of the request that is being answered, or nothing."""
    return _current.get()


class RequestId:
    """Middleware: give a request its id. One from outside counts only when a setting says so."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the id known all along."""
        request_id = _given(request) or secrets.token_hex(16)
        request.request_id = request_id
        token = _current.set(request_id)
        try:
            response = self._get_response(request)
        finally:
            _current.reset(token)
        response[HEADER] = request_id
        return response


def _given(request: HttpRequest) -> str:
    name = settings.REQUEST_ID_HEADER
    given = request.headers.get(name, "") if name else ""
    return given if GIVEN.fullmatch(given) else ""


class WithRequestId(logging.Filter):
    """Let a line of the log know its request, also what Django logs after the answer."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Every line passes."""
        request = getattr(record, "request", None)
        record.request_id = getattr(request, "request_id", "") or current_request() or "-"
        return True
