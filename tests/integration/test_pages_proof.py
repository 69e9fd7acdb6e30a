"""The page with the proof of the current releases, and the files to check it with."""

import hashlib
import json
from dataclasses import replace

import pytest

from kansrijk.web.dashboards import queries
from kansrijk.web.dashboards.queries import Invented, invented, proof_of, release_folder
from kansrijk.web.dashboards.views import invented as invented_views
from kansrijk.web.desk.views import about as views
from pages import Page, check, text_of
from the_invented_release import the_invented_release

PROOF = {
    "file": "proof.parquet",
    "cells": 70283,
    "narrowest": 7,
    "tables": 14,
    "systems": 31,
    "rules": "2026-11",
    "rules_date": "2026-11-24",
}


def main_text(site, address):
    page = Page.parse(site.get(address).content.decode())
    (main,) = page.all("main")
    return text_of(main)


@pytest.fixture
def country():
    the_invented_release()
    found = invented()
    assert found is not None
    return found


@pytest.fixture
def proven(country, monkeypatch, tmp_path):
    """The pages see the release with a proof; what was checked stands in a folder of the test."""
    release = replace(country.release, manifest={**country.release.manifest, "proof": PROOF})
    monkeypatch.setattr(views, "invented", lambda: Invented(release, country.areas))
    folder = tmp_path / "releases" / release.name
    folder.mkdir(parents=True)
    monkeypatch.setattr(queries, "release_folder", lambda _: folder)
    return release


def said(proven, /, **changed):
    beside = queries.release_folder(proven).parent / f"verified-{proven.area_set}.json"
    about = {"release": proven.name, "at": "2026-11-24T09:12:00+00:00", "cells": PROOF["cells"],
             "narrowest": PROOF["narrowest"], "seconds": 3.24}  # fmt: skip
    beside.write_text(json.dumps(about | changed), encoding="utf-8")


def test_the_proof_is_told_in_numbers_with_when_it_was_checked_here(site, proven):
    said(proven)
    text = main_text(site, "/bewijs/")
    assert "zijn 70.283 cijfers afgeschermd" in text
    page = Page.parse(site.get("/bewijs/").content.decode())
    assert [text_of(e) for e in page.all("dd")][:3] == ["70.283", "7", "14"]
    assert "versie 2026-11 van 24 november 2026" in text
    # A time of the site, not of the machine that checked.
    assert "24 november 2026 om 10:12 uur, in 3,2 seconden" in text
    assert f"kansrijk release verify {proven.name}" in text


@pytest.mark.parametrize(
    "changed",
    [
        {"release": "voorbeeld-synthetic-000000000000"},
        {"cells": 1},
        {"narrowest": 5},
        {"at": "gisteren"},
        {"at": "2026-11-24T09:12:00"},
        {"seconds": None},
    ],
)
def test_a_check_of_something_else_is_no_check_of_this_release(site, proven, changed):
    said(proven, **changed)
    assert "nog niet nagerekend" in main_text(site, "/bewijs/")


def test_without_a_check_the_page_says_so_and_still_tells_the_proof(site, proven):
    text = main_text(site, "/bewijs/")
    assert "nog niet nagerekend op deze site" in text
    assert "70.283" in text


def test_a_release_without_a_proof_claims_none(site, country, monkeypatch):
    release = replace(country.release, manifest={**country.release.manifest, "proof": None})
    monkeypatch.setattr(views, "invented", lambda: Invented(release, country.areas))
    assert proof_of(release) is None
    text = main_text(site, "/bewijs/")
    assert "heeft nog geen bewijs" in text
    assert "verify" not in text


def test_without_an_invented_country_only_the_published_release_stands_there(site, monkeypatch):
    monkeypatch.setattr(views, "invented", lambda: None)
    page = check(site.get("/bewijs/"), "nl")
    assert not [e for e in page.all("h2") if e.get("id") == "invented"]
    assert [e for e in page.all("h2") if e.get("id") == "published"]


def test_of_published_figures_the_page_claims_no_more_than_unchanged_files(site):
    assert "Meer bewijst het niet" in main_text(site, "/bewijs/")


def test_every_file_can_be_taken_away_as_its_manifest_knows_it(site, country):
    for name, expected in country.release.manifest["files"].items():
        response = site.get(f"/voorbeeld/uitgave/{name}")
        assert hashlib.sha256(b"".join(response)).hexdigest() == expected, name
    own = b"".join(site.get("/voorbeeld/uitgave/manifest.json"))
    assert country.release.name.endswith(hashlib.sha256(own).hexdigest()[:12])


@pytest.mark.parametrize(
    "name", ["../current-voorbeeld", "areas", "areas/..", "%2e%2e/current-voorbeeld", "nergens.csv"]
)
def test_nothing_else_leaves_the_folder_of_the_release(site, country, name):
    assert site.get(f"/voorbeeld/uitgave/{name}").status_code == 404


def test_a_file_that_is_gone_is_not_found(site, country, monkeypatch, tmp_path):
    monkeypatch.setattr(invented_views, "release_folder", lambda _: tmp_path)
    assert site.get("/voorbeeld/uitgave/figures.csv").status_code == 404


def test_every_legend_with_the_mark_leads_to_why(site, country):
    for address in ("/voorbeeld/", "/voorbeeld/big2/", "/cijfers/gebieden/GM0096/"):
        page = Page.parse(site.get(address).content.decode())
        (main,) = page.all("main")
        assert "/afgeschermd/" in {e.get("href") for e in main.iter() if e.get("href")}, address
    assert release_folder(country.release).is_dir()
