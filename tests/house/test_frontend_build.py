"""The committed look: small, ours alone, readable, and the same as its sources make."""

import gzip
import itertools
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

ROOT = Path(__file__).parents[2]
FRONTEND = ROOT / "frontend"
PACKAGE = ROOT / "src/kansrijk"
INTERFACE = PACKAGE / "web/interface"
STATIC = INTERFACE / "static/interface"
SITE_FONT = STATIC / "fonts/figtree-latin.woff2"
CHART_FONTS = {
    weight: PACKAGE / f"reports/fonts/Figtree-{weight}.ttf" for weight in (400, 600, 700)
}
CSS = (STATIC / "kansrijk.css").read_text(encoding="utf-8")

#: So that a page with its HTML, font and drawings stays under 100 kB.
MOST_BYTES, MOST_GZIPPED = 48_000, 13_000

#: Accented letters of Dutch and Frisian, and the signs of figures and prices.
LETTERS = "áàâäéèêëíìîïóòôöúùûüýÿñçÁÀÂÄÉÈÊËÍÎÏÓÔÖÚÛÜ€%–‘’“”…·±×"

#: WCAG 2.2, 1.4.3: text on its ground.
LEAST_CONTRAST = 4.5
TEXT_ON_GROUNDS = [
    *itertools.product(
        [
            "ink",
            "ink-soft",
            "link",
            "primary",
            "good",
            "bad",
            "warn",
            "phase-voor-text",
            "phase-tijdens-text",
            "phase-na-text",
            "series-vulnerable-text",
            "series-not-vulnerable-text",
        ],
        ["paper", "surface"],
    ),
    ("ink-soft", "sunken"),
    ("ink", "primary-tint"),
    ("good", "good-tint"),
    ("bad", "bad-tint"),
    ("link", "bad-tint"),
    ("warn", "warn-tint"),
    ("surface", "primary"),
    ("surface", "primary-deep"),
]
#: WCAG 2.2, 1.4.11 and 2.4.13: borders of fields, marks, and the two rings of focus.
LEAST_CONTRAST_OF_MARKS = 3.0
MARKS_ON_GROUNDS = [
    ("line-strong", "surface"),
    ("line-strong", "paper"),
    ("map-edge", "surface"),
    ("ink", "paper"),
    ("focus", "ink"),
    ("focus", "primary-deep"),
]


def brand_colours() -> dict[str, str]:
    source = (FRONTEND / "src/brand.css").read_text(encoding="utf-8")
    return dict(re.findall(r"--kr-([\w-]+): (#[0-9a-f]{3,6});", source))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it, from 0 (black) to 1 (white)."""
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast as WCAG 2 defines it, from 1 to 21."""
    dark, light = sorted(luminance(brand_colours()[name]) for name in (one, other))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUNDS)
def test_text_can_be_read(text: str, ground: str) -> None:
    assert contrast(text, ground) >= LEAST_CONTRAST


@pytest.mark.parametrize(("mark", "ground"), MARKS_ON_GROUNDS)
def test_marks_can_be_seen(mark: str, ground: str) -> None:
    assert contrast(mark, ground) >= LEAST_CONTRAST_OF_MARKS


def test_the_measure_of_contrast_is_right() -> None:
    assert contrast("ink", "surface") == pytest.approx(14.6, abs=0.1)  # as measured by hand
    assert luminance("#000") == 0
    assert luminance("#fff") == pytest.approx(1)


def test_the_stylesheet_is_small() -> None:
    data = CSS.encode()
    assert len(data) <= MOST_BYTES
    assert len(gzip.compress(data, 9)) <= MOST_GZIPPED


def test_the_stylesheet_reaches_for_nothing_outside() -> None:
    addresses = re.findall(r"url\(([^)]*)\)", CSS)
    assert addresses == ["fonts/figtree-latin.woff2"]
    assert "@import" not in CSS


def test_the_licences_are_beside_what_is_borrowed() -> None:
    assert CSS.startswith("/*!")
    assert "@utrecht/component-library-css" in CSS[:300]
    for font in (SITE_FONT, CHART_FONTS[400]):
        licence = (font.parent / "OFL.txt").read_text(encoding="utf-8")
        assert "SIL Open Font License" in licence


def test_the_lock_holds_no_names_of_registries() -> None:
    assert '"resolved"' not in (FRONTEND / "package-lock.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", [SITE_FONT, *CHART_FONTS.values()], ids=lambda path: path.name)
def test_the_fonts_have_every_letter_we_write(path: Path) -> None:
    letters = TTFont(path).getBestCmap()
    assert [letter for letter in LETTERS if ord(letter) not in letters] == []


@pytest.mark.parametrize("weight", CHART_FONTS)
def test_the_chart_fonts_are_one_family_of_fixed_weights(weight: int) -> None:
    font = TTFont(CHART_FONTS[weight])
    assert font["OS/2"].usWeightClass == weight
    assert font["name"].getDebugName(1) == "Figtree"
    assert "fvar" not in font


def classes_in_the_stylesheet() -> set[str]:
    return set(re.findall(r"\.((?:kr|utrecht)-[\w-]+)", CSS))


def classes_on_pages() -> set[str]:
    """Every class that stands whole in a template; one with a part filled in cannot be read."""
    found: set[str] = set()
    for template in (PACKAGE / "web").rglob("templates/**/*.html"):
        text = template.read_text(encoding="utf-8")
        for value in re.findall(r'class="([^"]*)"', re.sub(r"{[%{].*?[%}]}", "\0", text)):
            found.update(name for name in value.split() if "\0" not in name)
    return {name for name in found if re.fullmatch(r"(kr|utrecht)-[\w-]+", name)}


def test_no_page_uses_a_class_that_does_not_exist() -> None:
    assert classes_on_pages() - classes_in_the_stylesheet() == set()


#: Classes whose last part comes from the data.
BUILT_CLASSES = {
    "kr-sign": ["desired", "undesired", "unclear", "solid", "outline", "dashed"],
    "kr-state": ["suppressed", "missing", "not_applicable", "not_at_level"],
    "kr-note": ["warn", "bad", "good"],
    "kr-tag": ["warn", "bad", "good"],
    "kr-key": ["vulnerable", "not-vulnerable"],
}
BUILT = {f"{name}--{end}" for name, ends in BUILT_CLASSES.items() for end in ends}
PHASES = {f"kr-phase-{phase}" for phase in ("programmabreed", "voor", "tijdens", "na")}


def test_every_own_class_is_used_or_offered() -> None:
    """What no template or Python file writes and the README does not offer is dead weight."""
    files = [INTERFACE / "README.md", *(PACKAGE / "web").rglob("templates/**/*.html")]
    files += [path for part in ("web", "reports") for path in (PACKAGE / part).rglob("*.py")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    words = set(re.findall(r"[\w-]+", text))
    own = {name for name in classes_in_the_stylesheet() if name.startswith("kr-")}
    assert own - words - BUILT - PHASES == set()


def test_the_committed_stylesheet_is_what_its_sources_make(tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None or not (FRONTEND / "node_modules").is_dir():
        pytest.skip("niet getoetst: stylesheet opnieuw bouwen: cd frontend && npm ci")
    built = tmp_path / "kansrijk.css"
    subprocess.run([node, "build.mjs", built], cwd=FRONTEND, check=True)
    assert built.read_text(encoding="utf-8") == CSS
