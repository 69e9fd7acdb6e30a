"""The groups in which figures are split; each split divides the same records without rest."""

from collections.abc import Mapping

from kansrijk.monitor.counting.rule import SPLITS

ALL = "all"
VULNERABLE, NOT_VULNERABLE, NO_LABEL = "vulnerable", "not_vulnerable", "no_label"

#: The groups of each split. What is not known is a group too.
GROUPS_OF: Mapping[str, tuple[str, ...]] = {
    "label": (VULNERABLE, NOT_VULNERABLE, NO_LABEL),
    "income": (*(f"income_{fifth}" for fifth in range(1, 6)), "income_unknown"),
    "education": ("education_low", "education_middle", "education_high", "education_unknown"),
}

#: Every group; its place here is its number in the cells.
GROUPS = (ALL, *(group for split in SPLITS for group in GROUPS_OF[split]))

#: The value in the column of the split -> the number of the group; null is the last group.
GROUP_OF_VALUE: Mapping[str, Mapping[object, int]] = {
    split: {
        value: GROUPS.index(group) for value, group in zip(values, GROUPS_OF[split], strict=True)
    }
    for split, values in {
        "label": (True, False, None),
        "income": (1, 2, 3, 4, 5, None),
        "education": ("low", "middle", "high", None),
    }.items()
}


def numbers_of(split: str) -> list[int]:
    """The numbers of the groups of a split, in order."""
    return [GROUPS.index(group) for group in GROUPS_OF[split]]
