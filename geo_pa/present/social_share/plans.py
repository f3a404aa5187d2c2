"""Building locations as plans, for the home page: how hard, how many homes, when and by whom."""

import pandas as pd

from geo_pa.model.units import HOMES
from geo_pa.present.columns import answer
from geo_pa.present.tables import Written, table

COLUMNS = (
    *("name", "neighbourhoods", "district_name", "status", "hardness", "dwellings", "social_homes", "net_social_homes"),
    *("completion_year", "corporation", "ground_owner", "lead", "next_step", "verdict"),
)
"""What the table of plans shows, in order."""


def plans(frame: pd.DataFrame) -> Written:
    """Write building locations as plans; on a date without the rule, without its figures."""
    told = answer("social_share")
    return table(frame, {name: told.column(name) for name in COLUMNS}, above=HOMES)
