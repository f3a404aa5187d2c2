"""Agreement 2: does each building location hold 30% social rent, by itself or through compensation."""

from geo_pa.analyses.social_share.analyse import Made, analyse

__all__ = ["Made", "analyse"]
