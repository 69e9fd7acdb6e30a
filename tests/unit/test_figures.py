"""Figures and the table that holds them: what makes a figure, order, and finding rows."""

import pytest

from kansrijk.monitor.figures import (
    COLUMNS,
    Figure,
    FigureTable,
    Flag,
    Status,
    read_csv,
    write_csv,
)


def figure(indicator="births", area="GM0363", period="2023", value=1.0, **more):
    return Figure(indicator=indicator, area=area, period=period, value=value, **more)


@pytest.mark.parametrize(
    ("period", "year"),
    [("2021", 2021), ("2020-04", 2020), ("2017-2021", 2021)],
)
def test_the_year_of_a_period_is_its_last(period, year):
    assert figure(period=period).year == year


@pytest.mark.parametrize(
    "change",
    [
        {"area": "GM0457"},
        {"indicator": "inhabitants"},
        {"period": "2022"},
        {"group": "vulnerable"},
        {"line": "present"},
        {"edition": "2023"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_two_figures_for_one_place_in_the_table_are_refused(change):
    table = FigureTable([figure(), figure(**change)])
    assert len(table) == 2
    with pytest.raises(ValueError, match="two figures for"):
        FigureTable([figure(**change), figure(), figure(**change)])


def test_another_value_or_source_does_not_make_a_duplicate_allowed():
    with pytest.raises(ValueError, match="two figures for"):
        FigureTable([figure(value=1, source="a"), figure(value=2, source="b")])


def test_the_order_is_the_same_however_the_figures_come_in():
    figures = [figure(period=str(year), area=area) for year in (2023, 2019) for area in "CAB"]
    there, back = FigureTable(figures), FigureTable(reversed(figures))
    assert list(there) == list(back)
    assert [(f.area, f.period) for f in there][:3] == [("A", "2019"), ("A", "2023"), ("B", "2019")]


def test_rows_are_found_by_any_column():
    table = FigureTable(
        [
            figure(area="A", period="2022"),
            figure(area="A", period="2023"),
            figure(area="B", period="2023"),
            figure(area="A", indicator="inhabitants", period="2023"),
            figure(area="A", period="2021", value=None, status=Status.MISSING),
        ]
    )
    assert table.indicators == {"births", "inhabitants"}
    assert len(table.select(area="A")) == 4
    assert len(table.select(indicator="births")) == 4
    assert [f.area for f in table.select(indicator="births", period="2023")] == ["A", "B"]
    assert [f.period for f in table.select(area="A", status=Status.MISSING)] == ["2021"]
    assert len(table.select(area="A", indicator="births", period="2023")) == 1
    assert len(table.select()) == 5


@pytest.mark.parametrize("wanted", [{"area": "X"}, {"indicator": "X"}, {"group": "X"}])
def test_nothing_found_is_an_empty_list(wanted):
    assert FigureTable([figure()]).select(**wanted) == []


def test_asking_for_a_column_that_is_not_there_is_a_mistake():
    with pytest.raises(AttributeError):
        FigureTable([figure()]).select(jaar="2023")


def test_an_empty_table_keeps_its_header(tmp_path):
    path = tmp_path / "figures.csv"
    write_csv(FigureTable([]), path)
    assert path.read_text(encoding="utf-8") == ",".join(COLUMNS) + "\n"
    assert len(read_csv(path)) == 0


def test_flags_are_written_in_one_order(tmp_path):
    path = tmp_path / "figures.csv"
    flags = frozenset({Flag.PROVISIONAL, Flag.DERIVED, Flag.ESTIMATED})
    write_csv(FigureTable([figure(flags=flags)]), path)
    assert "derived|estimated|provisional" in path.read_text(encoding="utf-8")
    (read,) = read_csv(path)
    assert read.flags == flags


def test_whole_numbers_are_written_without_a_decimal_point(tmp_path):
    path = tmp_path / "figures.csv"
    write_csv(FigureTable([figure(value=9894.0), figure(value=0.0, period="2022")]), path)
    text = path.read_text(encoding="utf-8")
    assert ",9894," in text
    assert ",0," in text
    assert ".0" not in text
