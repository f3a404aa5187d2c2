"""All agreements: where each figure that was agreed stands, and who leads where none was."""

from geo_pa.analyses.agreement_monitor.analyse import Made, analyse

__all__ = ["Made", "analyse"]
