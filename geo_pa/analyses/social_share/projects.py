"""Rows that are one project in phases: judged together, rounded once, and told row by row so that sums stay right."""

from dataclasses import dataclass
from functools import cached_property

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd

from geo_pa.model import Rules

Codes = npt.NDArray[np.intp]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

OWN_PROJECT = ("status_not_counted", "decided_before_rule")
"""Rows that are in no project: an idea, and what was decided before the rule began. One without new homes is, as what
it demolishes is replaced there."""


@dataclass(frozen=True)
class Projects:
    """Which rows are one project: by row the id of its counting row that is completed last, and all in that order.

    Rows that do not count come first; equals stand by shape, then by id.
    """

    of_row: pd.Series
    order: pd.Index

    @cached_property
    def ids(self) -> pd.Index:
        """The projects, in the order of their first row."""
        ids: pd.Index = pd.Index(self.of_row.unique(), name=self.of_row.index.name)
        return ids

    @cached_property
    def _codes(self) -> Codes:
        """The place of each row's project among the projects."""
        codes: Codes = pd.factorize(self.of_row)[0]
        return codes

    @property
    def phased(self) -> pd.Series:
        """Tell which rows share a project with another."""
        return self.of_row.duplicated(keep=False)

    def sums(self, amounts: Floats) -> Floats:
        """Add up amounts of rows by project; not a number where one is."""
        return np.asarray(np.bincount(self._codes, amounts, len(self.ids)), dtype=np.float64)

    def holds(self, rows: Flags) -> Flags:
        """Tell by project whether something holds for one of its rows."""
        return self.sums(rows.astype(np.float64)) > 0

    def whole(self, amounts: Floats) -> pd.Series:
        """Give whole amounts by project as a Series of Int64; missing where not a number."""
        return pd.Series(amounts, self.ids).astype("Int64")

    def total(self, amounts: pd.Series) -> pd.Series:
        """Add up amounts of rows by project; missing where one is."""
        return self.whole(self.sums(floats(amounts)))

    def lay(self, amounts: pd.Series, room: pd.Series, *, last_first: bool = False) -> pd.Series:
        """Lay an amount of each project over its rows, each up to its room; what is left goes to the last."""
        rows = self._rows_in_order[::-1] if last_first else self._rows_in_order
        rows = rows[np.argsort(self._codes[rows], kind="stable")]
        project, size = self._codes[rows], np.nan_to_num(floats(room)[rows])
        first, last = (np.diff(project, **ends) != 0 for ends in ({"prepend": -1}, {"append": -1}))
        before = np.cumsum(size) - size
        before -= before[first][np.cumsum(first) - 1]
        left = np.maximum(floats(amounts.reindex(self.ids))[project] - before, 0)
        laid = np.empty(len(rows))
        laid[rows] = np.where(last, left, np.minimum(left, size))
        return pd.Series(laid, self.of_row.index).astype("Int64")

    @cached_property
    def _rows_in_order(self) -> Codes:
        """The place of each row, in the order in which they are completed."""
        return self.of_row.index.get_indexer(self.order)


def floats(amounts: pd.Series) -> Floats:
    """Return amounts as plain numbers, not a number where missing."""
    return amounts.to_numpy(np.float64, na_value=np.nan)


def projects(locations: pd.DataFrame, not_counted: pd.Series, rules: Rules) -> Projects:
    """Find which rows are one project: those that share a ``project_id``, unless each row is taken for one."""
    own = pd.Series(locations.index, index=locations.index, dtype="str")
    keys = locations[["completion_year", "shape"]].assign(counts=not_counted.isna(), row=own)
    order = keys.sort_values(["counts", "completion_year", "shape", "row"], kind="stable").index
    apart = rules.word("phases") == "apart"
    alone = locations["project_id"].isna() | not_counted.isin(OWN_PROJECT) | apart
    group = locations["project_id"].mask(alone)
    speaker = own[order].groupby(group[order]).last()
    return Projects(own.where(alone, group.map(speaker).astype("str")), order)


def sites(locations: gpd.GeoDataFrame, made: Projects) -> gpd.GeoDataFrame:
    """Give each project its place: all its shapes together, completed with its last row; not known where one is not."""
    found = locations.reindex(made.ids)
    phased = made.of_row[made.phased]
    if phased.empty:
        return found
    rows = locations.loc[phased.index].groupby(phased)
    whole = gpd.GeoSeries({name: row.union_all() for name, row in rows.geometry}, crs=locations.crs)
    ready = rows["completion_year"].agg(lambda years: years.max(skipna=False))
    shapes, year = found.geometry.copy(), found["completion_year"].copy()
    shapes[whole.index], year[ready.index] = whole, ready
    return found.assign(completion_year=year).set_geometry(shapes)
