"""What an editor made of an offer: every version is kept, the reference file stays the first load.

An offer that nobody changed has no row here: it is the row of the file.
"""

from django.db import models

from kansrijk.web.accounts.models.parts import CODE, is_filled, key_field, public_id_field
from kansrijk.web.coalitions.models import LONGEST_ADDRESS, LONGEST_TITLE
from kansrijk.web.coalitions.moments import PRECISIONS, Moment

LONGEST_SLUG = 80
#: A digest of a row of the file, in hexadecimal.
DIGEST = 64


class OfferVersion(models.Model):
    """An offer as a whole from a day on, with the source of the change. Never changed afterwards.

    ``content`` holds the columns of the reference file; ``file_digest`` is the row of that file
    that was last looked at, so that a newer one shows itself. ``recorded_by`` is a key.
    """

    public_id = public_id_field()
    slug = models.CharField(max_length=LONGEST_SLUG)
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    is_withdrawn = models.BooleanField(default=False)
    file_digest = models.CharField(max_length=DIGEST, blank=True, default="")
    valid_from = models.DateField()
    source_title = models.CharField(max_length=LONGEST_TITLE)
    source_url = models.URLField(max_length=LONGEST_ADDRESS, blank=True, default="")
    source_day = models.DateField()
    source_precision = models.CharField(max_length=5, default="day")
    reason = key_field()
    recorded_by = models.CharField(max_length=64)
    recorded_role = models.CharField(max_length=CODE, blank=True, default="")

    class Meta:
        db_table = "support_offer_version"
        constraints = (
            *is_filled("support_offer_version", "slug", "source_title", "reason", "recorded_by"),
            models.UniqueConstraint(
                fields=("slug", "number"), name="support_offer_version_is_numbered"
            ),
            models.CheckConstraint(
                condition=models.Q(source_precision__in=PRECISIONS),
                name="support_offer_version_precision_is_known",
            ),
        )

    def __str__(self) -> str:
        """For a log or a shell."""
        return self.public_id

    @property
    def source_date(self) -> Moment:
        """The date of the source."""
        return Moment(self.source_day, self.source_precision)


class Proposal(models.Model):
    """A newer row of the file for an offer that was edited, and what an editor decided on it.

    Until then it is open and has no row: that the file differs is seen from the file itself.
    """

    public_id = public_id_field()
    slug = models.CharField(max_length=LONGEST_SLUG)
    file_digest = models.CharField(max_length=DIGEST)
    content = models.JSONField()
    is_accepted = models.BooleanField()
    reason = key_field()
    decided_by = models.CharField(max_length=64)
    decided_role = models.CharField(max_length=CODE, blank=True, default="")
    decided_on = models.DateField()

    class Meta:
        db_table = "support_proposal"
        constraints = (
            *is_filled("support_proposal", "slug", "file_digest", "reason", "decided_by"),
            models.UniqueConstraint(
                fields=("slug", "file_digest"), name="support_proposal_is_decided_once"
            ),
        )

    def __str__(self) -> str:
        """For a log or a shell."""
        return self.public_id
