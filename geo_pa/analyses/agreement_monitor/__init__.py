"""All agreements: where each figure that was agreed stands, and who leads where none was."""

from geo_pa.analyses.agreement_monitor.analyse import PREPARED, analyse
from geo_pa.analyses.agreement_monitor.columns import COLUMNS

__all__ = ["COLUMNS", "PREPARED", "analyse"]
