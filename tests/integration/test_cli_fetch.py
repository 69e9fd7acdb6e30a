"""``kansrijk monitor fetch``, against a small StatLine on 127.0.0.1."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kansrijk import cli
from kansrijk.monitor.sources.statline_client import patience
from statline_server import TABLE, SmallStatline, served

SETTINGS = ("KANSRIJK_STATLINE", "KANSRIJK_STATLINE_V3", "KANSRIJK_STATLINE_RIVM")


@pytest.fixture
def statline(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[SmallStatline]:
    """A StatLine with one table, and a data folder of its own."""
    monkeypatch.setattr(patience, "WAITS_S", (0, 0))
    monkeypatch.setenv("KANSRIJK_DATA", str(tmp_path))
    small = SmallStatline(page_size=20)
    with served(small) as address:
        for setting, version in zip(SETTINGS, ("v4", "v3", "rivm"), strict=True):
            monkeypatch.setenv(setting, f"{address}/{version}")
        yield small


class Ran:
    """What a command said and how it ended."""

    def __init__(self, code: object, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


@pytest.fixture
def kansrijk(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> "Command":
    return Command(monkeypatch, capsys)


class Command:
    """Runs the command line as the program does, errors included."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch, self._capsys = monkeypatch, capsys

    def __call__(self, *words: str) -> Ran:
        self._monkeypatch.setattr(sys, "argv", ["kansrijk", "monitor", *words])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        return Ran(ended.value.code, *self._capsys.readouterr())


def test_one_command_refreshes_a_measure(statline: SmallStatline, kansrijk: Command) -> None:
    ran = kansrijk("fetch", TABLE.upper(), "--import")

    assert ran.code == 0, ran.err
    assert f"{TABLE}: 64 rijen opgehaald en bewaard." in ran.out
    assert "inhabitants: " in ran.out
    shown = kansrijk("show", "inhabitants", "--area", "Amsterdam", "--format", "json")
    figures = {row["period"]: row for row in json.loads(shown.out) if row["line"] == "main"}
    assert figures["2026"]["value"] == 941927
    assert figures["2026"]["source"].startswith(f"CBS, StatLine {TABLE}, Bevolking op 1 januari")
    assert figures["2026"]["source_date"] == "2026-05-29"


def test_when_statline_is_down_the_last_copy_is_read(
    statline: SmallStatline, kansrijk: Command, tmp_path: Path
) -> None:
    kansrijk("fetch", TABLE)
    (today,) = (tmp_path / "statline" / TABLE).iterdir()
    today.rename(today.with_name("2026-03-01"))
    statline.fail("Properties", "500", times=9)

    ran = kansrijk("fetch", TABLE, "--import")

    assert ran.code == 1
    assert "StatLine antwoordt niet goed (status 500)" in ran.err
    assert "De kopie van 1 maart 2026 blijft staan." in ran.err
    assert "waarden overgenomen" in ran.out


@pytest.mark.parametrize("how", ["500", "cut", "reset", "html"])
def test_without_any_copy_the_command_fails(
    statline: SmallStatline, kansrijk: Command, how: str
) -> None:
    statline.fail("Observations", how, times=9)

    ran = kansrijk("fetch", TABLE)

    assert ran.code == 2
    assert ran.err.strip().endswith("Er is nog geen kopie.")


def test_all_described_tables_are_tried_and_the_worst_counts(
    statline: SmallStatline, kansrijk: Command
) -> None:
    ran = kansrijk("fetch", "--all")

    assert ran.code == 2
    assert f"{TABLE}: 64 rijen" in ran.out
    assert "37259ned: Tabel '37259ned' bestaat niet. Er is nog geen kopie." in ran.err
    assert "50150NED: Tabel" in ran.err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "Kies een van beide"),
        ((TABLE, "--all"), "Kies een van beide"),
        (("../etc",), "'../etc' is geen tabel van StatLine"),
    ],
)
def test_a_command_that_makes_no_sense(
    statline: SmallStatline, kansrijk: Command, words: tuple[str, ...], message: str
) -> None:
    ran = kansrijk("fetch", *words)

    assert (ran.code, statline.asked) == (2, [])
    assert message in ran.err


def test_a_table_without_description_is_kept_but_has_no_figures(
    statline: SmallStatline, kansrijk: Command
) -> None:
    statline.tables["v4/37201"] = statline.tables[f"v4/{TABLE}"]

    ran = kansrijk("fetch", "37201", "--import")

    assert "37201: 64 rijen" in ran.out
    assert ran.code == 2
    assert "niet beschreven welke maat erin staat" in ran.err
