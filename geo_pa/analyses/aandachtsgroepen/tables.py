"""The further tables: every group in every neighbourhood, and in every district."""

import pandas as pd

from geo_pa.analyses.aandachtsgroepen.cells import DISTRICT
from geo_pa.analyses.aandachtsgroepen.homes import ALL, SOCIAL
from geo_pa.analyses.aandachtsgroepen.quotients import FIGURES

FOUND = [
    "shown_allocations",
    "signal",
    "reason",
    SOCIAL,
    *(f"{name}_{SOCIAL}" for name in FIGURES),
    ALL,
    *(f"{name}_{ALL}" for name in FIGURES),
]
"""Which kind of hidden a count is, is not among them."""


def group_table(local: pd.DataFrame, neighbourhoods: pd.DataFrame) -> pd.DataFrame:
    """List every group in every neighbourhood, as far as it may be shown, in the order of the layer."""
    code = local["neighbourhood_code"]
    named = local.assign(name=code.map(neighbourhoods["name"]), district_name=code.map(neighbourhoods["district_name"]))
    return named[["neighbourhood_code", "name", "district_name", "group", "level", *FOUND]].reset_index(drop=True)


def district_table(found: pd.DataFrame, neighbourhoods: pd.DataFrame) -> pd.DataFrame:
    """List every group in every district."""
    names = neighbourhoods.drop_duplicates("district_code").set_index("district_code")["district_name"]
    rows = found[found["scope"] == DISTRICT].assign(name=lambda rows: rows["area"].map(names))
    return rows.rename(columns={"area": "district_code"})[["district_code", "name", "group", *FOUND]].reset_index(
        drop=True
    )
