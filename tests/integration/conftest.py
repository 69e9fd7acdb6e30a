"""What the tests of commands and pages share."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from audit_log import emptied_afterwards
from command_line import CommandLine
from kansrijk.web.coalitions.actions.loading import load_register
from the_invented_release import the_invented_release
from the_release import releases_folder


@pytest.fixture
def kansrijk(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """The command line, on the data folder of this test run."""
    return CommandLine(monkeypatch, capsys)


@pytest.fixture
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of this test alone, in which the release has already been made."""
    folder = tmp_path / "data"
    # A release never changes, so a second name for its files is as good as a copy.
    shutil.copytree(releases_folder(), folder / "releases", copy_function=os.link)
    monkeypatch.setenv("KANSRIJK_DATA", str(folder))
    return folder


@pytest.fixture(scope="session")
def site(static_files: None) -> Client:
    """One client for all pages: making one reads every static file anew."""
    return Client()


@pytest.fixture
def log(transactional_db: None, tmp_path: Path, settings: Any) -> Iterator[Path]:
    """An empty audit log with real commits; the folder of its heads outside the database."""
    settings.AUDIT_HEADS = tmp_path / "heads"
    with emptied_afterwards():
        yield tmp_path / "heads"


@pytest.fixture
def signing_in_site(db: None, static_files: None, settings: Any) -> None:
    """A site to sign in on: nobody has tried yet, and passwords are hashed quickly."""
    from django.core.cache import cache

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()


@pytest.fixture
def register(db: None) -> None:
    """The register of coalitions with what was published, of both countries."""
    the_invented_release()
    load_register()
