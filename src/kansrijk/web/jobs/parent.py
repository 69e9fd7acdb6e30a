"""A worker that another program started stops with it, also when that one was killed."""

import os
import signal
import threading
import time

LOOK = 0.5


def stop_with(parent: int) -> None:
    """Ask this process to stop, as Ctrl-C does, once ``parent`` is no longer its parent.

    A process whose parent is gone gets another one; that is so on every Unix, however it died.
    """
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOK)
    os.kill(os.getpid(), signal.SIGTERM)
