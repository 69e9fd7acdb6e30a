"""Secrets of second factors are encrypted before they reach the database.

Each key is any long random text; the newest encrypts, the older ones still decrypt, so that a key
can be replaced without anybody losing his second factor.
"""

import base64
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from kansrijk.errors import UserError


def encrypt(text: str) -> str:
    """The text as it may stand in the database."""
    return _box(_keys()).encrypt(text.encode()).decode()


def decrypt(encrypted: str) -> str:
    """The text again. Raises UserError when none of the keys fits."""
    try:
        return _box(_keys()).decrypt(encrypted.encode()).decode()
    except InvalidToken:
        raise UserError(
            "Een tweede stap is versleuteld met een sleutel die er niet meer is."
            " Zet de oude sleutel achteraan in KANSRIJK_MFA_KEYS."
        ) from None


def renewed(encrypted: str) -> str:
    """The same secret under the newest key."""
    return _box(_keys()).rotate(encrypted.encode()).decode()


def _keys() -> tuple[str, ...]:
    # Without keys of its own a demonstration uses one made of its secret key; production refuses.
    return tuple(settings.MFA_KEYS) or (settings.SECRET_KEY,)


@lru_cache(maxsize=4)
def _box(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(_fernet_key(key)) for key in keys])


def _fernet_key(key: str) -> bytes:
    derived = HKDF(SHA256(), 32, salt=None, info=b"kansrijk second factor").derive(key.encode())
    return base64.urlsafe_b64encode(derived)
