"""Booked compensation: in the order in which it is honoured, cut back to today's figures, and what cannot be used."""

from datetime import date

import geopandas as gpd
import numpy as np
import pandas as pd

from geo_pa.measures.compensation import distance_m, honour_bookings, impossible_when_booked
from geo_pa.measures.ids import known_ids
from geo_pa.measures.moments import counts_on, from_first_day
from geo_pa.model import EXCLUDED_COLUMNS, Rules

ENDS = ("from_location", "to_location")

UNUSABLE = {
    "same_location": "Een locatie kan zichzelf niet compenseren. Verbeter 'van' of 'naar' in de boeking.",
    "no_homes": "De boeking gaat over 0 woningen. Vul het aantal woningen in of verwijder de boeking.",
    "more_than_surplus": "Er is meer geboekt dan het overschot op de dag van het besluit. Verlaag het aantal woningen.",
    "more_than_shortfall": "Er is meer geboekt dan het tekort op de dag van het besluit. Verlaag het aantal woningen.",
    "decided_later": "Het besluit is van na de peildatum; op die dag telt de boeking nog niet.",
    "decided_before_rule": "Het besluit is van voordat de regel gold. Verbeter de datum of verwijder de boeking.",
    "location_missing": (
        "De boeking noemt een locatie die er niet is of niet bruikbaar is. Verbeter 'van' of 'naar' in de boeking, of "
        "de locatie."
    ),
}
"""Why a booking is left out, and what to do."""


def why_unusable(bookings: pd.DataFrame, locations: pd.Index, rules: Rules, on: date) -> pd.Series:
    """Name why each booking cannot be used, see :data:`UNUSABLE`; missing where it can.

    Parameters
    ----------
    bookings : DataFrame
        Decided compensation. An end or a date that is missing is withheld from the reader: that is no fault.
    locations : Index
        Ids of the locations.
    rules : Rules
        The first day of the rule.
    on : date
        The reference date.

    Returns
    -------
    Series of str
        On the index of the bookings.
    """
    decided = bookings["decided_on"]
    absent = np.any([bookings[end].notna() & ~known_ids(bookings[end], locations) for end in ENDS], axis=0)
    others = {
        "decided_before_rule": ~from_first_day(decided, rules.day("start_date")).fillna(True).astype(bool),
        "decided_later": ~counts_on(decided, on).fillna(True).astype(bool),
        "location_missing": absent,
    }
    reasons = impossible_when_booked(bookings)
    for reason, holds in others.items():
        reasons = reasons.mask(reasons.isna() & holds, reason)
    return reasons


def as_excluded(reasons: pd.Series) -> pd.DataFrame:
    """List the bookings that cannot be used as excluded rows of the table ``booked_compensation``."""
    wrong = reasons.dropna()
    rows = {
        "layer": "booked_compensation",
        "id": wrong.index.astype("str"),
        "reason": wrong.to_numpy(),
        "explanation": [UNUSABLE[reason] for reason in wrong],
    }
    return pd.DataFrame(rows, columns=list(EXCLUDED_COLUMNS)).astype("str")


def in_order(bookings: pd.DataFrame, locations: pd.DataFrame) -> pd.DataFrame:
    """Put bookings in the order in which they are honoured, and say how many homes each asks.

    Parameters
    ----------
    bookings : DataFrame
        Decided compensation.
    locations : DataFrame
        Building locations with ``shape``.

    Returns
    -------
    DataFrame
        First decided first; a line whose date is withheld may have been the first. Then the location that is completed
        first, then the shapes, then what the lines say. With ``asked`` (Int64): 0 for another form than homes, missing
        where form or number is.
    """
    source, target = (pd.Index(bookings[end]) for end in ENDS)
    in_homes = (bookings["form"] == "homes") | bookings["form"].isna()
    return bookings.assign(
        asked=bookings["homes"].mask(bookings["form"].isna()).where(in_homes, 0).astype("Int64"),
        ready=locations["completion_year"].reindex(target).fillna(np.iinfo(np.int64).max).array,
        target_shape=locations["shape"].reindex(target, fill_value=0).array,
        source_shape=locations["shape"].reindex(source, fill_value=0).array,
    ).sort_values(
        ["decided_on", "ready", "target_shape", "source_shape", "asked", "decision", *ENDS],
        kind="stable",
        na_position="first",
    )


def honour(lines: pd.DataFrame, needs: pd.DataFrame) -> pd.DataFrame:
    """Cut each line back to what its two ends allow, and say why.

    Parameters
    ----------
    lines : DataFrame
        From :func:`in_order`.
    needs : DataFrame
        Per location: short, lendable, most_lendable, may_lend.

    Returns
    -------
    DataFrame
        The lines with ``honoured`` and ``taken`` homes and ``cut_back_reason``.
    """
    done = honour_bookings(lines, shortfall=needs["short"], lendable=needs["lendable"])
    reason = _why_cut_back(lines, done["reason"], needs)
    return lines.assign(honoured=done["honoured"], taken=done["taken"], cut_back_reason=reason)


def _why_cut_back(lines: pd.DataFrame, reason: pd.Series, needs: pd.DataFrame) -> pd.Series:
    """Tell a surplus that shrank from one that may not be lent, and from one of which the size is not known."""
    source = pd.Index(lines["from_location"])
    vague = (needs["most_lendable"] != needs["lendable"]).fillna(True).astype(bool)
    vague |= vague.index.isin(lines.loc[lines["asked"].isna(), "from_location"])
    lacking = (reason == "surplus_shrank").to_numpy(bool)
    barred = ~needs["may_lend"].reindex(source, fill_value=True).to_numpy(bool)
    unsure = vague.reindex(source, fill_value=True).to_numpy(bool)
    other_form = (lines["form"].notna() & (lines["form"] != "homes")).to_numpy(bool)
    words = {
        "form_not_homes": other_form,
        "surplus_unknown": lacking & unsure,
        "creditor_may_not_lend": lacking & barred,
    }
    for word, holds in reversed(words.items()):
        reason = reason.mask(holds, word)
    return reason


def shown(lines: pd.DataFrame, locations: gpd.GeoDataFrame) -> pd.DataFrame:
    """Keep the lines between two known locations that are not withheld, with the distance in whole metres."""
    known = np.all([known_ids(lines[end], locations.index) for end in ENDS], axis=0)
    withheld = lines["form"].isna() & lines["decided_on"].isna()
    kept: pd.DataFrame = lines[~withheld & known]
    source, target = (locations.index.get_indexer(pd.Index(kept[end])) for end in ENDS)
    return kept.assign(distance_m=distance_m(locations.geometry, source, target))
