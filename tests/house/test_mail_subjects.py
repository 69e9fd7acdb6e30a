"""No subject of mail betrays anything: they are few, fixed and plain."""

import pytest

from kansrijk.reference.loader import load
from kansrijk.reference.rows import check_rows
from kansrijk.reference.tables.mail import MailSubject
from kansrijk.web.jobs.declare import JOBS
from kansrijk.web.jobs.mail import mail


def test_every_subject_is_of_kansrijk_and_of_nothing_else():
    for row in load(MailSubject):
        assert row.nl.endswith("van Kansrijk")
        assert row.en.endswith("from Kansrijk")


@pytest.mark.parametrize(
    "subject",
    ["Bericht voor {name}", "Bericht %s", "Uw code 123456", "Bericht van jan@voorbeeld.nl", "A\nB"],
)
def test_a_subject_in_which_something_can_be_filled_in_is_refused(subject):
    row = {"subject": "x", "nl": subject, "en": "Message from Kansrijk"}
    with pytest.raises(Exception, match="patroon"):
        check_rows(MailSubject, [row], file="subjects.csv")


def test_a_subject_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="unpack"):
        mail("test.other", subject="Uitnodiging voor Jan")
    assert "test.other" not in JOBS
