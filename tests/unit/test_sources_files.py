"""The door: kind, size and name of a file are judged before it is read."""

import os
import time
from pathlib import Path

import pytest

from data.outside_tables import faults_in, faults_of, read
from kansrijk.errors import NotFoundError, UserError
from kansrijk.monitor.sources import columns, files


@pytest.mark.parametrize("name", ["groot.csv", "groot.xlsx", "groot.json"])
def test_200_mb_is_refused_without_reading(tmp_path, name):
    path = tmp_path / name
    path.touch()
    os.truncate(path, 200_000_000)

    start = time.perf_counter()
    (fault,) = faults_in(path)

    assert "200 MB" in fault.problem
    assert fault.allowed == f"hoogstens {files.LARGEST_FILE_MB} MB"
    assert time.perf_counter() - start < 0.1


def test_another_kind_of_file(tmp_path):
    (fault,) = faults_of(tmp_path, "gemeente;jaar;waarde\n", name="tabel.ods")

    assert fault.allowed == ".csv, .xlsx, .json"


@pytest.mark.parametrize("name", ["weg.csv", "map.csv"])
def test_a_file_that_is_not_there(tmp_path, name):
    (tmp_path / "map.csv").mkdir()

    with pytest.raises(NotFoundError, match=name):
        read(tmp_path / name)


@pytest.mark.parametrize("refused", ["stat", "read_bytes"])
def test_a_file_that_may_not_be_read(tmp_path, monkeypatch, refused):
    path = tmp_path / "dicht.csv"
    path.write_text("gemeente;jaar;waarde\n", encoding="utf-8")

    def refuse(*_args, **_options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, refused, refuse)

    with pytest.raises(UserError, match=r"dicht\.csv mag of kan niet worden gelezen"):
        read(path)


def test_too_many_rows(tmp_path, monkeypatch):
    monkeypatch.setattr(columns, "MOST_ROWS", 2)

    (fault,) = faults_of(
        tmp_path, "gemeente;jaar;waarde\n" + "".join(f"Weesp;{y};1\n" for y in range(2000, 2009))
    )

    assert (fault.row, fault.allowed) == (4, "hoogstens 2")
