"""One question over HTTP, against a server on 127.0.0.1 that misbehaves."""

import socket
from collections.abc import Iterator

import pytest

from kansrijk.errors import UserError
from kansrijk.monitor.sources.statline_client import services, transport
from kansrijk.monitor.sources.statline_client.patience import Patience
from kansrijk.monitor.sources.statline_client.transport import NoReplyError, UrllibTransport
from statline_server import TABLE, SmallStatline, served


@pytest.fixture(scope="module")
def statline() -> SmallStatline:
    return SmallStatline(page_size=7)


@pytest.fixture(scope="module")
def base(statline: SmallStatline) -> Iterator[str]:
    with served(statline) as address:
        yield f"{address}/v4/{TABLE}"


def test_a_whole_answer(base: str) -> None:
    reply = UrllibTransport().get(f"{base}/MeasureCodes")

    assert reply.status == 200
    assert b"M000352" in reply.body


@pytest.mark.parametrize("status", ["500", "404"])
def test_another_status_is_a_reply_too(statline: SmallStatline, base: str, status: str) -> None:
    statline.fail("MeasureCodes", status)

    assert UrllibTransport().get(f"{base}/MeasureCodes").status == int(status)


@pytest.mark.parametrize("how", ["cut", "reset"])
def test_half_an_answer_is_no_reply(statline: SmallStatline, base: str, how: str) -> None:
    statline.fail("MeasureCodes", how)

    with pytest.raises(NoReplyError):
        UrllibTransport().get(f"{base}/MeasureCodes")


def test_too_large_an_answer_is_no_reply(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "LARGEST_PAGE_MB", 0)

    with pytest.raises(NoReplyError, match="groter dan"):
        UrllibTransport().get(f"{base}/MeasureCodes")


def test_a_silent_server_is_not_waited_for() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with pytest.raises(NoReplyError, match="nog geen antwoord"):
            UrllibTransport(timeout_s=0.1).get(f"http://127.0.0.1:{port}/")


def test_nobody_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]

    with pytest.raises(NoReplyError, match="geen verbinding"):
        UrllibTransport().get(f"http://127.0.0.1:{port}/")


def test_all_pages_come_in_over_the_line_despite_hiccups(
    statline: SmallStatline, base: str
) -> None:
    for how in ("500", "cut", "reset", "html"):
        statline.fail("Observations", how)
    ask = Patience(UrllibTransport(), sleep=lambda _: None)

    rows = [row for page in ask.pages(f"{base}/Observations") for row in page["value"]]

    assert rows == statline.tables[f"v4/{TABLE}"]["Observations"]


def test_the_addresses_are_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [s.base.split("/")[2] for s in services("CBS")] == [
        "datasets.cbs.nl",
        "opendata.cbs.nl",
    ]
    monkeypatch.setenv("KANSRIJK_STATLINE", "http://127.0.0.1:9/x/")

    assert services("CBS")[0].address("37201", "Observations", {"$filter": "A eq 'b c'"}) == (
        "http://127.0.0.1:9/x/37201/Observations?$filter=A%20eq%20%27b%20c%27"
    )


@pytest.mark.parametrize("address", ["file:///etc/passwd", "datasets.cbs.nl", "ftp://cbs.nl"])
def test_an_address_that_is_none_is_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KANSRIJK_STATLINE", address)

    with pytest.raises(UserError, match="KANSRIJK_STATLINE"):
        services("CBS")
