"""A build, or a switch, that is killed at any moment: none of it is seen, and the next succeeds."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import killable
from kansrijk.errors import UserError
from kansrijk.monitor.counted.build import Choices, build_figures
from kansrijk.monitor.definitions import Definitions
from kansrijk.monitor.disclosure.checking import verify_release
from kansrijk.monitor.drafts import is_draft
from kansrijk.monitor.figures import Figure, FigureTable
from kansrijk.monitor.release import Content, current_folder, open_release, write_release
from kansrijk.monitor.sources.synthetic import Order, synthesize

COUNTRY = Order(births=1_500, first_year=2024, last_year=2024, seed=3, municipalities=40)
INDICATOR = "late_start_begeleiding"
#: When a build is killed: at a moment, or so many seconds later, in the midst of the work.
BUILDING = (
    ("mensen 0/1", 0.0),
    ("aantallen 0/1", 0.7),
    ("aanvallen 0/1", 0.8),
    ("before rename", 0.0),
)
SWITCHING = ("writing manifest.json", "before rename", "before replace")


def kansrijk(data: Path, *words: object, moment: str = "", later: float = 0) -> int:
    """Run a command, killed at ``moment`` or so many seconds ``later``; its exit code."""
    process = subprocess.Popen(
        [sys.executable, killable.__file__, "" if later else moment, *map(str, words)],
        env={**os.environ, "KANSRIJK_DATA": str(data)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    passed = []
    for line in process.stdout:
        passed.append(line.strip())
        if later and passed[-1] == moment:
            time.sleep(later)
            process.kill()
            break
    assert moment in ("", *passed)
    code = process.wait()
    assert_gone(process.pid)
    return code


def assert_gone(group: int) -> None:
    """All that a command started ends with it, within a few seconds."""
    give_up = time.monotonic() + 20
    while left := living(group):
        if time.monotonic() > give_up:
            os.killpg(group, signal.SIGKILL)
            pytest.fail(f"still there: {left}")
        time.sleep(0.05)


def living(group: int) -> list[int]:
    """The processes of a group that still live; one that only waits to be buried does not."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, _, told = path.read_text().rpartition(")")
        except OSError:
            continue
        state, _, own_group = told.split()[:3]
        if int(own_group) == group and state != "Z":
            found.append(int(name.split()[0]))
    return found


def releases_in(parent: Path) -> list[Path]:
    """Every folder that would be read as a release."""
    found = []
    for folder in filter(Path.is_dir, parent.iterdir()):
        try:
            open_release(folder)
        except UserError:
            continue
        found.append(folder)
    return found


def contents(folder: Path) -> dict[str, bytes]:
    paths = filter(Path.is_file, folder.rglob("*"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_a_build_that_is_killed_leaves_no_release_and_the_next_is_the_same(tmp_path):
    synthesize(COUNTRY, tmp_path / "delivery")
    figures, made = tmp_path / "figures.parquet", tmp_path / "made"
    build_figures(tmp_path / "delivery", figures, Choices())
    made.mkdir()

    def build(name: str, moment: str = "", later: float = 0) -> int:
        words = ("release", "build", figures, "--indicator", INDICATOR, "--out", made / name)
        return kansrijk(tmp_path / "data", *words, moment=moment, later=later)

    for moment, later in BUILDING:
        assert build("release", moment, later) < 0
        assert releases_in(made) == []
        assert all(is_draft(left) for left in made.iterdir())
    assert build("first", "after rename") < 0
    assert releases_in(made) == [made / "first"]
    assert verify_release(made / "first").checked is not None
    assert build("again") == 0
    assert {path.name for path in made.iterdir()} == {"first", "again"}
    assert contents(made / "again") == contents(made / "first")


def test_a_switch_that_is_killed_shows_the_old_release_or_the_new_one(tmp_path):
    old, new = written(tmp_path / "old", 14.8), written(tmp_path / "new", 14.9)
    releases = tmp_path / "data" / "releases"

    def use(folder: Path, moment: str = "") -> int:
        return kansrijk(tmp_path / "data", "release", "use", folder, moment=moment)

    assert use(old) == 0
    for moment in SWITCHING:
        assert use(new, moment) < 0
        assert current_folder(releases, "nl") == releases / old.name
        assert {folder.name for folder in releases_in(releases)} <= {old.name, new.name}
    assert use(new, "after replace") < 0
    assert current_folder(releases, "nl") == releases / new.name
    assert use(new) == 0
    assert {path.name for path in releases.iterdir()} == {old.name, new.name, "current-nl"}
    assert contents(releases / new.name) == contents(new)


def written(parent: Path, value: float) -> Path:
    """A release of one published figure."""
    figures = FigureTable([Figure(indicator="big2", area="NL01", period="2021", value=value)])
    nothing = Definitions((), (), (), (), (), (), (), (), ())
    content = Content(area_set="nl", kind="published", figures=figures, verdicts=(),
                      definitions=nothing, inputs={})  # fmt: skip
    return write_release(parent, content)
