"""A code from an app counts once, also within the time that it is still accepted (RFC 6238, 5.2).

The number of the half minute that was used last is kept with the secret. When the clock of the
server runs back, codes of half minutes that passed already are refused until it is right again.
"""

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.db import transaction

from kansrijk.web.accounts.signing_in.encryption import decrypt

LAST = "last_counter"


def use_code(authenticator: Authenticator, code: str, is_same: Callable[..., bool]) -> bool:
    """Whether this code is newer than the last that was used; it is used now."""
    with transaction.atomic():
        held = Authenticator.objects.select_for_update().get(pk=authenticator.pk)
        counter = _counter_of(held, code, is_same)
        if counter is None or counter <= held.data.get(LAST, -1):
            return False
        held.data[LAST] = counter
        held.save(update_fields=["data"])
    authenticator.data = held.data
    return True


def _counter_of(held: Any, code: str, is_same: Callable[..., bool]) -> int | None:
    secret = decrypt(held.data["secret"])
    for counter in yield_hotp_counters_from_time():
        if is_same(actual=code, expected=format_hotp_value(hotp_value(secret, counter))):
            return counter
    return None
