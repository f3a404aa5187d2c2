"""Agreements 13 and 14: where is it hot, who lives there, where is room for green, and which works are planned."""

from geo_pa.analyses.heat_stress.analyse import COLUMNS, PREPARED, analyse
from geo_pa.analyses.heat_stress.trial import CIRCLES, people_as_now

__all__ = ["CIRCLES", "COLUMNS", "PREPARED", "analyse", "people_as_now"]
