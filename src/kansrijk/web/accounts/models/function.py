"""What a person does in an organisation, from when to when."""

from django.db import models
from django.db.models import F, Q

from kansrijk.web.accounts.models.organisation import Organisation
from kansrijk.web.accounts.models.parts import (
    ends_after_start,
    is_filled,
    key_field,
    public_id_field,
)
from kansrijk.web.accounts.models.person import Person


class Function(models.Model):
    """A person has a function in an organisation; one person may have several, also in several.

    ``valid_to`` is the first day on which it no longer holds; open while there is none.
    """

    public_id = public_id_field()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="functions")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="functions"
    )
    kind = key_field()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    # Whether others than colleagues see the name: the choice of the person, no unless he says so.
    is_public = models.BooleanField(default=False)

    class Meta:
        db_table = "accounts_function"
        constraints = (
            *is_filled("accounts_function", "kind"),
            ends_after_start("accounts_function"),
            # Overlap is refused by the action, which holds the person; this much by the database.
            models.UniqueConstraint(
                fields=("person", "organisation", "kind"),
                condition=Q(valid_to__isnull=True),
                name="accounts_function_is_open_once",
            ),
            models.UniqueConstraint(
                fields=("person", "organisation", "kind", "valid_from"),
                # What was taken back on its first day may begin again.
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="accounts_function_starts_once",
            ),
        )

    def __str__(self) -> str:
        """For a log or a shell: keys only."""
        return self.public_id
