"""What the browser is asked about a passkey, as text in the page."""

import json
from collections.abc import Mapping
from typing import Any


def options_text(options: Mapping[str, Any], *, is_new: bool = False) -> str:
    """The question as JSON; a new passkey must be one that knows whose it is, and is unlocked.

    The server asks for less, so that a key that cannot keep an account is not refused at the end.
    """
    plain: dict[str, Any] = json.loads(json.dumps(options, default=dict))
    if is_new:
        plain["publicKey"]["authenticatorSelection"] = {
            "residentKey": "required", "requireResidentKey": True, "userVerification": "required",
        }  # fmt: skip
    return json.dumps(plain)
