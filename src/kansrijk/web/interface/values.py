"""A value on screen in one of its five states: each has a mark and a word, never a blank.

Made in Python because a table of 342 municipalities holds more than a thousand of them: rendering
a template for each would cost more than the whole page may.
"""

from typing import Protocol

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy

ABSENCE_WORDS = {
    "zero": gettext_lazy("zero, really counted"),
    "suppressed": gettext_lazy("suppressed"),
    "missing": gettext_lazy("missing"),
    "not_applicable": gettext_lazy("not applicable"),
    "not_at_level": gettext_lazy("not at this level"),
}


class CellText(Protocol):
    """A value ready for the page. ``text`` is empty unless shown; ``words`` is read aloud.

    ``word`` is what stands beside the mark where the word of the status would say too little.
    """

    status: str
    text: str
    is_zero: bool
    words: str
    word: str
    flags: tuple[str, ...]


def value_html(cell: CellText, *, large: bool = False) -> SafeString:
    """The number with its unit and flags, or the mark and word of the state it is in."""
    if cell.status != "shown":
        return state_html(cell.status, cell.words, cell.word)
    if cell.is_zero:
        return format_html("{}{}", state_html("zero"), _flags_html(cell))
    number, _, unit = cell.text.partition(" ")
    return format_html(
        '<span class="kr-value{}">{}{}</span>{}',
        " kr-value--large" if large else "",
        number,
        format_html(' <span class="kr-value__unit">{}</span>', unit) if unit else "",
        _flags_html(cell),
    )


def state_html(status: str, words: str = "", word: str = "") -> SafeString:
    """The mark and the word of a state; ``words`` says more to who listens."""
    word = word or gettext(ABSENCE_WORDS[status])
    if status == "zero":
        return format_html('<span class="kr-state kr-state--zero"><b>0</b> {}</span>', word)
    if not words or words == word:
        return format_html('<span class="kr-state kr-state--{}">{}</span>', status, word)
    return format_html(
        '<span class="kr-state kr-state--{}"><span aria-hidden="true">{}</span>'
        '<span class="kr-hidden">{}</span></span>',
        status,
        word,
        words,
    )


def _flags_html(cell: CellText) -> SafeString | str:
    if not cell.flags:
        return ""
    return format_html(' <span class="kr-flag">{}</span>', ", ".join(cell.flags))
