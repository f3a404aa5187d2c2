"""A closed table: its rows are small counts of people, so that no message says what stands in a cell."""

from collections.abc import Iterable
from dataclasses import replace

from geo_pa.errors import Problem
from geo_pa.workspace import wording
from geo_pa.workspace.declaration import Declaration
from geo_pa.workspace.faults import RowFault

NOT_SHOWN = "niet getoond"
"""Stands in a message where a value of a closed table would."""


def sealed_faults(faults: Iterable[RowFault], declaration: Declaration) -> tuple[RowFault, ...]:
    """Return faults of rows as they may be told: of a closed table which rows, and not what stands in them."""
    if not declaration.closed:
        return tuple(faults)
    return tuple(replace(fault, found=(NOT_SHOWN,) * len(fault.rows)) for fault in faults)


def sealed(problems: Iterable[Problem], declaration: Declaration) -> tuple[Problem, ...]:
    """Return problems of a whole file as they may be told: of a closed table without any value."""
    if not declaration.closed:
        return tuple(problems)
    where, found = wording.place(declaration), f"{NOT_SHOWN}: deze tabel is besloten"
    action = f"Vergelijk het bestand met {declaration.path.name}, en verbeter een van beide."
    return tuple(replace(problem, where=where, found=found, action=action) for problem in problems)
