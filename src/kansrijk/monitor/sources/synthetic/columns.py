"""From arrays to columns of Arrow: -1 and flags become empty cells, numbers become keys."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from kansrijk.monitor.sources.synthetic.randomness import Days, Flags, Floats, Ints
from kansrijk.monitor.sources.synthetic.risks import UNKNOWN

SEX = ("female", "male")
EDUCATION = ("low", "middle", "high")


def keys(letter: str, numbers: Ints, absent: Flags | None = None) -> pa.Array:
    """Pseudonyms: a letter for the kind and a number."""
    texts = pc.cast(pa.array(numbers, mask=absent), pa.string())
    return pc.binary_join_element_wise(letter, texts, "")


def choices(words: Sequence[str], which: Ints, absent: Flags | None = None) -> pa.Array:
    """The words at these positions; -1 is empty."""
    empty = which == UNKNOWN if absent is None else absent | (which == UNKNOWN)
    positions = pa.array(which.astype(np.int32), mask=empty)
    return pa.DictionaryArray.from_arrays(positions, pa.array(words)).dictionary_decode()


def whole_numbers(values: Ints, absent: Flags | None = None) -> pa.Array:
    """Small whole numbers; -1 is empty."""
    empty = values == UNKNOWN if absent is None else absent | (values == UNKNOWN)
    return pa.array(values.astype(np.int16), mask=empty)


def known(values: Floats | Flags, absent: Flags | None = None) -> pa.Array:
    """Numbers with decimals or yes and no, empty where ``absent``."""
    return pa.array(values, mask=absent)


def maybe(values: Floats) -> pa.Array:
    """Numbers with decimals; what is not a number is empty."""
    return pa.array(values, mask=np.isnan(values))


def labels(values: Ints) -> pa.Array:
    """1 is true, 0 false, -1 empty."""
    return pa.array(values == 1, mask=values == UNKNOWN)


def days(values: Days, absent: Flags | None = None) -> pa.Array:
    """Days without a time."""
    return pa.array(values.astype("datetime64[D]"), mask=absent)


def table(**columns: Any) -> pa.Table:
    """Columns side by side, in the order in which they are named."""
    return pa.table(columns)
