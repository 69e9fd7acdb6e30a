"""Areas beside each other: what may be said of one beside many, and never a rank.

cells = area_cells(codes, events, populations, unknowns)
comparison = compare(cells, target=0.148)           # all areas beside the country
beside(comparison, code, groups_of(code, areas, inhabitants))
peers(code, peer_values(figures, areas)).group      # one more group
raw_beside_shrunk(cells)                            # small areas
"""

from kansrijk.monitor.comparison.beside import Beside, beside
from kansrijk.monitor.comparison.cells import AreaCells, area_cells
from kansrijk.monitor.comparison.compare import compare
from kansrijk.monitor.comparison.groups import Group, chosen_peers, groups_of
from kansrijk.monitor.comparison.lines import FunnelLine, funnel_lines
from kansrijk.monitor.comparison.outcomes import AreaOutcome, Comparison, Outcome
from kansrijk.monitor.comparison.peer_values import peer_values
from kansrijk.monitor.comparison.peers import Peer, Peers, peers
from kansrijk.monitor.comparison.small_areas import Estimate, SmallArea, raw_beside_shrunk

__all__ = [
    "AreaCells",
    "AreaOutcome",
    "Beside",
    "Comparison",
    "Estimate",
    "FunnelLine",
    "Group",
    "Outcome",
    "Peer",
    "Peers",
    "SmallArea",
    "area_cells",
    "beside",
    "chosen_peers",
    "compare",
    "funnel_lines",
    "groups_of",
    "peer_values",
    "peers",
    "raw_beside_shrunk",
]
