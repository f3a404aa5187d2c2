"""Booked compensation: in the order in which it is honoured, cut back to today's figures, and what cannot be used."""

from datetime import date

import geopandas as gpd
import numpy as np
import pandas as pd

from geo_pa.analyses.social_share.counting import first_day
from geo_pa.measures.compensation import distance_m, honour_bookings
from geo_pa.measures.ids import known_ids
from geo_pa.measures.moments import counts_on, from_first_day
from geo_pa.measures.reasons import first_reason
from geo_pa.model import Rules

ENDS = ("from_location", "to_location")

UNUSABLE = {
    "same_location": "Een locatie kan zichzelf niet compenseren. Verbeter 'van' of 'naar' in de boeking.",
    "same_project": "Van en naar zijn rijen van hetzelfde project: die worden al samen beoordeeld.",
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


def why_unusable(bookings: pd.DataFrame, of_row: pd.Series, rules: Rules, on: date) -> pd.Series:
    """Name why each booking cannot be used, see :data:`UNUSABLE`; missing where it can.

    An end or a date that is missing is withheld from the reader: that is no fault.
    """
    decided, start = bookings["decided_on"], first_day(rules)
    absent = np.any([bookings[end].notna() & ~known_ids(bookings[end], of_row.index) for end in ENDS], axis=0)
    source, target = (bookings[end].map(of_row).astype("str") for end in ENDS)
    faults = faults_when_booked(bookings).assign(
        same_project=source == target,
        decided_before_rule=start is not None and ~from_first_day(decided, start).fillna(True).astype(bool),
        decided_later=~counts_on(decided, on).fillna(True).astype(bool),
        location_missing=absent,
    )
    return faults.idxmax(axis=1).astype("str").where(faults.any(axis=1))


def faults_when_booked(bookings: pd.DataFrame) -> pd.DataFrame:
    """Tell in which ways bookings could not have been made when decided; a figure not recorded is held against none."""
    homes = bookings["homes"].where(bookings["form"] == "homes")
    found = {
        "same_location": bookings["from_location"] == bookings["to_location"],
        "no_homes": homes == 0,
        "more_than_surplus": homes > bookings["surplus_when_booked"],
        "more_than_shortfall": homes > bookings["shortfall_when_booked"],
    }
    return pd.DataFrame(found).fillna(value=False).astype(bool)


def in_order(bookings: pd.DataFrame, of_row: pd.Series, sites: pd.DataFrame) -> pd.DataFrame:
    """Put bookings in the order in which they are honoured, and say how many homes each asks, of which project.

    First decided first; a line whose date is withheld may have been the first. ``asked`` is 0 for another form than
    homes, missing where form or number is; ``source`` and ``target`` are the projects at its ends.
    """
    source, target = (bookings[end].map(of_row).astype("str").fillna(bookings[end]) for end in ENDS)
    in_homes = (bookings["form"] == "homes") | bookings["form"].isna()
    return bookings.assign(
        source=source,
        target=target,
        asked=bookings["homes"].mask(bookings["form"].isna()).where(in_homes, 0).astype("Int64"),
        ready=sites["completion_year"].reindex(target).fillna(np.iinfo(np.int64).max).array,
        target_shape=sites["shape"].reindex(target, fill_value=0).array,
        source_shape=sites["shape"].reindex(source, fill_value=0).array,
    ).sort_values(
        ["decided_on", "ready", "target_shape", "source_shape", "asked", "decision", *ENDS],
        kind="stable",
        na_position="first",
    )


def between_projects(lines: pd.DataFrame) -> pd.DataFrame:
    """Let each line run from project to project."""
    return lines.assign(from_location=lines["source"], to_location=lines["target"])


def honour(lines: pd.DataFrame, needed: pd.DataFrame) -> pd.DataFrame:
    """Cut each line back to what its two ends allow, and say why."""
    done = honour_bookings(between_projects(lines), shortfall=needed["short"], lendable=needed["lendable"])
    reason = _why_cut_back(lines, done["reason"], needed)
    return lines.assign(honoured=done["honoured"], taken=done["taken"], cut_back_reason=reason)


def _why_cut_back(lines: pd.DataFrame, reason: pd.Series, needed: pd.DataFrame) -> pd.Series:
    """Tell a surplus that shrank from one that may not be lent, and from one of which the size is not known."""
    source = pd.Index(lines["source"])
    vague = (needed["most_lendable"] != needed["lendable"]).fillna(True).astype(bool)
    vague |= vague.index.isin(lines.loc[lines["asked"].isna(), "source"])
    lacking = (reason == "surplus_shrank").to_numpy(bool)
    barred = ~needed["may_lend"].reindex(source, fill_value=True).to_numpy(bool)
    unsure = vague.reindex(source, fill_value=True).to_numpy(bool)
    other_form = (lines["form"].notna() & (lines["form"] != "homes")).to_numpy(bool)
    others = {
        "form_not_homes": other_form,
        "surplus_unknown": lacking & unsure,
        "creditor_may_not_lend": lacking & barred,
    }
    return first_reason(reason.index, others, reason)


def shown(lines: pd.DataFrame, locations: gpd.GeoDataFrame) -> pd.DataFrame:
    """Keep the lines between two known locations that are not withheld, with the distance in whole metres."""
    known = np.all([known_ids(lines[end], locations.index) for end in ENDS], axis=0)
    withheld = lines["form"].isna() & lines["decided_on"].isna()
    kept: pd.DataFrame = lines[~withheld & known]
    source, target = (locations.index.get_indexer(pd.Index(kept[end])) for end in ENDS)
    return kept.assign(distance_m=distance_m(locations.geometry, source, target))
