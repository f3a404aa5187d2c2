"""The tables without geometry: copied where they are given, drawn from a seed where they are not."""

from collections.abc import Hashable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from geo_pa.demo import cases, facts

SEED = 20_210_101

GIVEN = {
    "agreements": "facts",
    "agreed_figures": "facts",
    "stock_2023": "facts",
    "expected_change": "facts",
    "rent_limits": "facts",
    "agreement_progress": "cases",
    "booked_compensation": "cases",
    "assessment_criteria": "cases",
    "assessment_answers": "cases",
}
"""Tables that are copied as they are, and the folder they stand in."""

YEARS = range(2021, 2026)
TURNOVER = {"Domesta": 0.072, "Woonconcept": 0.067, "Actium": 0.06, "Woonservice": 0.05}
"""Share of the homes that becomes vacant in a year."""

GROUP_SHARES = {
    "statushouders": 0.085,
    "uitstroom beschermd wonen": 0.028,
    "uitstroom maatschappelijke opvang": 0.018,
    "dak- en thuislozen": 0.012,
    "uitstroom jeugdzorg": 0.009,
}
"""Share of the vacant homes that goes to each group, on average."""

LOSSES = ("demolition", "sale", "liberalisation")


def make_tables(complexes: pd.DataFrame, *, seed: int = SEED) -> dict[str, pd.DataFrame]:
    """Make the tables of ``data/tables`` that are not given, by name."""
    rng = np.random.default_rng([seed, 1])
    vacated = _vacated(complexes, rng)
    allocations = _allocations(vacated, rng)
    return {
        "stock_mutations": stock_mutations(complexes),
        "vacancies": _vacancies(vacated, allocations),
        "allocations": allocations,
    }


def write_tables(tables: Mapping[str, pd.DataFrame], folder: Path) -> None:
    """Write tables as CSV (UTF-8, commas, an empty cell is missing), and copy the given ones beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, given in GIVEN.items():
        (folder / f"{name}.csv").write_bytes((files("geo_pa.demo") / given / f"{name}.csv").read_bytes())
    for name, table in tables.items():
        written = table.copy()
        for column in written.select_dtypes("boolean"):
            written[column] = written[column].map({True: "true", False: "false"})
        written.to_csv(folder / f"{name}.csv", index=False, lineterminator="\n", encoding="utf-8")


def stock_mutations(complexes: pd.DataFrame) -> pd.DataFrame:
    """Name for each demolition, sale and liberalisation of the cases the complex that it takes homes from."""
    mutations = cases.read("stock_mutations")
    district = complexes["neighbourhood_code"].map(facts.neighbourhoods()["district_code"])
    homes = complexes[complexes["kind"] == "daeb_home"].assign(district_code=district)
    chosen: dict[str, str] = {}
    for row in mutations[mutations["mutation"].isin(LOSSES)].to_dict("records"):
        chosen[row["mutation_id"]] = _complex_for(row, homes.drop(index=list(chosen.values())))
    place = list(mutations.columns).index("district_code")
    mutations.insert(place, "complex_id", mutations["mutation_id"].map(chosen))
    return mutations


def _complex_for(mutation: Mapping[Hashable, Any], homes: pd.DataFrame) -> str:
    """Choose the complex of the plan; else the smallest that is large enough to demolish, the largest to sell from."""
    demolition = mutation["mutation"] == "demolition"
    own = homes[homes["plan_id"] == mutation["plan_id"]]
    if demolition and len(own):
        return str(own.index[0])
    here = (homes["corporation"] == mutation["corporation"]) & (homes["district_code"] == mutation["district_code"])
    free = homes[here & homes["plan_id"].isna()]
    if demolition:
        large = free[free["homes"] >= mutation["homes"]]
        return str(large.sort_values(["homes", "year_built"], kind="stable").index[0])
    return str(free["rent_eur" if mutation["mutation"] == "liberalisation" else "homes"].idxmax())


def _vacated(complexes: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Draw how many homes became vacant, by year, neighbourhood and corporation."""
    daeb = complexes[complexes["kind"] == "daeb_home"]
    homes = daeb.groupby(["neighbourhood_code", "corporation"])["homes"].sum().reset_index()
    vacated = pd.concat([homes.assign(year=year) for year in YEARS], ignore_index=True)
    rate = vacated["corporation"].map(TURNOVER).to_numpy(np.float64)
    vacated["vacated_homes"] = rng.binomial(vacated["homes"].to_numpy(np.int64), rate)
    return vacated


def _allocations(vacated: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Draw how many of the vacant homes went to each group; a 0 is a true 0."""
    factor = cases.read("neighbourhood_stock").set_index("neighbourhood_code")["allocation_factor"].astype("float64")
    share = np.outer(factor.reindex(vacated["neighbourhood_code"]), list(GROUP_SHARES.values()))
    shares = np.column_stack([share, 1 - share.sum(axis=1)])
    drawn = rng.multinomial(vacated["vacated_homes"].to_numpy(np.int64), shares)
    wide = pd.DataFrame(drawn[:, :-1], columns=list(GROUP_SHARES)).join(vacated)
    by = ["year", "neighbourhood_code", "corporation"]
    return wide.melt(by, list(GROUP_SHARES), "group", "allocations").sort_values(by, kind="stable", ignore_index=True)


def _vacancies(vacated: pd.DataFrame, allocations: pd.DataFrame) -> pd.DataFrame:
    by = ["year", "corporation", "district_code"]
    district = facts.neighbourhoods()["district_code"]
    to_statushouders = allocations[allocations["group"] == "statushouders"]
    counts = [
        table.assign(district_code=table["neighbourhood_code"].map(district)).groupby(by)[column].sum()
        for table, column in ((vacated, "vacated_homes"), (to_statushouders, "allocations"))
    ]
    return pd.concat(counts, axis=1).rename(columns={"allocations": "given_to_statushouders"}).reset_index()
