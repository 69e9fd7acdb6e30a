"""Areas for the plain loop: where people of the invented country are counted, in fractions."""

from collections import defaultdict
from fractions import Fraction

from counted_records import AARDAM, BEEKDORP, CROMSLUIS, DORPE, EILAND, NIEUWSTAD
from random_deliveries import CODES

#: Code and year -> shares in the municipalities of a border year, from the files in words:
#: Cromsluis went for 0.6 to Aardam and 0.4 to Dorpe, Eiland to Dorpe, Aardam and Beekdorp to
#: Nieuwstad. Back by inhabitants: Nieuwstad was Aardam 6600 and Beekdorp 2200; Aardam (2021) was
#: Aardam 6000 and 0.6 of Cromsluis (600 of 1000); Dorpe was Dorpe 3600 and 400 of Cromsluis; in
#: 2022 also Eiland: Dorpe 4000 and Eiland 500.
WHOLE = Fraction(1)
AARDAM_BACK = {AARDAM: Fraction(6000, 6600), CROMSLUIS: Fraction(600, 6600)}
DORPE_BACK = {DORPE: Fraction(3600, 4000), CROMSLUIS: Fraction(400, 4000)}


def times(share, shares):
    return {code: share * part for code, part in shares.items()}


def merged(*parts):
    found = defaultdict(Fraction)
    for part in parts:
        for code, share in part.items():
            found[code] += share
    return dict(found)


TO = {
    (2020, 2022): {
        AARDAM: {NIEUWSTAD: WHOLE}, BEEKDORP: {NIEUWSTAD: WHOLE},
        CROMSLUIS: {NIEUWSTAD: Fraction(3, 5), DORPE: Fraction(2, 5)}, DORPE: {DORPE: WHOLE},
        EILAND: {DORPE: WHOLE},
    },
    (2021, 2022): {
        AARDAM: {NIEUWSTAD: WHOLE}, BEEKDORP: {NIEUWSTAD: WHOLE}, DORPE: {DORPE: WHOLE},
        EILAND: {DORPE: WHOLE},
    },
    (2020, 2021): {
        AARDAM: {AARDAM: WHOLE}, BEEKDORP: {BEEKDORP: WHOLE},
        CROMSLUIS: {AARDAM: Fraction(3, 5), DORPE: Fraction(2, 5)}, DORPE: {DORPE: WHOLE},
        EILAND: {EILAND: WHOLE},
    },
    (2021, 2021): {code: {code: WHOLE} for code in CODES[2021]},
    (2022, 2021): {
        NIEUWSTAD: {AARDAM: Fraction(3, 4), BEEKDORP: Fraction(1, 4)},
        DORPE: {DORPE: Fraction(8, 9), EILAND: Fraction(1, 9)},
    },
    (2022, 2022): {NIEUWSTAD: {NIEUWSTAD: WHOLE}, DORPE: {DORPE: WHOLE}},
    (2020, 2020): {code: {code: WHOLE} for code in CODES[2020]},
    (2021, 2020): {
        AARDAM: AARDAM_BACK, BEEKDORP: {BEEKDORP: WHOLE}, DORPE: DORPE_BACK,
        EILAND: {EILAND: WHOLE},
    },
    (2022, 2020): {
        NIEUWSTAD: merged(times(Fraction(3, 4), AARDAM_BACK), {BEEKDORP: Fraction(1, 4)}),
        DORPE: merged(times(Fraction(8, 9), DORPE_BACK), {EILAND: Fraction(1, 9)}),
    },
}  # fmt: skip
SIDES = {AARDAM: 1, BEEKDORP: 1, NIEUWSTAD: 1, CROMSLUIS: 2, DORPE: 2, EILAND: 2}
CARE = {AARDAM: "ZK91", BEEKDORP: "ZK91", CROMSLUIS: "ZK92", DORPE: "ZK92", EILAND: "ZK93"}
SAFETY = {code: f"VR9{side}" for code, side in SIDES.items()}
#: Aardam had more than 5000 inhabitants, the others fewer; of Nieuwstad it is not known.
SIZES = {2020: {1, 2}, 2021: {1, 2}, 2022: set()}


def shares_of(code, code_year, border_year, region_of=None):
    shares = TO[code_year, border_year][code]
    if region_of is None:
        return shares
    return merged(*({region_of[target]: share} for target, share in shares.items()))


def hamilton(number, weights):
    """Divide by whole or broken weights: rounded down, the rest by remainder and then by code."""
    total = sum(weights.values())
    if total == 0:
        return dict.fromkeys(weights, 0)
    exact = {code: number * Fraction(weight) / total for code, weight in weights.items()}
    parts = {code: int(share) for code, share in exact.items()}
    for code in sorted(exact, key=lambda c: (parts[c] - exact[c], c))[
        : number - sum(parts.values())
    ]:
        parts[code] += 1
    return parts
