"""The compensation ledger as it is read: with the names of the locations."""

import pandas as pd

from geo_pa.model import Result
from geo_pa.present.columns import rows_of

LEDGER = "ledger"
SIDES = ("from_location", "to_location")


def read(result: Result, detail: str) -> pd.DataFrame:
    """Name the locations of each line; one without a name keeps its number."""
    rows, names = rows_of(result, detail), result.table["name"]
    named = {side: rows[side].map(names).fillna(rows[side]) for side in SIDES if detail == LEDGER}
    return rows.assign(**named)
