"""Make the font files from the npm package: one variable woff2 for the site, three static TTFs.

Charts become PNG files through resvg, which reads neither woff2 nor variable weights; hence the
static instances. Run after ``npm ci``: ``../.venv/bin/python fonts.py``.
"""

import shutil
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

HERE = Path(__file__).parent
PACKAGE = HERE / "node_modules" / "@fontsource-variable" / "figtree"
VARIABLE = PACKAGE / "files" / "figtree-latin-wght-normal.woff2"
PRODUCT = HERE.parent / "src" / "kansrijk"
SITE_FONTS = PRODUCT / "web" / "interface" / "static" / "interface" / "fonts"
CHART_FONTS = PRODUCT / "reports" / "fonts"
WEIGHTS = {400: "Regular", 600: "SemiBold", 700: "Bold"}


def make_instance(weight: int, style: str) -> None:
    """Write Figtree-<weight>.ttf: the Latin letters in one fixed weight."""
    font = instancer.instantiateVariableFont(TTFont(VARIABLE), {"wght": weight})
    font.flavor = None
    # One family in which only the weight differs, so that font-weight in an SVG finds each file.
    font["OS/2"].usWeightClass = weight
    for name_id, text in {
        1: "Figtree",
        2: style,
        4: f"Figtree {style}",
        6: f"Figtree-{style}",
        16: "Figtree",
        17: style,
    }.items():
        font["name"].setName(text, name_id, 3, 1, 0x409)
    # The time of making would make each build differ.
    font.recalcTimestamp = False
    font.save(CHART_FONTS / f"Figtree-{weight}.ttf")


def main() -> None:
    """Fill both font folders, each with the licence beside the files."""
    for folder in (SITE_FONTS, CHART_FONTS):
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(PACKAGE / "LICENSE", folder / "OFL.txt")
    shutil.copyfile(VARIABLE, SITE_FONTS / "figtree-latin.woff2")
    for weight, style in WEIGHTS.items():
        make_instance(weight, style)


if __name__ == "__main__":
    main()
