"""Agreements 13 and 14: where is it hot, who lives there, where is room for green, and which works are planned."""

from geo_pa.analyses.heat_stress.analyse import analyse
from geo_pa.analyses.heat_stress.made import Made
from geo_pa.analyses.heat_stress.trial import CIRCLES, people_as_now

__all__ = ["CIRCLES", "Made", "analyse", "people_as_now"]
