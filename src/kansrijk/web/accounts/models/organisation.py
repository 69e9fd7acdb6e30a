"""An organisation, and the numbers under which others know it."""

from django.db import models
from django.db.models import Q

from kansrijk.web.accounts.models.parts import CODE, is_filled, key_field, public_id_field

#: Where an organisation belongs, from small to large.
AREA_KINDS = ("municipality", "region", "country")


class Organisation(models.Model):
    """A party: a practice, a municipality, a foundation, a group of parents.

    ``domain`` and ``kind`` are words from reference/data/accounts. The area is where it belongs:
    whoever has a role there may be allowed to see or change it.
    """

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    domain = key_field()
    kind = key_field()
    area_kind = models.CharField(max_length=12)
    area_code = models.CharField(max_length=CODE)
    website = models.URLField(max_length=200, blank=True, default="")
    email = models.EmailField(blank=True, default="")  # of the organisation, never of a person
    phone = models.CharField(max_length=20, blank=True, default="")
    is_invented = models.BooleanField(default=False)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "accounts_organisation"
        constraints = (
            *is_filled("accounts_organisation", "slug", "name", "domain", "kind", "area_code"),
            models.CheckConstraint(
                condition=Q(area_kind__in=AREA_KINDS), name="accounts_organisation_area_kind"
            ),
        )

    def __str__(self) -> str:
        """For a log or a shell."""
        return self.slug


class ExternalNumber(models.Model):
    """A number from outside: value, kind, where it was found and when it was checked."""

    public_id = public_id_field()
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="external_numbers"
    )
    kind = key_field()
    value = models.CharField(max_length=40)
    source = models.CharField(max_length=120)
    checked_on = models.DateField()

    class Meta:
        db_table = "accounts_external_number"
        constraints = (
            *is_filled("accounts_external_number", "kind", "value", "source"),
            models.UniqueConstraint(
                fields=("kind", "value"), name="accounts_external_number_is_of_one"
            ),
        )

    def __str__(self) -> str:
        """For a log or a shell."""
        return f"{self.kind} {self.public_id}"
