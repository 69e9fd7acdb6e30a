"""Links in mail: signed, with an end, and used once where a room wants that.

A link holds the key of what it is about, in the open: sign no content. Another purpose, another
key or another end is another signature.
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import IntegrityError, transaction
from django.utils import timezone

from kansrijk.web.jobs.models import UsedLink


class LinkError(Exception):
    """A link that does not open anything."""


class ForgedLinkError(LinkError):
    """Not ours, cut off, or made with another secret key."""


class ExpiredLinkError(LinkError):
    """Past its end."""


class UsedLinkError(LinkError):
    """It has done its work, or what it was for is gone."""


@dataclass(frozen=True, slots=True)
class Link:
    """What a good link says."""

    key: str
    until: datetime
    digest: str


def make_token(purpose: str, key: str, lasts: timedelta) -> str:
    """The part of an address that opens ``key`` for one purpose, for so long."""
    until = int((timezone.now() + lasts).timestamp())
    return _signer(purpose).sign_object({"key": key, "until": until})


def read_token(purpose: str, token: str) -> Link:
    """What a token says; raises LinkError, each kind its own, when it opens nothing."""
    try:
        told = _signer(purpose).unsign_object(token)
    except BadSignature:
        raise ForgedLinkError from None
    until = datetime.fromtimestamp(told["until"], UTC)
    if until <= timezone.now():
        raise ExpiredLinkError
    link = Link(told["key"], until, hashlib.sha256(f"{purpose} {token}".encode()).hexdigest())
    if UsedLink.objects.filter(digest=link.digest).exists():
        raise UsedLinkError
    return link


def use(link: Link) -> None:
    """Use a link up, in the transaction of what it does; of two at once one raises LinkError."""
    try:
        with transaction.atomic():
            UsedLink.objects.create(digest=link.digest, until=link.until)
    except IntegrityError:
        raise UsedLinkError from None


def site_address(path: str) -> str:
    """A whole address for in a mail."""
    return settings.SITE_ADDRESS.rstrip("/") + path


def _signer(purpose: str) -> Signer:
    return Signer(salt=f"kansrijk.link.{purpose}")
