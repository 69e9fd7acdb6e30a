"""What a browser fetches for one page on a first visit, counted in bytes on the wire."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urljoin

from clients import Answer, Browser

#: Links that a browser follows by itself.
_FETCHED_LINKS = {"stylesheet", "preload", "icon"}
_CSS_URL = re.compile(r"""url\(\s*["']?([^"')]+)""")


@dataclass(frozen=True, slots=True)
class Transfer:
    """Bytes of a page and of the files it asks for, headers included."""

    html: int
    files: int
    javascript: int

    @property
    def total(self) -> int:
        """All bytes together."""
        return self.html + self.files


class FilesAskedFor(HTMLParser):
    """The addresses of files in a page, and how much JavaScript stands in the page itself."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: set[str] = set()
        self.inline_javascript = 0
        self._in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember what the browser would fetch for this element."""
        given = {name: value or "" for name, value in attrs}
        self._in_script = tag == "script"
        if tag == "link" and _FETCHED_LINKS & set(given.get("rel", "").split()):
            self.addresses.add(given["href"])
        if tag in {"img", "script", "source", "iframe", "embed"} and "src" in given:
            self.addresses.add(given["src"])
        for choice in given.get("srcset", "").split(","):
            self.addresses.update(choice.split()[:1])

    def handle_data(self, data: str) -> None:
        """Count the text of a script."""
        if self._in_script:
            self.inline_javascript += len(data.encode())

    def handle_endtag(self, tag: str) -> None:
        """A script ends here."""
        self._in_script = False


class Visitor:
    """Fetches each file once, since all pages share them, and counts it for each page."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._files: dict[str, Answer] = {}

    def visit(self, path: str) -> Transfer:
        """What the page at ``path`` costs a reader who was never here before."""
        page = self._browser.get(path)
        asked = FilesAskedFor()
        asked.feed(page.text)
        files = self._with_what_styles_ask(urljoin(path, address) for address in asked.addresses)
        answers = {address: self._file(address) for address in files}
        scripts = [a.size for a in answers.values() if "javascript" in a.headers["content-type"]]
        return Transfer(
            html=page.size,
            files=sum(answer.size for answer in answers.values()),
            javascript=asked.inline_javascript + sum(scripts),
        )

    def _with_what_styles_ask(self, addresses: Iterable[str]) -> set[str]:
        """The addresses, and those of fonts and pictures that their style sheets name."""
        found = set(addresses)
        for address in [a for a in found if a.endswith(".css")]:
            text = self._browser.get(address).text
            urls = [url for url in _CSS_URL.findall(text) if not url.startswith(("data:", "#"))]
            found |= {urljoin(address, url) for url in urls}
        return found

    def _file(self, address: str) -> Answer:
        if address not in self._files:
            answer = self._browser.get(address, accept="br, gzip")
            if answer.status != 200:
                raise RuntimeError(f"{address} answered {answer.status}")
            self._files[address] = answer
        return self._files[address]


def count_in_kb(size: int) -> str:
    """Bytes as kilobytes of 1,000 bytes."""
    return f"{size / 1000:.1f}"
