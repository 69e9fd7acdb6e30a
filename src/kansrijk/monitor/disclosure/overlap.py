"""Blocks of years that would give a single year away.

Where single years may not appear and blocks of three and of five years may, the blocks can overlap
so that a year follows from them: 2019-2021 minus (2020-2024 minus 2022-2024) is the year 2019. One
block fewer then keeps every year uncertain; it is the same block everywhere.
"""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from kansrijk.monitor.periods import Period

Floats = NDArray[np.float64]


def blocks_to_leave_out(periods: Sequence[Period]) -> tuple[Period, ...]:
    """The fewest blocks without which no single year follows from the others.

    Of as many, the blocks of fewest years go, and of these the earliest.
    """
    blocks = sorted((p for p in periods if p.is_block), key=lambda p: (len(p.years), p))
    years = sorted({year for block in blocks for year in block.years})
    for fewest in range(len(blocks) + 1):
        for left_out in combinations(blocks, fewest):
            kept = [block for block in blocks if block not in left_out]
            if not _gives_a_year_away(kept, years):
                return left_out
    return tuple(blocks)


def _gives_a_year_away(blocks: Sequence[Period], years: Sequence[int]) -> bool:
    rows = np.array([[float(year in block.years) for year in years] for block in blocks])
    if not blocks:
        return False
    rank = np.linalg.matrix_rank(rows)
    alone = np.eye(len(years))
    return any(np.linalg.matrix_rank(np.vstack([rows, year])) == rank for year in alone)
