"""What a stranger needs to start, and the sizes that keep the code readable."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REQUIREMENTS = ROOT / "requirements"
LOCKS = sorted(REQUIREMENTS.glob("*.txt"))

LONGEST_FILE = 300
LONGEST_FUNCTION = 50
#: Made by tools, or not ours; the same as in .gitignore.
NOT_OURS = {"node_modules", "build", "dist", "__pycache__"}
#: A name of a machine or registry in our files would make them work in one place only. Written in
#: two halves, so that this file does not hold them.
PLACES = [
    "/wo" "rk/",
    "pypi.org" "/simple",
    "registry." "npmjs.org",
    "files." "pythonhosted.org",
]  # fmt: skip


def files(folder: Path = ROOT) -> Iterator[Path]:
    """All files of the project, without what tools make."""
    for path in sorted(folder.iterdir()):
        if path.name in NOT_OURS or path.name.endswith(".egg-info"):
            continue
        if path.is_file():
            yield path
        elif not path.name.startswith(".") or path.name == ".ci":
            yield from files(path)


def python_files() -> Iterator[Path]:
    return (path for path in files() if path.suffix == ".py")


def pins(lock: Path) -> dict[str, str]:
    """Package -> version."""
    lines = lock.read_text(encoding="utf-8").splitlines()
    return dict(re.findall(r"^([\w.-]+)==([\w.]+)", line)[0] for line in lines if "==" in line[:60])


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_start_uses_the_standard_library_alone() -> None:
    imported = set()
    for node in ast.walk(ast.parse((ROOT / "start.py").read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add(str(node.module).split(".")[0])
    assert imported <= sys.stdlib_module_names


def test_an_old_python_can_read_start_and_say_that_it_is_too_old() -> None:
    ast.parse((ROOT / "start.py").read_text(encoding="utf-8"), feature_version=(3, 7))


@pytest.mark.parametrize("arguments", [[], ["tset"]])
def test_start_explains_itself_when_the_verb_is_unknown(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "start.py", *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "python3 start.py demo" in done.stdout


@pytest.mark.parametrize("lock", LOCKS, ids=name_of)
def test_every_requirement_has_a_hash_and_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    blocks = re.split(r"\n(?=\S)", text.strip())
    assert [block for block in blocks if "==" not in block or "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("lock", LOCKS, ids=name_of)
def test_a_lock_holds_what_was_asked(lock: Path) -> None:
    asked = re.findall(
        r"^[\w-]+", lock.with_suffix(".in").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert set(asked) - {"-r", "-c"} <= set(pins(lock))


@pytest.mark.parametrize("lock", LOCKS, ids=name_of)
def test_every_lock_holds_the_versions_that_run_in_production(lock: Path) -> None:
    run = pins(REQUIREMENTS / "run.txt")
    assert {name: pins(lock).get(name) for name in run} == run


def test_no_file_names_a_machine_or_a_registry() -> None:
    found = [
        (name_of(path), place)
        for path in files()
        for place in PLACES
        if place.encode() in path.read_bytes()
    ]
    assert found == []


def test_no_python_file_is_too_long() -> None:
    lengths = {name_of(path): len(path.read_bytes().splitlines()) for path in python_files()}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_function_is_too_long() -> None:
    lengths = {
        f"{name_of(path)}:{node.lineno} {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in python_files()
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}
