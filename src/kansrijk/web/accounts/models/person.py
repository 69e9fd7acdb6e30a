"""A person who can sign in, by e-mail."""

import secrets
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac

from kansrijk.web.accounts.models.parts import public_id_field


class LowerEmailField(models.EmailField):
    """An e-mail address without capitals, in what is stored and in what is looked for."""

    def get_prep_value(self, value: Any) -> Any:
        """As it goes to the database."""
        prepared = super().get_prep_value(value)
        return prepared.strip().lower() if isinstance(prepared, str) else prepared


def new_sessions_key() -> str:
    """What every session of a person is tied to; a new one ends them all."""
    return secrets.token_hex(16)


class Person(AbstractBaseUser):
    """Someone who works with Kansrijk. What he may do follows from his roles, never from here.

    An erased person keeps this row, without a name or address, so that what he did stays dated.
    """

    public_id = public_id_field()
    email = LowerEmailField(unique=True, null=True)  # nothing once erased
    name = models.CharField(max_length=120, blank=True, default="")
    language = models.CharField(max_length=5, default="nl")
    is_active = models.BooleanField(default=True)
    is_invented = models.BooleanField(default=False)  # of the example; never beside real people
    made_at = models.DateTimeField(auto_now_add=True)
    confirmed_on = models.DateField(null=True, blank=True)  # the person said: this is still right
    deactivated_on = models.DateField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)
    sessions_key = models.CharField(max_length=32, default=new_sessions_key, editable=False)

    objects = BaseUserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ()

    class Meta:
        db_table = "accounts_person"
        constraints = (
            models.CheckConstraint(
                condition=Q(email=Lower("email")), name="accounts_person_email_is_lower"
            ),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=False, email__isnull=True, name="", is_active=False)
                | Q(erased_at__isnull=True, email__isnull=False),
                name="accounts_person_erased_is_empty",
            ),
        )

    def __str__(self) -> str:
        """For a log or a shell: keys only."""
        return self.public_id

    def get_full_name(self) -> str:
        """What others see; an erased person has none."""
        return self.name

    def _get_session_auth_hash(self, secret: Any = None) -> str:
        """Also tied to ``sessions_key``: a new one ends every session at the next request."""
        salt = "kansrijk.web.accounts.models.Person.session"
        value = f"{self.password}:{self.sessions_key}"
        return salted_hmac(salt, value, secret=secret, algorithm="sha256").hexdigest()
