"""The append-only log of changes: events, scenarios, undo; the database is known only here."""

from geo_pa.changes.events import (
    ADOPTED,
    PRESENT,
    ROW,
    Action,
    Author,
    Change,
    Conflict,
    ConflictError,
    Event,
    Scenario,
)
from geo_pa.changes.log import Log

__all__ = [
    "ADOPTED",
    "PRESENT",
    "ROW",
    "Action",
    "Author",
    "Change",
    "Conflict",
    "ConflictError",
    "Event",
    "Log",
    "Scenario",
]
