"""How often someone may send a form that is open to everyone. No address is kept.

The counter of an hour has a name made of address, form and hour with our secret: it cannot be
read back, and says nothing to who looks at the next hour.
"""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

HOUR = 3600


def is_too_often(request: HttpRequest, action: str, most: int) -> bool:
    """Whether this address has sent this form more than ``most`` times in this hour; counts it."""
    who = get_adapter().get_client_ip(request)
    name = salted_hmac("kansrijk.limit", f"{who} {action} {timezone.now():%Y-%m-%d %H}").hexdigest()
    key = f"limit:{name[:32]}"
    if cache.add(key, 1, HOUR):
        return most < 1
    try:
        return bool(cache.incr(key) > most)
    except ValueError:  # it went at this moment
        return False
