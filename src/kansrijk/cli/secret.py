"""One secret key for all processes of a demonstration: links in mail outlive a restart."""

import os
import secrets

from kansrijk.folders import data_folder

NAME = "KANSRIJK_SECRET_KEY"


def keep_secret_key() -> None:
    """Without a key in the environment, use the one in the data folder; in production: none.

    There the settings refuse to start, for a secret is not to be found by chance in a folder.
    """
    if os.environ.get(NAME) or os.environ.get("KANSRIJK_PRODUCTION") == "1":
        return
    path = data_folder() / "secret-key"
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        # Whole or not there: a link fails when another process made the file first.
        made = path.with_name(f"secret-key-{os.getpid()}")
        made.touch(mode=0o600)
        made.write_text(secrets.token_urlsafe(50), encoding="ascii")
        try:
            os.link(made, path)
        finally:
            made.unlink()
    except FileExistsError:
        pass
    os.environ[NAME] = path.read_text(encoding="ascii")
