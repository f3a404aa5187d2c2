"""What state the complexes are in: access, energy label, rent, and who may see them."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo_pa.demo import cases

LABELS = np.array(["A++", "A+", "A", "B", "C", "D"])
POOR_LABELS = np.array(["E", "F", "G"])
BUILT = (1936, 1965, 1980, 1992, 2005, 2016)
LABEL_OF_YEAR = (5.4, 4.9, 4.0, 3.0, 1.8, 0.4)
"""Place on the ladder of labels that goes with each year of building, before renovation."""

RENT_LIMIT_SHARES = {
    "quality_discount_limit_eur": 0.156,
    "lower_capping_limit_eur": 0.799,
    "upper_capping_limit_eur": 0.92,
    "daeb_limit_eur": 1.0,
}
"""Share of the homes up to each limit; of agreement 7 (15% and 65%) the first is met and the second just missed."""

RENT_YEAR = 2023
LOWEST_RENT_EUR = 318.0
OTHER_RENT_EUR = {"caravan": 331.5, "pitch": 187.25, "non_daeb": 871.4}
"""Rents of what agreement 7 does not count; a care place has none of its own, the whole is let to a care party."""

LIFT_FROM_YEAR = 1985
SHARE_WITH_LIFT = 0.4
"""Of the older flats."""

SHARE_FOR_SENIORS = 0.16
"""Of the complexes of houses: bungalows without stairs."""

SHARE_ON_GROUND_FLOOR = 0.3
"""Of the homes in flats without a lift."""

SHARE_CLUSTERED = 0.35
CLUSTERED_MIN_HOMES = 12
"""As ``woonzorgzones.clustered_min_dwellings``; a test holds the two equal."""

SHARE_RENOVATED = 0.3
UNKNOWN_RENTS, UNKNOWN_LABELS = 4, 6
CONFIDENTIAL = {"corporations": 5, "province": 2, "municipality": 2}
"""How many complexes are shown no further than to each of these."""


def describe(complexes: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Add access, label, rent (euro per month, in 2023) and confidentiality to a list of complexes."""
    described = complexes.join(_access(complexes, rng))
    described["energy_label"] = _labels(complexes, rng)
    described["rent_eur"] = _rents(described, rng)
    described["confidentiality"] = _confidentiality(complexes, rng)
    return described


def _access(complexes: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Draw how many homes are accessible, how many of those step-free, and how many of those clustered."""
    homes = complexes["homes"].to_numpy(np.int64)
    building, adaptable, together = rng.random((3, len(complexes)))
    share = _step_free_share(complexes, building)
    step_free = np.floor(homes * share).astype(np.int64)
    no_homes = complexes["kind"].isin(["caravan", "pitch"]).to_numpy()
    adapted = np.where(no_homes, 0, np.floor((homes - step_free) * (0.15 + 0.5 * adaptable))).astype(np.int64)
    daeb = (complexes["kind"] == "daeb_home").to_numpy()
    clustered = daeb & (share == 1) & (homes >= CLUSTERED_MIN_HOMES) & (together < SHARE_CLUSTERED)
    counts = {
        "accessible_homes": step_free + adapted,
        "step_free_homes": step_free,
        "clustered_homes": np.where(clustered, homes, 0),
    }
    return pd.DataFrame(counts, index=complexes.index)


def _step_free_share(complexes: pd.DataFrame, drawn: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    flats, care = complexes["flats"].to_numpy(bool), (complexes["kind"] == "care_place").to_numpy()
    recent = complexes["year_built"].to_numpy(np.int64) >= LIFT_FROM_YEAR
    lift = flats & (recent | (drawn < SHARE_WITH_LIFT))
    for_seniors = ~flats & (drawn < SHARE_FOR_SENIORS)
    no_homes = complexes["kind"].isin(["caravan", "pitch"]).to_numpy()
    return np.select([no_homes, care | lift | for_seniors, flats], [0.0, 1.0, SHARE_ON_GROUND_FLOOR], 0.0)


def _labels(complexes: pd.DataFrame, rng: np.random.Generator) -> pd.Series:
    """Draw labels by year; E, F and G go to the older homes of each corporation, as many homes as the case says."""
    year = complexes["year_built"].to_numpy(np.int64)
    renovated = (rng.random(len(year)) < SHARE_RENOVATED) & complexes["plan_id"].isna().to_numpy()
    step = np.interp(year, BUILT, LABEL_OF_YEAR) + 0.8 * rng.standard_normal(len(year)) - 2.0 * renovated
    label = pd.Series(LABELS[np.clip(np.rint(step), 0, len(LABELS) - 1).astype(int)], index=complexes.index)
    label = label.mask(complexes["kind"].isin(["caravan", "pitch"]))
    poor = _poorly_insulated(complexes, year + 8 * rng.standard_normal(len(year)))
    label[poor] = POOR_LABELS[np.searchsorted([0.55, 0.85], rng.random(len(poor)))]
    known = complexes.index[complexes["kind"] == "daeb_home"].difference(poor, sort=False)
    label[rng.permutation(known)[:UNKNOWN_LABELS]] = pd.NA
    return label


def _poorly_insulated(complexes: pd.DataFrame, age_order: npt.NDArray[np.float64]) -> pd.Index:
    eligible = complexes.assign(age=age_order)[complexes["kind"] == "daeb_home"].sort_values("age")
    found: list[str] = []
    for corporation, homes in cases.read("energy_labels").set_index("corporation")["homes_with_label_efg"].items():
        own = eligible.loc[eligible["corporation"] == corporation, "homes"]
        found += [own.index[position] for position in positions_up_to(own.tolist(), homes)]
    return pd.Index(found)


def positions_up_to(sizes: Sequence[int], total: int) -> tuple[int, ...]:
    """Pick positions whose sizes make up a total, or come as close below it as can be; those at the front go first."""
    ways: dict[int, tuple[int, ...]] = {0: ()}
    for position, size in enumerate(sizes):
        if total in ways:
            break
        longer = {reached + size: (*picked, position) for reached, picked in ways.items() if reached + size <= total}
        ways = longer | ways
    return ways[max(ways)]


def _rents(complexes: pd.DataFrame, rng: np.random.Generator) -> pd.Series:
    """Rank the homes by year, building and chance, and lay the ranks along the rent limits of 2023."""
    daeb = complexes[complexes["kind"] == "daeb_home"]
    score = (daeb["year_built"] - 1960) / 25 - 0.5 * daeb["flats"].astype(int) + 0.6 * rng.standard_normal(len(daeb))
    homes = daeb["homes"][score.sort_values(kind="stable").index]
    reached = (homes.cumsum() - homes / 2) / homes.sum()
    limits = cases.read("rent_limits", folder="facts").set_index("year").loc[RENT_YEAR]
    corners = [LOWEST_RENT_EUR, *limits[list(RENT_LIMIT_SHARES)].astype("float64")]
    rent = np.interp(reached.astype("float64"), [0.0, *RENT_LIMIT_SHARES.values()], corners)
    known = pd.Series(np.round(rent, 2), index=homes.index).drop(rng.permutation(daeb.index)[:UNKNOWN_RENTS])
    return complexes["kind"].map(OTHER_RENT_EUR).astype("float64").where(complexes["kind"] != "daeb_home", known)


def _confidentiality(complexes: pd.DataFrame, rng: np.random.Generator) -> pd.Series:
    hidden = [word for word, count in CONFIDENTIAL.items() for _ in range(count)]
    chosen = pd.Series(hidden, index=rng.permutation(complexes.index)[: len(hidden)])
    return chosen.reindex(complexes.index).fillna("public")
