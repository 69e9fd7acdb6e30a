"""The secret of an invitation: in the mail only; here stands its digest."""

import secrets
from hashlib import sha256

from kansrijk.web.accounts.signing_in.models import Invitation


def digest(secret: str) -> str:
    """How a secret stands in the database."""
    return sha256(secret.encode()).hexdigest()


def unknown_secret() -> str:
    """The digest of a secret that nobody has: until the mail is written."""
    return digest(secrets.token_urlsafe(32))


def renew_secret(invitation: Invitation) -> str:
    """A secret for the letter that is written now; an earlier one stops working."""
    secret = secrets.token_urlsafe(32)
    Invitation.objects.filter(pk=invitation.pk).update(digest=digest(secret))
    return secret
