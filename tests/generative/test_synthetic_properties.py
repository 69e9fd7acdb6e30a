"""What holds for any seed, size and years."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kansrijk.monitor.areas import AreaSet
from kansrijk.monitor.sources.records import check_delivery, open_delivery
from kansrijk.monitor.sources.synthetic import Order, synthesize
from kansrijk.monitor.sources.synthetic.area_files import write_area_set
from kansrijk.monitor.sources.synthetic.country import invent_country
from synthetic_delivery import rows

ORDERS = st.builds(
    lambda births, first, length, seed: Order(births, first, first + length, seed),
    st.integers(100, 400),
    st.integers(2000, 2030),
    st.integers(0, 2),
    st.integers(0, 2**32),
)


@settings(max_examples=8, deadline=None)
@given(ORDERS)
def test_every_delivery_is_without_faults_and_has_the_births_asked(order):
    with tempfile.TemporaryDirectory() as place:
        folder = synthesize(order, Path(place) / "out")
        with open_delivery(folder) as delivery:
            assert check_delivery(delivery).findings == ()
        assert len(rows("births", folder)) == order.births * len(order.years)


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 2**40), st.integers(2000, 2024), st.integers(0, 12))
def test_every_country_is_an_area_set_with_342_municipalities(seed, last, before):
    country = invent_country(seed, last - before, last)
    with tempfile.TemporaryDirectory() as place:
        write_area_set(country, seed, Path(place))
        areas = AreaSet.load(Path(place))
    assert len(areas.borders.codes_in(last)) == 342
    assert len(areas.borders.codes_in(areas.years[0])) == 355
    assert sorted(areas.tiles) == sorted(country.codes)
