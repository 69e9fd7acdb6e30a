"""Intervals, tests, gaps and trends against published worked examples and other programs."""

import numpy as np
import pytest
from scipy import stats

from kansrijk.monitor.statistics import (
    benjamini_hochberg,
    byar_interval,
    difference_interval,
    logit_trend,
    ratio_interval,
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
    assert byar_interval(count, exact_below=10) == pytest.approx((lower, upper), abs=0.0006)


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


@pytest.mark.parametrize(
    ("groups", "lower", "upper"),
    [
        # Newcombe RG. Statistics in Medicine 1998;17:873-890, table II, method 10.
        ((56, 70, 48, 80), 0.0524, 0.3339),
        ((9, 10, 3, 10), 0.1705, 0.8090),
        ((10, 10, 0, 20), 0.6791, 1.0000),
        ((10, 10, 0, 10), 0.6075, 1.0000),
    ],
)
def test_the_difference_equals_newcombe_1998(groups, lower, upper):
    assert difference_interval(*groups) == pytest.approx((lower, upper), abs=0.00005)


def test_the_ratio_equals_the_aspirin_study():
    # Heart attacks without and with aspirin: Agresti A. Categorical data analysis, 2nd ed. 2002,
    # section 3.1: relative risk 1.82, 95% interval 1.43 to 2.30 (from rounded logarithms).
    lower, upper = ratio_interval(189, 11_034, 104, 11_037)

    assert (lower, upper) == pytest.approx((1.43, 2.30), abs=0.007)


@pytest.mark.parametrize("level", [0.9, 0.95, 0.998])
def test_gaps_equal_statsmodels(level):
    from statsmodels.stats.proportion import confint_proportions_2indep

    groups, alpha = (23, 110, 190, 1300), 1 - level
    difference = confint_proportions_2indep(
        *groups, method="newcomb", compare="diff", alpha=alpha, correction=False
    )
    ratio = confint_proportions_2indep(
        *groups, method="log", compare="ratio", alpha=alpha, correction=False
    )

    assert difference_interval(*groups, level) == pytest.approx(difference, abs=1e-12)
    assert ratio_interval(*groups, level) == pytest.approx(ratio, abs=1e-12)


def test_benjamini_and_hochbergs_own_example_finds_four():
    # Their article of 1995, section 3.1: 15 p-values, of which Bonferroni finds three.
    p_values = [
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
        0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000,
    ]  # fmt: skip

    assert np.sum(benjamini_hochberg(p_values) <= 0.05) == 4
    assert np.sum(np.array(p_values) * 15 <= 0.05) == 3


def test_adjusted_p_values_equal_statsmodels():
    from statsmodels.stats.multitest import multipletests

    p_values = np.random.default_rng(4).uniform(size=342) ** 2

    assert np.allclose(
        benjamini_hochberg(p_values), multipletests(p_values, method="fdr_bh")[1], atol=1e-14
    )


def test_few_of_the_areas_found_are_chance():
    """300 areas like the country and 42 that are not: nominal 5% of what is found."""
    random = np.random.default_rng(342)
    truth = np.repeat([0.15, 0.25], [300, 42])
    shares, plain = [], []
    for _ in range(20):
        counts = random.binomial(400, truth)
        p_values = np.array([two_proportion_test(k, 400, 25_500, 170_000).p_value for k in counts])
        for found, kept in (
            (benjamini_hochberg(p_values) < 0.05, shares),
            (p_values < 0.05, plain),
        ):
            kept.append(np.mean(truth[found] == 0.15) if found.any() else 0.0)

    assert np.mean(shares) < 0.07
    assert np.mean(plain) > 0.2


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
