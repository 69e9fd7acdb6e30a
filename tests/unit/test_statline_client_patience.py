"""Asking StatLine again after a hiccup, and on until the last page. No network."""

import json
from typing import Any

import pytest

from kansrijk.monitor.sources.statline_client import patience
from kansrijk.monitor.sources.statline_client.patience import (
    NotThereError,
    Patience,
    StatlineError,
)
from kansrijk.monitor.sources.statline_client.transport import NoReplyError, Reply

HERE = "https://statline.test/v4/t/Observations"


class Scripted:
    """A Transport that gives these replies in turn, and remembers what was asked."""

    def __init__(self, *replies: Reply | Exception) -> None:
        self.replies = list(replies)
        self.asked: list[str] = []

    def get(self, address: str) -> Reply:
        self.asked.append(address)
        reply = self.replies.pop(0)
        if isinstance(reply, Exception):
            raise reply
        return reply


def page(**content: Any) -> Reply:
    return Reply(200, json.dumps({"value": [], **content}).encode())


def asking(*replies: Reply | Exception) -> tuple[Patience, Scripted, list[float]]:
    web, waits = Scripted(*replies), list[float]()
    return Patience(web, waits.append), web, waits


HICCUPS = [
    Reply(500),
    Reply(503),
    Reply(429),
    NoReplyError("geen verbinding"),
    Reply(200, b'{"value": [1, 2'),
    Reply(200, b"<html>even geduld</html>"),
    Reply(200, b"[]"),
    Reply(200, "\u00e9".encode("latin-1")),
]


@pytest.mark.parametrize("hiccup", HICCUPS)
def test_what_may_pass_is_asked_again(hiccup: Reply | Exception) -> None:
    ask, web, waits = asking(hiccup, hiccup, page(here=1))

    assert ask.page(HERE)["here"] == 1
    assert len(web.asked) == 3
    assert waits == [1, 2]


@pytest.mark.parametrize("hiccup", HICCUPS)
def test_trying_ends_with_the_reason(hiccup: Reply | Exception) -> None:
    ask, web, waits = asking(*[hiccup] * 5)

    with pytest.raises(StatlineError, match="StatLine antwoordt niet goed"):
        ask.page(HERE)

    assert len(web.asked) == 5
    assert waits == [1, 2, 4, 8]


@pytest.mark.parametrize(("asked", "waited"), [(0.5, 1), (30, 30), (86400, 60)])
def test_a_server_may_ask_for_a_longer_wait_within_limits(asked: float, waited: float) -> None:
    ask, _, waits = asking(Reply(429, retry_after=asked), page())

    ask.page(HERE)

    assert waits == [waited]


@pytest.mark.parametrize(("status", "error"), [(404, NotThereError), (400, StatlineError)])
def test_a_refusal_is_not_asked_again(status: int, error: type[Exception]) -> None:
    ask, web, _ = asking(Reply(status))

    with pytest.raises(error, match=str(status)):
        ask.page(HERE)

    assert len(web.asked) == 1


@pytest.mark.parametrize("name", ["@odata.nextLink", "odata.nextLink"])
@pytest.mark.parametrize(
    "link",
    [
        "https://statline.test/v4/t/Observations?$skip=2",
        "http://statline.test/v4/t/Observations?$skip=2",
        "Observations?$skip=2",
        "/v4/t/Observations?$skip=2",
    ],
)
def test_pages_are_followed_to_the_last_on_the_same_server(name: str, link: str) -> None:
    ask, web, _ = asking(page(value=[{"Id": 1}], **{name: link}), page(value=[{"Id": 2}]))

    rows = [row["Id"] for page in ask.pages(HERE + "?$top=1") for row in page["value"]]

    assert rows == [1, 2]
    assert web.asked[1] == "https://statline.test/v4/t/Observations?$skip=2"


def test_pages_that_point_at_each_other_end() -> None:
    ask, _, _ = asking(page(**{"odata.nextLink": HERE + "?2"}), page(**{"odata.nextLink": HERE}))

    with pytest.raises(StatlineError, match="dezelfde bladzijden"):
        list(ask.pages(HERE))


def test_there_is_a_limit_to_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "MOST_PAGES", 2)
    ask, web, _ = asking(*[page(**{"odata.nextLink": f"{HERE}?{n}"}) for n in range(3)])

    with pytest.raises(StatlineError):
        list(ask.pages(HERE))

    assert len(web.asked) == 2


def test_a_page_on_another_server_is_not_followed() -> None:
    ask, web, _ = asking(page(**{"odata.nextLink": "https://elders.test/v4/t/Observations"}))

    with pytest.raises(StatlineError, match=r"elders\.test"):
        list(ask.pages(HERE))

    assert len(web.asked) == 1


@pytest.mark.parametrize("content", [{"value": 3}, {"value": [3]}, {"error": "x"}])
def test_an_answer_without_rows_is_refused(content: dict[str, Any]) -> None:
    ask, _, _ = asking(Reply(200, json.dumps(content).encode()))

    with pytest.raises(StatlineError, match="geen rijen"):
        list(ask.pages(HERE))
