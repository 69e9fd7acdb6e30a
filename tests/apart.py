"""What a worker process is asked to do in tests. It stands here, where another process finds it."""

import os
import signal

from kansrijk.errors import UserError


def refuse(_: object) -> None:
    """Refuse, whatever is asked."""
    raise UserError("het kan niet")


def stop(_: int) -> None:
    """Die as a process that the system kills."""
    os.kill(os.getpid(), signal.SIGKILL)
