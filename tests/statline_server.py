"""A small StatLine for tests: real answers of CBS, served as a Transport or over loopback.

Failures are put in front of the answers: ``statline.fail("Observations", "cut", times=2)``.
"""

import json
import struct
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import SO_LINGER, SOL_SOCKET
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

from kansrijk.monitor.sources.statline_client.transport import NoReplyError, Reply

SAMPLE = Path(__file__).parent / "data" / "cbs" / "03759ned_v4.json"
TABLE = "03759ned"
WIDTHS = {"RegioS": 6, "Perioden": 8, "Geslacht": 7, "Leeftijd": 8, "BurgerlijkeStaat": 7}
V3_COLUMNS = {"M000352": "BevolkingOp1Januari_1", "M000365": "GemiddeldeBevolking_2"}

Sets = dict[str, Any]


def v4_table() -> Sets:
    """The entity sets of 03759ned as v4 gave them; what was not captured is added."""
    parts = json.loads(SAMPLE.read_text(encoding="utf-8"))
    sets: Sets = {name: part["value"] for name, part in parts.items() if isinstance(part, dict)}
    title = "Bevolking op 1 januari en gemiddeld; geslacht, leeftijd en regio"
    sets["Properties"] = {"Title": title, "Modified": "2026-05-29T02:00:00+02:00"}
    sets["BurgerlijkeStaatCodes"] = [{"Identifier": "T001019", "Title": "Totaal"}]
    return sets


def v3_table() -> Sets:
    """The same figures in the shape of v3: a column per measure, codes padded with blanks."""
    old = v4_table()
    sets: Sets = {"TableInfos": [{"Title": "Bevolking", "Modified": "2026-05-29T02:00:00"}]}
    sets["DataProperties"] = [
        {"Key": name, "Type": "TimeDimension" if name == "Perioden" else "Dimension"}
        for name in WIDTHS
    ] + [{"Key": "", "Type": "TopicGroup", "Title": "Bevolking"}]
    for measure in old["MeasureCodes"]:
        key = V3_COLUMNS[measure["Identifier"]]
        sets["DataProperties"].append({"Key": key, "Type": "Topic", "Title": measure["Title"]})
    for name, width in WIDTHS.items():
        sets[name] = [
            {"Key": c["Identifier"].ljust(width), "Title": c["Title"], "Status": c.get("Status")}
            for c in old[f"{name}Codes"]
        ]
    sets["TypedDataSet"] = _wide(old["Observations"])
    return sets


def _wide(observations: list[dict[str, Any]]) -> list[dict[str, Any]]:
    rows: dict[tuple[str, ...], dict[str, Any]] = defaultdict(dict)
    for seen in observations:
        codes = {name: seen[name].ljust(width) for name, width in WIDTHS.items()}
        rows[tuple(codes.values())] |= codes | {V3_COLUMNS[seen["Measure"]]: seen["Value"]}
    return [{"ID": number, **row} for number, row in enumerate(rows.values())]


class SmallStatline:
    """Tables by address: ``/v4/<table>/<set>``. A Transport by itself."""

    def __init__(self, page_size: int = 1000) -> None:
        self.tables: dict[str, Sets] = {f"v4/{TABLE}": v4_table()}
        self.page_size = page_size
        self.asked: list[str] = []
        self._failures: dict[str, list[str]] = defaultdict(list)

    def fail(self, part: str, how: str, times: int = 1) -> None:
        """The next questions for an entity set fail: 500, 404, html, cut or reset."""
        self._failures[part] += [how] * times

    def answer(self, address: str) -> tuple[str, bytes]:
        """How the answer goes ("200", "500", "cut", "reset"), and its body."""
        self.asked.append(address)
        where = urlsplit(address)
        *folders, part = where.path.strip("/").split("/")
        table = self.tables.get("/".join(folders))
        if self._failures[part]:
            how = self._failures[part].pop(0)
            return ("200", b"<html>Storing</html>") if how == "html" else (how, b'{"value": [1')
        if table is None or part not in table:
            return "404", b""
        return "200", json.dumps(self._page(address, table[part])).encode()

    def _page(self, address: str, rows: Any) -> Any:
        if not isinstance(rows, list):
            return rows
        where = urlsplit(address)
        skip = int(parse_qs(where.query).get("$skip", ["0"])[0])
        page: dict[str, Any] = {"value": rows[skip : skip + self.page_size]}
        if skip + self.page_size < len(rows):
            name = "@odata.nextLink" if "v4" in where.path else "odata.nextLink"
            base = f"{where.scheme}://{where.netloc}" if where.netloc else ""
            page[name] = f"{base}{where.path}?$skip={skip + self.page_size}"
        return page

    def get(self, address: str) -> Reply:
        """As a Transport, without a network."""
        how, body = self.answer(address)
        if how in ("cut", "reset"):
            raise NoReplyError("het antwoord is afgebroken")
        return Reply(int(how), body)


@contextmanager
def served(statline: SmallStatline) -> Iterator[str]:
    """Serve it on 127.0.0.1 and give the address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            base = f"http://127.0.0.1:{self.server.server_port}"  # type: ignore[attr-defined]
            how, body = statline.answer(base + self.path)
            if how == "reset":
                self.connection.setsockopt(SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0))
                self.connection.close()
                return
            self.send_response(200 if how == "cut" else int(how))
            self.send_header("Content-Length", str(len(body) + (100 if how == "cut" else 0)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *parts: object) -> None:
            """Say nothing: pytest shows what matters."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
