"""One-click roles of invented people: in a demonstration only. And what production refuses."""

import os
import subprocess
import sys

import pytest
from django.test import Client

from kansrijk.reference.loader import load
from kansrijk.reference.tables.signing_in import InventedPerson
from kansrijk.web.accounts.access import rights_of
from kansrijk.web.accounts.models import Person
from kansrijk.web.accounts.signing_in.actions.demo import seed_demo
from pages import check, text_of
from signing_in import actions, is_inside
from the_invented_release import the_invented_release

GOOD = {
    "KANSRIJK_PRODUCTION": "1",
    "KANSRIJK_HTTPS": "1",
    "KANSRIJK_SECRET_KEY": "q8Zr0Vn3xLk7TfYw2JdHs5GmBc9PaEu4RiXo6CtNvSyKjWzQlDbF1M",
    "KANSRIJK_MFA_KEYS": "Lw9Xc2Vb7Nm4Qe6Rt1Yu8Io3Pa5Sd0Fg-Hj2Kl7Zx4Cv9Bn6Mq1We3R",
    "KANSRIJK_HOSTS": "kansrijk.test",
    "KANSRIJK_ADDRESS": "https://kansrijk.test",
    "KANSRIJK_PROXIES": "1",
}


@pytest.fixture
def demo(signing_in_site, settings):
    the_invented_release()
    settings.IS_DEMO = True
    assert seed_demo() == len(load(InventedPerson))
    return settings


def test_each_invented_person_has_his_role(demo):
    for row in load(InventedPerson):
        who = Person.objects.get(email=row.email)
        assert who.is_invented
        assert [held.role for held in rights_of(who).roles] == [row.role]
    assert seed_demo() == 0
    assert ("demo.seed", "") in actions()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_one_click_and_one_is_inside(demo, language):
    start = "" if language == "nl" else "/en"
    page = check(Client().get(f"{start}/voorbeeld/rollen/"), language)
    assert len(page.all("form")) == len(load(InventedPerson))
    tags = [text_of(e) for e in page.all("span") if "kr-tag" in e.get("class", "")]
    assert tags == ["verzonnen" if language == "nl" else "invented"]
    client = Client()
    client.post(f"{start}/voorbeeld/rollen/coordinator/")
    assert is_inside(client)
    assert client.get("/uitnodigingen/").status_code == 200, "no second step is asked"


def test_opening_the_address_signs_nobody_in(demo):
    assert Client().get("/voorbeeld/rollen/coordinator/").status_code == 405


def test_nobody_real_can_be_reached_this_way(demo):
    Person.objects.filter(email__startswith="coordinator@").update(is_invented=False)
    assert Client().post("/voorbeeld/rollen/coordinator/").status_code == 404
    assert Client().post("/voorbeeld/rollen/iemand/").status_code == 404


def test_without_the_setting_the_page_does_not_exist_and_who_was_inside_is_out(demo):
    client = Client()
    client.post("/voorbeeld/rollen/coordinator/")
    demo.IS_DEMO = False
    assert not is_inside(client)
    assert Client().get("/voorbeeld/rollen/").status_code == 404
    assert Client().post("/voorbeeld/rollen/coordinator/").status_code == 404


def start(tmp_path, **more: str | None):
    """What a start with these settings says; the command line shows the same with exit code 2."""
    given = {k: v for k, v in (GOOD | more).items() if v is not None}
    clean = {k: v for k, v in os.environ.items() if not k.startswith("KANSRIJK_")}
    code = (
        "from kansrijk.errors import UserError\nimport sys, django\n"
        "try: django.setup()\nexcept UserError as e: print(e); sys.exit(2)"
    )
    return subprocess.run(
        [sys.executable, "-c", code],
        env=clean
        | given
        | {"KANSRIJK_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "kansrijk.web.settings"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_good_production_starts(tmp_path):
    done = start(tmp_path)
    assert (done.returncode, done.stdout) == (0, "")


def test_everything_unsafe_is_named_at_once(tmp_path):
    done = start(
        tmp_path, KANSRIJK_DEMO="1", KANSRIJK_DEBUG="1", KANSRIJK_SECRET_KEY=None,
        KANSRIJK_MFA_KEYS=None, KANSRIJK_HTTPS=None, KANSRIJK_ADDRESS=None, KANSRIJK_HOSTS=None,
        KANSRIJK_PROXIES=None, KANSRIJK_OIDC_ISSUER="http://login.test",
    )  # fmt: skip
    assert done.returncode == 2
    for name in ("DEMO", "DEBUG", "SECRET_KEY", "MFA_KEYS", "HTTPS", "ADDRESS", "HOSTS", "PROXIES",
                 "OIDC_ISSUER", "OIDC_CLIENT_ID"):  # fmt: skip
        assert f"KANSRIJK_{name}" in done.stdout, name


@pytest.mark.parametrize(
    "key", ["kort", "a" * 80, "django-insecure-" + GOOD["KANSRIJK_SECRET_KEY"]]
)
def test_a_key_that_can_be_guessed_is_refused(key, settings):
    from kansrijk.web.accounts.signing_in.checks import _is_weak

    assert _is_weak(key)
    assert not _is_weak(GOOD["KANSRIJK_SECRET_KEY"])


def test_the_command_line_ends_with_code_2(kansrijk, monkeypatch):
    from kansrijk.errors import UserError
    from kansrijk.web.accounts.signing_in import checks

    monkeypatch.setattr(checks.settings, "IS_PRODUCTION", True)
    with pytest.raises(UserError, match="start niet in productie"):
        checks.refuse_unsafe()
