"""Membership of municipalities, and what the database itself refuses."""

import django.db.models.deletion
from django.db import migrations, models

import kansrijk.web.accounts.models.parts


class Migration(migrations.Migration):
    dependencies = (("coalitions", "0001_initial"),)

    operations = [
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField()),
                ("valid_from_precision", models.CharField(default="day", max_length=5)),
                ("is_latest_start", models.BooleanField(default=False)),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("source_title", models.CharField(max_length=200)),
                ("source_url", models.URLField(blank=True, default="", max_length=300)),
                ("source_day", models.DateField()),
                ("source_precision", models.CharField(default="day", max_length=5)),
                (
                    "public_id",
                    models.CharField(
                        default=kansrijk.web.accounts.models.parts.new_public_id,
                        editable=False,
                        max_length=20,
                        unique=True,
                    ),
                ),
                ("municipality", models.CharField(max_length=32)),
                (
                    "coalition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="coalitions.coalition",
                    ),
                ),
            ],
            options={
                "db_table": "coalitions_membership",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("municipality", ""), _negated=True),
                        name="coalitions_membership_municipality_is_filled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source_title", ""), _negated=True),
                        name="coalitions_membership_source_title_is_filled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="coalitions_membership_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("source_precision__in", ("year", "month", "day")),
                            ("valid_from_precision__in", ("year", "month", "day")),
                        ),
                        name="coalitions_membership_precision_is_known",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("valid_to__isnull", True)),
                        fields=("coalition", "municipality"),
                        name="coalitions_membership_is_open_once",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="ownregion",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True),
                name="coalitions_own_region_name_is_filled",
            ),
        ),
        migrations.AddConstraint(
            model_name="ownregion",
            constraint=models.CheckConstraint(
                condition=models.Q(("source_title", ""), _negated=True),
                name="coalitions_own_region_source_title_is_filled",
            ),
        ),
        migrations.AddConstraint(
            model_name="ownregion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to__isnull", True),
                    ("valid_to__gte", models.F("valid_from")),
                    _connector="OR",
                ),
                name="coalitions_own_region_ends_after_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="ownregion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("source_precision__in", ("year", "month", "day")),
                    ("valid_from_precision__in", ("year", "month", "day")),
                ),
                name="coalitions_own_region_precision_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="ownregion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("valid_to__isnull", True)),
                fields=("coalition", "name"),
                name="coalitions_own_region_is_open_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="ownregionmember",
            constraint=models.UniqueConstraint(
                fields=("region", "municipality"), name="coalitions_own_region_member_once"
            ),
        ),
    ]
