from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("accounts", "0001_initial"),)

    operations = [
        migrations.AddConstraint(
            model_name="function",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind", ""), _negated=True),
                name="accounts_function_kind_is_filled",
            ),
        ),
        migrations.AddConstraint(
            model_name="function",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to__isnull", True),
                    ("valid_to__gte", models.F("valid_from")),
                    _connector="OR",
                ),
                name="accounts_function_ends_after_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="function",
            constraint=models.UniqueConstraint(
                condition=models.Q(("valid_to__isnull", True)),
                fields=("person", "organisation", "kind"),
                name="accounts_function_is_open_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="function",
            constraint=models.UniqueConstraint(
                fields=("person", "organisation", "kind", "valid_from"),
                name="accounts_function_starts_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="externalnumber",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind", ""), _negated=True),
                name="accounts_external_number_kind_is_filled",
            ),
        ),
        migrations.AddConstraint(
            model_name="externalnumber",
            constraint=models.CheckConstraint(
                condition=models.Q(("value", ""), _negated=True),
                name="accounts_external_number_value_is_filled",
            ),
        ),
        migrations.AddConstraint(
            model_name="externalnumber",
            constraint=models.CheckConstraint(
                condition=models.Q(("source", ""), _negated=True),
                name="accounts_external_number_source_is_filled",
            ),
        ),
        migrations.AddConstraint(
            model_name="externalnumber",
            constraint=models.UniqueConstraint(
                fields=("kind", "value"), name="accounts_external_number_is_of_one"
            ),
        ),
        migrations.AddConstraint(
            model_name="roleassignment",
            constraint=models.CheckConstraint(
                condition=models.Q(("role", ""), _negated=True), name="accounts_role_role_is_filled"
            ),
        ),
        migrations.AddConstraint(
            model_name="roleassignment",
            constraint=models.CheckConstraint(
                condition=models.Q(("scope_code", ""), _negated=True),
                name="accounts_role_scope_code_is_filled",
            ),
        ),
        migrations.AddConstraint(
            model_name="roleassignment",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True),
                name="accounts_role_reason_is_filled",
            ),
        ),
        migrations.AddConstraint(
            model_name="roleassignment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to__isnull", True),
                    ("valid_to__gte", models.F("valid_from")),
                    _connector="OR",
                ),
                name="accounts_role_ends_after_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="roleassignment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("scope_kind__in", ("coalition", "municipality", "region", "country"))
                ),
                name="accounts_role_scope_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="roleassignment",
            constraint=models.UniqueConstraint(
                fields=("function", "role", "scope_kind", "scope_code", "valid_from"),
                name="accounts_role_starts_once",
            ),
        ),
    ]
