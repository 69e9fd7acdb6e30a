"""Where Kansrijk keeps what it makes: releases and, in the demo, the database."""

import os
import sys
from pathlib import Path


def data_folder() -> Path:
    """``KANSRIJK_DATA``, or a folder inside the Python environment that can be thrown away."""
    return Path(os.environ.get("KANSRIJK_DATA") or Path(sys.prefix) / "var" / "kansrijk")
