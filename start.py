"""Start here: python3 start.py demo | test | check | bench | docs.

Needs only Python and pip: it uses the standard library alone and puts everything else in .venv.
"""

from __future__ import annotations  # so that an old Python gets our message, not a syntax error

import hashlib
import importlib.metadata
import importlib.util
import os
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / "bin"

OLDEST_PYTHON = (3, 11)
OLDEST_PIP = (22, 3)  # the first that can install into another environment

HELP = """Kansrijk. Gebruik: python3 start.py WAT

  demo    maak de gegevens klaar en start de website op deze computer
  test    draai alle toetsen, op SQLite en op PostgreSQL (met --spark ook op Spark)
  check   controleer stijl, typen, deuren tussen de kamers, migraties en vertalingen
  bench   meet de snelheid
  docs    maak de naslag in docs/reference opnieuw

Wat achter WAT staat gaat door, bijvoorbeeld:
  python3 start.py demo --port 8001
  python3 start.py test -- -k gemeente"""

#: Verb -> the lock it needs and what it runs in .venv/bin.
VERBS = {
    "demo": ("run", ["kansrijk", "serve"]),
    "test": ("test", ["python", "tools/run_tests.py"]),
    "check": ("test", ["python", "tools/run_checks.py"]),
    "bench": ("bench", ["python", "tools/run_benchmarks.py"]),
    "docs": ("run", ["python", "-m", "docs.generate"]),
}


def main(arguments: list[str]) -> None:
    """Set up what the verb needs, then become the program that does it."""
    if not arguments or arguments[0] not in VERBS:
        print(HELP)
        sys.exit(2)
    refuse_old_tools()
    os.chdir(ROOT)
    lock, (program, *fixed) = VERBS[arguments[0]]
    passed_on = arguments[2:] if arguments[1:2] == ["--"] else arguments[1:]
    if arguments[0] == "test" and "--spark" in passed_on:
        lock, passed_on = "spark", [word for word in passed_on if word != "--spark"]
    set_up(lock)
    # The program takes the place of this process, so Ctrl-C and its exit code are its own.
    if arguments[0] == "demo":
        os.environ["KANSRIJK_DEMO"] = "1"  # a production site refuses to start with it
    path = str(BIN / program)
    os.execv(path, [path, *fixed, *passed_on])


def refuse_old_tools() -> None:
    """Stop with a way out when Python or pip cannot do the work."""
    if sys.version_info < OLDEST_PYTHON:
        sys.exit(
            "Kansrijk heeft Python 3.11 of nieuwer nodig; dit is "
            f"{sys.version.split()[0]}.\nProbeer bijvoorbeeld: python3.11 start.py demo"
        )
    if importlib.util.find_spec("pip") is None:
        sys.exit("pip ontbreekt. Op Debian en Ubuntu: apt-get install python3-pip")
    version = importlib.metadata.version("pip")
    if tuple(int(part) for part in version.split(".")[:2]) < OLDEST_PIP:
        sys.exit(f"pip {version} is te oud. Probeer: python3 -m pip install --upgrade pip")


def set_up(lock: str) -> None:
    """Make .venv hold requirements/<lock>.txt and this project; quick when it already does."""
    stamp = VENV / f"installed-{lock}"
    if stamp.exists() and stamp.read_text() == fingerprint(lock):
        return
    if not is_same_python():
        step("Omgeving maken in .venv", make_environment)
    step(f"Pakketten installeren uit requirements/{lock}.txt", lambda: install(lock))
    # Every lock holds all of "run", in the same versions.
    for name in {lock, "run"}:
        (VENV / f"installed-{name}").write_text(fingerprint(name))


def fingerprint(lock: str) -> str:
    """Changes when the packages, the project's own set-up, its place or Python changes."""
    files = [ROOT / "requirements" / f"{lock}.txt", ROOT / "pyproject.toml"]
    parts = [str(VENV).encode(), sys.version.encode(), *(path.read_bytes() for path in files)]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def is_same_python() -> bool:
    """Whether .venv was made by the Python that runs this."""
    version = ".".join(str(part) for part in sys.version_info[:3])
    settings = VENV / "pyvenv.cfg"
    return (BIN / "python").exists() and f"version = {version}" in settings.read_text()


def make_environment() -> None:
    """A bare environment; data under .venv/var stays when an older one is replaced."""
    shutil.rmtree(BIN, ignore_errors=True)
    venv.create(VENV, symlinks=True, with_pip=False)


def install(lock: str) -> None:
    """Fill .venv with the calling Python's pip: no ensurepip needed, and every hash checked."""
    # Locks are complete and hold setuptools, so pip need not look for anything else.
    pip_install("--require-hashes", "-r", f"requirements/{lock}.txt")
    pip_install("--no-build-isolation", "-e", ".")


def pip_install(*what: str) -> None:
    """Install quietly; show what pip said only when it failed."""
    pip = [sys.executable, "-m", "pip", "--python", str(BIN / "python"), "install", "--no-deps"]
    done = subprocess.run(
        [*pip, "--disable-pip-version-check", "--no-input", *what],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"mislukt\n\n{done.stdout}\nInstalleren lukte niet; hierboven staat wat pip zei.")


def step(what: str, work: Callable[[], None]) -> None:
    """One line per step: what, and how long it took."""
    print(f"{what} ... ", end="", flush=True)
    started = time.monotonic()
    work()
    print(f"klaar in {time.monotonic() - started:.0f} s", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
