"""The release of the invented country: what is in it, what is hidden, and when it is made again."""

import shutil

import pytest

from kansrijk.monitor.areas import AreaSet, Level
from kansrijk.monitor.counted import invented
from kansrijk.monitor.counted.invented import AREA_SET, invented_release
from kansrijk.monitor.figures import Flag, Status
from kansrijk.monitor.release import AREAS, FORMAT, current_folder, make_current
from kansrijk.monitor.sources.synthetic import Order
from kansrijk.monitor.verdict import Direction, Reason, Significance
from kansrijk.reference.tables.disclosure import disclosure_rules
from the_invented_release import shared_release_folder
from the_release import the_release

SMALL = disclosure_rules().smallest_count


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A data folder with the release of a small invented country."""
    folder = tmp_path_factory.mktemp("invented")
    made = shared_release_folder()
    shutil.copytree(made, folder / "releases" / made.name)
    make_current(folder / "releases" / made.name)
    return folder


@pytest.fixture
def release(data):
    return invented_release(data)


@pytest.fixture
def areas(data):
    return AreaSet.load(current_folder(data / "releases", AREA_SET) / AREAS)


# What is in it -----------------------------------------------------------------------------------


def test_it_is_a_synthetic_release_with_its_own_area_set(release, areas):
    assert (release.area_set, release.kind) == (AREA_SET, "synthetic")
    assert release.manifest["format"] == FORMAT
    assert areas.info.synthetic
    assert len(areas.at(Level.MUNICIPALITY)) == invented.ORDER.municipalities
    assert {f"{AREAS}/municipalities.csv", f"{AREAS}/area_set.toml"} <= set(
        release.manifest["files"]
    )


def test_a_split_of_a_municipality_is_shown_in_blocks_of_years_only(release, areas):
    codes = {area.code for area in areas.at(Level.MUNICIPALITY)}
    local = [figure for figure in release.figures if figure.area in codes]
    assert {figure.area for figure in local} == codes
    split = {f.period for f in local if f.group != "all"}
    assert split
    assert not any(period.isdigit() for period in split)
    assert "uithuisplaatsing" not in {figure.indicator for figure in local}


def test_nothing_tells_how_many_outcomes_are_unknown_but_for_the_country(release, areas):
    for figure in release.figures:
        assert (figure.unknown, figure.known_value, figure.note) == (None, None, None)
        if figure.area != areas.country.code:
            assert figure.unknown_share is None


def test_everything_says_that_it_is_invented(release):
    assert all(Flag.SYNTHETIC in figure.flags for figure in release.figures)
    assert {figure.source for figure in release.figures} == {"kansrijk_synthetic"}


def test_no_count_of_fewer_than_ten_is_shown(release):
    shown = [figure for figure in release.figures if figure.status is Status.SHOWN]
    assert len(shown) > 1000
    for figure in shown:
        assert figure.numerator >= SMALL
        assert figure.denominator - figure.numerator >= SMALL
    assert {figure.reason for figure in release.figures if figure.status is Status.SUPPRESSED} == {
        "small_numbers"
    }


def test_what_is_counted_has_a_definition_without_breaks(release):
    assert release.figures.indicators == {d.id for d in release.definitions.indicators}
    assert not any(definition.breaks for definition in release.definitions.indicators)


def test_there_is_a_verdict_on_every_series_of_the_country(release, areas):
    country = release.figures.select(area=areas.country.code)
    series = {(f.indicator, f.group) for f in country if f.period.isdigit()}
    assert {(v.indicator, v.group) for v in release.verdicts} == series
    verdict = release.verdict(2025, "vroeggeboorte")
    assert (verdict.first, verdict.last, verdict.year) == ("2019", "2024", 2024)
    assert verdict.significance in (Significance.YES, Significance.NO)
    assert verdict.direction is not Direction.NONE


def test_there_is_no_verdict_on_what_is_hidden(release, areas):
    for verdict in release.verdicts:
        [figure] = release.figures.select(
            area=areas.country.code,
            indicator=verdict.indicator,
            group=verdict.group,
            period="2024",
            line=verdict.line,
        )
        if figure.status is Status.SUPPRESSED:
            assert (verdict.direction, verdict.reason) == (Direction.NONE, Reason.SUPPRESSED)


# When it is made ---------------------------------------------------------------------------------


def refuse(*_):
    raise AssertionError("the release was made again")


def test_a_second_time_it_is_only_opened(data, monkeypatch, release):
    monkeypatch.setattr(invented, "build_invented", refuse)
    assert invented_release(data).name == release.name


@pytest.mark.parametrize("what", ["order", "program"])
def test_another_order_or_program_makes_it_again(data, monkeypatch, what, release):
    if what == "order":
        monkeypatch.setattr(invented, "ORDER", Order(100, 2022, 2024, 9))
    else:
        monkeypatch.setattr(invented, "program_hash", lambda: "another")
    asked = []

    def build(parent, inputs, progress):
        asked.append(inputs)
        return parent / release.name

    monkeypatch.setattr(invented, "build_invented", build)
    invented_release(data)
    assert asked != []
    assert asked != [release.manifest["inputs"]]


def test_the_published_release_stands_beside_it(data, release):
    published = the_release()
    parent = data / "releases"
    (parent / published.name).mkdir(exist_ok=True)
    make_current(parent / published.name)
    assert current_folder(parent, published.area_set).name == published.name
    assert current_folder(parent, AREA_SET).name == release.name
    assert published.area_set != AREA_SET
    assert invented_release(data).name == release.name
    assert not any(Flag.SYNTHETIC in figure.flags for figure in published.figures)


def test_progress_is_told_while_it_is_made(tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(invented, "synthesize", lambda *_: refuse())
    with pytest.raises(AssertionError, match="made again"):
        invented_release(tmp_path, told.append)
    assert told == ["Een land verzinnen"]
    assert current_folder(tmp_path / "releases", AREA_SET) is None
