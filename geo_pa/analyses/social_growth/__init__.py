"""Agreement 1: does the corporations' stock grow by 320 units, and are 300 built in place of demolished ones."""

from geo_pa.analyses.social_growth.analyse import analyse

__all__ = ["analyse"]
