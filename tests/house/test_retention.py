"""Every table says how long it keeps what it holds; nothing stays because nobody thought of it."""

import pytest
from django.apps import apps
from django.conf import settings

from kansrijk.cli import app
from kansrijk.reference.loader import load
from kansrijk.reference.rows import check_rows
from kansrijk.reference.tables.retention import Retention
from kansrijk.web.jobs.declare import JOBS

LABELS = {model._meta.label_lower for model in apps.get_models(include_auto_created=True)}
#: Tables between two others, which hold nothing but that they belong together.
BETWEEN = {"auth.group_permissions"}


def test_every_model_has_a_term():
    """If not: a row in reference/data/retention.csv, with a term or the reason for none."""
    assert LABELS - {row.model for row in load(Retention)} == BETWEEN


def test_no_term_is_of_a_model_that_has_gone():
    assert {row.model for row in load(Retention)} <= LABELS


def test_the_term_of_the_log_is_that_of_the_settings():
    (row,) = (row for row in load(Retention) if row.model == "audit.event")
    assert (row.term, row.unit) == (settings.AUDIT_MONTHS, "months")


@pytest.mark.parametrize("row", [r for r in load(Retention) if r.carried_out_by], ids=str)
def test_what_carries_a_term_out_is_there(row):
    """A job that recurs by itself, or a command; tests/integration/test_retention_carried_out.py
    shows that each does what it says."""
    how, _, name = row.carried_out_by.partition(" ")
    if how == "job":
        assert JOBS[name].rhythm is not None
    elif how == "command":
        assert name in set(commands())


def commands():
    from typer.main import get_command

    def below(command, name):
        inner = getattr(command, "commands", {})
        return (
            [name] if not inner else [n for k, c in inner.items() for n in below(c, f"{name} {k}")]
        )

    return below(get_command(app), "kansrijk")


@pytest.mark.parametrize(
    "row",
    [
        {"unit": "days", "term": "2", "since": "made"},
        {"unit": "days", "term": "2", "since": "made", "carried_out_by": "erasing"},
        {"unit": "days", "term": "2", "since": "made", "carried_out_by": "somebody"},
        {"unit": "kept", "carried_out_by": "job a.b"},
        {"unit": "with_person"},
        {"unit": "years"},
        {"unit": "years", "term": "2"},
        {"unit": "kept", "term": "2"},
        {"unit": "years", "term": "0", "since": "made"},
        {"unit": "always"},
    ],
    ids=str,
)
def test_half_a_term_is_refused(row):
    with pytest.raises(Exception, match=r"toegestaan|termijn|wissen"):
        check_rows(
            Retention,
            [{"model": "a.b", "reason_nl": "x", "source": "y"} | row],
            file="retention.csv",
        )
