"""The local layer: which offers exist in a municipality, remarks about them, and gaps.

That nothing is known of an offer somewhere is no row, or a row that says ``unknown``: never "no".
"""

from django.db import models
from django.db.models import Q

from kansrijk.web.accounts.models import Organisation
from kansrijk.web.accounts.models.parts import CODE, is_filled, key_field, public_id_field
from kansrijk.web.coalitions.models import LONGEST_ADDRESS, LONGEST_NAME, Dated, dated_constraints

SLUG = 80
LONGEST_TEXT = 300
LONGEST_PHONE = 40
#: Of all the words by which a row is found.
LONGEST_SEARCH = 1200
AVAILABILITIES = ("yes", "no", "unknown")
AREA_KINDS = ("municipality", "neighbourhood", "region")


def _text(length: int) -> models.CharField:
    return models.CharField(max_length=length, blank=True, default="")


class LocalOffer(Dated):
    """What is known of one national offer in one municipality; there may be several of an offer.

    Function and general number are public; name, direct number and e-mail address of the contact
    are not. ``checked_by`` is a key. ``loaded_as`` is the row of the reference file that it came
    from, so that a later load knows it, also when someone edited it.
    """

    public_id = public_id_field()
    municipality = models.CharField(max_length=CODE)
    offer = models.CharField(max_length=SLUG)
    availability = models.CharField(max_length=7)
    name = _text(LONGEST_NAME)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="local_offers"
    )
    organisation_name = _text(LONGEST_NAME)  # where it is not in the register
    contact_function = _text(LONGEST_NAME)
    phone = _text(LONGEST_PHONE)  # general
    contact_name = _text(LONGEST_NAME)
    contact_direct = _text(LONGEST_PHONE)
    contact_email = models.EmailField(blank=True, default="")
    area_kind = models.CharField(max_length=13, default="municipality")
    area_name = _text(LONGEST_NAME)
    languages = _text(LONGEST_NAME)  # keys, with a space between them
    wait_weeks = models.PositiveSmallIntegerField(null=True, blank=True)
    accepts = models.BooleanField(null=True, blank=True)
    accepts_on = models.DateField(null=True, blank=True)
    agreement = _text(LONGEST_TEXT)
    agreement_url = models.URLField(max_length=LONGEST_ADDRESS, blank=True, default="")
    checked_on = models.DateField(null=True, blank=True)
    checked_by = _text(64)
    checked_role = _text(40)
    confirmed_on = models.DateField(null=True, blank=True)  # by the contact
    asked_on = models.DateField(null=True, blank=True)
    loaded_as = _text(SLUG)
    search = _text(LONGEST_SEARCH)  # what it is found by, made of the rest and the catalogue
    is_invented = models.BooleanField(default=False)

    class Meta:
        db_table = "support_local_offer"
        constraints = (
            *is_filled("support_local_offer", "municipality", "offer"),
            *dated_constraints("support_local_offer"),
            models.CheckConstraint(
                condition=Q(availability__in=AVAILABILITIES), name="support_local_offer_is_known"
            ),
            models.CheckConstraint(
                condition=Q(area_kind__in=AREA_KINDS), name="support_local_offer_area_kind"
            ),
            models.CheckConstraint(
                condition=Q(accepts__isnull=True) | Q(accepts_on__isnull=False),
                name="support_local_offer_accepts_on_a_day",
            ),
            models.UniqueConstraint(
                fields=("loaded_as",), condition=~Q(loaded_as=""), name="support_local_offer_once"
            ),
        )
        indexes = (models.Index(fields=("municipality", "offer"), name="support_local_place"),)

    def __str__(self) -> str:
        """For a log or a shell."""
        return self.public_id


class Gap(models.Model):
    """How often someone said that help for a theme is missing somewhere, in a month. Nobody else.

    No person, no day and no situation: the three of them and a count is all there is.
    """

    municipality = models.CharField(max_length=CODE)
    theme = key_field()
    month = models.CharField(max_length=7)  # 2026-11
    times = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "support_gap"
        constraints = (
            *is_filled("support_gap", "municipality", "theme", "month"),
            models.UniqueConstraint(
                fields=("municipality", "theme", "month"), name="support_gap_is_one_count"
            ),
        )

    def __str__(self) -> str:
        """For a log or a shell."""
        return f"{self.municipality} {self.theme} {self.month}"


class Remark(models.Model):
    """ "This is not right": which offer, where, a reason from a list, and a day. No free text.

    The same said again while it is open counts up: ``times``.
    """

    public_id = public_id_field()
    municipality = models.CharField(max_length=CODE)
    offer = models.CharField(max_length=SLUG)
    local_offer = models.ForeignKey(
        LocalOffer, null=True, blank=True, on_delete=models.PROTECT, related_name="remarks"
    )
    reason = key_field()
    times = models.PositiveIntegerField(default=1)
    made_on = models.DateField()
    handled_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=40, blank=True, default="")

    class Meta:
        db_table = "support_remark"
        constraints = (
            *is_filled("support_remark", "municipality", "offer", "reason"),
            models.CheckConstraint(
                condition=Q(handled_on__isnull=True, outcome="")
                | (Q(handled_on__isnull=False) & ~Q(outcome="")),
                name="support_remark_is_handled_with_an_outcome",
            ),
            models.UniqueConstraint(
                fields=("local_offer", "reason"),
                condition=Q(handled_on__isnull=True),
                name="support_remark_of_a_row_is_open_once",
            ),
            models.UniqueConstraint(
                fields=("municipality", "offer", "reason"),
                condition=Q(handled_on__isnull=True, local_offer__isnull=True),
                name="support_remark_is_open_once",
            ),
        )

    def __str__(self) -> str:
        """For a log or a shell."""
        return self.public_id
