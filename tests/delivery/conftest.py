"""A small result as an analysis makes it, with everything that can go wrong in a file."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import geopandas as gpd
import pandas as pd
import pytest
from shapely import MultiPolygon, Point, Polygon, box

from geo_pa.model import EXCLUDED_COLUMNS, Evidence, Result, Rule, Source
from geo_pa.registry import find

MODEL = Source("geo_pa", "Voorbeeldlocaties", year="2026", modelled=True)
AGREEMENTS = Source("Gemeente", "Prestatieafspraken, afspraak 2", year="2023-2027")


@pytest.fixture
def result():
    """Four locations near Hoogeveen: one hostile name, one clockwise ring, one with a hole, one of status 5A."""
    return Result(
        find("social_share").answer,
        date(2026, 1, 1),
        table=_table(),
        totals={"locations": 4, "dwellings_counted": 31, "open_homes": None, "net_social_homes": -4},
        evidence=_evidence(),
        details={"ledger": _ledger()},
        modelled=True,
    )


@pytest.fixture
def public_result(result):
    """The same result as the engine gives it to the public: only the public location."""
    seen = result.table[result.table["confidentiality"] == "public"]
    evidence = replace(result.evidence, excluded=result.evidence.excluded.iloc[:0], choice_effects=None)
    return replace(result, table=seen, evidence=evidence, details={"ledger": _ledger().iloc[:0]})


def _table():
    figures = {
        "name": ["=HYPERLINK(1)", "Elim; 'noord'", "Fluitenberg", "Idee"],
        "verdict": ["fails", "meets", "unknown", "not_counted"],
        "reason": ["short", "met_on_site", "tenure_unknown", "status_not_counted"],
        "explanation": ["-3 woningen", "Voldoet.", "Onbekend.", "Telt niet mee."],
        "dwellings": pd.array([20, 11, None, 5], dtype="Int64"),
        "social_share": [0.15, 4 / 11, float("nan"), 0.0],
        "net_social_homes": pd.array([-8, 4, None, 0], dtype="Int64"),
        "status": ["1A", "4A", "2A", "5A"],
        "completion_year": pd.array([2027, 2028, None, 2030], dtype="Int64"),
        "lead": ["+31 528", pd.NA, "@beheer", "\tTrekker"],
        "confidentiality": ["municipality", "public", "corporations", "province"],
    }
    clockwise = Polygon([(229_000, 523_000), (229_000, 523_100), (229_100, 523_100), (229_100, 523_000)])
    with_hole = box(230_000, 524_000, 230_200, 524_200) - Point(230_100, 524_100).buffer(20, quad_segs=4)
    two_parts = MultiPolygon([box(231_000, 525_000, 231_050, 525_050), box(231_100, 525_000, 231_150, 525_050)])
    shapes = [clockwise, with_hole, two_parts, box(232_000, 526_000, 232_010, 526_010)]
    index = pd.Index(["L1", "L2", "L3", "L4"], name="location_id")
    return gpd.GeoDataFrame(figures, index=index, geometry=shapes, crs="EPSG:28992")


def _ledger():
    return pd.DataFrame(
        {
            "kind": ["booked"],
            "from_location": ["L2"],
            "to_location": ["L1"],
            "homes": pd.array([2], dtype="Int64"),
            "cut_back_homes": pd.array([None], dtype="Int64"),
            "distance_m": pd.array([1_414], dtype="Int64"),
            "decided_on": pd.to_datetime(["2025-06-01"]).astype("datetime64[s]"),
            "decision": ["=besluit 12"],
        },
    )


def _evidence():
    share = Rule(
        id="social_share.minimum_share",
        title="Aandeel sociale huur",
        value=Decimal("0.30"),
        unit="share",
        source=AGREEMENTS,
        article="afspraak 2",
        valid_from=date(2023, 10, 2),
        changed_from=Decimal("0.25"),
    )
    horizon = Rule(
        "social_share.horizon_years", "Horizon", Decimal(5), "years", MODEL, local_choice=True, alternatives=("2",)
    )
    return Evidence(
        rules=(share, horizon),
        sources=(MODEL, AGREEMENTS),
        assumptions=("Hemelsbreed gemeten.",),
        excluded=pd.DataFrame(
            [("building_locations", "L9", "no_geometry", "Geen vlak.")], columns=list(EXCLUDED_COLUMNS)
        ),
        choice_effects=pd.DataFrame(
            {
                "rule": ["social_share.horizon_years"],
                "value": ["2"],
                "unit_id": ["L1"],
                "before": ["fails"],
                "after": ["meets"],
            }
        ),
    )
