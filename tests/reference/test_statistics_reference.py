"""Intervals, tests and trends against published worked examples and a second implementation."""

import numpy as np
import pytest
from scipy import stats

from kansrijk.monitor.statistics import (
    byar_interval,
    logit_trend,
    two_proportion_test,
    wilson_interval,
)


@pytest.mark.parametrize(
    ("count", "total", "lower", "upper"),
    [
        # Newcombe RG. Two-sided confidence intervals for the single proportion: comparison of
        # seven methods. Statistics in Medicine 1998;17:857-872, table I, method 3.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_equals_newcombe_1998(count, total, lower, upper):
    assert wilson_interval(count, total) == pytest.approx((lower, upper), abs=0.00005)


@pytest.mark.parametrize("level", [0.9, 0.95, 0.998])
def test_wilson_equals_statsmodels(level):
    from statsmodels.stats.proportion import proportion_confint

    counts = np.array([0, 1, 5, 50, 999, 1000])
    expected = proportion_confint(counts, 1000, alpha=1 - level, method="wilson")

    assert np.allclose(wilson_interval(counts, 1000, level), expected, rtol=0, atol=1e-12)


@pytest.mark.parametrize(
    ("count", "lower", "upper"),
    # The exact 95% limits of a Poisson count, in tables since Garwood 1936.
    [(0, 0, 3.689), (1, 0.0253, 5.572), (5, 1.623, 11.668), (9, 4.115, 17.085)],
)
def test_small_counts_have_the_exact_poisson_limits(count, lower, upper):
    assert byar_interval(count) == pytest.approx((lower, upper), abs=0.0006)


@pytest.mark.parametrize("count", [10, 11, 100, 10_000])
def test_byar_is_close_to_exact_from_10_on(count):
    exact = stats.chi2.ppf([0.025, 0.975], [2 * count, 2 * count + 2]) / 2

    assert byar_interval(count) == pytest.approx(tuple(exact), rel=0.003)
    assert byar_interval(count, exact_below=count + 1) == pytest.approx(tuple(exact), rel=1e-9)


def test_fisher_on_the_lady_tasting_tea():
    # Fisher RA. The design of experiments. 1935, ch. 2: three of four cups right on both sides;
    # 1 + 16 + 16 + 1 of the 70 ways are as extreme in either direction.
    test = two_proportion_test(3, 4, 1, 4)

    assert test.method == "fisher"
    assert test.p_value == pytest.approx(34 / 70)


def test_pooled_z_equals_chi_squared_without_correction():
    table = [[30, 70], [45, 55]]
    test = two_proportion_test(30, 100, 45, 100)

    assert test.method == "z"
    assert test.p_value == pytest.approx(stats.chi2_contingency(table, correction=False).pvalue)


#: 10 years of a national proportion that jumps about, and 6 years that lie on their line.
JUMPING = ([1510, 1390, 1605, 1450, 1380, 1550, 1340, 1480, 1300, 1420], 10_000)
SMOOTH = ([160, 155, 150, 145, 141, 136], 1000)


@pytest.mark.parametrize(("counts", "total"), [JUMPING, SMOOTH])
def test_trend_equals_a_binomial_glm_with_dispersion_of_1_or_more(counts, total):
    import statsmodels.api as sm

    years = np.arange(2014, 2014 + len(counts))
    outcomes = np.column_stack([counts, total - np.array(counts)])
    design = sm.add_constant(years - years.mean())
    glm = sm.GLM(outcomes, design, family=sm.families.Binomial()).fit(tol=1e-12)
    dispersion = max(1.0, glm.pearson_chi2 / glm.df_resid)
    error = glm.bse[1] * dispersion**0.5

    trend = logit_trend(years, counts, [total] * len(counts))

    assert trend.slope == pytest.approx(glm.params[1], rel=1e-7)
    assert trend.dispersion == pytest.approx(dispersion, rel=1e-6)
    assert trend.standard_error == pytest.approx(error, rel=1e-6)
    assert trend.p_value == pytest.approx(
        2 * stats.t.sf(abs(glm.params[1] / error), glm.df_resid), rel=1e-6
    )


def test_trend_gives_few_false_alarms_where_years_jump_about():
    """Nominal 5%; without dispersion and t about two in three of these would be alarms."""
    random = np.random.default_rng(20231)
    alarms = 0
    for _ in range(400):
        log_odds = np.log(0.14 / 0.86) + random.normal(0, 0.03, 10)
        counts = random.binomial(170_000, 1 / (1 + np.exp(-log_odds)))
        alarms += logit_trend(range(10), counts, [170_000] * 10).p_value < 0.05

    assert 5 <= alarms <= 36
