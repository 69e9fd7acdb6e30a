"""A data folder of our own, and programs that serve from it while a benchmark lasts."""

import logging
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPException
from pathlib import Path

from clients import Application, Browser

from kansrijk.folders import data_folder
from kansrijk.monitor.counted.invented import invented_release
from kansrijk.monitor.published.assemble import published_release

#: Where the environment that runs the benchmark keeps its programs.
PROGRAMS = Path(sys.executable).parent
PATIENCE = 60  # seconds for a server to answer its first question


@contextmanager
def own_data_folder() -> Iterator[Path]:
    """An empty folder in which this process and its children keep releases and the database."""
    before = os.environ.get("KANSRIJK_DATA")
    with tempfile.TemporaryDirectory(prefix="kansrijk-bench-") as folder:
        os.environ["KANSRIJK_DATA"] = folder
        try:
            yield Path(folder)
        finally:
            del os.environ["KANSRIJK_DATA"]
            if before is not None:
                os.environ["KANSRIJK_DATA"] = before


def prepared_application() -> Application:
    """The site in this process, with its release, database and static files, as `serve` does."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "kansrijk.web.settings"
    import django
    from django.core.management import call_command

    published_release(data_folder())
    invented_release(data_folder())
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    from kansrijk.web.coalitions.actions.loading import load_register

    load_register()
    # The application reads the folder of static files when it is made.
    from kansrijk.web.wsgi import application

    # A 404 is one of the pages we measure; that it is missing need not be said each time.
    logging.getLogger("django.request").setLevel(logging.ERROR)
    return application


@contextmanager
def kansrijk_server() -> Iterator[Browser]:
    """``kansrijk serve`` with one worker: granian, as in the demo."""
    port = free_port()
    command = [str(PROGRAMS / "kansrijk"), "serve", "--port", str(port), "--workers", "1"]
    with serving(command, port, "/gezondheid/") as browser:
        yield browser


@contextmanager
def serving(command: Sequence[str], port: int, first: str) -> Iterator[Browser]:
    """Run a server until the block ends; ``first`` is a page it must answer before we start."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=said, stderr=said)
        browser = Browser(port)
        try:
            if not _answers(process, browser, first):
                said.seek(0)
                raise RuntimeError(f"no good answer to {first}: {said.read().decode()}")
            yield browser
        finally:
            browser.close()
            _stop(process)


def free_port() -> int:
    """A port on loopback that nothing listens to."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _answers(process: subprocess.Popen[bytes], browser: Browser, first: str) -> bool:
    """Whether ``first`` is answered well before our patience or the server ends."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            return browser.get(first).status == 200
        except (OSError, HTTPException):
            browser.close()
            time.sleep(0.1)
    return False


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
