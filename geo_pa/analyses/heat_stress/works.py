"""Work with work (agreement 14): planned works where greening goes first, and works that meet at one place and time."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo_pa.measures.areas import cut_by_areas
from geo_pa.measures.rows import rows
from geo_pa.model import Rules, Signal
from geo_pa.terms import UNKNOWN, is_missing, label, number

CALLING = {Signal.HIGH: "staat vooraan", Signal.SOME: "staat bij sommige gewichten vooraan"}
"""Signals of neighbourhoods where a planned work is a chance to make it greener, and how that is said."""

M2_PER_HA = 10_000

WORK_COLUMNS = ("name", "kind", "lead", "start_year", "end_year")

IN_FRONT = ("work_id", *WORK_COLUMNS, "neighbourhood_id", "neighbourhood", "signal", "overlap_ha", "explanation")

TOGETHER = (
    *("work_id", "name", "kind", "lead", "other_work_id", "other_name", "other_kind", "other_lead"),
    *("first_year", "last_year", "overlap_ha", "neighbourhood", "explanation"),
)


@dataclass(frozen=True, eq=False)
class WorkPlaces:
    """Where planned works lie.

    Attributes
    ----------
    in_areas : DataFrame
        One row per work and neighbourhood that share ground, with ``overlap_ha``.
    pairs : DataFrame
        One row per two works that touch, in some common year as far as is known. ``first_year`` and ``last_year`` are
        the years in common, missing where one of the two is unknown; ``overlap_ha`` is 0 where they only touch;
        ``neighbourhood`` is where most of the first work lies.
    """

    in_areas: pd.DataFrame
    pairs: pd.DataFrame


def work_places(
    neighbourhoods: gpd.GeoDataFrame, planned_works: gpd.GeoDataFrame | None = None, **_rules: Rules
) -> WorkPlaces:
    """Find where planned works lie, and which touch each other."""
    nowhere = WorkPlaces(pd.DataFrame(columns=list(IN_FRONT)), pd.DataFrame(columns=list(TOGETHER)))
    if planned_works is None:
        return nowhere
    works = planned_works.sort_index()
    pieces = cut_by_areas(works.geometry, neighbourhoods.geometry)
    if pieces.empty:
        return nowhere
    in_areas = pd.DataFrame({"work_id": pieces["shape"], "neighbourhood_id": pieces["area"]}).assign(
        neighbourhood=pieces["area"].map(neighbourhoods["name"]), overlap_ha=pieces.area / M2_PER_HA
    )
    in_areas = in_areas.join(pd.DataFrame(works[list(WORK_COLUMNS)]), on="work_id")
    return WorkPlaces(in_areas, _together(works, in_areas))


def _together(works: gpd.GeoDataFrame, in_areas: pd.DataFrame) -> pd.DataFrame:
    """List the pairs of works that touch each other in the same years, the first years first."""
    pairs = _touching(works.geometry)
    if pairs.empty:  # pandas cannot join to no words at all
        return pd.DataFrame(columns=list(TOGETHER))
    described = pd.DataFrame(works[list(WORK_COLUMNS)])
    both = pairs.join(described, on="work_id")
    both = both.join(described.add_prefix("other_"), on="other_work_id")
    most = in_areas.sort_values(["overlap_ha", "neighbourhood_id"], ascending=[False, True]).drop_duplicates("work_id")
    met = both.assign(
        first_year=_chosen(np.maximum, both["start_year"], both["other_start_year"]),
        last_year=_chosen(np.minimum, both["end_year"], both["other_end_year"]),
        neighbourhood=both["work_id"].map(most.set_index("work_id")["neighbourhood"]).astype("str"),
    )
    apart = (met["first_year"] > met["last_year"]).fillna(False).astype(bool)
    met = met[~apart].sort_values(["first_year", "work_id", "other_work_id"])
    said = met.assign(explanation=[_meeting(row) for row in rows(met)])
    return said[list(TOGETHER)].reset_index(drop=True)


def _touching(shapes: gpd.GeoSeries) -> pd.DataFrame:
    one, other = shapes.sindex.query(shapes.to_numpy(), predicate="intersects")
    one, other = one[one < other], other[one < other]
    shared = shapely.area(shapely.intersection(shapes.to_numpy()[one], shapes.to_numpy()[other]))
    labels = {"work_id": shapes.index.take(one), "other_work_id": shapes.index.take(other)}
    return pd.DataFrame({**labels, "overlap_ha": shared / M2_PER_HA})


def _chosen(choose: Any, one: pd.Series, other: pd.Series) -> pd.Series:
    """Choose between two years; missing where either is."""
    chosen: pd.Series = choose(one.astype("Int64"), other.astype("Int64"))
    return chosen


def _meeting(row: Any) -> str:
    one = f"{label('work_kind', row.kind)} ({_lead(row.lead)})"
    other = f"{label('work_kind', row.other_kind)} ({_lead(row.other_lead)})"
    when = years(row.first_year, row.last_year)
    return f"{_where(row.overlap_ha)}, {when}: {one} en {other}. Kijk of ze op elkaar zijn af te stemmen (⟦works⟧)."


def _where(overlap_ha: float) -> str:
    """Say how much ground two works share, so that a sliver is not taken for the same place."""
    shared = round(overlap_ha * M2_PER_HA)
    return f"Op dezelfde plek ({number(shared)} m²)" if shared else "Naast elkaar"


def works_in_front(places: WorkPlaces, table: pd.DataFrame, rules: Rules, on: date) -> pd.DataFrame:
    """List the planned works in neighbourhoods that ask for attention, the first neighbourhood in front.

    A work of which a year is unknown is listed unless the other year puts it outside the years that count.
    """
    areas = table.loc[table["signal"].isin(list(CALLING)), ["signal", "rank"]]
    listed = places.in_areas.drop(columns=["signal", "explanation"], errors="ignore")
    listed = listed.join(areas, on="neighbourhood_id", how="inner")
    ahead = listed[_in_years(listed, on.year, on.year + rules.integer("works_horizon_years"))]
    ordered = ahead.sort_values(["rank", "neighbourhood_id", "start_year", "work_id"], na_position="last")
    said = ordered.assign(explanation=[_chance(row) for row in rows(ordered)])
    return said[list(IN_FRONT)].reset_index(drop=True)


def _in_years(works: pd.DataFrame, first: int, last: int) -> pd.Series:
    """Tell which works may run in some year from the first to the last; an unknown year may be any."""
    begins, ends = works["start_year"] <= last, works["end_year"] >= first
    return begins.fillna(True).astype(bool) & ends.fillna(True).astype(bool)


def _chance(row: Any) -> str:
    work = f"{label('work_kind', row.kind)} ({_lead(row.lead)}, {years(row.start_year, row.end_year)})"
    return (
        f"{row.neighbourhood} {CALLING[row.signal]} om te vergroenen. Hier staat gepland: {work}. Dat is een kans om "
        "groen mee te nemen (⟦green works⟧)."
    )


def _lead(lead: object) -> str:
    return "trekker onbekend" if is_missing(lead) else str(lead)


def years(first: Any, last: Any) -> str:
    """Write the years of a work: "2027", "2027 tot en met 2029", "jaar onbekend"."""
    if is_missing(first) and is_missing(last):
        return f"jaar {UNKNOWN}"
    if is_missing(first) or is_missing(last):
        return f"tot en met {last}" if is_missing(first) else f"vanaf {first}"
    return f"{first}" if first == last else f"{first} tot en met {last}"


def works_together(places: WorkPlaces, on: date) -> pd.DataFrame:
    """List the pairs of planned works that touch each other in the same years, and are not past as far as is known."""
    past = (places.pairs["last_year"] < on.year).fillna(False).astype(bool)
    return places.pairs[~past].reset_index(drop=True)
