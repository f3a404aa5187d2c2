"""The fix-it list: everything that is wrong with the rows of a file, by row and column, all at once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from geo_pa.intake.table import Table
from geo_pa.workspace import wording
from geo_pa.workspace.declaration import DeclaredColumn
from geo_pa.workspace.faults import RowFault
from geo_pa.workspace.totals import PRINTED_TOTAL

ON_THE_MAP = "Vorm op de kaart"
WHOLE_ROW = "de hele rij"

MEND = "Verbeter de cel en breng het bestand opnieuw in."

ACTIONS: Mapping[str, str] = {
    "missing_value": "Vul de cel in en breng het bestand opnieuw in.",
    "unknown_word": "Kies een van deze woorden.",
    "ambiguous_number": "Schrijf het getal zonder scheiding van duizendtallen.",
    "undeclared_total": "Laat de rij met het totaal staan of haal haar weg: zij wordt niet ingebracht.",
    "cell_count": "Kijk of er een scheidingsteken te veel of te weinig in de regel staat.",
}
"""What to do about a fault of a file that is brought in, where mending its cell is not the word for it."""


@dataclass(frozen=True)
class Fix:
    """One thing to mend.

    Attributes
    ----------
    code : str
        The kind of fault.
    row : int
        As the file numbers its rows.
    key : str
        What the row is about, as far as the file says; empty where it does not.
    column : str
        As the file calls it.
    what, found, expected, action : str
        What is wrong, what stands there, what would do, and the next step.
    """

    code: str
    row: int
    key: str
    column: str
    what: str
    found: str
    expected: str
    action: str


@dataclass(frozen=True)
class Rows:
    """How the rows of a file are called: their number and key by position, and its columns by our name."""

    table: Table
    keys: pd.Series | None
    columns: Mapping[str, DeclaredColumn]

    def fix(self, fault: RowFault, position: int, found: str) -> Fix:
        """Return one fault of one row."""
        action = ACTIONS.get(fault.reason, fault.action if not fault.columns else MEND)
        row, key = self.table.number(position), self._key(position)
        return Fix(fault.reason, row, key, self._column(fault), fault.what, found, fault.expected, action)

    def _key(self, position: int) -> str:
        return "" if self.keys is None or pd.isna(self.keys.iloc[position]) else str(self.keys.iloc[position])

    def _column(self, fault: RowFault) -> str:
        sources = [self.columns[name].source for name in fault.columns if name in self.columns]
        return wording.listed(sources, ", ") or fault.subject or WHOLE_ROW


def fixes(faults: Iterable[RowFault], rows: Rows) -> tuple[Fix, ...]:
    """List faults by row and column; what is no fault of a row (a printed total) is not among them."""
    return tuple(sorted(_each(faults, rows), key=lambda one: (one.row, one.column)))


def _each(faults: Iterable[RowFault], rows: Rows) -> Iterator[Fix]:
    for fault in faults:
        if fault.reason != PRINTED_TOTAL:
            for position, found in zip(fault.rows.tolist(), fault.found, strict=True):
                yield rows.fix(fault, position, found)
