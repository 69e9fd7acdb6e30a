"""Run all tests on SQLite, and those that meet the database on PostgreSQL too.

Arguments go to pytest. The last lines give the totals of both runs and what this machine could not
test. Use it through `python3 start.py test`.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).parents[1]
#: What npm brings: tools to build the style sheet, and axe-core for accessibility.
NPM_FOLDERS = ("frontend", "requirements/browser")

#: Folders whose tests may behave differently on another database.
DATABASE_FOLDERS = ("tests/integration", "tests/journeys", "tests/house")
#: More workers cost more in starting and databases than they gain.
MOST_WORKERS = 4
#: pytest's exit code when the arguments select no test at all.
NOTHING_SELECTED = 5


class Totals:
    """The outcome of several pytest runs together."""

    def __init__(self) -> None:
        self.passed = self.failed = self.skipped = 0
        self.not_tested: set[str] = set()

    def add(self, results: Path) -> None:
        """Count what pytest wrote as JUnit XML; no file means that the run itself broke."""
        if not results.exists():
            self.failed += 1
            return
        for case in ElementTree.parse(results).iter("testcase"):
            skip = case.find("skipped")
            if skip is not None:
                self.skipped += 1
                self.not_tested.add(skip.get("message", "").removeprefix("niet getoetst: "))
            elif case.find("failure") is not None or case.find("error") is not None:
                self.failed += 1
            else:
                self.passed += 1

    def __str__(self) -> str:
        line = f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"
        return "\n".join([line, *(f"niet getoetst: {what}" for what in sorted(self.not_tested))])


def main(arguments: list[str]) -> int:
    """0 when everything passed on both databases."""
    for folder in NPM_FOLDERS:
        install_npm_packages(ROOT / folder)
    has_paths = any((ROOT / argument.split("::")[0]).exists() for argument in arguments)
    folders = [] if has_paths else [name for name in DATABASE_FOLDERS if (ROOT / name).is_dir()]
    totals, all_well = Totals(), True
    for database, where in (("sqlite", []), ("postgresql", folders)):
        print(f"\n== Toetsen op {database}", flush=True)
        code = run_pytest(database, [*where, *arguments], totals)
        # A choice such as -k may hold no test that meets the database.
        all_well &= code == 0 or (code == NOTHING_SELECTED and database == "postgresql")
    print(f"\n{totals}")
    return 0 if all_well else 1


def run_pytest(database: str, arguments: list[str], totals: Totals) -> int:
    """One run on one database, in parallel; pytest's exit code."""
    workers = str(min(os.cpu_count() or 1, MOST_WORKERS))
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder, "results.xml")
        pytest = [sys.executable, "-m", "pytest", "-n", workers, f"--junitxml={results}"]
        environment = os.environ | {"KANSRIJK_TEST_DATABASE": database}
        with subprocess.Popen([*pytest, *arguments], cwd=ROOT, env=environment) as process:
            code = wait(process)
        totals.add(results)
    return code


def wait(process: subprocess.Popen[bytes]) -> int:
    """Wait, also on Ctrl-C: pytest gets it as well and must have time to stop PostgreSQL."""
    try:
        return process.wait()
    except KeyboardInterrupt:
        process.wait()
        raise


def install_npm_packages(folder: Path) -> None:
    """What the lock asks; without npm or a network the tests that need it are skipped."""
    npm, lock = shutil.which("npm"), folder / "package-lock.json"
    installed = folder / "node_modules/.package-lock.json"
    if npm and not (installed.exists() and installed.stat().st_mtime >= lock.stat().st_mtime):
        quietly = ["--silent", "--no-audit", "--no-fund", "--ignore-scripts"]
        subprocess.run([npm, "ci", *quietly], cwd=folder, check=False)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("Afgebroken.")
