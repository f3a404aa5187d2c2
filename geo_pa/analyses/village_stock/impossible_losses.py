"""A loss of more homes than there are is a fault in the input: it is named, and stops no more than what it decides."""

from typing import Any

import numpy as np
import pandas as pd

from geo_pa.analyses.village_stock.figures import Counted
from geo_pa.measures.rows import rows as each_row
from geo_pa.measures.stock_changes import LAYERS
from geo_pa.model import EXCLUDED_COLUMNS
from geo_pa.terms import day, homes, is_missing, label

TOO_LARGE = "larger_than_stock"
"""Reason code of a loss that is larger than what its complex or village has."""


def too_large(counted: Counted, villages: pd.DataFrame) -> pd.DataFrame:
    """List the losses that take more homes than their complex or their village has; what remains is possible.

    Events that count are added up day by day, what is unknown at its best; a soft loss is held by itself against the
    most homes there ever are. A complex or village of which the homes are unknown is not held to them. ``event`` is the
    position in the rows, ``there`` the homes at most, ``of`` the name of the complex or village.
    """
    every = pd.concat([counted.given, counted.soft], ignore_index=True)
    left, found = every[every["unit"] < len(villages)], [NOTHING]
    while len(some := _first_faults(left, counted, villages)):
        found.append(some)
        left = left[~left["event"].isin(some["event"])]
    return pd.concat(found, ignore_index=True)


KINDS = {"event": "int64", "soft": "bool", "there": "int64", "of": "str"}
NOTHING = pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in KINDS.items()})


def _first_faults(placed: pd.DataFrame, counted: Counted, villages: pd.DataFrame) -> pd.DataFrame:
    """List the losses on the first day on which a complex, or else a village, has less than nothing."""
    complexes, rows = counted.complexes, counted.rows
    homes_of = complexes["homes"].where(complexes["counted"].fillna(False).astype(bool))
    complex_at = complexes.index.get_indexer(pd.Index(rows["complex_id"]))[placed["event"]]
    by_complex = _too_large(placed.assign(place=complex_at), homes_of)
    rest = placed[~placed["event"].isin(by_complex["event"])]
    by_village = _too_large(rest.assign(place=rest["unit"]), counted.base)
    named = by_complex.assign(of=complexes["name"].iloc[by_complex["place"]].array)
    others = by_village.assign(of=villages["name"].iloc[by_village["place"]].array)
    both = pd.concat([named, others])[list(NOTHING.columns)].drop_duplicates("event")
    return both.assign(there=both["there"].clip(lower=0).astype("int64"))


def _too_large(placed: pd.DataFrame, base: pd.Series) -> pd.DataFrame:
    """List the losses that are larger than what their place has (a position in the base), with ``there`` (homes)."""
    known = np.append(base.notna().to_numpy(), False)
    homes_at = np.append(base.fillna(0).to_numpy(np.int64), 0)
    held = placed[known[placed["place"]]].drop_duplicates(["event", "place"])
    lost = -np.minimum(held["most"], 0)
    all_lost = np.bincount(held["place"], weights=lost, minlength=len(homes_at))
    suspect = (all_lost > homes_at)[held["place"]]
    return _sunk(held[suspect].assign(at_first=homes_at[held["place"][suspect]]).sort_values("on", kind="stable"))


def _sunk(held: pd.DataFrame) -> pd.DataFrame:
    """Find the first day on which a place has less than nothing (what follows is the same fault), and soft losses."""
    if held.empty:
        return held.assign(there=0)
    sure = held[~held["soft"]]
    day_of = [sure["place"], sure["on"]]
    left = (sure["at_first"] + sure.groupby("place")["most"].cumsum()).groupby(day_of).transform("last")
    lost = -sure["most"].clip(upper=0)
    below = sure.assign(there=left + lost.groupby(day_of).transform("sum"))[(left < 0) & (lost > 0)]
    first = below[below["on"] == below.groupby("place")["on"].transform("min")]
    soft = held[held["soft"]]
    highest = soft["place"].map(left.groupby(sure["place"]).max())
    there = pd.concat([highest, soft["at_first"]], axis=1).max(axis=1)
    return pd.concat([first, soft.assign(there=there)[-soft["most"] > there]])


def set_apart(rows: pd.DataFrame, found: pd.DataFrame) -> pd.DataFrame:
    """Leave a soft loss that is too large out, and call the size of one that counts unknown, up to what there is."""
    if found.empty:
        return rows
    there = pd.Series(found["there"].to_numpy(), index=found["event"]).reindex(range(len(rows)))
    soft = np.isin(np.arange(len(rows)), found.loc[found["soft"], "event"])
    large = there.notna().to_numpy()
    least = np.where(large, -np.minimum(-rows["least"], there.fillna(0).to_numpy()), rows["least"]).astype(np.int64)
    return rows.assign(
        counted=rows["counted"].mask(large, pd.NA).mask(soft, False),
        reason=rows["reason"].mask(large, TOO_LARGE),
        least=least,
        most=rows["most"].mask(large, 0),
    )


def excluded(rows: pd.DataFrame, found: pd.DataFrame) -> pd.DataFrame:
    """List the losses that are too large as rows that were not used, each with what it says and what to do."""
    told = rows.iloc[found["event"]].assign(there=found["there"].array, of=found["of"].array, soft=found["soft"].array)
    ids = [row.plan_id if row.origin == "plan" else row.Index for row in each_row(told)]
    texts = [f"{impossible(row)} {_done(row)}" for row in each_row(told)]
    layers = told["origin"].map(LAYERS)
    listed = [(*row[:2], TOO_LARGE, row[2]) for row in zip(layers, ids, texts, strict=True)]
    return pd.DataFrame(listed, columns=list(EXCLUDED_COLUMNS), dtype="str")


def impossible(row: Any) -> str:
    """Say of a loss how many homes there are: "Sloop van 21 woningen kan niet: in Elim zijn er dan hoogstens 20."."""
    when = f"op {day(row.on)}" if row.day_known else f"in {row.on.year}"
    what = label("mutation_kind", row.mutation).capitalize()
    return (
        f"{what} van {homes(-row.homes)} {when} ({called(row)}) kan niet: in {row.of} zijn er dan hoogstens "
        f"{homes(row.there)}."
    )


def called(row: Any) -> str:
    """Name the row of an event: "De Vaart, M08", or where it has no name what it is: "bouwlocatie BL12"."""
    key = row.plan_id if row.origin == "plan" else row.Index
    return f"{label('origin', row.origin)} {key}" if is_missing(row.name) or row.name == key else f"{row.name}, {key}"


def _done(row: Any) -> str:
    """Say what was done with it, and what to do."""
    soft, hard = "Deze rij in een zacht plan is weggelaten.", "Het oordeel over dat dorp is daarom onbekend."
    mend = "Verbeter het aantal, de dag of de plek, of vul het corporatiebezit op de peildatum aan."
    return f"{soft if row.soft else hard} {mend}"
