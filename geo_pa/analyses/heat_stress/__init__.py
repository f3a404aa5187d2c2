"""Agreements 13 and 14: where is it hot, who lives there, where is room for green, and which works are planned."""

from geo_pa.analyses.heat_stress.analyse import COLUMNS, PREPARED, analyse

__all__ = ["COLUMNS", "PREPARED", "analyse"]
