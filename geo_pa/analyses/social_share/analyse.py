"""The 30% rule, from building locations and booked compensation to verdicts."""

from datetime import date

import geopandas as gpd
import pandas as pd

from geo_pa.analyses.social_share.counting import count
from geo_pa.analyses.social_share.ledger import settle
from geo_pa.analyses.social_share.sentences import ASSUMPTIONS, explain
from geo_pa.analyses.social_share.verdicts import advise, judge, totals
from geo_pa.measures.areas import largest_overlap
from geo_pa.model import Evidence, Result, Rules
from geo_pa.vocabulary import MAYBE_SOCIAL_COLUMNS, NEVER_SOCIAL_COLUMNS

COLUMNS = {
    "building_locations": {
        "name": "str",
        **dict.fromkeys(("dwellings", "social_rent", *NEVER_SOCIAL_COLUMNS, *MAYBE_SOCIAL_COLUMNS), "Int64"),
        **dict.fromkeys(
            ("landlord", "status", "corporation", "ground_owner", "lead", "next_step", "confidentiality"), "str"
        ),
        **dict.fromkeys(("guarantee_years", "social_demolished", "start_year", "completion_year"), "Int64"),
        "decision_date": "datetime64[s]",
        "realisation_chance": "float64",
    },
    "booked_compensation": {
        **dict.fromkeys(("from_location", "to_location", "form", "decision", "reason"), "str"),
        **dict.fromkeys(("homes", "surplus_when_booked", "shortfall_when_booked"), "Int64"),
        "decided_on": "datetime64[s]",
    },
    "neighbourhoods": {"district_code": "str", "district_name": "str"},
}
"""What this analysis reads of each layer, and the type; a column that a workspace lacks is unknown."""

CARRIED = (
    "status",
    "start_year",
    "completion_year",
    "corporation",
    "ground_owner",
    "lead",
    "next_step",
    "realisation_chance",
    "confidentiality",
)
"""Columns of a location that a reader wants beside its verdict."""


def analyse(
    building_locations: gpd.GeoDataFrame,
    booked_compensation: pd.DataFrame | None = None,
    neighbourhoods: gpd.GeoDataFrame | None = None,
    *,
    rules: Rules,
    on: date,
) -> Result:
    """Judge each building location against the share of social rent that new projects must hold.

    Parameters
    ----------
    building_locations : GeoDataFrame
        One row per location, RD metres, columns as in ``layers/building_locations.toml``; a missing figure is unknown.
    booked_compensation : DataFrame, optional
        The ledger of decided compensation; without it nothing is booked. A line of which the locations are missing is
        one that this reader may not see.
    neighbourhoods : GeoDataFrame, optional
        Names the district of each location; without it the pool "district" holds no pairs.
    rules : Rules
        The set ``social_share``.
    on : date
        The reference date.

    Returns
    -------
    Result
        Verdict, reason, sentence and figures per location; the ledger in ``details["ledger"]``. For every counted
        location ``required_social_homes = met_on_site + booked_in + open_homes``.
    """
    located = building_locations.assign(**_districts(building_locations, neighbourhoods))
    known = pd.DataFrame(located)
    counted = count(known, rules)
    bookings = _no_bookings() if booked_compensation is None else booked_compensation
    ledger = settle(located, counted, bookings, rules)
    judged = judge(counted, ledger)
    advice = advise(counted, ledger, rules)
    table = known[["name"]].join([judged, advice, known[[*CARRIED, "district_code", "district_name"]]])
    table.insert(3, "explanation", explain(table, ledger, rules))
    return Result(
        analysis="social_share",
        on=on,
        table=gpd.GeoDataFrame(table, geometry=located.geometry),
        totals=totals(table),
        evidence=Evidence(rules=tuple(rules.values()), assumptions=ASSUMPTIONS, excluded=ledger.unusable),
        details={"ledger": ledger.lines},
    )


def _districts(locations: gpd.GeoDataFrame, neighbourhoods: gpd.GeoDataFrame | None) -> pd.DataFrame:
    columns = ["district_code", "district_name"]
    if neighbourhoods is None:
        return pd.DataFrame(index=locations.index, columns=columns, dtype="str")
    area = largest_overlap(locations, neighbourhoods)
    return pd.DataFrame(neighbourhoods[columns].reindex(area).set_axis(locations.index))


def _no_bookings() -> pd.DataFrame:
    return pd.DataFrame({column: pd.Series(dtype=kind) for column, kind in COLUMNS["booked_compensation"].items()})
