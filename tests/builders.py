"""Small frames made by hand: plans, bookings, districts, mutations and the rules of data/rules."""

import tomllib
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
from shapely import box

from geo_pa.model import Rule, Rules, Source
from geo_pa.registry import find
from geo_pa.vocabulary import NEVER_SOCIAL_COLUMNS

social_growth = find("social_growth")
social_share = find("social_share")

RULES_FOLDER = Path(__file__).parents[1] / "data" / "rules"
TODAY = date(2026, 1, 1)
CORNER = (228_000, 524_000)
"""RD metres of the point that places are counted from, in Hoogeveen."""

SIDE = 100
"""Every plan is a square of 100 by 100 m, so that centroids lie on whole metres."""


def rules(*names, **choices):
    """Read rule sets; other values by name, numbers as Decimal or int."""
    found = {rule["name"]: _rule(name, rule, choices) for name in names for rule in _rule_set(name)["rule"]}
    unknown = set(choices) - set(found)
    assert not unknown, f"no such rule: {unknown}"
    agreements = {
        subject: number for name in names for subject, number in _rule_set(name).get("agreements", {}).items()
    }
    return Rules(TODAY, found, agreements)


@cache
def _rule_set(name):
    return tomllib.loads((RULES_FOLDER / f"{name}.toml").read_text(encoding="utf-8"), parse_float=Decimal)


def _rule(name, raw, choices):
    value = choices.get(raw["name"], raw["value"])
    return Rule(
        id=f"{name}.{raw['name']}",
        title=raw["title"],
        value=Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value,
        unit=raw.get("unit", ""),
        source=Source("geo_pa", raw["source"]),
        article=raw.get("article", ""),
        valid_from=raw.get("valid_from"),
        valid_to=raw.get("valid_to"),
        local_choice=raw.get("local_choice", False),
    )


HARD_CORPORATION_PLAN = {
    "status": "2A",
    "landlord": "corporation",
    "decision_date": "2024-01-01",
    "completion_year": 2027,
    "social_demolished": 0,
    "care_places": 0,
    "caravans": 0,
    "confidentiality": "public",
    **dict.fromkeys(NEVER_SOCIAL_COLUMNS, 0),
}
"""What a plan is when a test says nothing else; ``None`` in a test means that the figure is missing."""

PLAN_COLUMNS = {**social_share.columns["building_locations"], **social_growth.columns["building_locations"]}


def plan(dwellings, social_rent=0, *, open_tenure=0, at=None, **columns):
    """Describe one plan; whatever is neither social nor open is dear sale. ``at``: metres east and north."""
    sale = None if dwellings is None else dwellings - (social_rent or 0) - open_tenure
    given = {"dwellings": dwellings, "social_rent": social_rent, "high_sale": sale, "at": at}
    return {**HARD_CORPORATION_PLAN, **given, **columns}


def locations(**plans):
    """Make the layer of building locations, by id; without ``at`` they lie a kilometre apart, in a row."""
    frame = _typed(plans, PLAN_COLUMNS, "location_id")
    frame["name"] = [row.get("name", f"Plan {name}") for name, row in plans.items()]
    if any("partly_hidden" in row for row in plans.values()):
        frame["partly_hidden"] = [row.get("partly_hidden", False) for row in plans.values()]
    places = [row["at"] or (1000 * number, 0) for number, row in enumerate(plans.values())]
    return gpd.GeoDataFrame(frame, geometry=[_square(*place) for place in places], crs="EPSG:28992")


def _square(east, north):
    west, south = CORNER[0] + east, CORNER[1] + north
    return box(west, south, west + SIDE, south + SIDE)


def booking(from_location, to_location, homes, decided_on="2024-06-01", **columns):
    """Describe one decided compensation, in homes unless a test says otherwise."""
    return {
        "from_location": from_location,
        "to_location": to_location,
        "homes": homes,
        "decided_on": decided_on,
        "form": "homes",
        "decision": "Raadsbesluit 1",
        "reason": "Te klein perceel",
        **columns,
    }


def bookings(*rows):
    """Make the ledger of decided compensation: ids B1, B2 ..."""
    named = {f"B{number}": row for number, row in enumerate(rows, start=1)}
    return _typed(named, {**social_share.columns["booked_compensation"], "confidentiality": "str"}, "booking_id")


def districts(**boxes):
    """Make neighbourhoods that are each a district of their own: west, south, east, north in metres."""
    corners = [
        [corner + edge for corner, edge in zip((*CORNER, *CORNER), edges, strict=True)] for edges in boxes.values()
    ]
    return gpd.GeoDataFrame(
        {
            "name": pd.array([f"Buurt {name}" for name in boxes], dtype="str"),
            "district_code": pd.array([f"WK_{name}" for name in boxes], dtype="str"),
            "district_name": pd.array(list(boxes), dtype="str"),
        },
        index=pd.Index([f"BU_{name}" for name in boxes], dtype="str"),
        geometry=[box(*corner) for corner in corners],
        crs="EPSG:28992",
    )


def share(plans, booked=(), areas=None, *, on=TODAY, **choices):
    """Judge plans by the 30% rule; ``choices`` are other values of its rules."""
    ledger = booked if isinstance(booked, pd.DataFrame) else bookings(*booked)
    return social_share.analyse(
        building_locations=plans,
        booked_compensation=ledger,
        neighbourhoods=areas,
        rules=rules("social_share", **choices),
        on=on,
    )


def mutation(homes, mutation="new_build", **columns):
    """Describe one change in the stock of Domesta: realised, of DAEB homes, in 2024."""
    given = {
        "kind": "daeb_home",
        "status": "realised",
        "year": 2024,
        "corporation": "Domesta",
        "confidentiality": "public",
    }
    replaces = False if mutation == "new_build" else None
    return {**given, "homes": homes, "mutation": mutation, "replaces_demolition": replaces, **columns}


def mutations(*rows):
    """Make the table of stock mutations: ids M1, M2 ..."""
    named = {f"M{number}": row for number, row in enumerate(rows, start=1)}
    return _typed(named, social_growth.columns["stock_mutations"], "mutation_id")


def growth(plans=None, changes=(), *, on=TODAY, **choices):
    """Hold plans and mutations against agreement 1."""
    layer = locations() if plans is None else plans
    return social_growth.analyse(
        building_locations=layer, stock_mutations=mutations(*changes), rules=rules("social_growth", **choices), on=on
    )


def _typed(rows, columns, key):
    """Make a frame with the types that reading a workspace gives; what is not said is missing."""
    index = pd.Index(list(rows), dtype="str", name=key)
    cells = {name: _column([row.get(name) for row in rows.values()], kind) for name, kind in columns.items()}
    return pd.DataFrame(cells, index=index)


def _column(cells, kind):
    if kind == "datetime64[s]":
        return np.array([np.datetime64(cell or "NaT", "s") for cell in cells], dtype=kind)
    return pd.array([np.nan if cell is None and kind == "float64" else cell for cell in cells], dtype=kind)


def told(result, unit):
    """Return the verdict and the reason of one row."""
    return tuple(result.table.loc[unit, ["verdict", "reason"]])


def lines(result, kind):
    """List the lines of the ledger of one kind: from, to, homes."""
    ledger = result.details["ledger"]
    found = ledger.loc[ledger["kind"] == kind, ["from_location", "to_location", "homes"]]
    return [tuple(row) for row in found.itertuples(index=False)]
