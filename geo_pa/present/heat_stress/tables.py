"""The tables of heat and green as they are read, and planned work in a line."""

from collections.abc import Mapping

import pandas as pd

from geo_pa import terms
from geo_pa.model import Result
from geo_pa.present.columns import rows_of

PET, HEAT_ISLAND = "pet", "heat_island"
SPLIT: Mapping[str, str] = {"pet_mean": PET, "island_mean": HEAT_ISLAND}
"""Perceived temperature and heat island each get a column of their own: they never stand in one."""

ORDER: Mapping[str, tuple[str, ...]] = {
    "": ("rank", "name"),
    "complexes": ("rank_in_corporation", "name"),
    "cool_places": ("area_m2",),
}


def in_order(rows: pd.DataFrame, detail: str) -> pd.DataFrame:
    """Put first places on top, those without a place last; of cool places the largest."""
    by = ORDER.get(detail, ())
    return rows.sort_values(list(by), ascending=detail != "cool_places", kind="stable") if by else rows


def read(result: Result, detail: str) -> pd.DataFrame:
    """Put the mean heat in a column per measure, and leave out a figure that is known of no row at all."""
    rows = by_measure(rows_of(result, detail), measure_of(result))
    empty = [name for name in rows.select_dtypes("float").columns if rows[name].isna().all()]
    return rows.drop(columns=empty)


def measure_of(result: Result) -> str:
    """Return what heat is measured as: one and the same for the whole workspace."""
    return str(result.table["heat_measure"].iloc[0]) if len(result.table) else PET


def by_measure(rows: pd.DataFrame, measure: str) -> pd.DataFrame:
    """Put the mean heat, where a table has it, in a column per measure; rows that do not say theirs have this one."""
    if "heat_mean_degc" not in rows.columns:
        return rows
    own = rows["heat_measure"] if "heat_measure" in rows.columns else pd.Series(measure, index=rows.index)
    return rows.assign(**{name: rows["heat_mean_degc"].where(own == each) for name, each in SPLIT.items()})


def work_lines(rows: pd.DataFrame) -> list[str]:
    """Write each work in a line: what, when, by whom."""
    columns = (rows[name] for name in ("name", "kind", "start_year", "end_year", "lead"))
    return [
        f"{name}: {terms.label('work_kind', kind)}, {_years(first, last)}, trekker {_known(lead)}"
        for name, kind, first, last, lead in zip(*columns, strict=True)
    ]


def _known(value: object) -> str:
    return terms.UNKNOWN if terms.is_missing(value) else str(value)


def _years(first: object, last: object) -> str:
    begin, end = _known(first), _known(last)
    return begin if begin == end else f"{begin} tot en met {end}"
