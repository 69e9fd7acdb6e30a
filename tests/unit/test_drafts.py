"""Drafts: gone when the work is done or fails, cleared by the next when their maker was killed."""

import pytest

from kansrijk.errors import UserError
from kansrijk.monitor.drafts import PREFIX, draft_in, is_draft, put_in_place


def test_a_draft_is_gone_afterwards(tmp_path):
    with draft_in(tmp_path / "new") as draft:
        assert is_draft(draft)
        (draft / "file").write_text("x")
    assert list((tmp_path / "new").iterdir()) == []


def test_a_draft_is_gone_when_the_work_fails(tmp_path):
    with pytest.raises(OSError, match="disk full"), draft_in(tmp_path):
        raise OSError("disk full")
    assert list(tmp_path.iterdir()) == []


def test_a_draft_that_was_left_is_cleared_by_the_next(tmp_path):
    left = tmp_path / f"{PREFIX}left"
    left.mkdir()
    (left / "manifest.json").write_text("{}")
    with draft_in(tmp_path) as draft:
        assert list(tmp_path.iterdir()) == [draft]


def test_a_draft_that_is_worked_on_is_left_alone(tmp_path):
    with draft_in(tmp_path) as one, draft_in(tmp_path) as other:
        assert set(tmp_path.iterdir()) == {one, other}


def test_folders_of_others_are_left_alone(tmp_path):
    (tmp_path / ".draft-of-someone").mkdir()
    with draft_in(tmp_path):
        pass
    assert [path.name for path in tmp_path.iterdir()] == [".draft-of-someone"]


@pytest.mark.parametrize("there", ["folder", "file"])
def test_a_name_that_is_taken_is_never_written_over(tmp_path, there):
    taken = tmp_path / "release"
    if there == "folder":
        taken.mkdir()
        (taken / "old").write_text("old")
    else:
        taken.write_text("old")
    with draft_in(tmp_path) as draft, pytest.raises(UserError, match="bestaat al"):
        put_in_place(draft, taken, may_be_there=False)
    with draft_in(tmp_path) as draft:
        put_in_place(draft, taken, may_be_there=True)
    assert (taken / "old" if there == "folder" else taken).read_text() == "old"


def test_a_folder_that_is_gone_is_no_name_that_is_taken(tmp_path):
    with draft_in(tmp_path) as draft, pytest.raises(FileNotFoundError):
        put_in_place(draft, tmp_path / "nowhere" / "release", may_be_there=False)
