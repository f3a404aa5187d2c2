"""One value that becomes another."""

from dataclasses import dataclass

ROW = "*"
"""The field of an event that says whether a row is there: its value is PRESENT, or missing where it is not."""

PRESENT = "yes"


@dataclass(frozen=True)
class Change:
    """One value that becomes another: of a row of a layer or table one field, as canonical text; None is unknown."""

    layer: str
    row: str
    field: str
    before: str | None
    after: str | None
