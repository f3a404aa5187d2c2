"""The few frozen types that everything shares."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

import geopandas as gpd
import pandas as pd


class Verdict(StrEnum):
    """What an agreement with a norm says of one unit."""

    FAILS = "fails"
    AT_RISK = "at_risk"
    UNKNOWN = "unknown"
    COMPENSATED = "compensated"
    MEETS = "meets"
    NOT_COUNTED = "not_counted"


class Signal(StrEnum):
    """How much attention one unit asks for where no agreement sets a norm: a priority, never a pass or fail."""

    HIGH = "high"
    SOME = "some"
    NONE = "none"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Source:
    """Where figures come from.

    Attributes
    ----------
    publisher, title : str
        Who published what.
    year : str
        The year or period the figures describe; empty where unknown.
    url, licence, note : str
        Empty where unknown.
    retrieved : date, optional
        The day the file was fetched.
    modelled : bool
        True where the figures are a model; every screen, map and file then says so.
    """

    publisher: str
    title: str
    year: str = ""
    url: str = ""
    licence: str = ""
    note: str = ""
    retrieved: date | None = None
    modelled: bool = False


RuleValue = Decimal | str | bool | date


@dataclass(frozen=True)
class Rule:
    """A norm or a local choice: a value with its unit, its article and the dates between which it holds.

    Attributes
    ----------
    id : str
        Set and name, ``"social_share.minimum_share"``.
    title : str
        What the rule says, in Dutch.
    value : Decimal, str, bool or date
        Numbers are Decimal, never float.
    unit : str
        ``"share"``, ``"dwellings"``, ``"years"``, ``"m"`` ...; empty for a choice between words.
    article : str
        The agreement it comes from ("afspraak 2"); empty for a local choice.
    source : Source
        Where the value stands.
    valid_from, valid_to : date, optional
        First and last day on which it holds; None is unbounded.
    local_choice : bool
        True where the agreements are silent: shown as "keuze, niet uit de afspraken".
    choices : tuple of str
        For a word: all values allowed.
    minimum, maximum : Decimal, optional
        For a number: the bounds allowed.
    alternatives : tuple of str
        Other values whose effect on the verdicts is shown beside the result.
    labels : mapping of str to str
        Dutch words for choices.
    changed_from : Decimal, str, bool or date, optional
        The value in the data, where the user set another.
    """

    id: str
    title: str
    value: RuleValue
    unit: str
    source: Source
    article: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    local_choice: bool = False
    choices: tuple[str, ...] = ()
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    alternatives: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    changed_from: RuleValue | None = None

    @property
    def name(self) -> str:
        """The rule's name inside its set, as ``--set NAME=VALUE`` takes it."""
        return self.id.rpartition(".")[2]

    @property
    def fixed(self) -> bool:
        """Whether no question can be asked with another value: its bounds leave room for one only."""
        return self.minimum is not None and self.minimum == self.maximum


@dataclass(frozen=True)
class Rules(Mapping[str, Rule]):
    """The rules by which one analysis judges on one date, by their name inside the set."""

    on: date
    by_name: Mapping[str, Rule]

    def __getitem__(self, name: str) -> Rule:
        """Return the rule of that name."""
        return self.by_name[name]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names."""
        return iter(self.by_name)

    def __len__(self) -> int:
        """Count the rules."""
        return len(self.by_name)

    @property
    def choices(self) -> tuple[Rule, ...]:
        """The local choices that a reader may make otherwise."""
        return tuple(rule for rule in self.values() if rule.local_choice and not rule.fixed)

    @property
    def lapsed(self) -> tuple[Rule, ...]:
        """The rules whose last day lies before the date: the outcome is held against what was agreed until then."""
        return tuple(rule for rule in self.values() if rule.valid_to is not None and rule.valid_to < self.on)

    def number(self, name: str) -> Decimal:
        """Return a rule's number, exactly."""
        value = self.by_name[name].value
        if not isinstance(value, Decimal):
            msg = f"rule {name} holds {type(value).__name__}, not a number"
            raise TypeError(msg)
        return value

    def integer(self, name: str) -> int:
        """Return a rule's whole number."""
        value = self.number(name)
        if value != value.to_integral_value():
            msg = f"rule {name} holds {value}, not a whole number"
            raise TypeError(msg)
        return int(value)

    def word(self, name: str) -> str:
        """Return a rule's word: the chosen option."""
        return str(self.by_name[name].value)

    def day(self, name: str) -> date:
        """Return a rule's date."""
        value = self.by_name[name].value
        if not isinstance(value, date):
            msg = f"rule {name} holds {type(value).__name__}, not a date"
            raise TypeError(msg)
        return value

    def flag(self, name: str) -> bool:
        """Return a rule's yes or no."""
        value = self.by_name[name].value
        if not isinstance(value, bool):
            msg = f"rule {name} holds {type(value).__name__}, not yes or no"
            raise TypeError(msg)
        return value


EXCLUDED_COLUMNS = ("layer", "id", "reason", "explanation")


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
        Rows of its file that hold a fault and were left out. What an analysis could read but does not use, such as a
        shop too far from a street, is not among them; nor is a printed total.
    """

    name: str
    title: str
    unusable: int = 0


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
        One row per unusable input row: layer, id, reason (code), explanation (Dutch). Table and excluded together are
        the input.
    choice_effects : DataFrame, optional
        One row per other value of a local choice that changes a verdict: rule (id), value, unit_id, before, after.
    layers : tuple of UsedLayer
        Every layer and table that was read, for this answer or for one that it builds on.
    """

    rules: tuple[Rule, ...] = ()
    sources: tuple[Source, ...] = ()
    assumptions: tuple[str, ...] = ()
    excluded: pd.DataFrame = field(default_factory=no_rows_excluded)
    choice_effects: pd.DataFrame | None = None
    layers: tuple[UsedLayer, ...] = ()


@dataclass(frozen=True)
class Result:
    """The answer to one question on one date.

    Attributes
    ----------
    analysis : str
        The question's id, ``"social_share"``.
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
    """

    analysis: str
    on: date
    table: gpd.GeoDataFrame
    totals: Mapping[str, int | float | None]
    evidence: Evidence
    details: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    modelled: bool = False
    closed: bool = False

    @property
    def rules(self) -> Rules:
        """The rules that the answer was made with."""
        return Rules(self.on, {rule.name: rule for rule in self.evidence.rules})


@dataclass(frozen=True)
class Preparation:
    """A costly intermediate that rests on some layers and rules only, kept until one of these changes.

    Attributes
    ----------
    make : callable
        Takes those layers by name and ``rules``.
    layers : tuple of str
        Layers, tables and rasters, and preparations that come before it.
    rules : tuple of str or None
        Names of the rules whose value it uses; None for all.
    columns : mapping of str to tuple of str
        Of which of those layers it is given some columns only ("geometry" for the shapes): whatever else changes in
        such a layer leaves what was made as it is. Without it, the columns that the analysis reads.
    """

    make: Callable[..., Any]
    layers: tuple[str, ...]
    rules: tuple[str, ...] | None = ()
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
