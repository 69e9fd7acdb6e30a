"""Standardisation, funnels, shrinkage and bends against published examples and plain code."""

from decimal import Decimal

import numpy as np
import pytest
from scipy import optimize, stats

from kansrijk.monitor.statistics import (
    beta_binomial_shrinkage,
    byar_interval,
    directly_standardised_rate,
    funnel_limits,
    indirectly_standardised_ratio,
    joinpoint,
    overdispersed_limits,
)

# Standardisation ---------------------------------------------------------------------------------

#: Down syndrome in Michigan by age of the mother, fifth child and later, with all births as the
#: standard. Stark CR, Mantel N. Journal of the National Cancer Institute 1966;37:687-698; in
#: Fleiss JL. Statistical methods for rates and proportions, 2nd ed. 1981, table 14.4.
CASES = (0, 8, 63, 112, 262, 295)
BIRTHS = (327, 30_666, 123_419, 149_919, 104_088, 34_392)
ALL_BIRTHS = (319_933, 931_318, 786_511, 488_235, 237_863, 61_313)


def test_the_rate_of_down_syndrome_equals_the_published_one():
    # Fay MP, Feuer EJ. Statistics in Medicine 1997;16:791-801; here with the digits of dsrTest.
    rate, _, _ = directly_standardised_rate(CASES, BIRTHS, ALL_BIRTHS, per=100_000)

    assert rate == pytest.approx(75.52901, abs=0.000005)


def test_dobson_equals_the_formulas_worked_out_in_decimals():
    people = Decimal(sum(ALL_BIRTHS))
    rate = variance = Decimal(0)
    for cases, births, part in zip(CASES, BIRTHS, ALL_BIRTHS, strict=True):
        rate += Decimal(part) / people * cases / births
        variance += (Decimal(part) / people / births) ** 2 * cases
    events = Decimal(sum(CASES))
    lower, upper = byar_in_decimals(events)
    scale = (variance / events).sqrt()
    expected = [rate, rate + scale * (lower - events), rate + scale * (upper - events)]

    found = directly_standardised_rate(CASES, BIRTHS, ALL_BIRTHS, per=100_000)

    assert found == pytest.approx([float(100_000 * value) for value in expected], rel=1e-12)


@pytest.mark.parametrize("count", [1, 10, 100, 12_345])
def test_byar_and_its_ratio_equal_the_formulas_worked_out_in_decimals(count):
    lower, upper = (float(limit) for limit in byar_in_decimals(Decimal(count)))

    assert byar_interval(count) == pytest.approx((lower, upper), rel=1e-12)
    assert indirectly_standardised_ratio(count, 80) == pytest.approx(
        (count / 80, lower / 80, upper / 80), rel=1e-12
    )


def byar_in_decimals(count):
    """Breslow NE, Day NE. 1987, page 69, at 95%."""
    z, more = Decimal("1.959963984540054235524594430520551"), count + 1
    lower = count * (1 - 1 / (9 * count) - z / (3 * count.sqrt())) ** 3
    return lower, more * (1 - 1 / (9 * more) + z / (3 * more.sqrt())) ** 3


# Funnels -----------------------------------------------------------------------------------------

#: Public Health England's funnel plots, version of June 2017, as the tests of PHEindicatormethods
#: have them (testdata_funnel_prop_outputs.csv, _ratio_outputs.csv and _rate_outputs.csv).
PROPORTION = 0.80642448
PROPORTIONS = [
    (1, 0.03204264, 1, 0, 1),
    (18, 0.62390093, 0.98894803, 0.51864359, 1),
    (45, 0.69098645, 0.92186251, 0.62441586, 0.98843309),
    (1008, 0.78203374, 0.83081521, 0.76796814, 0.84488082),
    (110_000, 0.80408963, 0.80875933, 0.80274317, 0.81010578),
]
#: Events, and what must be expected for them to lie on a limit: 95% lower and upper, 99.8%.
RATIOS = [
    (5, 11.6683331, 1.623486324, 16.45474478, 0.739371928),
    (10, 18.39035799, 4.795387629, 24.13397235, 2.960519925),
    (100, 121.6268111, 81.36400699, 134.9243187, 71.92139974),
    (716, 770.4222128, 664.5083011, 802.60414, 636.1521174),
]
#: Events, people a year for them to lie on the lower 95% limit, that limit per 100,000; the same
#: of the upper limit.
RATE = 116.1720835 / 100_000
RATES = [
    (10, 5276.757672, 63.17010446, 1375.943768, 242.2579623),
    (136, 46159.34061, 98.21053059, 32740.07485, 138.4643546),
    (1360, 411529.9259, 110.158048, 369759.5622, 122.6021934),
]
YEARS_OF_DATA = 3


@pytest.mark.parametrize(("total", "low", "high", "outer_low", "outer_high"), PROPORTIONS)
def test_proportions_equal_the_published_funnel(total, low, high, outer_low, outer_high):
    assert funnel_limits(total, PROPORTION, 0.95) == pytest.approx((low, high), abs=1e-6)
    assert funnel_limits(total, PROPORTION, 0.998) == pytest.approx(
        (outer_low, outer_high), abs=1e-6
    )


@pytest.mark.parametrize(("events", "at_lower", "at_upper", "outer_lower", "outer_upper"), RATIOS)
def test_ratios_equal_the_published_funnel(events, at_lower, at_upper, outer_lower, outer_upper):
    for level, lowest, highest in ((0.95, at_lower, at_upper), (0.998, outer_lower, outer_upper)):
        lower, _ = funnel_limits(lowest, 1, level, "ratio")
        _, upper = funnel_limits(highest, 1, level, "ratio")

        assert lower == pytest.approx(events / lowest, rel=1e-6)
        assert upper == pytest.approx(events / highest, rel=1e-6)


@pytest.mark.parametrize(("events", "few", "low", "many", "high"), RATES)
def test_rates_equal_the_published_funnel(events, few, low, many, high):
    lower, _ = funnel_limits(few * YEARS_OF_DATA, RATE, 0.95, "rate")
    _, upper = funnel_limits(many * YEARS_OF_DATA, RATE, 0.95, "rate")

    assert lower * 100_000 == pytest.approx(low, rel=1e-6)
    assert upper * 100_000 == pytest.approx(high, rel=1e-6)
    assert events / (few * YEARS_OF_DATA) == pytest.approx(lower, rel=1e-6)


@pytest.mark.parametrize("level", [0.95, 0.998])
@pytest.mark.parametrize("expected", [0.01, 0.5, 8, 300, 170_000])
def test_the_counts_on_the_limits_have_the_tail_as_probability(expected, level):
    tail = (1 - level) / 2
    lower, upper = funnel_limits(expected, 1, level, "ratio")

    # P(X >= k) is the lower, P(X <= k) the upper incomplete gamma function: here by chi-squared.
    assert stats.chi2.cdf(2 * expected, 2 * upper * expected) == pytest.approx(tail, rel=1e-7)
    if np.exp(-expected) < tail:
        below = stats.chi2.sf(2 * expected, 2 * lower * expected + 2)
        assert below == pytest.approx(tail, rel=1e-7)
    else:
        assert lower == 0


def test_the_widened_funnel_equals_spiegelhalters_formulas_in_a_plain_loop():
    totals = [50, 80, 120, 200, 300, 400, 600, 800, 1000, 1500, 2000, 5000]
    counts = [12, 9, 25, 22, 61, 52, 110, 105, 190, 205, 330, 760]
    target, areas = 0.15, len(totals)
    scores, weights = [], []
    for count, total in zip(counts, totals, strict=True):
        error = (target * (1 - target) / total) ** 0.5
        scores.append((count / total - target) / error)
        weights.append(1 / error**2)
    ordered = sorted(scores)
    # The 10% quantile of 12 values lies 0.1 of the way from the second to the third.
    low = ordered[1] + 0.1 * (ordered[2] - ordered[1])
    high = ordered[10] - 0.1 * (ordered[10] - ordered[9])
    phi = sum(min(max(z, low), high) ** 2 for z in scores) / areas
    spread = sum(weights) - sum(w**2 for w in weights) / sum(weights)
    tau_squared = (areas * phi - (areas - 1)) / spread
    upper = [target + 3.090232306167813 * (1 / w + tau_squared) ** 0.5 for w in weights]

    funnel = overdispersed_limits(counts, totals, target, 0.998)

    assert funnel.dispersion == pytest.approx(phi, rel=1e-12)
    assert funnel.between_variance == pytest.approx(tau_squared, rel=1e-12)
    assert funnel.upper == pytest.approx(upper, rel=1e-12)


# Shrinkage ---------------------------------------------------------------------------------------


def municipalities(random, between):
    """342 areas with the Dutch skew in size, their true proportions, and what is counted."""
    totals = np.maximum(np.exp(random.normal(5.6, 0.95, 342)).round(), 5).astype(int)
    truth = 1 / (1 + np.exp(-random.normal(np.log(0.14 / 0.86), between, 342)))
    return totals, truth, random.binomial(totals, truth)


def test_the_prior_equals_the_likelihood_of_scipy_climbed_otherwise():
    totals, _, counts = municipalities(np.random.default_rng(1), 0.15)

    def loss(at):
        return -stats.betabinom.logpmf(counts, totals, *np.exp(at)).sum()

    best = optimize.minimize(
        loss, [3, 5], method="Nelder-Mead", options={"xatol": 1e-9, "fatol": 1e-11}
    )
    one, other = np.exp(best.x)
    found = beta_binomial_shrinkage(counts, totals)
    posterior = stats.beta(one + counts, other + totals - counts)

    assert found.prior_mean == pytest.approx(one / (one + other), rel=1e-5)
    assert found.prior_size == pytest.approx(one + other, rel=1e-4)
    assert np.allclose(found.shrunk, posterior.mean(), rtol=1e-5)
    assert np.allclose(found.lower, posterior.ppf(0.025), rtol=1e-5)
    assert np.allclose(found.upper, posterior.ppf(0.975), rtol=1e-5)


def test_shrunk_proportions_are_nearer_the_truth_and_their_intervals_hold_it():
    random = np.random.default_rng(2024)
    raw = shrunk = held = 0.0
    for _ in range(40):
        totals, truth, counts = municipalities(random, 0.15)
        found = beta_binomial_shrinkage(counts, totals)
        raw += np.mean((counts / totals - truth) ** 2)
        shrunk += np.mean((found.shrunk - truth) ** 2)
        held += np.mean((found.lower <= truth) & (truth <= found.upper)) / 40

    assert (shrunk / raw) ** 0.5 < 0.65
    assert 0.93 < held < 0.97


# Bends -------------------------------------------------------------------------------------------


def test_the_bend_equals_weighted_least_squares_in_every_year():
    years, total = np.arange(2012, 2024), 170_000
    counts = 25 * np.array([990, 1010, 960, 955, 900, 915, 930, 925, 985, 970, 1020, 1035])
    ones, others = counts + 0.5, total - counts + 0.5
    log_odds, root = np.log(ones / others), (1 / ones + 1 / others) ** -0.5

    def squares(*columns):
        design = np.column_stack([np.ones(12), years - 2018, *columns]) * root[:, None]
        return np.linalg.lstsq(design, log_odds * root, rcond=None)[:2]

    straight = squares()[1][0]
    bent = {join: squares(np.maximum(years - join, 0)) for join in years[2:-2]}
    best = min(bent, key=lambda join: bent[join][1][0])
    (_, before, change), (left,) = bent[best]
    found = joinpoint(years, counts, [total] * 12)

    assert left / 8 > 1
    assert found.year == best
    assert found.slope_before == pytest.approx(before, rel=1e-9)
    assert found.slope_after == pytest.approx(before + change, rel=1e-9)
    assert found.f == pytest.approx((straight - left) / (left / 8), rel=1e-9)


def test_the_largest_f_of_six_joins_in_ten_years_exceeds_its_critical_value_in_1_of_20():
    """Drawn here by fitting every straight and bent line anew, without our projections."""
    random, years, rows = np.random.default_rng(6), np.arange(10.0), 4000
    series = random.standard_normal((10, rows))

    def squares(*columns):
        design = np.column_stack([np.ones(10), years, *columns])
        return np.linalg.lstsq(design, series, rcond=None)[1]

    bent = np.min([squares(np.maximum(years - join, 0)) for join in range(2, 8)], axis=0)
    largest = (squares() - bent) / (bent / 6)
    found = joinpoint(years, [1500] * 10, [10_000] * 10, simulations=9999)

    assert np.mean(largest > found.critical) == pytest.approx(0.05, abs=0.012)


def test_straight_series_give_few_false_alarms_where_the_table_of_f_gives_many():
    random = np.random.default_rng(10)
    alarms = by_table = 0
    for _ in range(400):
        log_odds = np.log(0.14 / 0.86) + random.normal(0, 0.03, 10)
        counts = random.binomial(170_000, 1 / (1 + np.exp(-log_odds)))
        bend = joinpoint(range(10), counts, [170_000] * 10, simulations=199)
        alarms += bend.p_value <= 0.05
        by_table += bend.f > stats.f.ppf(0.95, 1, 6)

    assert alarms <= 32
    assert by_table > 1.5 * alarms
