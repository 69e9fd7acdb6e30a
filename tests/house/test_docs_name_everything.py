"""The documentation names every setting and every command, and no setting that is not there."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kansrijk.cli import app

ROOT = Path(__file__).parents[2]
SETTING = re.compile(r"\bKANSRIJK_[A-Z0-9]+(?:_[A-Z0-9]+)*\b")
#: Of the tests themselves; described where they are used.
OF_THE_TESTS = {"KANSRIJK_TEST_DATABASE", "KANSRIJK_TEST_FOLDER"}


def settings_in(*folders: Path, ending: str) -> set[str]:
    texts = (p.read_text(encoding="utf-8") for f in folders for p in f.rglob(f"*{ending}"))
    return {name for text in texts for name in SETTING.findall(text)}


IN_CODE = settings_in(ROOT / "src/kansrijk", ending=".py") - {"KANSRIJK_POSTGRES"}
IN_DOCS = settings_in(ROOT / "docs", ending=".md")


def commands() -> Iterator[str]:
    """Every command as it is typed: "kansrijk monitor table"."""
    from typer.main import get_command

    yield from _commands(get_command(app), "kansrijk")


def _commands(command, name: str) -> Iterator[str]:  # type: ignore[no-untyped-def]
    below = getattr(command, "commands", {})
    if not below:
        yield name
    for part, inner in below.items():
        yield from _commands(inner, f"{name} {part}")


@pytest.mark.parametrize("setting", sorted(IN_CODE))
def test_every_setting_is_explained(setting: str) -> None:
    text = (ROOT / "docs/how-to/settings.md").read_text(encoding="utf-8")
    assert setting in text


def test_no_setting_is_explained_that_does_not_exist() -> None:
    assert IN_DOCS - IN_CODE - OF_THE_TESTS - {"KANSRIJK_POSTGRES"} == set()


@pytest.mark.parametrize("command", sorted(commands()))
def test_every_command_is_named(command: str) -> None:
    pages = [p for p in (ROOT / "docs").rglob("*.md") if p.name != "opdrachtregel.md"]
    texts = [*pages, ROOT / "README.md"]
    assert any(command in path.read_text(encoding="utf-8") for path in texts if path.exists())


def test_the_generated_page_of_commands_has_them_all() -> None:
    text = (ROOT / "docs/reference/opdrachtregel.md").read_text(encoding="utf-8")
    assert [command for command in commands() if f"`{command}`" not in text] == []
