"""What all tests share: their database, what the machine can do, and calm Hypothesis settings."""

import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

if TYPE_CHECKING:
    from django.test import Client

#: Marker -> program it needs, and what the last line of a run says when the machine lacks it.
NEEDS = {
    "browser": ("chromium", "Chromium (axe, journeys, screenshots): apt-get install chromium"),
}
AXE = Path(__file__).parents[1] / "requirements/browser/node_modules/axe-core/axe.min.js"

# A shared machine may be slow at any moment: time says nothing about a rule.
hypothesis.settings.register_profile("kansrijk", deadline=None)
hypothesis.settings.load_profile("kansrijk")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip what the machine cannot do, and leave out what is about the other database."""
    for marker, (program, text) in NEEDS.items():
        if shutil.which(program) is None:
            skip = pytest.mark.skip(reason=f"niet getoetst: {text}")
            for item in items:
                if item.get_closest_marker(marker):
                    item.add_marker(skip)
    others = [item for item in items if _is_for_other_database(item)]
    config.hook.pytest_deselected(items=others)
    items[:] = [item for item in items if item not in others]


def _is_for_other_database(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("only_on")
    names: Sequence[str] = marker.args if marker else ()
    return bool(names) and os.environ["KANSRIJK_TEST_DATABASE"] not in names


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Keep the SQLite test database in a file: in memory there is no WAL and no waiting writer."""
    from django.conf import settings

    default = settings.DATABASES["default"]
    if default["ENGINE"].endswith("sqlite3"):
        default.setdefault("TEST", {})["NAME"] = settings.DATA_FOLDER / "test.sqlite3"


@pytest.fixture(scope="module")
def no_coalitions() -> Iterator[None]:
    """Scopes as they are without a database: a coalition is known by its code alone."""
    from kansrijk.web.accounts import scopes

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scopes, "_coalitions", [scopes.Coalitions()])
        yield


@pytest.fixture(scope="session")
def static_files() -> None:
    """The files that pages link to, under the hashed names that they have in production."""
    from django.core.management import call_command

    call_command("collectstatic", verbosity=0, interactive=False)


@pytest.fixture
def client(static_files: None) -> "Client":
    """Django's test client, on a site whose static files are in place."""
    from django.test import Client

    return Client()


@pytest.fixture(scope="session")
def axe_script() -> str:
    """The source of axe-core, to run in a page; skips when npm could not fetch it."""
    if not AXE.exists():
        pytest.skip("niet getoetst: axe-core (toegankelijkheid): apt-get install npm")
    return AXE.read_text(encoding="utf-8")
