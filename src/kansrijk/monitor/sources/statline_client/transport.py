"""One question over HTTP, one reply. Tests put another ``Transport`` or a local server here."""

import http.client
from dataclasses import dataclass
from typing import Protocol
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from kansrijk import __version__

#: Of a connection that stays silent, not of a whole answer: a page of 100,000 rows takes a while.
TIMEOUT_S = 60.0
#: The largest page seen is some 25 MB; more is no answer to a question of ours.
LARGEST_PAGE_MB = 200

_MB = 1_000_000
_HEADERS = {"Accept": "application/json", "User-Agent": f"kansrijk/{__version__}"}


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back. ``retry_after`` is how many seconds the server asks us to wait."""

    status: int
    body: bytes = b""
    retry_after: float | None = None


class NoReplyError(Exception):
    """Nothing came back, or not all of it; says why in Dutch."""


class Transport(Protocol):
    """Whoever can ask for an address."""

    def get(self, address: str) -> Reply:
        """The reply, whatever its status. NoReplyError when there is none or it was cut off."""


class UrllibTransport:
    """Over the network, with the standard library."""

    def __init__(self, timeout_s: float = TIMEOUT_S) -> None:
        self._timeout_s = timeout_s

    def get(self, address: str) -> Reply:
        """See ``Transport``."""
        request = Request(address, headers=_HEADERS)
        try:
            with urlopen(request, timeout=self._timeout_s) as answer:
                return Reply(answer.status, _body(answer))
        except HTTPError as error:
            with error:
                return Reply(error.code, retry_after=_seconds(error.headers.get("Retry-After")))
        except http.client.IncompleteRead:
            raise NoReplyError("het antwoord is afgebroken") from None
        except TimeoutError:
            raise NoReplyError(f"na {self._timeout_s:g} seconden nog geen antwoord") from None
        except (OSError, http.client.HTTPException) as error:
            why = getattr(error, "reason", error)
            raise NoReplyError(f"geen verbinding: {why or type(error).__name__}") from None


def _body(answer: http.client.HTTPResponse) -> bytes:
    most = LARGEST_PAGE_MB * _MB
    stated = answer.length
    # Only a read without a limit notices that less came than was stated.
    body = answer.read() if stated is not None and stated <= most else answer.read(most + 1)
    if len(body) > most:
        raise NoReplyError(f"het antwoord is groter dan {LARGEST_PAGE_MB} MB")
    return body


def _seconds(header: str | None) -> float | None:
    """Retry-After in seconds; as a date it is passed over."""
    return float(header) if header is not None and header.strip().isdecimal() else None
