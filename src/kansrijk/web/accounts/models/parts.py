"""What several models share: an address that tells nothing, and from when to when it holds."""

import secrets
from datetime import date

from django.db import models
from django.db.models import F, Q

KEY = 40  # of a word from a reference file: a domain, a role, a reason
CODE = 32  # of an area or a coalition


def new_public_id() -> str:
    """What stands for a record in an address: random, so that nobody can count or guess."""
    return secrets.token_hex(10)


def public_id_field() -> models.CharField:
    """The random name of a record in addresses; the number in the database stays inside."""
    return models.CharField(max_length=20, unique=True, default=new_public_id, editable=False)


def key_field() -> models.CharField:
    """A word from a reference file."""
    return models.CharField(max_length=KEY)


def is_filled(table: str, *names: str) -> list[models.CheckConstraint]:
    """These texts are never empty, whoever writes them."""
    return [
        models.CheckConstraint(condition=~Q(**{name: ""}), name=f"{table}_{name}_is_filled")
        for name in names
    ]


def ends_after_start(table: str) -> models.CheckConstraint:
    """What ends before it starts is refused by the database itself; no end is allowed here."""
    condition = Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from"))
    return models.CheckConstraint(condition=condition, name=f"{table}_ends_after_start")


def valid_on(day: date) -> Q:
    """What holds on a day: ``valid_to`` is the first day on which it no longer does."""
    return Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gt=day))
