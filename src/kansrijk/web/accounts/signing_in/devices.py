"""What is kept of a device: the family of its browser and system, and a cookie that we set.

The cookie says "someone signed in from here before as this person". Tries from such a browser are
counted apart, so that who guesses passwords elsewhere cannot keep the person out.
"""

import re

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

COOKIE = "known-here"
SALT = "kansrijk.signing_in.device"
AGE = 180 * 24 * 3600

#: First that fits wins: nearly every browser also says that it is another one.
_BROWSERS = (
    ("Edge", r"\bEdg"), ("Opera", r"\bOPR/"), ("Samsung Internet", r"SamsungBrowser"),
    ("Firefox", r"Firefox/|FxiOS"), ("Chrome", r"Chrome/|CriOS|Chromium"), ("Safari", r"Safari/"),
)  # fmt: skip
_SYSTEMS = (
    ("iPhone", r"iPhone"), ("iPad", r"iPad"), ("Android", r"Android"), ("Windows", r"Windows"),
    ("Mac", r"Mac OS X|Macintosh"), ("Linux", r"Linux|X11"),
)  # fmt: skip


def family(user_agent: str) -> str:
    """Browser and system without versions: "Firefox, Windows". Empty when it says neither."""
    found = (_first(_BROWSERS, user_agent), _first(_SYSTEMS, user_agent))
    return ", ".join(part for part in found if part)


def _first(names: tuple[tuple[str, str], ...], text: str) -> str:
    return next((name for name, pattern in names if re.search(pattern, text)), "")


def remember(response: HttpResponse, email: str, *, is_secure: bool) -> None:
    """Let this browser be known for this address."""
    value = signing.dumps(_mark(email), salt=SALT)
    response.set_cookie(COOKIE, value, max_age=AGE, httponly=True, samesite="Lax", secure=is_secure)


def is_known(request: HttpRequest, email: str) -> bool:
    """Whether who uses this browser signed in with this address before."""
    try:
        mark = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=AGE)
    except signing.BadSignature:
        return False
    return bool(mark == _mark(email))


def _mark(email: str) -> str:
    # No address in the cookie: a shared computer would tell who used it.
    return salted_hmac(SALT, email.lower()).hexdigest()[:32]
