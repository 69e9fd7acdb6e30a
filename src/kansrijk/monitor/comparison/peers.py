"""Statistical peers: the municipalities that are most alike by published baseline measures.

    peers("GM0363", peer_values(figures, areas))

Alike is only what was measured, and no outcome of the monitor is among it: peers may differ in
how their children fare, that is why one looks at them. Care that a municipality gives (youth care,
protection) is left out for the same reason.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import fsum, log, sqrt

from kansrijk.monitor.comparison.groups import Group
from kansrijk.reference.loader import load
from kansrijk.reference.tables.peers import PeerMeasure

#: A municipality that lacks more than this part of the weight is not said to be alike.
MOST_LACKING = 0.5

Values = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Peer:
    """A municipality that is alike. ``distance`` is in standard deviations, averaged over measures.

    ``without`` are the used measures it has no value of: its distance is that of the others.
    """

    code: str
    distance: float
    without: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Peers:
    """The peers of ``code`` in order of code, and how they were found.

    ``used`` are the measures in the distance. ``left_out`` are those that are not, for this
    municipality has no value of them or no two municipalities differ in it. ``not_judged`` are
    municipalities without enough measures to be called alike or not.
    """

    code: str
    neighbours: tuple[Peer, ...]
    used: tuple[str, ...]
    left_out: tuple[str, ...]
    not_judged: tuple[str, ...]

    @property
    def group(self) -> Group:
        """The peers as a group to stand beside."""
        return Group("peers", self.code, tuple(peer.code for peer in self.neighbours))


def peers(
    code: str, measures: Values, count: int = 10, rules: Iterable[PeerMeasure] | None = None
) -> Peers:
    """The ``count`` municipalities nearest to ``code``.

    ``measures`` holds per measure the values by municipality code; ``rules`` (left out:
    context/peer_measures.csv) say per measure how much it weighs and on which scale. Every measure
    is standardised over all municipalities: (value - mean) / standard deviation. The distance is
    the root of the weighted mean of the squared differences, over the measures both have. The same
    input gives the same peers, whatever its order; at equal distance the lower code comes first.

    Nearest neighbours by Euclidean distance over standardised measures: CIPFA, Nearest neighbours
    model for English authorities; NHS RightCare, Similar 10. The measures and weights are our own.

    Raises ValueError for a measure without a rule, fewer than 1 peer, a value not above 0 on a log
    scale, or a code without any measure.
    """
    weights = {rule.measure: rule for rule in (load(PeerMeasure) if rules is None else rules)}
    if unknown := sorted(measures.keys() - weights.keys()):
        raise ValueError(f"no rule says how much {', '.join(unknown)} weighs")
    if count < 1:
        raise ValueError(f"at least 1 peer, not {count}")
    scores = {name: _standardised(measures.get(name, {}), weights[name]) for name in weights}
    used = tuple(name for name in weights if code in scores[name])
    if not used:
        raise ValueError(f"{code} has no measure by which to find its peers")
    candidates = sorted({other for name in used for other in scores[name]} - {code})
    found = [
        _peer(code, other, scores, {n: weights[n].weight for n in used}) for other in candidates
    ]
    near = sorted((p for p in found if p is not None), key=lambda peer: (peer.distance, peer.code))
    return Peers(
        code=code,
        neighbours=tuple(sorted(near[:count], key=lambda peer: peer.code)),
        used=used,
        left_out=tuple(name for name in weights if name not in used),
        not_judged=tuple(c for c, p in zip(candidates, found, strict=True) if p is None),
    )


def _standardised(values: Mapping[str, float], rule: PeerMeasure) -> dict[str, float]:
    """Values as standard deviations from their mean; nothing when they are all the same."""
    if rule.scale == "log":
        if any(value <= 0 for value in values.values()):
            raise ValueError(f"{rule.measure} is on a log scale and must be above 0")
        values = {code: log(value) for code, value in values.items()}
    # fsum gives the same digits in every order, so that ties are always the same ties.
    mean = fsum(values.values()) / max(len(values), 1)
    deviation = sqrt(fsum((v - mean) ** 2 for v in values.values()) / max(len(values) - 1, 1))
    if deviation <= 1e-12 * max(abs(mean), 1):
        return {}
    return {code: (value - mean) / deviation for code, value in values.items()}


def _peer(code: str, other: str, scores: Values, weights: Mapping[str, float]) -> Peer | None:
    shared = [name for name in weights if other in scores[name]]
    total = fsum(weights[name] for name in shared)
    if total < (1 - MOST_LACKING) * fsum(weights.values()):
        return None
    squares = (weights[n] * (scores[n][code] - scores[n][other]) ** 2 for n in shared)
    without = tuple(name for name in weights if name not in shared)
    return Peer(other, sqrt(fsum(squares) / total), without)
