"""Running a command in this process, as its user sees it: exit code and what is on screen."""

import sys
from dataclasses import dataclass

import pytest

from kansrijk.cli import main


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str


class CommandLine:
    """``kansrijk ...`` through its real entrance, so that the way it ends is tested too."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch, self._capsys = monkeypatch, capsys

    def __call__(self, *words: object) -> Ran:
        self._monkeypatch.setattr(sys, "argv", ["kansrijk", *(str(word) for word in words)])
        self._monkeypatch.setenv("COLUMNS", "200")
        code = 0
        try:
            main()
        except SystemExit as end:
            code = int(end.code or 0)
        return Ran(code, *self._capsys.readouterr())
