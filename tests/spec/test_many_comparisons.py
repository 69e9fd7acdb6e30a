"""Veel vergelijkingen tegelijk: niet elke kleine p-waarde is een vondst."""

import numpy as np
import pytest

from kansrijk.monitor.statistics import benjamini_hochberg


def test_one_small_p_value_among_many_says_less():
    adjusted = benjamini_hochberg([0.01, 0.9, 0.8, 0.7, 0.6])

    assert adjusted[0] == pytest.approx(0.05)


def test_a_test_alone_stays_as_it_is():
    assert benjamini_hochberg([0.03]) == pytest.approx([0.03])


def test_small_p_values_support_each_other():
    assert benjamini_hochberg([0.01, 0.02, 0.03, 0.04]) == pytest.approx([0.04] * 4)


def test_the_order_given_is_kept():
    assert np.argmin(benjamini_hochberg([0.5, 0.001, 0.2])) == 1


def test_no_tests_no_p_values():
    assert len(benjamini_hochberg([])) == 0


@pytest.mark.parametrize("p_value", [-0.1, 1.1, float("nan")])
def test_what_is_no_p_value_is_refused(p_value):
    with pytest.raises(ValueError, match="between 0 and 1"):
        benjamini_hochberg([0.5, p_value])


def test_one_family_at_a_time():
    with pytest.raises(ValueError, match="one family"):
        benjamini_hochberg([[0.1, 0.2], [0.3, 0.4]])
