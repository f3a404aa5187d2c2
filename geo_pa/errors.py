"""What can go wrong and is foreseen, each fault as a sentence a planner can act on.

::

    GeoPaError                 every foreseen error; carries its problems
    ├── InputError             a file, declaration, rule or table cannot be used
    ├── RequestError           what was asked for does not exist or does not fit
    └── DeliveryError          a file that should leave cannot be written
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a problem is."""

    ERROR = "error"
    """Something cannot be used: a layer, a rule, or a row."""

    NOTICE = "notice"
    """Everything can be used; a person should know."""


@dataclass(frozen=True)
class Problem:
    """One fault: where it is, what was found, what was expected, and the next step (all in Dutch).

    Attributes
    ----------
    where : str
        The layer, rule or table, with its file and rows where known ("Bouwlocaties (building_locations.gpkg), rij 3").
    what : str
        What is wrong, as a short sentence.
    found, expected : str
        The value or state met, and the one that would do.
    action : str
        What the reader does next.
    severity : Severity
        Whether something cannot be used.
    """

    where: str
    what: str
    found: str
    expected: str
    action: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """Give the problem as one Dutch paragraph."""
        return (
            f"{self.where}: {self.what} Gevonden: {self.found}. Verwacht: {self.expected}. Wat te doen: {self.action}"
        )


class GeoPaError(Exception):
    """A foreseen error; its text is Dutch and says what to do next.

    Parameters
    ----------
    problems : iterable of Problem
        All that was found at once, at least one.
    """

    def __init__(self, problems: Iterable[Problem] | Problem) -> None:
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class InputError(GeoPaError):
    """A file, declaration, rule or table cannot be used."""


class RequestError(GeoPaError):
    """What was asked for does not exist, or does not fit."""


class DeliveryError(GeoPaError):
    """A file that should leave cannot be written."""
