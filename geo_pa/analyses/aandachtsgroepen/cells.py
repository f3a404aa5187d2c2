"""What was counted: allocations per area and group over the years of the window, and homes per corporation and year."""

from dataclasses import dataclass

import pandas as pd

from geo_pa.measures.unused import unused
from geo_pa.model import Rules

ALL_GROUPS = "all_groups"
"""The group that all groups are together."""

STATUSHOUDERS = "statushouders"
"""The word in ``allocations`` for the group that agreement 19 is about; another municipality maps its own to it."""

NEIGHBOURHOOD, DISTRICT, MUNICIPALITY = "neighbourhood", "district", "municipality"
"""Scopes, small to large."""

ROW_KEYS = ["neighbourhood_code", "corporation", "group", "year"]


@dataclass(frozen=True)
class Cells:
    """Exact counts. Never shown outside the closed view.

    ``rows`` has one per neighbourhood, corporation, group and year of the window; ``areas`` and ``corporations`` have
    the id of a cell as index, and a missing count is unknown. Of an area ``area`` is empty for the municipality.
    """

    rows: pd.DataFrame
    areas: pd.DataFrame
    corporations: pd.DataFrame
    window: tuple[int, ...]


def window(rules: Rules) -> tuple[int, ...]:
    """Return the years that are added up; no reader can move them."""
    last = rules.integer("window_last_year")
    return tuple(range(last - rules.integer("window_years") + 1, last + 1))


def cell(*parts: object) -> str:
    """Make the id of a cell."""
    return "\t".join(map(str, parts))


def count_cells(
    allocations: pd.DataFrame, vacancies: pd.DataFrame, neighbourhoods: pd.DataFrame, years: tuple[int, ...]
) -> Cells:
    """Add up what was counted; a missing count makes every sum over it unknown.

    Rows of a neighbourhood that is not in the layer are not counted.
    """
    rows = _rows(allocations, neighbourhoods["district_code"], years)
    return Cells(rows, _areas(rows, years), _corporations(vacancies), years)


def _rows(allocations: pd.DataFrame, district: pd.Series, years: tuple[int, ...]) -> pd.DataFrame:
    mine = allocations["year"].isin(years) & allocations["neighbourhood_code"].isin(district.index)
    rows = allocations[mine].groupby(ROW_KEYS, as_index=False)["allocations"].sum(skipna=False)
    district_codes = rows["neighbourhood_code"].map(district).astype("str")
    return pd.DataFrame(rows.assign(district_code=district_codes))


def misplaced(allocations: pd.DataFrame, neighbourhoods: pd.DataFrame) -> pd.DataFrame:
    """List the rows of allocations that are counted nowhere: of no neighbourhood that is there, or without a key.

    Of a closed table no cell is told.
    """
    nowhere = ~allocations["neighbourhood_code"].isin(neighbourhoods.index)
    unnamed = allocations[["year", "corporation", "group"]].isna().any(axis=1) & ~nowhere
    rows = {"unknown_reference": allocations.index[nowhere], "key_missing": allocations.index[unnamed]}
    told = [unused("allocations", ids, reason, MISPLACED[reason]) for reason, ids in rows.items()]
    return pd.concat(told, ignore_index=True)


MISPLACED = {
    "unknown_reference": (
        "De buurtcode van deze rij staat niet in de laag Buurten; misschien is het een code van voor een herindeling. "
        "Verbeter de code."
    ),
    "key_missing": "Van deze rij ontbreekt het jaar, de corporatie of de groep. Vul dit in.",
}
"""Why a row is counted nowhere, and what to do."""


def _areas(rows: pd.DataFrame, years: tuple[int, ...]) -> pd.DataFrame:
    """Add up per neighbourhood, district and municipality, per group and all together."""
    finest = _with_all(_neighbourhoods(rows, years))
    # A neighbourhood of which a count is unknown leaves the sum of its district unknown, and is left out of the whole.
    whole = finest[finest["allocations"].notna()].assign(area="")
    scopes = {
        NEIGHBOURHOOD: finest.rename(columns={"neighbourhood_code": "area", "district_code": "district"}),
        DISTRICT: _added(finest, "district_code").rename(columns={"district_code": "area"}),
        MUNICIPALITY: _added(whole, "area"),
    }
    columns = ["scope", "area", "district", "group", "allocations"]
    found = pd.concat([one.assign(scope=scope).reindex(columns=columns) for scope, one in scopes.items()])
    ids = [cell(*key) for key in found[["scope", "area", "group"]].itertuples(index=False, name=None)]
    named: pd.DataFrame = found.set_axis(pd.Index(ids, dtype="str"))
    return named


def _neighbourhoods(rows: pd.DataFrame, years: tuple[int, ...]) -> pd.DataFrame:
    """Add up the years; a group that is not written down, or not for every year, is unknown."""
    grouped = rows.groupby(["neighbourhood_code", "group"])
    sums = grouped["allocations"].sum(skipna=False).mask(grouped["year"].nunique() < len(years))
    codes = rows["neighbourhood_code"].unique()
    every = pd.MultiIndex.from_product([codes, sorted(rows["group"].unique())], names=["neighbourhood_code", "group"])
    district = rows.drop_duplicates("neighbourhood_code").set_index("neighbourhood_code")["district_code"]
    found = sums.reindex(every).astype("Int64").reset_index()
    return found.assign(district_code=found["neighbourhood_code"].map(district).astype("str"))


def _added(frame: pd.DataFrame, by: str) -> pd.DataFrame:
    return pd.DataFrame(frame.groupby([by, "group"], as_index=False)["allocations"].sum(skipna=False))


def _with_all(frame: pd.DataFrame) -> pd.DataFrame:
    keys = ["neighbourhood_code", "district_code"]
    together = frame.groupby(keys, as_index=False)["allocations"].sum(skipna=False).assign(group=ALL_GROUPS)
    both: pd.DataFrame = pd.concat([frame, together], ignore_index=True)
    return both


def _corporations(vacancies: pd.DataFrame) -> pd.DataFrame:
    counts = {"vacated_homes": "vacated_homes", "given_to_statushouders": "given"}
    keys = ["corporation", "year"]
    found = vacancies.groupby(keys, as_index=False)[list(counts)].sum(skipna=False).rename(columns=counts)
    ids = [cell("corporation", *key) for key in found[keys].itertuples(index=False, name=None)]
    return pd.DataFrame(found.set_axis(pd.Index(ids, dtype="str")).astype(dict.fromkeys(counts.values(), "Int64")))


def open_vacancies(corporations: pd.DataFrame, threshold: int) -> pd.Series:
    """Return the vacated homes that may be shown: of a corporation with few in any year, none.

    To hide only the years with few would tell that in each of them at most a few went to statushouders.
    """
    few = corporations["vacated_homes"].between(1, threshold - 1).fillna(False).astype(bool)
    return corporations["vacated_homes"].mask(few.groupby(corporations["corporation"]).transform("any"))


def maximum(vacated: pd.Series, rules: Rules) -> pd.Series:
    """Return how many of vacated homes may go to statushouders: a share, rounded down; missing stays missing."""
    share = rules.number("statushouders_maximum_share")
    return vacated.map(lambda homes: int(share * int(homes)), na_action="ignore").astype("Int64")
