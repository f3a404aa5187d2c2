"""Agreements 15-17: who and what lies within walking distance of care and services."""

from geo_pa.analyses.woonzorgzones.analyse import analyse
from geo_pa.analyses.woonzorgzones.comparison import gains_and_losses
from geo_pa.analyses.woonzorgzones.made import Made
from geo_pa.analyses.woonzorgzones.reach import draw_reach
from geo_pa.analyses.woonzorgzones.streets import prepare_streets
from geo_pa.analyses.woonzorgzones.trial import CIRCLES, people_as_now

__all__ = ["CIRCLES", "Made", "analyse", "draw_reach", "gains_and_losses", "people_as_now", "prepare_streets"]
