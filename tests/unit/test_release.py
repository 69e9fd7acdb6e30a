"""A release: all or nothing, the same every time, and not to be altered afterwards."""

import json
import re
from pathlib import Path

import pytest

from kansrijk.errors import UserError
from kansrijk.monitor import release as module
from kansrijk.monitor.definitions import Definitions
from kansrijk.monitor.drafts import PREFIX
from kansrijk.monitor.figures import Figure, FigureTable, Flag
from kansrijk.monitor.release import (
    Content,
    admit_published,
    check_files,
    current_folder,
    make_current,
    open_release,
    read_manifest,
    write_release,
)
from kansrijk.monitor.verdict import Direction, Verdict

EMPTY = Definitions((), (), (), (), (), (), (), (), ())
VERDICT = Verdict(
    edition=2023,
    indicator="big2",
    group="all",
    line="main",
    year=2021,
    published_symbol="none",
    direction=Direction.DOWN,
)


def figure(area="NL01", **more):
    return Figure(indicator="big2", area=area, period="2021", value=14.8, **{"source": "s"} | more)


def write(parent: Path, *figures: Figure, inputs=None, name=None) -> Path:
    content = Content(
        area_set="nl",
        kind="published",
        figures=FigureTable(figures or [figure()]),
        verdicts=[VERDICT],
        definitions=EMPTY,
        inputs=inputs or {},
    )
    return write_release(parent, content, name)


def test_the_same_input_gives_the_same_bytes_and_the_same_name(tmp_path):
    one, other = write(tmp_path / "one"), write(tmp_path / "other")
    assert one.name == other.name
    assert contents(one) == contents(other)


def test_the_order_of_figures_and_inputs_does_not_matter(tmp_path):
    figures = [figure("NL01"), figure("PV26")]
    one = write(tmp_path / "one", *figures, inputs={"a": "1", "b": "2"})
    other = write(tmp_path / "other", *figures[::-1], inputs={"b": "2", "a": "1"})
    assert one.name == other.name


@pytest.mark.parametrize("change", [{"value": 14.9}, {"note": "anders"}, {"source": "t"}])
def test_any_change_gives_another_name(tmp_path, change):
    changed = Figure(**{"indicator": "big2", "area": "NL01", "period": "2021", "value": 14.8,
                        "source": "s"} | change)  # fmt: skip
    assert write(tmp_path).name != write(tmp_path, changed).name


def test_other_inputs_give_another_name(tmp_path):
    assert write(tmp_path).name != write(tmp_path, inputs={"a": "1"}).name


def test_the_name_tells_area_set_and_kind(tmp_path):
    assert re.fullmatch(r"nl-published-[0-9a-f]{12}", write(tmp_path).name)


def test_writing_again_leaves_the_release_that_is_there(tmp_path):
    before = contents(write(tmp_path))
    assert contents(write(tmp_path)) == before
    assert len(list(tmp_path.iterdir())) == 1


def test_what_is_opened_is_what_was_written(tmp_path):
    release = open_release(write(tmp_path, figure("NL01"), figure("PV26")))
    assert [f.area for f in release.figures] == ["NL01", "PV26"]
    assert (release.area_set, release.kind) == ("nl", "published")
    assert release.verdict(2023, "big2") == VERDICT
    assert release.verdict(2023, "big2", "vulnerable") is None
    assert release.verdict(2021, "big2") is None


@pytest.mark.parametrize("name", ["figures.csv", "verdicts.csv", "definitions.json"])
def test_a_changed_file_is_refused(tmp_path, name):
    folder = write(tmp_path)
    path = folder / name
    path.write_bytes(path.read_bytes().replace(b"e", b"E", 1))
    with pytest.raises(UserError, match=f"{folder.name}/{name}"):
        open_release(folder)


def test_a_changed_file_is_refused_too_when_the_manifest_was_made_to_fit(tmp_path):
    """The folder is named after its manifest, so the manifest cannot change either."""
    folder = write(tmp_path)
    figures = folder / "figures.csv"
    figures.write_bytes(figures.read_bytes().replace(b"14.8", b"11.8"))
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest["files"]["figures.csv"] = module._hash(figures)
    path.write_text(json.dumps(manifest, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    with pytest.raises(UserError):
        open_release(folder)


@pytest.mark.parametrize(
    "name", ["figures.csv", "verdicts.csv", "definitions.json", "manifest.json"]
)
def test_a_release_with_a_file_gone_is_refused(tmp_path, name):
    folder = write(tmp_path)
    (folder / name).unlink()
    with pytest.raises(UserError, match=name):
        open_release(folder)


@pytest.mark.parametrize("step", ["write_csv", "write_verdicts", "_manifest"])
def test_a_release_that_fails_halfway_leaves_nothing(tmp_path, monkeypatch, step):
    old = write(tmp_path)
    make_current(old)
    break_at(monkeypatch, step)
    with pytest.raises(OSError, match="disk full"):
        write(tmp_path, figure("PV26"))
    assert current_folder(tmp_path, "nl") == old
    assert visible(tmp_path) == {old.name, "current-nl"}


def test_a_draft_that_was_left_by_a_killed_process_is_never_read(tmp_path):
    folder = write(tmp_path)
    draft = folder.rename(tmp_path / f"{PREFIX}killed")
    for read in (open_release, check_files, read_manifest):
        with pytest.raises(UserError, match="niet afgemaakt"):
            read(draft)
    assert current_folder(tmp_path, "nl") is None


def test_a_draft_that_was_left_is_cleared_when_the_next_release_is_made(tmp_path):
    (tmp_path / f"{PREFIX}killed").mkdir()
    make_current(write(tmp_path))
    assert {path.name for path in tmp_path.iterdir()} == visible(tmp_path)


def test_a_release_never_comes_over_a_folder_that_was_named(tmp_path):
    write(tmp_path, name="mine")
    before = contents(tmp_path / "mine")
    with pytest.raises(UserError, match="bestaat al"):
        write(tmp_path, figure("PV26"), name="mine")
    assert contents(tmp_path / "mine") == before


def test_a_manifest_that_is_none_is_refused(tmp_path):
    (tmp_path / "manifest.json").write_text('{"files": ["figures.csv"]}')
    with pytest.raises(UserError, match="geen manifest"):
        open_release(tmp_path)


def test_without_a_current_release_there_is_none(tmp_path):
    assert current_folder(tmp_path, "nl") is None
    assert current_folder(tmp_path / "nowhere", "nl") is None


def test_making_current_is_one_step_that_happens_or_not(tmp_path, monkeypatch):
    old, new = write(tmp_path), write(tmp_path, figure("PV26"))
    make_current(old)
    monkeypatch.setattr(Path, "replace", disk_full)
    with pytest.raises(OSError, match="disk full"):
        make_current(new)
    monkeypatch.undo()
    assert current_folder(tmp_path, "nl") == old
    make_current(new)
    assert current_folder(tmp_path, "nl") == new
    assert old.is_dir()


def test_each_area_set_has_a_current_release_of_its_own(tmp_path):
    make_current(write(tmp_path))
    assert current_folder(tmp_path, "voorbeeld") is None


def test_a_pointer_to_a_release_that_is_gone_points_nowhere(tmp_path):
    (tmp_path / "current-nl").write_text("nl-published-000000000000", encoding="utf-8")
    assert current_folder(tmp_path, "nl") is None


KNOWN = frozenset({"NL01"})


def test_published_figures_with_source_and_place_are_admitted():
    assert len(admit_published([figure()], KNOWN)) == 1


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (figure(flags=frozenset({Flag.SYNTHETIC})), "invented"),
        (figure(source=""), "source"),
        (figure(area="GM9999"), "unknown area"),
    ],
)
def test_figures_that_may_not_be_published_stop_everything(wrong, why):
    with pytest.raises(ValueError, match=why):
        admit_published([figure(group="x"), wrong], KNOWN)


def disk_full(*_args: object, **_options: object) -> None:
    raise OSError("disk full")


def break_at(monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    monkeypatch.setattr(module, step, disk_full)


def visible(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if not path.name.startswith(".")}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}
