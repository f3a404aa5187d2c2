"""The ledger of the 30% rule: booked lines, cut back where they must be, and proposals for what is still short."""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd

from geo_pa.measures.compensation import (
    Terms,
    distance_m,
    geometry_hash,
    honour_bookings,
    impossible_when_booked,
    propose,
)
from geo_pa.measures.tenure import as_homes
from geo_pa.model import EXCLUDED_COLUMNS, Rules


@dataclass(frozen=True)
class Ledger:
    """What is booked and proposed between locations.

    Attributes
    ----------
    lines : DataFrame
        One row per line: kind (booked, proposed), from_location, to_location, homes, homes_agreed, cut_back_homes,
        cut_back_reason, distance_m, decided_on, decision, reason, form.
    parts : DataFrame
        Per location, in parts of a home: surplus, booked_in, booked_out, proposed_in, proposed_out, open.
    unverifiable : Index
        Locations with a booked line of which the other side cannot be seen or used.
    impossible : DataFrame
        Bookings that could not have been made, as excluded rows.
    """

    lines: pd.DataFrame
    parts: pd.DataFrame
    unverifiable: pd.Index
    impossible: pd.DataFrame


LINE_COLUMNS = (
    "kind",
    "from_location",
    "to_location",
    "homes",
    "homes_agreed",
    "cut_back_homes",
    "cut_back_reason",
    "distance_m",
    "decided_on",
    "decision",
    "reason",
    "form",
)


def settle(locations: gpd.GeoDataFrame, counted: pd.DataFrame, bookings: pd.DataFrame, rules: Rules) -> Ledger:
    """Honour the bookings, then propose compensation for what is certainly short.

    Parameters
    ----------
    locations : GeoDataFrame
        Building locations with ``district_code``.
    counted : DataFrame
        From :func:`geo_pa.analyses.social_share.counting.count`.
    bookings : DataFrame
        Decided compensation.
    rules : Rules
        Horizon, pool and whether a creditor must be hard.

    Returns
    -------
    Ledger
    """
    per_home = int(counted["parts_per_home"].iloc[0]) if len(counted) else 1
    needs = _needs(counted, rules)
    impossible = impossible_when_booked(bookings)
    possible = bookings[impossible.isna()]
    unseen = ~(possible["from_location"].isin(locations.index) & possible["to_location"].isin(locations.index))
    shape = geometry_hash(locations.geometry)
    booked = _booked(locations.assign(shape=shape), needs, possible[~unseen], per_home)
    reserved = _reserved(possible[unseen], locations.index) * per_home
    left = needs.assign(
        short=(needs["certainly_short"] - _sum(booked, "to_location", "honoured", needs.index)).clip(lower=0),
        lendable=(needs["lendable"] - _sum(booked, "from_location", "honoured", needs.index) - reserved).clip(lower=0),
    )
    unverifiable = pd.Index(possible.loc[unseen, "to_location"].dropna()).intersection(locations.index)
    proposed = propose(
        locations,
        shortfall=left["short"].mask(left.index.isin(unverifiable), 0),
        surplus=left["lendable"],
        terms=Terms(shape=shape, horizon_years=rules.integer("horizon_years"), pool=_pool(locations, rules)),
    )
    lines = _lines(booked, proposed, per_home)
    parts = _per_location(needs, booked, proposed)
    return Ledger(lines, parts, unverifiable, _as_excluded(impossible))


def _needs(counted: pd.DataFrame, rules: Rules) -> pd.DataFrame:
    """Give what each location needs and can lend; whoever does not count, or may not, neither needs nor lends."""
    counts = counted["not_counted"].isna() & counted["undecided"].isna()
    known, possible = (counted[column] * counted["parts_per_home"] for column in ("known", "possible"))
    demolished = counted["social_demolished"] * counted["parts_per_home"]
    may_lend = counts & ((counted["hardness"] == "hard") | (not rules.flag("creditor_hard")))
    short = (counted["required"] - known).clip(lower=0).where(counts, 0)
    surplus = (known - counted["required"] - demolished).clip(lower=0).where(counts, 0)
    return pd.DataFrame(
        {
            "short": short,
            "certainly_short": short.where((possible < counted["required"]).fillna(False), 0),
            "surplus": surplus,
            "lendable": surplus.where(may_lend, 0),
            "may_lend": may_lend,
            "counts": counts,
        },
    )


def _booked(locations: gpd.GeoDataFrame, needs: pd.DataFrame, lines: pd.DataFrame, per_home: int) -> pd.DataFrame:
    """Honour the lines in homes in the order in which they were decided; other forms are kept and not counted."""
    end = locations["completion_year"].reindex(lines["to_location"]).to_numpy()
    ordered = lines.assign(
        ready=end,
        start_shape=locations["shape"].reindex(lines["from_location"]).to_numpy(),
        end_shape=locations["shape"].reindex(lines["to_location"]).to_numpy(),
    ).sort_values(["decided_on", "ready", "end_shape", "start_shape", "homes"], kind="stable")
    in_homes = (ordered["form"] == "homes") & ordered["homes"].notna()
    ordered["parts"] = (ordered["homes"] * per_home).where(in_homes, 0).astype("Int64")
    honoured = honour_bookings(ordered, shortfall=needs["short"], lendable=needs["lendable"])
    soft = ~needs["may_lend"].reindex(ordered["from_location"]).to_numpy(bool)
    reason = honoured["reason"].mask(honoured["reason"].notna() & soft, "creditor_may_not_lend")
    return ordered.assign(
        honoured=honoured["honoured"],
        cut_back_reason=reason.mask(~in_homes, "form_not_homes"),
        distance_m=distance_m(locations, pd.Index(ordered["from_location"]), pd.Index(ordered["to_location"])),
    )


def _reserved(unseen: pd.DataFrame, index: pd.Index) -> pd.Series:
    """Hold back what a location lends to another that cannot be seen; an unknown amount holds back all."""
    everything = np.iinfo(np.int32).max
    given = unseen.assign(homes=unseen["homes"].fillna(everything))
    return _sum(given, "from_location", "homes", index)


def _sum(lines: pd.DataFrame, side: str, amount: str, index: pd.Index) -> pd.Series:
    """Add up an amount per location on one side of the lines."""
    row = index.get_indexer(pd.Index(lines[side]))
    sums = np.zeros(len(index), dtype=np.int64)
    np.add.at(sums, row[row >= 0], lines[amount].to_numpy(np.int64)[row >= 0])
    return pd.Series(sums, index=index, dtype="Int64")


def _pool(locations: gpd.GeoDataFrame, rules: Rules) -> pd.Series:
    if rules.word("pool") == "district":
        return locations["district_code"]
    return pd.Series("municipality", index=locations.index)


def _per_location(needs: pd.DataFrame, booked: pd.DataFrame, proposed: pd.DataFrame) -> pd.DataFrame:
    booked_in = _sum(booked, "to_location", "honoured", needs.index)
    return pd.DataFrame(
        {
            "counts": needs["counts"],
            "surplus": needs["surplus"],
            "booked_in": booked_in,
            "booked_out": _sum(booked, "from_location", "honoured", needs.index),
            "proposed_in": _sum(proposed, "to_location", "parts", needs.index),
            "proposed_out": _sum(proposed, "from_location", "parts", needs.index),
            "open": needs["short"] - booked_in,
        },
    )


def _lines(booked: pd.DataFrame, proposed: pd.DataFrame, per_home: int) -> pd.DataFrame:
    done = booked.assign(
        kind="booked",
        homes_agreed=booked["homes"],
        homes=as_homes(booked["honoured"], per_home),
        cut_back_homes=as_homes(booked["parts"] - booked["honoured"], per_home),
    )
    offered = proposed.assign(kind="proposed", homes=as_homes(proposed["parts"], per_home), form="homes")
    return pd.concat([done, offered], ignore_index=True).reindex(columns=list(LINE_COLUMNS))


def _as_excluded(impossible: pd.Series) -> pd.DataFrame:
    wrong = impossible.dropna()
    rows = {
        "layer": "booked_compensation",
        "id": wrong.index.astype("str"),
        "reason": wrong.to_numpy(),
        "explanation": [IMPOSSIBLE[reason] for reason in wrong],
    }
    return pd.DataFrame(rows, columns=list(EXCLUDED_COLUMNS)).astype("str")


IMPOSSIBLE = {
    "same_location": "Een locatie kan zichzelf niet compenseren. Verbeter 'van' of 'naar' in de boeking.",
    "no_homes": "De boeking gaat over 0 woningen. Vul het aantal woningen in of verwijder de boeking.",
    "more_than_surplus": "Er is meer geboekt dan het overschot op de dag van het besluit. Verlaag het aantal.",
    "more_than_shortfall": "Er is meer geboekt dan het tekort op de dag van het besluit. Verlaag het aantal.",
}
"""Why a booking is left out, and what to do."""
