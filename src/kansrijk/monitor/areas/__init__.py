"""Areas: municipalities and regions, how they nest, and how they change between years."""

from kansrijk.monitor.areas.area import Area, Level
from kansrijk.monitor.areas.area_set import AreaSet, netherlands
from kansrijk.monitor.areas.inhabitants import Inhabitants, inhabitants_by_year, inhabitants_in
from kansrijk.monitor.areas.recode import Recoded, RecodedCount, recode
from kansrijk.monitor.areas.regions import Membership
from kansrijk.monitor.areas.resolve import Part, Resolution
from kansrijk.monitor.areas.transition import Weights, transition

__all__ = [
    "Area",
    "AreaSet",
    "Inhabitants",
    "Level",
    "Membership",
    "Part",
    "Recoded",
    "RecodedCount",
    "Resolution",
    "Weights",
    "inhabitants_by_year",
    "inhabitants_in",
    "netherlands",
    "recode",
    "transition",
]
