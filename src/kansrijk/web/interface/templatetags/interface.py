"""The tags of the interface. Which one, when: README.md in the folder above."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template.context import Context
from django.template.loader import render_to_string
from django.urls import reverse, translate_url
from django.utils.safestring import SafeString
from django.utils.translation import get_language, override

from kansrijk.web.interface.rooms import menu, own_place
from kansrijk.web.interface.signs import TrendText, draw_sign, trend_html
from kansrijk.web.interface.values import CellText, state_html, value_html

register = template.Library()

#: A name and the address it leads to, or a term and its description.
Pair = tuple[str, str]


@register.inclusion_tag("interface/header.html", takes_context=True)
def site_header(context: Context) -> dict[str, Any]:
    """The logo, the rooms, and one's own desk or the way in."""
    request = context.get("request")
    return {"rooms": menu(request), "own": own_place(request)}


@register.inclusion_tag("interface/footer.html", takes_context=True)
def site_footer(context: Context) -> dict[str, Any]:
    """The pages about the site, and this page in the other language."""
    here = get_language()
    code, name = next(language for language in settings.LANGUAGES if language[0] != here)
    address = _same_page(context.get("request"), code)
    return {"code": code, "language": name, "address": address}


def _same_page(request: HttpRequest | None, code: str) -> str:
    here = request.get_full_path() if request else ""
    there = translate_url(here, code)
    if there != here:
        return there
    # An address that is not ours, as on a 404 page: the home page is the way on.
    with override(code):
        return reverse("desk:home")


@register.inclusion_tag("interface/breadcrumbs.html")
def breadcrumbs(trail: Iterable[Pair]) -> dict[str, Any]:
    """The way back: (name, address) of each page above this one, home excepted."""
    return {"trail": trail}


@register.inclusion_tag("interface/page_head.html")
def page_head(
    title: str,
    *,
    kicker: Sequence[str] = (),
    phase: str = "",
    aside: str = "",
    label: str = "",
    label_kind: str = "",
) -> dict[str, Any]:
    """The opening of a page: a line of context above the one h1."""
    return {
        "title": title,
        "kicker": [kicker] if isinstance(kicker, str) and kicker else kicker,
        "phase": phase,
        "aside": aside,
        "label": label,
        "label_kind": label_kind,
    }


@register.inclusion_tag("interface/phase_heading.html")
def phase_heading(phase: str, name: str, *, id: str = "") -> dict[str, Any]:  # noqa: A002
    """The h2 of a phase, with its dot and its place in the thousand days."""
    return {"phase": phase, "name": name, "id": id}


@register.simple_tag
def value_state(cell: CellText, *, large: bool = False) -> SafeString:
    """A value in one of the five states."""
    return value_html(cell, large=large)


@register.simple_tag
def state(status: str) -> SafeString:
    """The mark and word of a state alone, for legends: zero, suppressed, missing, ..."""
    return state_html(status)


@register.simple_tag
def trend_sign(verdict: TrendText) -> SafeString:
    """A verdict: its sign and two lines of words."""
    return trend_html(verdict)


@register.simple_tag
def sign(direction: str, desirability: str = "", significance: str = "") -> SafeString:
    """A small sign alone, for legends; the words stand beside it."""
    return draw_sign(direction, desirability, significance, small=True)


@register.inclusion_tag("interface/sign_legend.html")
def sign_legend() -> dict[str, Any]:
    """The card that explains arrow, shape and fill."""
    return {}


@register.inclusion_tag("interface/state_legend.html")
def state_legend(*, with_levels: bool = False, with_link: bool = True) -> dict[str, Any]:
    """Why there is sometimes no number; ``with_levels`` where some figures exist higher up only.

    ``with_link`` leads on to the page that explains what is suppressed.
    """
    return {"with_levels": with_levels, "with_link": with_link}


@register.inclusion_tag("interface/tag.html")
def tag(text: str, kind: str = "") -> dict[str, Any]:
    """A word in a pill. Kinds: warn, good, bad, or plain."""
    return {"text": text, "kind": kind}


@register.simple_block_tag
def note(content: str, kind: str = "") -> SafeString:
    """A box beside the text. Kinds: warn, bad, good, or plain for an explanation."""
    return render_to_string("interface/note.html", {"content": content, "kind": kind})


@register.simple_block_tag
def door(
    content: str, *, name: str, address: str, question: str, go: str, drawing: str
) -> SafeString:
    """The way into a room; ``content`` is a live peek, ``drawing`` the template of a drawing."""
    context = {
        "content": content,
        "name": name,
        "address": address,
        "question": question,
        "go": go,
        "drawing": drawing,
    }
    return render_to_string("interface/door.html", context)


@register.simple_block_tag
def figure_card(content: str, figure: object, *, level: int = 2) -> SafeString:
    """A chart or map with title, subtitle, two drawings, source and links; ``content`` may be ''.

    ``figure`` has title, subtitle, wide_svg, narrow_svg, source and links ((name, address)).
    """
    context = {"content": content, "figure": figure, "level": level}
    return render_to_string("interface/figure.html", context)


@register.inclusion_tag("interface/key_figures.html")
def key_figures(figures: Iterable[object]) -> dict[str, Any]:
    """A row of big values: each has cell, label and tone ('', vulnerable, not-vulnerable)."""
    return {"figures": figures}


@register.inclusion_tag("interface/definition_list.html")
def definition_list(terms: Iterable[Pair]) -> dict[str, Any]:
    """Terms with their descriptions, a hairline between them."""
    return {"terms": terms}


@register.inclusion_tag("interface/source_line.html")
def source_line(text: str) -> dict[str, Any]:
    """Where figures come from: last under every figure and table."""
    return {"text": text}


@register.inclusion_tag("interface/links.html")
def links(pairs: Iterable[Pair]) -> dict[str, Any]:
    """A row of links, such as downloads."""
    return {"links": pairs}


@register.inclusion_tag("interface/search_form.html")
def search_form(asked: str = "", *, hint: str = "") -> dict[str, Any]:
    """Search a municipality by name, old name or code."""
    return {"asked": asked, "hint": hint}


@register.inclusion_tag("interface/days_figure.html")
def thousand_days() -> dict[str, Any]:
    """The drawing of the home page: a spiral of 109 dots of ten days each."""
    return {}
