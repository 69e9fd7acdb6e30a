"""Asking StatLine as it must be asked: again after a hiccup, and on until the last page.

Connections that break for days have been seen (June 2024, February 2026), and answers of more
than 10,000 (v3) or 100,000 (v4) rows come in pages that name the next one.
"""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit, urlunsplit

from kansrijk.errors import UserError
from kansrijk.monitor.sources.faults import quotable
from kansrijk.monitor.sources.statline_client.transport import NoReplyError, Reply, Transport

#: Seconds before the second, third, fourth and fifth try.
WAITS_S: tuple[float, ...] = (1, 2, 4, 8)
#: A server may ask us to wait, but not for longer than this.
LONGEST_WAIT_S = 60.0
#: 10,000 pages of 10,000 rows are more than the largest table has.
MOST_PAGES = 10_000

Page = Mapping[str, Any]

_NEXT_PAGE = ("@odata.nextLink", "odata.nextLink")
_TOO_MANY, _NOT_THERE = 429, 404


class StatlineError(UserError):
    """StatLine gave nothing that we can use."""


class NotThereError(StatlineError):
    """This service of StatLine does not have what was asked."""


class Patience:
    """Asks through ``transport``, again after a failure that may pass."""

    def __init__(self, transport: Transport, sleep: Callable[[float], None] = time.sleep) -> None:
        self._transport = transport
        self._sleep = sleep

    def page(self, address: str) -> Page:
        """One answer. Raises NotThereError for 404 and StatlineError when trying is over."""
        for wait in (*WAITS_S, None):
            try:
                reply = self._transport.get(address)
                failure, asked = _failure(reply), reply.retry_after or 0.0
                if failure is None:
                    return _parsed(reply.body)
            except NoReplyError as error:
                failure, asked = str(error), 0.0
            if wait is not None:
                self._sleep(min(max(wait, asked), LONGEST_WAIT_S))
        raise StatlineError(f"StatLine antwoordt niet goed ({quotable(failure)}).")

    def pages(self, address: str) -> Iterator[Page]:
        """Every page of an answer, from ``address`` on; each has its rows in ``value``."""
        asked: set[str] = set()
        following: str | None = address
        while following is not None:
            if following in asked or len(asked) == MOST_PAGES:
                raise StatlineError("StatLine blijft naar dezelfde bladzijden verwijzen.")
            asked.add(following)
            page = self.page(following)
            _refuse_other_than_rows(page)
            yield page
            following = _next_address(following, page)


def _failure(reply: Reply) -> str | None:
    """Why a reply is worth another try; None when it is good."""
    if reply.status == _NOT_THERE:
        raise NotThereError("StatLine heeft dit niet (404).")
    if reply.status == _TOO_MANY or reply.status >= 500:
        return f"status {reply.status}"
    if reply.status != 200:
        raise StatlineError(f"StatLine weigert de vraag (status {reply.status}).")
    return None


def _parsed(body: bytes) -> Page:
    """The answer as JSON. NoReplyError when it is not: a proxy may have spoken instead."""
    try:
        content = json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise NoReplyError("geen leesbare JSON, of afgebroken") from None
    if not isinstance(content, dict):
        raise NoReplyError("geen antwoord van StatLine")
    return content


def _refuse_other_than_rows(page: Page) -> None:
    rows = page.get("value")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise StatlineError("Het antwoord van StatLine heeft geen rijen in 'value'.")


def _next_address(current: str, page: Page) -> str | None:
    """Where the next page is, asked of the same server in the same way.

    v3 names its next page with http; asked with https it is the same page.
    """
    link = next((page[name] for name in _NEXT_PAGE if page.get(name)), None)
    if link is None:
        return None
    here, there = urlsplit(current), urlsplit(urljoin(current, str(link)))
    if here.hostname != there.hostname:
        raise StatlineError(
            f"De volgende bladzijde staat op een andere server ({quotable(there.hostname)})."
        )
    return urlunsplit(there._replace(scheme=here.scheme, netloc=here.netloc))
