"""What changes in a layer or table: values that become others, as canonical text."""

from geo_pa.changes.events import PRESENT, ROW, Change
from geo_pa.changes.values import written

__all__ = ["PRESENT", "ROW", "Change", "written"]
