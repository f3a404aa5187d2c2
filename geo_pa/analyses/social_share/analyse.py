"""The 30% rule, from building locations and booked compensation to verdicts."""

from datetime import date

import geopandas as gpd
import pandas as pd

from geo_pa.analyses.social_share.counting import count
from geo_pa.analyses.social_share.figures import of_projects, of_rows
from geo_pa.analyses.social_share.ledger import settle
from geo_pa.analyses.social_share.needs import needs
from geo_pa.analyses.social_share.projects import projects
from geo_pa.analyses.social_share.sentences import explain
from geo_pa.analyses.social_share.telling import assumptions, in_words
from geo_pa.analyses.social_share.totals import totals
from geo_pa.analyses.social_share.verdicts import judge
from geo_pa.measures.areas import lying_in
from geo_pa.measures.compensation import geometry_hash
from geo_pa.model import Evidence, Preparation, Result, Rules
from geo_pa.vocabulary import MAYBE_SOCIAL_COLUMNS, NEVER_SOCIAL_COLUMNS

COLUMNS = {
    "building_locations": {
        "name": "str",
        **dict.fromkeys(("dwellings", "social_rent", *NEVER_SOCIAL_COLUMNS, *MAYBE_SOCIAL_COLUMNS), "Int64"),
        **dict.fromkeys(
            ("project_id", "landlord", "status", "corporation", "ground_owner", "lead", "next_step", "confidentiality"),
            "str",
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
    "neighbourhoods": dict.fromkeys(("name", "district_code", "district_name"), "str"),
}
"""What this analysis reads of each layer, and the type; a column that a workspace lacks is unknown."""

CARRIED = (
    "project_id",
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

PLACE = ("neighbourhood_code", "neighbourhoods", "district_code", "district_name")
"""Where a location lies."""


def place(
    building_locations: gpd.GeoDataFrame,
    neighbourhoods: gpd.GeoDataFrame | None,
    *,
    rules: Rules,  # noqa: ARG001  # what is prepared is always given the rules
) -> pd.DataFrame:
    """Name the neighbourhoods and the district of each location and number its shape.

    Parameters
    ----------
    building_locations : GeoDataFrame
        Only their shapes matter.
    neighbourhoods : GeoDataFrame, optional
        With their name and district.

    Returns
    -------
    DataFrame
        By location the columns of PLACE (str, missing outside all and where no neighbourhoods or districts are known):
        the neighbourhood that holds most of it, the names of all with their shares, the district that holds most of it;
        and ``shape`` (from :func:`geo_pa.measures.compensation.geometry_hash`).
    """
    shape = geometry_hash(building_locations.geometry)
    if neighbourhoods is None:
        return pd.DataFrame(index=building_locations.index, columns=list(PLACE), dtype="str").assign(shape=shape)
    names, code = neighbourhoods["name"], neighbourhoods["district_code"]
    found = lying_in(building_locations, neighbourhoods, names=names, groups=code).set_axis(list(PLACE[:3]), axis=1)
    districts = neighbourhoods.drop_duplicates("district_code").set_index("district_code")["district_name"]
    return found.assign(district_name=found["district_code"].map(districts).astype("str"), shape=shape)


PREPARED = {
    "places": Preparation(
        place, layers=("building_locations", "neighbourhoods"), columns={"building_locations": ("geometry",)}
    )
}
"""What rests on where locations lie: the same for as long as they stay there."""


def analyse(  # three layers by name, as the registry gives them
    building_locations: gpd.GeoDataFrame,
    booked_compensation: pd.DataFrame | None = None,
    neighbourhoods: gpd.GeoDataFrame | None = None,
    *,
    rules: Rules,
    on: date,
    places: pd.DataFrame | None = None,
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
    places : DataFrame, optional
        From :func:`place`; made here without it.

    Returns
    -------
    Result
        Verdict, reason, sentence and figures per location; the ledger in ``details["ledger"]``. For every location
        that counts or may count ``required_social_homes = met_on_site + booked_in + open_homes``; of what is open
        ``open_homes_certain`` is open whatever the unknown turns out to be.
    """
    places = place(building_locations, neighbourhoods, rules=rules) if places is None else places
    known = pd.DataFrame(building_locations).assign(**places)
    located = gpd.GeoDataFrame(known, geometry=building_locations.geometry.name)
    rows = count(known, rules, on)
    made = projects(known, rows["not_counted"], rules)
    needed = needs(rows, made, rules)
    bookings = _no_bookings() if booked_compensation is None else booked_compensation
    ledger = settle(located, needed, bookings, made=made, rules=rules, on=on)
    judged, whole = judge(rows, needed, made, ledger), of_projects(needed, ledger, rules)
    told = [known[["name"]], judged, of_rows(rows, needed, made, ledger, whole)]
    table = pd.concat([*told, known[[*CARRIED, *PLACE]]], axis=1)
    told_of = in_words(known, rows, whole, made, on).assign(**table[["reason", "counted"]])
    table.insert(3, "explanation", explain(told_of, ledger, rules))
    return Result(
        analysis="social_share",
        on=on,
        table=gpd.GeoDataFrame(table, geometry=located.geometry),
        totals=totals(table),
        evidence=Evidence(
            rules=tuple(rules.values()), assumptions=assumptions(known["project_id"], rules), excluded=ledger.unusable
        ),
        details={"ledger": ledger.lines},
    )


def _no_bookings() -> pd.DataFrame:
    return pd.DataFrame({column: pd.Series(dtype=kind) for column, kind in COLUMNS["booked_compensation"].items()})
