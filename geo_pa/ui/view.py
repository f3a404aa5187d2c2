"""What the page of a question shows: the question as it was asked, its answer, and the rows that pass the filters."""

from collections.abc import Collection, Hashable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

import geopandas as gpd
import pandas as pd

from geo_pa.model import Reader, Result
from geo_pa.present.columns import rows_of
from geo_pa.present.special import ordered, with_rows
from geo_pa.present.units import Units, units_of
from geo_pa.ui import cache, state
from geo_pa.ui.cache import Question
from geo_pa.ui.filters import FIELDS, keep

Frame = TypeVar("Frame", bound=pd.DataFrame)


@dataclass(frozen=True)
class View:
    """What the page of a question shows; ``shown`` has only the rows of the listed table that pass the filters."""

    question: Question
    result: Result
    shown: Result
    detail: str = ""
    choice: Any = ()

    @property
    def units(self) -> Units:
        """What the rows are."""
        return units_of(self.result.answer, self.detail)

    @cached_property
    def listed(self) -> Result:
        """The same as shown, in the order of the table."""
        return ordered(self.shown, self.detail)

    @property
    def rows(self) -> gpd.GeoDataFrame:
        """The rows that are listed, in the order of the table."""
        return gpd.GeoDataFrame(rows_of(self.listed, self.detail))

    @property
    def every(self) -> pd.DataFrame:
        """The same rows without filters."""
        return rows_of(self.result, self.detail)

    @property
    def chosen(self) -> str | None:
        """The id of the chosen row, where it is among those listed."""
        unit = state.chosen(self.units.layer)
        return unit if unit in rows_of(self.shown, self.detail).index else None

    @property
    def ring(self) -> gpd.GeoDataFrame:
        """The chosen row, to be ringed on the map."""
        return self.rows[self.rows.index == self.chosen]

    @property
    def partly(self) -> bool:
        """Whether something may be withheld from who looks."""
        return not self.question.viewer.sees_everything

    @property
    def rests_on(self) -> tuple[Hashable, ...]:
        """All that what is drawn of it rests on, as plain values."""
        return self.question, self.detail, self.choice, state.current().filters.key


def view_of(question: Question, result: Result, detail: str = "", *, works: Collection[str] = tuple(FIELDS)) -> View:
    """Show a table of an answer: the rows that pass those filters that work on the page."""
    shown = narrowed(result, detail) if works else result
    return View(question, result, shown, detail)


def narrowed(result: Result, detail: str = "") -> Result:
    """Return a result with only the rows of a table that pass the filters."""
    return with_rows(result, detail, filtered(rows_of(result, detail), units_of(result.answer, detail).layer))


def filtered(rows: Frame, layer: str) -> Frame:
    """Return the rows that pass the filters; what these look at and rows lack stands in their layer."""
    choices = state.current()
    if not choices.filters.active:
        return rows
    return rows[rows.index.isin(keep(_with_fields(rows, layer, choices.viewer), choices.filters).index)]


def _with_fields(rows: pd.DataFrame, layer: str, viewer: Reader) -> pd.DataFrame:
    lacking = {name for names in FIELDS.values() if not {*names} & {*rows.columns} for name in names}
    if not lacking or not cache.declared(layer):
        return rows
    own = cache.layer(layer, viewer)
    known = pd.DataFrame(own).assign(**{str(own.index.name): own.index})
    return rows.assign(**{name: known[name].reindex(rows.index) for name in lacking if name in known.columns})
