"""Tables from outside: they are kept as a whole, and take the place of what was there before."""

from pathlib import Path

import pytest

from kansrijk.errors import TableError, UserError
from kansrijk.monitor.figures import Figure, FigureTable
from kansrijk.monitor.indicators import catalogue
from kansrijk.monitor.published import imports as module
from kansrijk.monitor.published.imports import (
    Publication,
    keeping_import,
    kept_imports,
    read_import,
    with_imports,
)

CBS = Publication("CBS, StatLine 37259ned", "2026-03-01")
BIRTHS = catalogue.measure("births")


def figure(value, area="GM0363", period="2021", **more):
    return Figure(indicator="births", area=area, period=period, value=value, **more)


def table_file(folder: Path, text: str) -> Path:
    path = folder / "tabel.csv"
    path.write_text(text, encoding="utf-8")
    return path


def read(folder: Path, text: str, definition=BIRTHS, **options):
    return read_import(table_file(folder, text), definition, CBS, **options)


def test_what_is_read_names_who_published_it(tmp_path):
    figures, source = read(tmp_path, "gemeente;jaar;waarde\nAmsterdam;2021;11.000\n")
    (only,) = figures
    assert (only.area, only.year, only.value, only.line) == ("GM0363", 2021, 11_000, "main")
    assert only.source == source.source
    assert (source.text, source.owner, source.date) == (CBS.text, "CBS", CBS.date)


def test_an_old_name_is_read_in_the_year_it_existed(tmp_path):
    figures, _ = read(tmp_path, "gemeente;jaar;waarde\nWeesp;2021;267\n")
    assert [f.area for f in figures] == ["GM0457"]
    with pytest.raises(TableError, match="Weesp"):
        read(tmp_path, "gemeente;jaar;waarde\nWeesp;2023;267\n")


def test_hidden_and_absent_values_keep_their_state_and_have_a_reason(tmp_path):
    figures, _ = read(
        tmp_path, "gemeente;jaar;waarde\nAmsterdam;2021;<5\nAmsterdam;2022;.\nAmsterdam;2023;0\n"
    )
    assert [(f.status, f.value, f.reason) for f in figures] == [
        ("suppressed", None, "small_numbers"),
        ("missing", None, "not_published"),
        ("shown", 0, None),
    ]


def test_an_indicator_with_one_way_of_counting_needs_no_choice(tmp_path):
    definition = catalogue.indicator("voorzorg")
    text = "gemeente;jaar;waarde\nNederland;2024;50\n"
    figures, _ = read(tmp_path, text, definition)
    assert [f.line for f in figures] == ["main"]


def test_an_indicator_with_several_ways_of_counting_asks_which(tmp_path):
    definition = catalogue.indicator("coalitie")
    text = "gemeente;jaar;waarde\nNederland;2024;70\n"
    with pytest.raises(UserError, match=r"--line .*all_municipalities"):
        read(tmp_path, text, definition)
    with pytest.raises(UserError, match="--line"):
        read(tmp_path, text, definition, line="verzonnen")
    figures, _ = read(tmp_path, text, definition, line="all_municipalities")
    assert [f.line for f in figures] == ["all_municipalities"]


@pytest.mark.parametrize(
    "publication", [Publication("", "2026-03-01"), Publication("CBS", "gisteren")]
)
def test_without_owner_and_day_nothing_is_read(tmp_path, publication):
    path = table_file(tmp_path, "gemeente;jaar;waarde\nAmsterdam;2021;1\n")
    with pytest.raises(TableError):
        read_import(path, BIRTHS, publication)


def test_an_import_goes_before_what_was_there_and_leaves_the_rest():
    before = [figure(1), figure(2, period="2022"), figure(3, area="GM0518")]
    after = list(with_imports(before, [FigureTable([figure(9)])]))
    assert sorted(f.value for f in after) == [2, 3, 9]


def test_an_import_replaces_a_figure_of_any_edition():
    before = [figure(1, edition="2023")]
    assert [f.value for f in with_imports(before, [FigureTable([figure(9)])])] == [9]


def test_another_line_or_group_is_not_replaced():
    before = [figure(1, line="x"), figure(2, group="vulnerable")]
    after = with_imports(before, [FigureTable([figure(9)])])
    assert sorted(f.value for f in after) == [1, 2, 9]


def test_what_is_kept_is_read_back(tmp_path):
    keep(tmp_path, 9)
    ((figures, source),) = kept_imports(tmp_path)
    assert [f.value for f in figures] == [9]
    assert source.owner == "CBS"


def test_a_later_import_of_the_same_id_takes_its_place(tmp_path):
    keep(tmp_path, 8)
    keep(tmp_path, 9)
    assert values(tmp_path) == [9]


@pytest.mark.parametrize("call", [1, 2])
def test_an_import_that_fails_halfway_leaves_the_one_before(tmp_path, monkeypatch, call):
    """Whether it fails while the old one is put aside, or while the new one takes its place."""
    keep(tmp_path, 8)
    break_rename(monkeypatch, call)
    with pytest.raises(OSError, match="disk full"):
        keep(tmp_path, 9)
    monkeypatch.undo()
    assert values(tmp_path) == [8]


def test_an_import_that_fails_while_it_is_written_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "write_csv", disk_full)
    with pytest.raises(OSError, match="disk full"):
        keep(tmp_path, 9)
    assert values(tmp_path) == []


def test_a_draft_of_a_killed_process_is_not_read(tmp_path):
    (tmp_path / "imports/.draft-killed").mkdir(parents=True)
    assert values(tmp_path) == []


def test_without_imports_there_are_none(tmp_path):
    assert values(tmp_path) == []


def keep(folder: Path, value: float) -> None:
    source = module._source("births", CBS)
    with keeping_import(
        folder, "births", FigureTable([figure(value, source=source.source)]), source
    ):
        pass


def values(folder: Path) -> list[float | None]:
    return [f.value for figures, _ in kept_imports(folder) for f in figures]


def disk_full(*_args: object, **_options: object) -> None:
    raise OSError("disk full")


def break_rename(monkeypatch: pytest.MonkeyPatch, call: int) -> None:
    """Let the ``call``-th rename from now on fail, and no other one."""
    rename, calls = Path.rename, iter(range(1, 100))

    def rename_or_fail(self: Path, target: Path) -> Path:
        return disk_full() if next(calls) == call else rename(self, target)  # type: ignore[func-returns-value]

    monkeypatch.setattr(Path, "rename", rename_or_fail)
