"""The tables of aandachtsgroepen as they are read."""

import pandas as pd

from geo_pa.model import Result
from geo_pa.present.aandachtsgroepen.map import ALL_GROUPS, with_ratios
from geo_pa.present.columns import rows_of


def read(result: Result, detail: str) -> pd.DataFrame:
    """Write ratios with their margin, name the districts of the room, and keep all groups together since then."""
    rows = rows_of(result, detail)
    if not detail:
        return with_ratios(rows)
    if detail == "room":
        districts = result.table.drop_duplicates("district_code").set_index("district_code")["district_name"]
        return rows.assign(district_name=rows["district_code"].map(districts))
    return rows[rows["group"] == ALL_GROUPS] if detail == "since" else rows
