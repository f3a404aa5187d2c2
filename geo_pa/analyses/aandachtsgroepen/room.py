"""Where next year's homes for statushouders fit: the least concentrated places first. Closed view only."""

import numpy as np
import pandas as pd

from geo_pa.analyses.aandachtsgroepen.cells import ALL_GROUPS, DISTRICT, STATUSHOUDERS, Cells
from geo_pa.analyses.aandachtsgroepen.homes import ALL, SOCIAL
from geo_pa.measures.concentration import fit_prior, shrunk
from geo_pa.measures.flow import cheapest_maximum_flow
from geo_pa.measures.reasons import first_reason
from geo_pa.model import Rules


def room(
    vacancies: pd.DataFrame, offer: pd.DataFrame, found: pd.DataFrame, cells: Cells, *, rules: Rules
) -> pd.DataFrame:
    """Say in which districts each corporation best offers its homes.

    As many homes as possible are offered, and of these as many as possible in the place with the lowest concentration;
    in none more than is expected there of a corporation, nor more than its room, which is of all corporations together.
    A district in which nothing was vacated in a year may lack that year's row. Quotients are from exact counts.
    """
    rows = _expected(vacancies, cells)
    districts = found[(found["scope"] == DISTRICT) & (found["group"] == ALL_GROUPS)].set_index("area")
    rows = rows.assign(estimate=rows["district_code"].map(districts[f"estimate_{SOCIAL}"]))
    rows = rows.join(_places(rows, found, rules), on="district_code")
    ordered = rows.sort_values(["corporation", "estimate", "district_code"], ignore_index=True)
    offered = _offered(ordered, offer.set_index("corporation")["offered_homes"])
    return ordered.assign(offered_homes=offered)


def _expected(vacancies: pd.DataFrame, cells: Cells) -> pd.DataFrame:
    mine = vacancies[vacancies["year"].isin(cells.window)]
    sums = mine.groupby(["corporation", "district_code"])["vacated_homes"].sum(skipna=False)
    return pd.DataFrame((sums // len(cells.window)).astype("Int64").rename("expected_homes").reset_index())


def _places(rows: pd.DataFrame, found: pd.DataFrame, rules: Rules) -> pd.DataFrame:
    """Tell of each district how many homes it has room for, and what bounds that; what is not known there adds none."""
    together = rows.groupby("district_code")["expected_homes"].sum()
    most = together.map(lambda homes: int(rules.number("room_share_of_vacancies") * int(homes))).astype("Int64")
    room = pd.concat([_until_concentrated(found, group, by, most, rules) for group, by in MEASURES], axis=1)
    fits = room.min(axis=1, skipna=False).astype("Int64")
    limits = {
        "unknown": fits.isna(),
        "concentration": _concentrated(found, fits.index),
        "becomes_concentration": fits < most,
    }
    return pd.DataFrame({"room_homes": fits, "room_limit": first_reason(fits.index, limits, "share_of_vacancies")})


MEASURES = tuple((group, by) for group in (ALL_GROUPS, STATUSHOUDERS) for by in (SOCIAL, ALL))
"""A place is a concentration where one of these says so."""


def _concentrated(found: pd.DataFrame, districts: pd.Index) -> pd.Series:
    """Tell which districts are a concentration already."""
    mine = found[(found["scope"] == DISTRICT) & found["group"].isin([ALL_GROUPS, STATUSHOUDERS])]
    low = mine[[f"low_{by}" for by in (SOCIAL, ALL)]].where((mine["shown_allocations"] > 0).fillna(False), 0)
    return (low > 1).any(axis=1).groupby(mine["area"]).any().reindex(districts, fill_value=False)


def _until_concentrated(found: pd.DataFrame, group: str, by: str, most: pd.Series, rules: Rules) -> pd.Series:
    """Count the homes that each district can take before it is a concentration by one measure, up to some most.

    What is expected there and how districts differ is held as it is, and no year falls out of the sum. A group of which
    nobody was housed anywhere bounds nothing; where the measure is not known, it is missing.
    """
    mine = found[(found["scope"] == DISTRICT) & (found["group"] == group)].set_index("area")
    if mine.empty:
        return most
    counts, expectation = mine["shown_allocations"], mine[f"expected_{by}"]
    prior, level = fit_prior(counts, expectation), float(rules.number("interval_level"))
    top = max([1, *most.tolist()])
    steps = pd.MultiIndex.from_product([most.index, range(1, top + 1)], names=["area", "more"])
    area, more = steps.get_level_values("area"), steps.get_level_values("more")
    with_more = counts.reindex(area).set_axis(steps) + more.to_numpy()
    low = shrunk(with_more, expectation.reindex(area).set_axis(steps), prior, level)["low"]
    fits = (low <= 1).groupby(level="area").sum().reindex(most.index, fill_value=0)
    known = (counts.notna() & (expectation > 0)).reindex(most.index, fill_value=False)
    already = (mine[f"low_{by}"] > 1).reindex(most.index, fill_value=False) & (counts.reindex(most.index) > 0)
    return fits.mask(already.fillna(False).astype(bool), 0).astype("Int64").clip(upper=most).where(known)


def _offered(rows: pd.DataFrame, offered: pd.Series) -> pd.Series:
    """Place the homes of all corporations at once; missing where a corporation, a place or what is expected is."""
    known = (rows[["room_homes", "expected_homes"]].notna().all(axis=1)) & rows["corporation"].map(offered).notna()
    mine = rows[known]
    corporations, places = pd.Index(sorted(set(mine["corporation"]))), mine.groupby("district_code").first()
    places = places.sort_values("estimate", kind="stable")
    of_corporation = corporations.get_indexer(pd.Index(mine["corporation"]))
    pairs = np.column_stack([of_corporation, places.index.get_indexer(pd.Index(mine["district_code"]))])
    sent = cheapest_maximum_flow(
        offered.reindex(corporations).to_numpy(np.int64),
        places["room_homes"].to_numpy(np.int64),
        pairs,
        pairs[:, 1].astype(np.int64),
        np.zeros(len(pairs), dtype=np.int64),
        limit=mine["expected_homes"].to_numpy(np.int64),
    )
    return pd.Series(sent, index=mine.index).reindex(rows.index).astype("Int64")
