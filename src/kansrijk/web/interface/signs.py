"""The trend sign: arrow = direction, shape = desirability, fill = certainty.

Drawn in Python and inline: fifteen signs cost about as much after gzip as one sprite, and a page
with hundreds of rows need not render hundreds of templates. Colours come from classes.
"""

from typing import Protocol

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

SHAPES = {
    "desired": '<circle cx="15" cy="15" r="13"/>',
    "undesired": '<path d="M15 1.5 28.5 15 15 28.5 1.5 15z"/>',
    "unclear": '<rect x="2.5" y="2.5" width="25" height="25" rx="3.5"/>',
}
ARROWS = {
    "up": "M15 22V8m-5.5 5.5L15 8l5.5 5.5",
    "down": "M15 8v14m-5.5-5.5L15 22l5.5-5.5",
    "flat": "M10 12h10M10 18h10",
}
#: A diamond leaves less room inside.
SMALL_ARROWS = {
    "up": "M15 20V10m-4 4 4-4 4 4",
    "down": "M15 10v10m-4-4 4 4 4-4",
    "flat": "M11 13h8M11 17h8",
}
#: A full count of every unit is no sample, so it is as certain as a test can be.
FILLS = {"yes": "solid", "counted": "solid", "no": "outline"}


class TrendText(Protocol):
    """What a sign needs to know; ``drawn_by`` names the publisher whose arrow we borrow."""

    direction: str
    significance: str | None
    desirability: str
    headline: str
    desirability_words: str
    detail: str
    drawn_by: str | None


def draw_sign(
    direction: str, desirability: str = "", significance: str | None = None, *, small: bool = False
) -> SafeString:
    """The drawing alone, hidden from who listens: words always stand beside it."""
    size = " kr-sign--small" if small else ""
    if direction == "none":
        return _svg(f"kr-sign--none{size}", '<path d="M10 15h10"/>')
    arrows = SMALL_ARROWS if desirability == "undesired" else ARROWS
    fill = FILLS.get(significance or "", "dashed")
    return _svg(
        f"kr-sign--{desirability} kr-sign--{fill}{size}",
        f'{SHAPES[desirability]}<path d="{arrows[direction]}"/>',
    )


def _svg(classes: str, body: str) -> SafeString:
    # Only our own constants come in here, never text from a page.
    return mark_safe(
        f'<svg class="kr-sign {classes}" width="30" height="30" viewBox="0 0 30 30"'
        f' aria-hidden="true">{body}</svg>'
    )


def trend_html(verdict: TrendText) -> SafeString:
    """The sign with its two lines of text. A borrowed arrow never looks certain."""
    significance = None if verdict.drawn_by else verdict.significance
    return format_html(
        '<span class="kr-trend">{}<span class="kr-trend__words"><b>{}</b>{}'
        '<span class="kr-trend__detail">{}</span></span></span>',
        draw_sign(verdict.direction, verdict.desirability, significance),
        verdict.headline,
        f", {verdict.desirability_words}" if verdict.desirability_words else "",
        verdict.detail,
    )
