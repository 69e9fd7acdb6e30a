"""The release of the invented country: what is in it, what is hidden, and when it is made again."""

import pytest

from kansrijk.monitor.areas import AreaSet, Level
from kansrijk.monitor.counted import invented
from kansrijk.monitor.counted.invented import AREA_SET, SMALL, hidden, invented_release
from kansrijk.monitor.figures import Figure, Flag, Status
from kansrijk.monitor.release import AREAS, FORMAT, current_folder, make_current
from kansrijk.monitor.sources.synthetic import Order
from kansrijk.monitor.verdict import Direction, Reason, Significance
from the_release import the_release

#: Large enough for shown values in the larger GGDs.
SMALL_ORDER = Order(births=3_000, first_year=2022, last_year=2024, seed=1)


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A data folder with the release of a small invented country."""
    folder = tmp_path_factory.mktemp("invented")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(invented, "ORDER", SMALL_ORDER)
        invented_release(folder)
    return folder


@pytest.fixture
def small_order(monkeypatch):
    monkeypatch.setattr(invented, "ORDER", SMALL_ORDER)


@pytest.fixture
def release(data, small_order):
    return invented_release(data)


@pytest.fixture
def areas(data):
    return AreaSet.load(current_folder(data / "releases", AREA_SET) / AREAS)


# What is in it -----------------------------------------------------------------------------------


def test_it_is_a_synthetic_release_with_its_own_area_set(release, areas):
    assert (release.area_set, release.kind) == (AREA_SET, "synthetic")
    assert release.manifest["format"] == FORMAT
    assert areas.info.synthetic
    assert len(areas.at(Level.GGD)) == 25
    assert {f"{AREAS}/municipalities.csv", f"{AREAS}/area_set.toml"} <= set(
        release.manifest["files"]
    )


def test_figures_are_of_ggds_and_larger_only(release, areas):
    levels = (Level.GGD, Level.PROVINCE, Level.COUNTRY)
    allowed = {area.code for level in levels for area in areas.at(level)}
    assert {figure.area for figure in release.figures} == allowed
    assert areas.country.code in allowed


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
    assert (verdict.first, verdict.last, verdict.year) == ("2022", "2024", 2024)
    assert verdict.significance in (Significance.YES, Significance.NO)
    assert verdict.direction is not Direction.NONE


def test_there_is_no_verdict_on_what_is_hidden(release, areas):
    hidden_ones = 0
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
            hidden_ones += 1
    assert hidden_ones


# When it is made ---------------------------------------------------------------------------------


def refuse(*_):
    raise AssertionError("the release was made again")


def test_a_second_time_it_is_only_opened(data, small_order, monkeypatch, release):
    monkeypatch.setattr(invented, "build_invented", refuse)
    assert invented_release(data).name == release.name


@pytest.mark.parametrize("what", ["order", "program"])
def test_another_order_or_program_makes_it_again(data, monkeypatch, small_order, what, release):
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


def test_the_published_release_stands_beside_it(data, small_order, release):
    published = the_release()
    parent = data / "releases"
    (parent / published.name).mkdir(exist_ok=True)
    make_current(parent / published.name)
    assert current_folder(parent, published.area_set).name == published.name
    assert current_folder(parent, AREA_SET).name == release.name
    assert published.area_set != AREA_SET
    assert invented_release(data).name == release.name
    assert not any(Flag.SYNTHETIC in figure.flags for figure in published.figures)


def test_progress_is_told_while_it_is_made(tmp_path, small_order, monkeypatch):
    told = []
    monkeypatch.setattr(invented, "synthesize", lambda *_: refuse())
    with pytest.raises(AssertionError, match="made again"):
        invented_release(tmp_path, told.append)
    assert told == ["Een land verzinnen"]
    assert current_folder(tmp_path / "releases", AREA_SET) is None


# Hiding ------------------------------------------------------------------------------------------


def counted(numerator, denominator):
    value = 100 * numerator / denominator
    facts = {
        "indicator": "big2", "area": "VG01", "period": "2024", "value": value,
        "numerator": numerator, "denominator": denominator, "unknown": 0, "unknown_share": 0.0,
        "known_value": value, "lower": 1.0, "upper": 99.0, "note": "benaderd: 1",
        "flags": frozenset({Flag.SYNTHETIC}), "source": "kansrijk_synthetic",
    }  # fmt: skip
    return Figure(**facts)


@pytest.mark.parametrize(("numerator", "denominator"), [(10, 20), (10, 1000), (990, 1000)])
def test_what_is_large_enough_stays(numerator, denominator):
    figure = counted(numerator, denominator)
    assert hidden(figure) is figure


@pytest.mark.parametrize(
    ("numerator", "denominator"), [(9, 1000), (0, 1000), (991, 1000), (1000, 1000), (9, 18), (0, 5)]
)
def test_what_is_about_few_or_about_nearly_all_is_hidden(numerator, denominator):
    figure = hidden(counted(numerator, denominator))
    assert (figure.status, figure.reason) == (Status.SUPPRESSED, "small_numbers")
    numbers = (
        "value", "numerator", "denominator", "unknown", "unknown_share", "known_value", "lower",
        "upper", "note",
    )  # fmt: skip
    assert {getattr(figure, name) for name in numbers} == {None}
    assert Flag.SYNTHETIC in figure.flags


@pytest.mark.parametrize("status", [Status.MISSING, Status.NOT_APPLICABLE])
def test_what_is_not_there_stays_what_it_is(status):
    figure = Figure(indicator="big2", area="VG01", period="2024", status=status)
    assert hidden(figure) is figure
