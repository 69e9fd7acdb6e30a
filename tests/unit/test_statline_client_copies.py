"""Dated copies: whole or not at all, and the newest whole one is what is read."""

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from kansrijk.monitor.sources.statline_client import Copy, CopyStore

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


def keep(store: CopyStore, day: date, *rows: int) -> Copy:
    with store.draft("37201") as draft:
        draft.add("Properties", {"Title": "Geboorte"})
        for row in rows:
            draft.add("Observations", {"value": [{"Id": row}]})
        return draft.finish(day, "v4", {"$filter": "x"}, len(rows))


def ids(copy: Copy | None) -> list[int]:
    return [record["Id"] for record in copy.records("Observations")] if copy else []


def test_the_newest_copy_is_read_with_all_its_pages(tmp_path: Path) -> None:
    store = CopyStore(tmp_path)
    keep(store, TUESDAY, 3, 4, 5)
    keep(store, MONDAY, 1, 2)

    newest = store.newest("37201")

    assert newest is not None
    assert (newest.day, newest.rows, newest.query) == (TUESDAY, 3, {"$filter": "x"})
    assert ids(newest) == [3, 4, 5]
    assert newest.parts == {"Properties": [{"Title": "Geboorte"}]}


def test_there_is_no_copy_yet(tmp_path: Path) -> None:
    assert CopyStore(tmp_path).newest("37201") is None


def test_what_is_not_finished_is_not_kept(tmp_path: Path) -> None:
    store = CopyStore(tmp_path)
    keep(store, MONDAY, 1)

    with suppress(ConnectionError), store.draft("37201") as draft:
        draft.add("Observations", {"value": []})
        raise ConnectionError

    assert ids(store.newest("37201")) == [1]
    assert [path.name for path in (tmp_path / "37201").iterdir()] == ["2026-11-23"]


def test_a_second_copy_of_a_day_takes_the_place_of_the_first(tmp_path: Path) -> None:
    store = CopyStore(tmp_path)
    keep(store, MONDAY, 1)
    for number in range(2, 12):
        keep(store, TUESDAY, number)

    assert ids(store.newest("37201")) == [11]
    assert len(list((tmp_path / "37201").iterdir())) == 2


@pytest.mark.parametrize("damage", ["changed", "gone", "no description", "other description"])
def test_a_damaged_copy_is_passed_over_for_the_one_before(tmp_path: Path, damage: str) -> None:
    store = CopyStore(tmp_path)
    keep(store, MONDAY, 1)
    folder = keep(store, TUESDAY, 2).folder
    page, about = folder / "Observations-0001.json", folder / "copy.json"
    if damage == "changed":
        page.write_text('{"value": [{"Id": 9}]}', encoding="utf-8")
    elif damage == "gone":
        page.unlink()
    elif damage == "no description":
        about.unlink()
    else:
        about.write_text('{"pages": []}', encoding="utf-8")

    assert ids(store.newest("37201")) == [1]
