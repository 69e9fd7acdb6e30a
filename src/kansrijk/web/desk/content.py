"""Longer texts, one Markdown file per page and language under content/."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

FOLDER = Path(__file__).parent / "content"


@dataclass(frozen=True, slots=True)
class TextContent:
    """A text with its title (the first heading of the file) and the rest as HTML."""

    title: str
    html: SafeString


@lru_cache
def text_content(slug: str, language: str) -> TextContent:
    """The text of a page. Our own files, so the HTML made from them is trusted."""
    text = (FOLDER / language / f"{slug}.md").read_text(encoding="utf-8")
    first, _, rest = text.partition("\n")
    html = MarkdownIt("commonmark").enable("table").render(rest)
    return TextContent(first.removeprefix("# ").strip(), mark_safe(html))
