"""A loss of more homes than there are is a fault in the input: every one of them is told at once."""

from collections.abc import Iterable, Iterator
from typing import Any, cast

import numpy as np
import pandas as pd

from geo_pa.analyses.village_stock.figures import Counted
from geo_pa.errors import InputError, Problem
from geo_pa.terms import homes, label


def require_possible(counted: Counted, villages: pd.DataFrame) -> None:
    """Accept events that never take more homes than their complex or their village has.

    Parameters
    ----------
    counted : Counted
        Events that count are added up day by day, what is unknown at its best; a soft loss is held by itself against
        the most homes there ever are. A complex or village of which the homes are unknown is not held to them.
    villages : DataFrame
        With ``name``.

    Raises
    ------
    InputError
        With a problem for every loss that is larger than what is there.
    """
    every = pd.concat([counted.given, counted.soft], ignore_index=True)
    placed = every[every["unit"] < len(villages)]
    complexes, rows = counted.complexes, counted.rows
    homes_of = complexes["homes"].where(complexes["counted"].fillna(False).astype(bool))
    complex_at = complexes.index.get_indexer(pd.Index(rows["complex_id"]))[placed["event"]]
    by_complex = _too_large(placed.assign(place=complex_at), homes_of)
    rest = placed[~placed["event"].isin(by_complex["event"])]
    by_village = _too_large(rest.assign(place=rest["unit"]), counted.base)
    if len(by_complex) or len(by_village):
        named = by_complex.assign(of=complexes["name"].iloc[by_complex["place"]].array)
        others = by_village.assign(of=villages["name"].iloc[by_village["place"]].array)
        raise InputError(_problems(pd.concat([named, others]), rows))


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
    day = [sure["place"], sure["on"]]
    left = (sure["at_first"] + sure.groupby("place")["most"].cumsum()).groupby(day).transform("last")
    lost = -sure["most"].clip(upper=0)
    below = sure.assign(there=left + lost.groupby(day).transform("sum"))[(left < 0) & (lost > 0)]
    first = below[below["on"] == below.groupby("place")["on"].transform("min")]
    soft = held[held["soft"]]
    highest = soft["place"].map(left.groupby(sure["place"]).max())
    there = pd.concat([highest, soft["at_first"]], axis=1).max(axis=1)
    return pd.concat([first, soft.assign(there=there)[-soft["most"] > there]])


def _problems(found: pd.DataFrame, rows: pd.DataFrame) -> Iterator[Problem]:
    events = rows[["origin", "plan_id", "mutation", "homes"]].iloc[found["event"]]
    told = events.assign(there=found["there"].array, of=found["of"].array).sort_index()
    for row in cast("Iterable[Any]", told.itertuples()):
        source = "Veranderingen in het bezit" if row.origin == "mutation" else "Bouwlocaties"
        what = label("mutation_kind", row.mutation).capitalize()
        yield Problem(
            where=f"{source}, {row.plan_id if row.origin == 'plan' else row.Index}",
            what=f"{what} van meer woningen dan er zijn in {row.of}.",
            found=homes(-row.homes),
            expected=f"hoogstens {homes(max(int(row.there), 0))}, want meer sociale huurwoningen zijn er dan niet",
            action="Verbeter het aantal, de dag of de plek, of vul het corporatiebezit op de peildatum aan.",
        )
