"""The contracts in pyproject.toml bite: each illegal import here is found in a copy of the source.

That the real source keeps them is for `python3 start.py check`.
"""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

#: Importer, imported. The importer gets the import added at the end of its file.
ILLEGAL = [
    ("kansrijk.errors", "kansrijk.reference"),
    ("kansrijk.reference.rows", "kansrijk.monitor.figures"),
    ("kansrijk.monitor.figures", "kansrijk.reports"),
    ("kansrijk.reports.language", "kansrijk.web.settings"),
    ("kansrijk.monitor.release", "django"),
    ("kansrijk.reports.language", "django"),
    ("kansrijk.web.interface.apps", "kansrijk.web.dashboards.apps"),
    ("kansrijk.web.interface.apps", "kansrijk.web.audit.apps"),
    ("kansrijk.web.audit.apps", "kansrijk.web.accounts.apps"),
    ("kansrijk.web.accounts.apps", "kansrijk.web.dashboards.apps"),
    ("kansrijk.web.audit.apps", "kansrijk.web.jobs.apps"),
    ("kansrijk.web.jobs.apps", "kansrijk.web.accounts.apps"),
    ("kansrijk.web.audit.apps", "kansrijk.web.dashboards.apps"),
    ("kansrijk.web.dashboards.apps", "kansrijk.web.desk.apps"),
    ("kansrijk.web.desk.apps", "kansrijk.web.api.apps"),
    ("kansrijk.web.api.apps", "kansrijk.web.desk.apps"),
    ("kansrijk.web.desk.presenters.home", "kansrijk.web.desk.views.about"),
]


@pytest.fixture(scope="module")
def complaints(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What import-linter says of a copy of the source with all illegal imports in it."""
    copy = tmp_path_factory.mktemp("doors")
    shutil.copy(ROOT / "pyproject.toml", copy)
    shutil.copytree(ROOT / "src/kansrijk", copy / "kansrijk", ignore=without_data)
    for importer, imported in ILLEGAL:
        with file_of(copy, importer).open("a", encoding="utf-8") as stream:
            stream.write(f"\nimport {imported}\n")
    (copy / "kansrijk/web/newcomer").mkdir()
    (copy / "kansrijk/web/newcomer/__init__.py").touch()
    return lint_imports(copy)


def without_data(folder: str, names: list[str]) -> list[str]:
    """Everything that is neither Python nor a folder."""
    return [name for name in names if not name.endswith(".py") and not Path(folder, name).is_dir()]


def file_of(folder: Path, module: str) -> Path:
    path = folder.joinpath(*module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def lint_imports(folder: Path) -> str:
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder), "COLUMNS": "400"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize(("importer", "imported"), ILLEGAL)
def test_an_illegal_import_is_found(complaints: str, importer: str, imported: str) -> None:
    assert f"{importer} -> {imported}" in complaints


def test_a_new_app_must_get_a_place_in_the_layers(complaints: str) -> None:
    assert "newcomer" in complaints


def test_every_app_keeps_the_order_inside_an_app() -> None:
    """The contract names its apps one by one, so a new one could be forgotten."""
    web = ROOT / "src/kansrijk/web"
    found = [path.parent.relative_to(web) for path in web.rglob("apps.py")]
    apps = {".".join(path.parts) for path in found}  # one may be a part of another
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    (inside,) = [contract for contract in contracts if contract["name"].startswith("In an app")]
    assert {name.removeprefix("kansrijk.web.") for name in inside["containers"]} == apps
