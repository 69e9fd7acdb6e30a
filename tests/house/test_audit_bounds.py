"""No table of the audit log can hold a long text: where it does not fit, nobody can put it."""

import pytest
from django.apps import apps
from django.db import models

LONGEST = 120


@pytest.mark.parametrize("model", list(apps.get_app_config("audit").get_models()))
def test_every_text_of_the_log_is_short(model):
    for field in model._meta.concrete_fields:
        if isinstance(field, models.CharField):
            assert field.max_length <= LONGEST
        else:
            assert isinstance(field, models.IntegerField), f"{field.name} can hold anything"


@pytest.mark.parametrize("name", ["Event", "ClosedMonth"])
def test_the_database_knows_the_bound_of_every_text(name):
    model = apps.get_model("audit", name)
    texts = {f.name for f in model._meta.concrete_fields if isinstance(f, models.CharField)}
    bounds = {c.name for c in model._meta.constraints}
    assert bounds == {f"{model._meta.db_table}_{text}_is_short" for text in texts}
