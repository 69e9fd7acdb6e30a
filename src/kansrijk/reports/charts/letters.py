"""How wide a text is, so that labels can make room for each other.

letters.csv holds the advance widths of Figtree 2 (OFL 1.1) at weights 400 and 700 in thousandths
of the letter size; of the two shapes of a digit the wider one. Tested against the font itself.
"""

import csv
from functools import lru_cache
from pathlib import Path

#: Until Figtree has loaded a page shows Segoe UI, which runs a little wider.
_ROOM = 1.04

#: For a letter that Figtree does not have: as wide as the widest we know.
_UNKNOWN = 1000


@lru_cache(maxsize=1)
def _widths() -> tuple[dict[str, int], dict[str, int]]:
    path = Path(__file__).with_name("letters.csv")
    with path.open(encoding="utf-8", newline="") as stream:
        rows = [(chr(int(r["code"], 16)), r) for r in csv.DictReader(stream)]
    return {c: int(r["regular"]) for c, r in rows}, {c: int(r["bold"]) for c, r in rows}


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Width of one line of text, in the unit of ``size``; a little more than it needs."""
    widths = _widths()[bold]
    return sum(widths.get(letter, _UNKNOWN) for letter in text) * size / 1000 * _ROOM


def wrapped(text: str, room: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """The text in lines that fit in ``room``; a word that is too long by itself is cut."""
    lines: list[str] = []
    current = ""
    for word in text.split():
        longer = f"{current} {word}".strip()
        if text_width(longer, size, bold=bold) <= room:
            current = longer
            continue
        if current:
            lines.append(current)
        *whole, current = _cut(word, room, size, bold)
        lines += whole
    return (*lines, current) if current else tuple(lines)


def _cut(word: str, room: float, size: float, bold: bool) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and text_width(pieces[-1] + letter, size, bold=bold) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces
