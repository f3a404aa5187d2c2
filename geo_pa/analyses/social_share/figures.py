"""The figures of each project, and of each of its rows so that their sum is that of the project."""

import numpy as np
import pandas as pd

from geo_pa.analyses.social_share.counting import share
from geo_pa.analyses.social_share.ledger import Ledger, summed
from geo_pa.analyses.social_share.projects import Projects
from geo_pa.measures.tenure import as_homes, homes_to_add
from geo_pa.model import Rules

Parts = dict[str, pd.Series]


def of_projects(needed: pd.DataFrame, ledger: Ledger, rules: Rules) -> pd.DataFrame:
    """Name what each project holds, what is required, met and left of it, and both ways out, in homes.

    What is booked covers no more than is required, also where whole homes are booked for part of a home.
    """
    held = {
        "dwellings": needed["dwellings"],
        "social_homes": needed["known"],
        "social_homes_possible": needed["possible"],
        "barred": needed["barred"],
        "social_demolished": needed["social_demolished"],
    }
    found = {**_in_homes(_in_parts(needed, ledger), needed), **_ways_out(needed, ledger, rules)}
    return pd.DataFrame({**held, "social_share": shares(needed), **found})


def _in_parts(needed: pd.DataFrame, ledger: Ledger) -> Parts:
    parts, per_home = ledger.parts, needed["parts_per_home"]
    required = needed["required"].where(needed["may_count"])
    booked = parts["booked_in"] * per_home
    covered = booked.clip(upper=required.fillna(booked))
    return {
        "required_social_homes": required,
        "met_on_site": required - parts["open"] - covered,
        "booked_in": covered,
        "proposed_in": parts["proposed_in"] * per_home,
        "open_homes": parts["open"].mask(required.isna()),
        "open_homes_certain": parts["least_open"].mask(required.isna()),
        "surplus_homes": needed["surplus"].mask(required.isna()),
        "booked_out": parts["booked_out"] * per_home,
        "proposed_out": parts["proposed_out"] * per_home,
    }


def _in_homes(parts: Parts, needed: pd.DataFrame) -> Parts:
    per_home = int(needed["parts_per_home"].iloc[0]) if len(needed) else 1
    return {name: as_homes(amount, per_home) for name, amount in parts.items()}


def shares(held: pd.DataFrame) -> pd.Series:
    """Give the share of homes that is social; missing where it is not certain how many are."""
    certain = (held["known"] == held["possible"]).fillna(False).astype(bool)
    homes, whole = held["known"].astype("float64"), held["dwellings"].astype("float64")
    return (homes / whole).where((whole > 0) & certain)


def _ways_out(needed: pd.DataFrame, ledger: Ledger, rules: Rules) -> Parts:
    """Give both ways out of a shortfall: homes to convert to social rent, or social homes to add.

    Compensation that is booked stays booked; proposals are not counted on, nor is what may still become social rent.
    """
    per_home, left = needed["parts_per_home"], ledger.parts["open"]
    short = (left > 0).fillna(False).astype(bool)
    held = (needed["known"] + ledger.parts["booked_in"]) * per_home
    add = homes_to_add(needed["dwellings"], held, share(rules), rules.word("rounding"))
    convert = -(-left // per_home)
    ways = {"homes_to_convert": convert, "homes_to_add": add}
    return {name: homes.astype("Int64").where(short) for name, homes in ways.items()}


def of_rows(
    rows: pd.DataFrame, needed: pd.DataFrame, made: Projects, ledger: Ledger, whole: pd.DataFrame
) -> pd.DataFrame:
    """Tell the figures of each row; their sum over the rows of a project is its own figure.

    What is met stands at the rows that hold it, what is booked at the row that it was booked for, and what is open at
    the rows that are completed last, which can still be changed.
    """
    counted = _whether_counted(rows, needed, made)
    laid = whole
    if made.phased.any():
        add = whole["homes_to_add"].reindex(rows.index)
        laid = _laid(rows, needed, made, ledger, counted != "no").assign(homes_to_add=add)
    return pd.DataFrame(
        {
            "counted": counted,
            "dwellings": rows["dwellings"],
            "social_homes": rows["known"],
            "social_homes_possible": rows["possible"],
            "social_share": shares(rows),
            **laid[[*OF_THE_RULE[:-2]]],
            "social_demolished": rows["social_demolished"],
            "net_social_homes": rows["known"] - rows["social_demolished"],
            "net_social_homes_possible": rows["possible"] - rows["social_demolished"],
            "hardness": rows["hardness"],
            **laid[[*OF_THE_RULE[-2:]]],
        }
    )


OF_THE_RULE = (
    *("required_social_homes", "met_on_site", "booked_in", "proposed_in", "open_homes", "open_homes_certain"),
    *("surplus_homes", "booked_out", "proposed_out", "homes_to_convert", "homes_to_add"),
)
"""What the rule makes of a project, the two ways out last."""


def _whether_counted(rows: pd.DataFrame, needed: pd.DataFrame, made: Projects) -> pd.Series:
    may_count, counts = (needed[name].reindex(made.of_row).to_numpy(bool) for name in ("may_count", "counts"))
    own = rows["not_counted"].isna()
    words = np.select([~may_count | ~own, counts & rows["undecided"].isna()], ["no", "yes"], default="unknown")
    return pd.Series(words, index=rows.index, dtype="str")


def _laid(rows: pd.DataFrame, needed: pd.DataFrame, made: Projects, ledger: Ledger, counted: pd.Series) -> pd.DataFrame:
    """Lay the figures of projects over their rows."""
    per_home = int(needed["parts_per_home"].iloc[0])
    total, lines = _in_parts(needed, ledger), _lines_by_row(ledger, rows.index) * per_home
    known = (rows["known"] * per_home).where(counted, 0)
    free = (rows["dwellings"] * per_home - known).clip(lower=0).where(counted, 0)
    booked = made.lay(total["booked_in"], lines["booked_in"].where(counted, 0))
    left = made.lay(total["open_homes"], free, last_first=True)
    met = made.lay(total["met_on_site"], known)
    lent = lines["booked_out"] + lines["proposed_out"]
    spare = made.lay(total["surplus_homes"] - made.total(lent), (known - met - lent).clip(lower=0))
    convert = made.lay(-(-total["open_homes"] // per_home), free // per_home, last_first=True)
    parts = {
        "required_social_homes": (met + booked + left).where(counted),
        "met_on_site": met.where(counted),
        "open_homes": left.where(counted),
        "open_homes_certain": made.lay(total["open_homes_certain"], left, last_first=True).where(counted),
        "surplus_homes": (lent + spare).where(counted),
        **lines.assign(booked_in=booked),
    }
    return pd.DataFrame({**_in_homes(parts, needed), "homes_to_convert": convert.where(convert > 0)})


def _lines_by_row(ledger: Ledger, index: pd.Index) -> pd.DataFrame:
    """Add up the lines of the ledger by the row that gives or receives."""
    sides = {"in": "to_location", "out": "from_location"}
    kinds = {kind: ledger.lines[ledger.lines["kind"] == kind] for kind in ("booked", "proposed")}
    return pd.DataFrame(
        {
            f"{kind}_{word}": summed(lines, side, "homes", index)
            for kind, lines in kinds.items()
            for word, side in sides.items()
        }
    )
