"""Agreement 5: does the stock of social homes in the villages not shrink, and does what goes improve what is left."""

from geo_pa.analyses.village_stock.analyse import Made, analyse

__all__ = ["Made", "analyse"]
