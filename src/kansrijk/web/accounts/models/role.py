"""A role that someone has for a while, for a place or a coalition."""

from django.db import models
from django.db.models import F, Q

from kansrijk.web.accounts.models.function import Function
from kansrijk.web.accounts.models.parts import (
    CODE,
    ends_after_start,
    is_filled,
    key_field,
    public_id_field,
)

SCOPE_KINDS = ("coalition", "municipality", "region", "country")


class RoleAssignment(models.Model):
    """Someone has a role, in a function, for a scope, until a day and for a reason.

    It hangs on the function: who leaves an organisation leaves his roles there with it. ``reason``
    and ``end_reason`` are words from reference/data/accounts/reasons.csv; a sentence could hold a
    name.
    """

    public_id = public_id_field()
    function = models.ForeignKey(Function, on_delete=models.PROTECT, related_name="roles")
    role = key_field()
    scope_kind = models.CharField(max_length=12)
    scope_code = models.CharField(max_length=CODE)
    valid_from = models.DateField()
    valid_to = models.DateField()
    reason = key_field()
    end_reason = models.CharField(max_length=40, blank=True, default="")

    class Meta:
        db_table = "accounts_role"
        constraints = (
            *is_filled("accounts_role", "role", "scope_code", "reason"),
            ends_after_start("accounts_role"),
            models.CheckConstraint(
                condition=Q(scope_kind__in=SCOPE_KINDS), name="accounts_role_scope_kind"
            ),
            models.UniqueConstraint(
                fields=("function", "role", "scope_kind", "scope_code", "valid_from"),
                # What was taken back on its first day may begin again.
                condition=Q(valid_to__gt=F("valid_from")),
                name="accounts_role_starts_once",
            ),
        )

    def __str__(self) -> str:
        """For a log or a shell: keys only."""
        return self.public_id
