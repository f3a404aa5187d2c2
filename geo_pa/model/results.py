"""An answer, what it rests on, and what is prepared for it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import geopandas as gpd
import pandas as pd

from geo_pa.model.answer import Answer
from geo_pa.model.reader import MUNICIPALITY, Reader
from geo_pa.model.rules import Rule, Rules, Source

EXCLUDED_COLUMNS = ("layer", "id", "reason", "explanation")


NOT_LOST = frozenset({"printed_total", "decided_later", "reported_later", "before_start", "after_deadline"})
"""Reasons of rows that are no data, or of another time than is asked for: told in the evidence, and not lost."""


def no_rows_excluded() -> pd.DataFrame:
    """Return an empty list of excluded rows: columns layer, id, reason, explanation."""
    return pd.DataFrame({column: pd.Series(dtype="str") for column in EXCLUDED_COLUMNS})


@dataclass(frozen=True)
class UsedLayer:
    """A layer or table that a result rests on.

    Attributes
    ----------
    name, title : str
        Stem of the declaration, and what a planner reads.
    unusable : int
        Rows of its file that hold a fault and were left out; a printed total is none.
    unused : tuple of str
        Ids of rows that were read, and that the answer (or one that it builds on) does not use, such as a shop too far
        from a street.
    """

    name: str
    title: str
    unusable: int = 0
    unused: tuple[str, ...] = ()


@dataclass(frozen=True)
class Evidence:
    """What a result rests on.

    Attributes
    ----------
    rules : tuple of Rule
        Every rule used, with the value that was used.
    sources : tuple of Source
        Every layer's and table's source.
    assumptions : tuple of str
        Dutch sentences.
    excluded : DataFrame
        One row per input row that is not used: layer, id, reason (code), explanation (Dutch). Table and excluded
        together are the input.
    choice_effects : DataFrame, optional
        One row per other value of a local choice that changes a verdict: rule (id), value, unit_id, before, after.
    layers : tuple of UsedLayer
        Every layer and table that was read, for this answer or for one that it builds on.
    agreements : mapping of str to str
        Which agreement asks what the rules are about, see :class:`~geo_pa.model.rules.Rules`.
    """

    rules: tuple[Rule, ...] = ()
    sources: tuple[Source, ...] = ()
    assumptions: tuple[str, ...] = ()
    excluded: pd.DataFrame = field(default_factory=no_rows_excluded)
    choice_effects: pd.DataFrame | None = None
    layers: tuple[UsedLayer, ...] = ()
    agreements: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Result:
    """The answer to one question on one date.

    Attributes
    ----------
    answer : Answer
        The question, and what it answers.
    on : date
        The reference date whose rules held.
    table : GeoDataFrame
        One row per unit, index the unit's id (unique), RD metres. Always the columns ``name``, ``verdict`` (or
        ``signal``), ``reason`` (code) and ``explanation`` (Dutch sentence); the other columns are figures, the unit in
        their name or their column note.
    totals : mapping of str to number or None
        Figures for all units together, the unit in the name; None is unknown.
    evidence : Evidence
        What it rests on.
    details : mapping of str to DataFrame
        Further tables, such as the compensation ledger.
    modelled : bool
        True where any input is a model.
    closed : bool
        True where it holds exact small counts of people: for the closed internal view, never for a file.
    viewer : Reader
        For whom it was made: nobody else may see it, unless he may see more.
    title : str
        What a planner reads above it.
    state : str
        Which state of the workspace it is of, in Dutch; empty where that is what the files hold.
    """

    answer: Answer
    on: date
    table: gpd.GeoDataFrame
    totals: Mapping[str, int | float | None]
    evidence: Evidence
    details: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    modelled: bool = False
    closed: bool = False
    viewer: Reader = MUNICIPALITY
    title: str = ""
    state: str = ""

    @property
    def analysis(self) -> str:
        """The question's id, ``"social_share"``."""
        return self.answer.id

    @property
    def heading(self) -> str:
        """What a planner reads above it, and what its file is called."""
        return self.title or self.answer.title

    @property
    def rules(self) -> Rules:
        """The rules that the answer was made with."""
        return Rules(self.on, {rule.name: rule for rule in self.evidence.rules}, self.evidence.agreements)

    def own(self) -> "Result":
        """Return it with frames of its own: pandas copies what a reader changes, and what is kept stays as it was."""
        details = {name: frame.copy(deep=False) for name, frame in self.details.items()}
        return replace(self, table=self.table.copy(deep=False), details=details)


@dataclass(frozen=True)
class Preparation:
    """A costly intermediate that rests on some layers and rules only, kept until one of these changes.

    It stands in the annotation of a field of a question's ``Made``, which has it.

    Attributes
    ----------
    make : callable
        Takes those layers by name and ``rules``.
    rules : tuple of str or None
        Names of the rules whose value it uses; None for all.
    columns : mapping of str to tuple of str
        Layers of which it is given some columns only ("geometry" for the shapes): whatever else changes in such a layer
        leaves what was made as it is.
    layers : tuple of str
        Layers and tables of which it is given the columns that the question reads, rasters, and what is made before it.
    """

    make: Callable[..., Any]
    rules: tuple[str, ...] | None = ()
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    layers: tuple[str, ...] = ()

    @property
    def given(self) -> tuple[str, ...]:
        """All that it is given, by name."""
        return (*self.columns, *self.layers)
