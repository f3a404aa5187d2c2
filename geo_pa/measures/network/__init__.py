"""Walking: a street network, places on it, and the distance from the nearest of some sources to everywhere on it."""

from geo_pa.measures.network.field import Field, field
from geo_pa.measures.network.graph import FRAGMENT, WalkingNetwork, islands, walking_network
from geo_pa.measures.network.snapping import snap

__all__ = ["FRAGMENT", "Field", "WalkingNetwork", "field", "islands", "snap", "walking_network"]
