"""Reads a drawing back from its SVG text, so that tests speak of what a reader would see.

Texts are measured with the font itself, not with the table that the drawings use.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from fontTools.ttLib import TTFont

from kansrijk.reports.charts.picture import FONTS

NAMESPACE = "{http://www.w3.org/2000/svg}"

#: Steps of a path: letter and its numbers.
_STEP = re.compile(r"([MLHVZhvl])([^MLHVZhvl]*)")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Written:
    """A text with the box it takes: left, top, right, bottom."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: "Written", slack: float = 0.5) -> bool:
        return (
            self.left + slack < other.right
            and other.left + slack < self.right
            and self.top + slack < other.bottom
            and other.top + slack < self.bottom
        )


class Drawing:
    """An SVG, parsed. Raises ParseError when it is not well-formed."""

    def __init__(self, svg: str) -> None:
        self.root = ET.fromstring(svg)
        _, _, self.width, self.height = map(float, self.root.attrib["viewBox"].split())

    def all(self, name: str) -> list[ET.Element]:
        return list(self.root.iter(NAMESPACE + name))

    @property
    def texts(self) -> list[str]:
        return [element.text or "" for element in self.all("text")]

    @property
    def titles(self) -> list[str]:
        return [element.text or "" for element in self.all("title")]

    @property
    def written(self) -> list[Written]:
        return [_measured(element) for element in self.all("text")]

    def touching_texts(self) -> list[tuple[str, str]]:
        """Pairs of texts that lie over each other."""
        return [(a.text, b.text) for a, b in combinations(self.written, 2) if a.touches(b)]

    def letter_sizes(self) -> list[float]:
        return [float(element.attrib["font-size"]) for element in self.all("text")]

    def filled(self, fill: str) -> list[ET.Element]:
        return [element for element in self.root.iter() if element.get("fill") == fill]

    def polylines(self, colour: str) -> list[list[tuple[float, float]]]:
        """The corners of every path with this stroke."""
        return [corners(e.attrib["d"]) for e in self.all("path") if e.get("stroke") == colour]

    def places(self) -> Iterator[tuple[float, float]]:
        """Every corner that is drawn, outside definitions and things that are moved as a whole."""
        yield from _places(self.root)

    def outside(self, slack: float = 1) -> list[tuple[float, float]]:
        return [
            (x, y)
            for x, y in self.places()
            if not (-slack <= x <= self.width + slack and -slack <= y <= self.height + slack)
        ]


def corners(path: str) -> list[tuple[float, float]]:
    """The corners of a path of straight lines."""
    x = y = 0.0
    found = []
    for step, text in _STEP.findall(path):
        numbers = [float(number) for number in _NUMBER.findall(text)]
        if step in "ML":
            x, y = numbers
            found.append((x, y))
        elif step in "HV":
            x, y = (numbers[0], y) if step == "H" else (x, numbers[0])
            found.append((x, y))
        elif step in "hv":
            x, y = (x + numbers[0], y) if step == "h" else (x, y + numbers[0])
            found.append((x, y))
        elif step == "l":
            for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
                x, y = x + dx, y + dy
                found.append((x, y))
    return found


def _places(element: ET.Element) -> Iterator[tuple[float, float]]:
    kind = element.tag.removeprefix(NAMESPACE)
    if kind == "defs" or (kind == "g" and "transform" in element.attrib):
        return
    if kind == "path":
        yield from corners(element.attrib["d"])
    elif kind == "text":
        box = _measured(element)
        yield from ((box.left, box.top), (box.right, box.bottom))
    elif kind == "circle":
        yield float(element.attrib["cx"]), float(element.attrib["cy"])
    elif kind == "rect":
        x, y, width, height = (float(element.get(n, "0")) for n in ("x", "y", "width", "height"))
        assert width >= 0
        assert height >= 0
        yield from ((x, y), (x + width, y + height))
    elif kind == "use":
        yield float(element.get("x", "0")), float(element.get("y", "0"))
    for child in element:
        yield from _places(child)


def _measured(element: ET.Element) -> Written:
    text, size = element.text or "", float(element.attrib["font-size"])
    x, y = float(element.attrib["x"]), float(element.attrib["y"])
    width = sum(advances(element.get("font-weight") == "700").get(c, 1000) for c in text)
    length = width * size / 1000
    before = length * {"start": 0, "middle": 0.5, "end": 1}[element.get("text-anchor", "start")]
    up, down = size * 0.72, size * 0.18
    if "transform" in element.attrib:
        return Written(text, x - up, y - length + before, x + down, y + before)
    return Written(text, x - before, y - up, x - before + length, y + down)


@cache
def advances(bold: bool) -> dict[str, int]:
    """How wide each letter of Figtree is, in thousandths of its size."""
    font = TTFont(FONTS / f"Figtree-{700 if bold else 400}.ttf")
    widths, scale = font["hmtx"], 1000 / font["head"].unitsPerEm
    return {chr(code): round(widths[name][0] * scale) for code, name in font.getBestCmap().items()}
