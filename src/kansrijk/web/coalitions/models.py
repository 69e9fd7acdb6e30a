"""Coalitions, the municipalities in them, and what is known of each municipality, with evidence.

That nothing is known of a municipality is no row: it is that there is none.
"""

from django.db import models
from django.db.models import F, Q

from kansrijk.web.accounts.models.parts import (
    CODE,
    ends_after_start,
    is_filled,
    key_field,
    public_id_field,
)
from kansrijk.web.coalitions.moments import PRECISIONS, Moment

LONGEST_NAME = 120
LONGEST_TITLE = 200
LONGEST_ADDRESS = 300
LONGEST_REMARK = 300


def _precision() -> models.CharField:
    return models.CharField(max_length=5, default="day")


class Dated(models.Model):
    """From when to when, and which source says so; without a source nothing is recorded.

    ``valid_to`` is the first day on which it no longer holds. ``is_latest_start``: the source shows
    that it was so by then, and not since when.
    """

    valid_from = models.DateField()
    valid_from_precision = _precision()
    is_latest_start = models.BooleanField(default=False)
    valid_to = models.DateField(null=True, blank=True)
    source_title = models.CharField(max_length=LONGEST_TITLE)
    source_url = models.URLField(max_length=LONGEST_ADDRESS, blank=True, default="")
    source_day = models.DateField()
    source_precision = _precision()

    class Meta:
        abstract = True

    @property
    def start(self) -> Moment:
        """Since when, as precise as the source."""
        return Moment(self.valid_from, self.valid_from_precision)

    @property
    def source_date(self) -> Moment:
        """The date of the source."""
        return Moment(self.source_day, self.source_precision)


def dated_constraints(table: str) -> list[models.BaseConstraint]:
    """What the database itself refuses of something dated."""
    known = Q(valid_from_precision__in=PRECISIONS, source_precision__in=PRECISIONS)
    return [
        *is_filled(table, "source_title"),
        ends_after_start(table),
        models.CheckConstraint(condition=known, name=f"{table}_precision_is_known"),
    ]


class Coalition(Dated):
    """A coalition, local or regional. Until it is public only who may keep it sees it."""

    public_id = public_id_field()
    slug = models.SlugField(max_length=80)
    name = models.CharField(max_length=LONGEST_NAME)
    kind = key_field()
    is_public = models.BooleanField(default=False)
    is_invented = models.BooleanField(default=False)

    class Meta:
        db_table = "coalitions_coalition"
        constraints = (
            *is_filled("coalitions_coalition", "slug", "name", "kind"),
            *dated_constraints("coalitions_coalition"),
            # The invented country has its own addresses.
            models.UniqueConstraint(
                fields=("slug", "is_invented"), name="coalitions_coalition_slug_is_of_one"
            ),
        )

    def __str__(self) -> str:
        """For a log or a shell."""
        return self.public_id


class Membership(Dated):
    """A municipality takes part in a coalition; one may take part in several."""

    public_id = public_id_field()
    coalition = models.ForeignKey(Coalition, on_delete=models.PROTECT, related_name="memberships")
    municipality = models.CharField(max_length=CODE)

    class Meta:
        db_table = "coalitions_membership"
        constraints = (
            *is_filled("coalitions_membership", "municipality"),
            *dated_constraints("coalitions_membership"),
            models.UniqueConstraint(
                fields=("coalition", "municipality"),
                condition=Q(valid_to__isnull=True),
                name="coalitions_membership_is_open_once",
            ),
        )

    def __str__(self) -> str:
        """For a log or a shell."""
        return self.public_id


class MunicipalityStatus(Dated):
    """What a source says that a municipality has, for a while. ``recorded_by`` is a key."""

    public_id = public_id_field()
    municipality = models.CharField(max_length=CODE)
    status = key_field()
    remark = models.CharField(max_length=LONGEST_REMARK, blank=True, default="")
    is_invented = models.BooleanField(default=False)
    recorded_by = models.CharField(max_length=64)
    recorded_role = models.CharField(max_length=40, blank=True, default="")
    recorded_on = models.DateField()

    class Meta:
        db_table = "coalitions_municipality_status"
        constraints = (
            *is_filled("coalitions_municipality_status", "municipality", "status", "recorded_by"),
            *dated_constraints("coalitions_municipality_status"),
            models.UniqueConstraint(
                fields=("municipality",),
                condition=Q(valid_to__isnull=True),
                name="coalitions_municipality_status_is_open_once",
            ),
            models.UniqueConstraint(
                fields=("municipality", "valid_from"),
                # What was taken back on its first day may begin again.
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="coalitions_municipality_status_starts_once",
            ),
        )

    def __str__(self) -> str:
        """For a log or a shell."""
        return self.public_id


class MunicipalityTranche(models.Model):
    """The round in which a municipality joined the programme, and which source says so."""

    municipality = models.CharField(max_length=CODE, unique=True)
    number = models.PositiveSmallIntegerField()
    source_title = models.CharField(max_length=LONGEST_TITLE)
    source_url = models.URLField(max_length=LONGEST_ADDRESS, blank=True, default="")
    source_day = models.DateField()
    source_precision = _precision()
    is_invented = models.BooleanField(default=False)

    class Meta:
        db_table = "coalitions_municipality_tranche"
        constraints = is_filled("coalitions_municipality_tranche", "municipality", "source_title")

    def __str__(self) -> str:
        """For a log or a shell."""
        return f"{self.municipality} {self.number}"

    @property
    def source_date(self) -> Moment:
        """The date of the source."""
        return Moment(self.source_day, self.source_precision)


class OwnRegion(Dated):
    """A region of a coalition's own: a name for some of its municipalities."""

    public_id = public_id_field()
    coalition = models.ForeignKey(Coalition, on_delete=models.PROTECT, related_name="own_regions")
    name = models.CharField(max_length=LONGEST_NAME)

    class Meta:
        db_table = "coalitions_own_region"
        constraints = (
            *is_filled("coalitions_own_region", "name"),
            *dated_constraints("coalitions_own_region"),
            models.UniqueConstraint(
                fields=("coalition", "name"),
                condition=Q(valid_to__isnull=True),
                name="coalitions_own_region_is_open_once",
            ),
        )

    def __str__(self) -> str:
        """For a log or a shell."""
        return self.public_id


class OwnRegionMember(models.Model):
    """A municipality in a region of one's own."""

    region = models.ForeignKey(OwnRegion, on_delete=models.PROTECT, related_name="members")
    municipality = models.CharField(max_length=CODE)

    class Meta:
        db_table = "coalitions_own_region_member"
        constraints = (
            models.UniqueConstraint(
                fields=("region", "municipality"), name="coalitions_own_region_member_once"
            ),
        )

    def __str__(self) -> str:
        """For a log or a shell."""
        return self.municipality
