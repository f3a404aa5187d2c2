"""A small table of locations as ``social_share`` gives it."""

from dataclasses import replace

import geopandas as gpd
import pandas as pd
import pytest
from shapely import box

from geo_pa.crs import RD
from geo_pa.model import Verdict

HOMES = {
    "dwellings": 20,
    "required_social_homes": 6,
    "social_homes": 3,
    "social_homes_possible": 3,
    "booked_in": 0,
    "proposed_in": 0,
    "open_homes": 3,
    "open_homes_certain": 3,
    "surplus_homes": 0,
    "homes_to_convert": 3,
    "homes_to_add": 5,
    "social_demolished": 1,
    "net_social_homes": 2,
}


@pytest.fixture
def locations() -> gpd.GeoDataFrame:
    """One location per verdict, side by side in Hoogeveen."""
    verdicts = [str(verdict) for verdict in Verdict]
    table = pd.DataFrame(
        {
            "name": [f"Voorbeeldlocatie {place}" for place in range(len(verdicts))],
            "verdict": verdicts,
            "explanation": "Voldoet niet: 3 van de 20 woningen.",
            "social_share": 0.15,
            "hardness": "hard",
            "status": "1A",
            "start_year": pd.array([2026] * len(verdicts), dtype="Int64"),
            "completion_year": pd.array([2027] * len(verdicts), dtype="Int64"),
            "corporation": "Domesta",
            "ground_owner": "municipality",
            "district_name": "Hoogeveen",
            "lead": "gemeente",
            "next_step": pd.NA,
            "realisation_chance": 0.8,
            "confidentiality": "public",
            **{name: pd.array([count] * len(verdicts), dtype="Int64") for name, count in HOMES.items()},
        },
        index=pd.Index([f"L{place}" for place in range(len(verdicts))], name="location_id"),
    )
    shapes = [box(229_000 + 200 * place, 526_000, 229_100 + 200 * place, 526_100) for place in range(len(verdicts))]
    return gpd.GeoDataFrame(table, geometry=gpd.GeoSeries(shapes, table.index, crs=RD))


@pytest.fixture
def answered(session):
    """The way to give the answer of a question other rows, in its own table and in further ones."""

    def with_rows(analysis, table, **details):
        result = session.run(analysis)
        return replace(result, table=table, details={**result.details, **details})

    return with_rows
