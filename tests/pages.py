"""One strict look at a page, the same for every page.

check(client.get("/cijfers/"), "nl")
"""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib
from babel.messages.pofile import read_po
from django.conf import settings
from django.http import HttpResponse

LANGUAGES = ("nl", "en")
LARGEST_PAGE = 100_000
PASSKEYS = re.compile(r"/static/signing_in/passkeys\.[0-9a-f]+\.js")
# --- one page ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Page:
    """A page as a tree, with short ways to what a check asks for."""

    tree: Element
    parents: dict[Element, Element] = field(repr=False)

    @classmethod
    def parse(cls, html: str) -> "Page":
        """Raises html5lib's ParseError for anything that is not valid HTML."""
        tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
        return cls(tree, {child: parent for parent in tree.iter() for child in parent})

    def all(self, *tags: str) -> list[Element]:
        """Elements with one of these tags (or all), in the order of the page."""
        return [e for e in self.elements if not tags or tag(e) in tags]

    @cached_property
    def elements(self) -> list[Element]:
        """Every element; comments have no name."""
        return [e for e in self.tree.iter() if isinstance(e.tag, str)]

    def above(self, element: Element) -> Iterator[Element]:
        """The element itself and what it stands in, up to the root."""
        current: Element | None = element
        while current is not None:
            yield current
            current = self.parents.get(current)

    def is_hidden(self, element: Element) -> bool:
        """Whether a screen reader passes over it."""
        return any(e.get("aria-hidden") == "true" for e in self.above(element))

    def is_foreign(self, element: Element, language: str) -> bool:
        """Whether it says itself that it is in another language than the page."""
        return next(e.get("lang") for e in self.above(element) if e.get("lang")) != language


def tag(element: Element) -> str:
    """The name without the namespace that SVG has."""
    return element.tag.rpartition("}")[2]


def text_of(element: Element) -> str:
    """All text in an element, with single spaces."""
    return " ".join("".join(element.itertext()).split())


# --- the check ---------------------------------------------------------------------------------


def check(response: HttpResponse, language: str, status: int = 200) -> Page:
    """Everything that holds for every page; returns it, for what is particular to this one."""
    assert response.status_code == status
    assert response["Content-Type"] == "text/html; charset=utf-8"
    html = response.content.decode()
    page = Page.parse(html)
    check_safety(page, response)
    check_structure(page, language)
    check_names(page)
    check_words(page, language)
    assert len(gzip.compress(response.content)) <= LARGEST_PAGE
    return page


def check_safety(page: Page, response: HttpResponse) -> None:
    """Nothing from outside, nothing inline, and the browser is told so."""
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert page.all("style", "iframe", "object", "embed", "base") == []
    for script in page.all("script"):
        # The one exception: a browser hands a passkey to a script and to nothing else.
        assert PASSKEYS.fullmatch(script.get("src", "")), script.attrib
        assert not text_of(script)
    for element in page.elements:
        assert "style" not in element.attrib, text_of(element)
        assert not [name for name in element.attrib if name.startswith("on")], element.attrib
    for element in page.all():
        for name in ("src", "srcset", "action", "poster", "data"):
            assert not urlsplit(element.get(name, "")).netloc, element.attrib
    for link in page.all("link", "image", "use"):
        address = link.get("href") or ""
        assert not urlsplit(address).netloc, address


def check_structure(page: Page, language: str) -> None:
    """Language, title, one h1, headings without a skipped level, ids used once, one main."""
    (root,) = page.all("html")
    assert root.get("lang") == language
    (title,) = [e for e in page.all("title") if tag(page.parents[e]) == "head"]
    assert text_of(title).replace("Kansrijk", "").strip(" -"), "the title says nothing"
    assert len(page.all("main")) == 1
    assert len(page.all("h1")) == 1
    levels = [int(tag(e)[1]) for e in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert all(below - above <= 1 for above, below in pairwise(levels)), levels
    ids = [e.get("id") for e in page.elements if e.get("id")]
    assert len(ids) == len(set(ids)), sorted({i for i in ids if ids.count(i) > 1})
    for element in page.elements:
        for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
            assert set((element.get(name) or "").split()) <= set(ids), element.attrib


def check_names(page: Page) -> None:
    """What can be used or seen has a name for who listens, and tables have headers."""
    labelled = {label.get("for") for label in page.all("label")}
    for control in page.all("input", "select", "textarea"):
        is_wrapped = any(tag(above) == "label" for above in page.above(control))
        has_label = is_wrapped or control.get("id") in labelled or control.get("aria-label")
        assert has_label or control.get("type") == "hidden", control.attrib
    for element in page.all("a", "button"):
        assert accessible_name(element), element.attrib
    for image in page.all("img"):
        assert image.get("alt") is not None, image.attrib
    for drawing in page.all("svg"):
        is_outer = not any(tag(e) == "svg" for e in list(page.above(drawing))[1:])
        if is_outer and not page.is_hidden(drawing):
            assert drawing.get("aria-label") or drawing.get("aria-labelledby"), drawing.attrib
    for table in page.all("table"):
        headers = [e for e in table.iter() if isinstance(e.tag, str) and tag(e) == "th"]
        assert headers, text_of(table)[:80]
        assert all(text_of(header) for header in headers), [text_of(h) for h in headers]


def accessible_name(element: Element) -> str:
    """The name of a link or button: its label, or the text and names within."""
    inner = [e.get("aria-label") or e.get("alt") or "" for e in element.iter()]
    return (element.get("aria-label") or text_of(element) or "".join(inner)).strip()


# --- words -------------------------------------------------------------------------------------

ATTRIBUTES = ("aria-label", "alt", "title", "placeholder")
PLACE = re.compile(r"%\(\w+\)[sd]|{\w*}|%[sd]")
#: A piece of a sentence with fewer words than this may well occur in the other language too.
FEWEST_WORDS = 3


@dataclass(frozen=True)
class ForeignText:
    """What may not stand on a page: whole texts, and pieces of sentences with places in them."""

    whole: frozenset[str]
    pieces: tuple[str, ...]


@lru_cache(maxsize=2)
def foreign_to(language: str) -> ForeignText:
    """The texts of the catalogue in the other language than this one, as far as they differ."""
    path = settings.LOCALE_PATHS[0] / "nl/LC_MESSAGES/django.po"
    with path.open("rb") as stream:
        pairs = [pair for message in read_po(stream) if message.id for pair in _pairs(message)]
    own = {pair[0 if language == "en" else 1] for pair in pairs}
    foreign = [pair[1 if language == "en" else 0] for pair in pairs]
    differs = [text for text in foreign if text not in own]
    pieces = {
        piece.strip() for text in differs for piece in PLACE.split(text)
        if len(piece.split()) >= FEWEST_WORDS
    }  # fmt: skip
    everything_own = "\n".join(own)
    return ForeignText(
        whole=frozenset(differs),
        pieces=tuple(sorted(piece for piece in pieces if piece not in everything_own)),
    )


def _pairs(message) -> Iterator[tuple[str, str]]:  # type: ignore[no-untyped-def]
    """English and Dutch, singular and plural each, with single spaces."""
    english = message.id if isinstance(message.id, tuple) else (message.id,)
    dutch = message.string if isinstance(message.string, tuple) else (message.string,)
    for one, other in zip(english, dutch, strict=False):
        yield " ".join(one.split()), " ".join(other.split())


def check_words(page: Page, language: str) -> None:
    """No text of ours is in the other language, but for what says that it is."""
    foreign = foreign_to(language)
    texts = list(_texts(page, language))
    left = sorted(foreign.whole & set(texts))
    assert left == [], f"not in {language}: {left}"
    together = "\n".join(texts)
    left = [piece for piece in foreign.pieces if piece in together]
    assert left == [], f"not in {language}: {left}"
    assert not re.search(r"\bNone\b(?! of)|\bnan\b|%\(\w+\)|{{|{%", together), "an unfilled place"


def _texts(page: Page, language: str) -> Iterator[str]:
    for element in page.elements:
        parts = [element.text, *(child.tail for child in element)]
        if tag(element) in ("script", "style") or page.is_foreign(element, language):
            continue
        parts += [element.get(name) for name in ATTRIBUTES]
        yield from (" ".join(part.split()) for part in parts if part and part.strip())


# --- links -------------------------------------------------------------------------------------


def internal_links(page: Page, address: str) -> set[str]:
    """The addresses on this site that a page leads to, and the places within itself.

    Fails on a link to a place on this page that is not there.
    """
    ids = {e.get("id") for e in page.elements}
    found = set()
    for element in page.all("a", "link", "img", "form"):
        href = element.get("href") or element.get("src") or element.get("action")
        if not href or urlsplit(href).scheme in ("http", "https", "mailto", "tel"):
            continue
        path, _, place = href.partition("#")
        if path.startswith("?"):
            path = address.partition("?")[0] + path
        if not path or path == address:
            assert not place or place in ids, f"{address}: nothing has the id '{place}'"
        else:
            found.add(path)
    return found
