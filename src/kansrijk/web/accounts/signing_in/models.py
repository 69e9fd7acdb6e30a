"""Invitations, and sessions that were ended."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from kansrijk.web.accounts.models import Organisation, Person
from kansrijk.web.accounts.models.parts import CODE, KEY, is_filled, key_field, public_id_field
from kansrijk.web.accounts.models.person import LowerEmailField

DIGEST = 64


class Invitation(models.Model):
    """Someone is asked to come in: for an organisation, in a function and perhaps a role.

    Nothing is given before it is accepted. Who was made a person already (``person``) has his
    functions and roles elsewhere, and only needs a way in. Of the secret in the mail a digest is
    kept alone: who reads the database cannot accept. The address is emptied at the end.
    """

    public_id = public_id_field()
    digest = models.CharField(max_length=DIGEST, unique=True)
    email: Any = LowerEmailField(blank=True, default="")
    language = models.CharField(max_length=5, default="nl")
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="+", null=True, blank=True
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    function = models.CharField(max_length=KEY, blank=True, default="")
    role = models.CharField(max_length=KEY, blank=True, default="")
    scope_kind = models.CharField(max_length=12, blank=True, default="")
    scope_code = models.CharField(max_length=CODE, blank=True, default="")
    role_until = models.DateField(null=True, blank=True)
    invited_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "signing_in_invitation"
        constraints = (
            *is_filled("signing_in_invitation", "digest"),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")), name="signing_in_invitation_lasts"
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(revoked_at__isnull=True),
                name="signing_in_invitation_has_one_end",
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False)
                | (Q(organisation__isnull=False) & ~Q(function="")),
                name="signing_in_invitation_is_for_something",
            ),
            models.CheckConstraint(
                condition=Q(role="") | (Q(role_until__isnull=False) & ~Q(scope_code="")),
                name="signing_in_invitation_role_is_whole",
            ),
        )

    def __str__(self) -> str:
        """For a log or a shell: keys only."""
        return self.public_id


class EndedSession(models.Model):
    """A session that was ended from elsewhere, so that whoever still has it is told and noted."""

    digest = models.CharField(max_length=DIGEST, unique=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    reason = key_field()
    ended_at = models.DateTimeField(default=timezone.now)

    class Meta:
        db_table = "signing_in_ended_session"

    def __str__(self) -> str:
        """For a log or a shell: keys only."""
        return str(self.pk)
