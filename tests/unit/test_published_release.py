"""Making the published release: once for the same inputs, anew when they change."""

import os
import shutil

import pytest

from kansrijk.errors import UserError
from kansrijk.monitor.figures import Flag
from kansrijk.monitor.indicators import catalogue
from kansrijk.monitor.published import assemble
from kansrijk.monitor.published.assemble import import_table, published_release
from kansrijk.monitor.published.imports import Publication
from kansrijk.reference.loader import load
from kansrijk.reference.tables.monitor import Observation
from the_release import releases_folder, the_release

BIRTHS = catalogue.measure("births")
RIVM = Publication("RIVM, invented for a test", "2026-03-01")


@pytest.fixture
def data(tmp_path):
    """A data folder in which the release has already been made."""
    # A release never changes, so a second name for its files is as good as a copy.
    shutil.copytree(releases_folder(), tmp_path / "releases", copy_function=os.link)
    return tmp_path


def table_file(folder, text):
    path = folder / "tabel.csv"
    path.write_text(text, encoding="utf-8")
    return path


def folders(data):
    return {path.name for path in (data / "releases").iterdir() if path.is_dir()}


def test_the_same_inputs_are_not_made_again(data):
    before = {path.name: path.stat().st_mtime_ns for path in (data / "releases").iterdir()}
    assert published_release(data).name == the_release().name
    assert {p.name: p.stat().st_mtime_ns for p in (data / "releases").iterdir()} == before


def test_a_release_made_elsewhere_is_the_same_to_the_byte(tmp_path):
    made = published_release(tmp_path)
    assert made.name == the_release().name
    for name in made.manifest["files"]:
        own = tmp_path / "releases" / made.name / name
        assert own.read_bytes() == (releases_folder() / made.name / name).read_bytes()


def test_no_invented_figure_is_in_it_and_each_has_a_source():
    release = the_release()
    known = release.definitions.source_by_key
    assert release.kind == "published"
    assert not any(Flag.SYNTHETIC in figure.flags for figure in release.figures)
    assert {figure.source for figure in release.figures} <= set(known)


def test_every_published_observation_is_in_it():
    figures = the_release().figures
    for row in load(Observation):
        rows = figures.select(indicator=row.indicator_id, area="NL01", group=row.group)
        found = [f for f in rows if (f.line, f.edition) == (row.line, row.edition)]
        assert row.comparability == "withdrawn" or row.value in {f.value for f in found}, row


def test_an_import_makes_a_new_release_and_keeps_the_old_one(data):
    before = folders(data)
    file = table_file(data, "gemeente;jaar;waarde\nAmsterdam;2023;9.999\nAmsterdam;2024;9.700\n")
    done = import_table(data, file, BIRTHS, RIVM)
    after = published_release(data)
    assert (done.read, done.replaced, done.release) == (2, 1, after.name)
    assert folders(data) == before | {after.name}
    values = {
        f.period: f.value for f in after.figures.select(indicator="births", area="GM0363")
        if f.line == "main"
    }  # fmt: skip
    assert (values["2023"], values["2024"]) == (9_999, 9_700)
    assert "import-births-2026-03-01" in after.definitions.source_by_key
    others = [f for f in after.figures if f.indicator != "births"]
    assert others == [f for f in the_release().figures if f.indicator != "births"]


def test_an_import_that_cannot_become_a_release_is_not_kept(data, monkeypatch):
    """Else every page and command after it would fail on the same import."""
    file = table_file(data, "gemeente;jaar;waarde\nAmsterdam;2023;9.999\n")
    monkeypatch.setattr(assemble, "write_release", disk_full)
    with pytest.raises(OSError, match="disk full"):
        import_table(data, file, BIRTHS, RIVM)
    monkeypatch.undo()
    assert published_release(data).name == the_release().name


def test_a_refused_table_leaves_everything_as_it_was(data):
    before = folders(data)
    file = table_file(data, "gemeente;jaar;waarde\nAmsterdam;2023;9.999\nNergenshuizen;2023;1\n")
    with pytest.raises(UserError, match="Nergenshuizen"):
        import_table(data, file, BIRTHS, RIVM)
    assert folders(data) == before
    assert not (data / "imports").exists()
    assert published_release(data).name == the_release().name


def disk_full(*_args: object, **_options: object) -> None:
    raise OSError("disk full")
