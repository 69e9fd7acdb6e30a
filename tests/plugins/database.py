"""Give every test run its own data folder and database.

pytest loads this before pytest-django reads the settings (pyproject.toml, ``addopts``); conftest.py
would be too late, and the tests would silently use the developer's own data. The run chooses its
database with KANSRIJK_TEST_DATABASE: "sqlite" (default) or "postgresql".
"""

import os
import shutil
import signal
import tempfile
from pathlib import Path

import pytest

from plugins.postgres import Server

CHOICE = "KANSRIJK_TEST_DATABASE"
CHOICES = ("sqlite", "postgresql")
RUN_FOLDER = "KANSRIJK_TEST_FOLDER"
WORKER = "PYTEST_XDIST_WORKER"
#: A test with one of these, or with the mark django_db, meets the database.
FIXTURES = {"db", "transactional_db", "live_server"}


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Prepare the environment: once per run, and a folder of its own for each xdist worker."""
    if WORKER not in os.environ:
        _prepare_run(early_config)
    folder = Path(os.environ[RUN_FOLDER], os.environ.get(WORKER, "main"))
    folder.mkdir(exist_ok=True)
    os.environ["KANSRIJK_DATA"] = str(folder)


def _prepare_run(config: pytest.Config) -> None:
    wanted = os.environ.get(CHOICE, "sqlite")
    if wanted not in CHOICES:
        raise pytest.UsageError(f"{CHOICE} is '{wanted}'; choose one of {', '.join(CHOICES)}")
    # What a developer has set for a real site must never reach a test.
    for name in [name for name in os.environ if name.startswith("KANSRIJK_")]:
        del os.environ[name]
    os.environ[CHOICE] = wanted
    os.environ[RUN_FOLDER] = tempfile.mkdtemp(prefix="kansrijk-test-")
    config.add_cleanup(lambda: shutil.rmtree(os.environ[RUN_FOLDER], ignore_errors=True))
    if wanted == "postgresql":
        _start_server(config)


def _start_server(config: pytest.Config) -> None:
    # A polite kill ends the run like Ctrl-C does, so that the server is stopped too.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    server = Server()
    config.add_cleanup(server.stop)
    server.start()
    os.environ.update(server.environment)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL only what meets the database: the rest would do the same once more."""
    if os.environ.get(CHOICE) != "postgresql":
        return
    config.hook.pytest_deselected(items=[item for item in items if not _meets_database(item)])
    items[:] = [item for item in items if _meets_database(item)]


def _meets_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(FIXTURES & fixtures)
