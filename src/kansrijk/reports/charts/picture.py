"""A drawing as a file of its own: SVG with title and source, and PNG.

The PNG is made by resvg with our own font files and without those of the machine: it looks the
same everywhere, and a missing font is an error instead of a picture without text.
"""

import re
from functools import lru_cache
from pathlib import Path

from kansrijk.reports.charts.geometry import Box
from kansrijk.reports.charts.labels import LEADING, Label
from kansrijk.reports.charts.letters import wrapped
from kansrijk.reports.charts.svg import frame, letter_size, rectangle
from kansrijk.reports.charts.tokens import INK_SOFT, SURFACE

FONTS = Path(__file__).parent.parent / "fonts"

#: Room around the drawing in its file.
_MARGIN = 16


def png(svg: str, scale: float = 2) -> bytes:
    """The drawing as PNG on white, ``scale`` pixels per unit.

    Raises FileNotFoundError when the fonts are not there.
    """
    import resvg_py  # here, because only a download needs it

    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            background=SURFACE,
            zoom=scale,
            skip_system_fonts=True,
            font_files=list(_font_files(FONTS)),
            font_family="Figtree",
            sans_serif_family="Figtree",
        )
    )


@lru_cache(maxsize=1)
def _font_files(folder: Path) -> tuple[str, ...]:
    files = tuple(str(path) for path in sorted(folder.glob("Figtree*.ttf")))
    if not files:
        raise FileNotFoundError(f"no Figtree*.ttf in {folder}: a PNG would have no text")
    return files


def download_svg(svg: str, title: str, source: str) -> str:
    """The drawing on white with its title above and its source line below, to stand alone.

    ``svg`` is what a ``draw_`` function gave. Links are taken out: in a file they lead nowhere.
    """
    width, height = _extent(svg)
    size = letter_size(width)
    head = Label(wrapped(title, width, size + 3, bold=True), _MARGIN, 0, size + 3, bold=True)
    foot = Label(wrapped(source, width, size), _MARGIN, 0, size, fill=INK_SOFT)
    top = _MARGIN + len(head.lines) * LEADING * head.size + 8
    bottom = top + height + 12
    whole = Box(0, 0, width + 2 * _MARGIN, bottom + len(foot.lines) * LEADING * size + _MARGIN)
    inner = re.sub(r'<a href="[^"]*">', "<g>", svg).replace("</a>", "</g>")
    return frame(
        whole.width,
        whole.height,
        rectangle(whole, fill=SURFACE),
        head.moved(_MARGIN + head.size * 0.8).svg(),
        inner.replace("<svg ", f'<svg x="{_MARGIN}" y="{top:.1f}" ', 1),
        foot.moved(bottom + size).svg(),
        role="img",
        aria_label=title,
    )


def _extent(svg: str) -> tuple[float, float]:
    """Width and height of a drawing in its own units."""
    found = re.match(r'<svg [^>]*viewBox="0 0 (\S+) (\S+)"', svg)
    if found is None:
        raise ValueError("this is not a drawing of kansrijk.reports.charts")
    return float(found[1]), float(found[2])
