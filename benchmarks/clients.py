"""Two ways to ask for a page: over loopback like a browser, or straight from the application."""

import gzip
import http.client
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from wsgiref.util import setup_testing_defaults

#: A WSGI application; its types stand in PEP 3333.
Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class Answer:
    """A response. ``body`` is as it was sent, compressed or not."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def size(self) -> int:
        """Bytes on the wire: the headers and the body, without the status line."""
        headers = sum(len(f"{name}: {value}\r\n") for name, value in self.headers.items())
        return headers + len(self.body)

    @property
    def text(self) -> str:
        """The body, unpacked; ask with gzip or identity to be able to read it."""
        is_packed = self.headers.get("content-encoding") == "gzip"
        return (gzip.decompress(self.body) if is_packed else self.body).decode()


class Browser:
    """One connection that stays open, without a cache: every answer is a first visit."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def get(self, path: str, accept: str = "gzip") -> Answer:
        """Ask for a page and read it to the end."""
        self._connection.request("GET", path, headers={"Accept-Encoding": accept})
        response = self._connection.getresponse()
        headers = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, headers, response.read())

    def close(self) -> None:
        """Close the connection; a next ``get`` opens it again."""
        self._connection.close()


def ask(application: Application, path: str) -> Answer:
    """The answer of an application in this process, without a server or a socket."""
    started: list[tuple[str, list[tuple[str, str]]]] = []
    place, _, query = path.partition("?")
    environ: dict[str, Any] = {"PATH_INFO": place, "QUERY_STRING": query, "HTTP_HOST": "localhost"}
    environ["HTTP_ACCEPT_ENCODING"] = "gzip"
    setup_testing_defaults(environ)
    response = application(environ, lambda status, headers, *_: started.append((status, headers)))
    body = b"".join(response)
    response.close()  # type: ignore[attr-defined]  # Django's responses have it
    status, headers = started[0]
    return Answer(int(status[:3]), {name.lower(): value for name, value in headers}, body)
