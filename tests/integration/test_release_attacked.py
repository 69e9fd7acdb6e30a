"""Why masking alone is not enough: the attacker, with the folder of a release and nothing else."""

import numpy as np
import pytest

from kansrijk.monitor.disclosure import proving
from kansrijk.monitor.disclosure.attacker import interval
from kansrijk.monitor.disclosure.proving import NoProofError, prove
from kansrijk.monitor.disclosure.public import Folder, families
from protected_release import copy, protected, rewritten, truth

SAMPLE = 60


@pytest.fixture(scope="module")
def made():
    return protected()


def masked_only(made, tmp_path):
    """The same release with nothing hidden but what is small by itself."""
    release, true = copy(made.release, tmp_path / "release"), truth(made.figures)

    def show(rows):
        for row in rows:
            count, people = true.get((row["area"], row["period"], row["group"]), (0, 0))
            if people >= 10:
                row["denominator"] = str(people)
            if row["status"] == "suppressed" and min(count, people - count) >= 10:
                row.update(status="shown", value="1", numerator=str(count), reason="")
        return rows

    rewritten(release, show)
    return release, true


def known_exactly(release, true):
    """Of some hidden counts of municipalities over blocks: how many follow from the rest."""
    system = next(families(Folder.open(release))).count
    hidden = [at for at, (_, area, period, _) in enumerate(system.names)
              if area.startswith("VB") and len(period) == 9]  # fmt: skip
    chosen = np.random.default_rng(0).choice(hidden, SAMPLE, replace=False)
    found = 0
    for at in chosen:
        low, high = interval(system, int(at))
        count, _ = true[system.names[at][1:]]
        assert low - 1e-6 <= count <= high + 1e-6
        found += high - low < 1e-6
    return found


def test_masking_alone_is_broken(made, tmp_path):
    release, true = masked_only(made, tmp_path)
    assert known_exactly(release, true) > SAMPLE / 10


def test_for_what_masking_gives_away_there_is_no_proof(made, tmp_path, monkeypatch):
    monkeypatch.setattr(proving, "_IN_VAIN", 1)
    release, _ = masked_only(made, tmp_path)
    family = next(families(Folder.open(release)))
    with pytest.raises(NoProofError, match="te weinig speling bij") as refused:
        prove(family, 5)
    _, counts = refused.value.names
    assert counts
    for name in counts[:: max(len(counts) // 10, 1)]:
        low, high = interval(family.count, family.count.names.index(name))
        assert high - low < 10  # so little is left of it


def test_a_protected_release_gives_no_count_away(made):
    assert known_exactly(made.release, truth(made.figures)) == 0
