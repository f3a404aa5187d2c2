"""Agreements 19 and 21: are aandachtsgroepen spread over the areas, and how many homes go to statushouders."""

from geo_pa.analyses.aandachtsgroepen.analyse import Made, analyse

__all__ = ["Made", "analyse"]
