"""A worker beside the site: started with it, started again when it dies, and never left behind."""

import os
import subprocess
import sys
import threading

#: Between two starts, so that a worker that cannot start costs next to nothing.
PAUSE = 2.0


class WorkerBeside:
    """A process that runs the jobs as long as the ``with`` block lasts."""

    def __init__(self) -> None:
        self._is_over = threading.Event()
        self._worker = self._started()
        self._watcher = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> None:
        self._watcher.start()

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        self._worker.terminate()
        self._watcher.join()

    def _watch(self) -> None:
        self._worker.wait()
        while not self._is_over.wait(PAUSE):
            self._worker = self._started()
            if self._is_over.is_set():  # just too late to be told by the other thread
                self._worker.terminate()
            self._worker.wait()

    def _started(self) -> "subprocess.Popen[bytes]":
        # The same program, and not the name of a script that may not be on the path.
        program = [sys.executable, "-c", "from kansrijk.cli import main; main()"]
        # In its own session: Ctrl-C reaches the site alone, which lets it finish its job. It looks
        # itself whether we still live, for who is killed cannot stop it.
        return subprocess.Popen(
            [*program, "work", "--parent", str(os.getpid())], start_new_session=True
        )
