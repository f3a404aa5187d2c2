"""What geo_pa knows of a column and of a layer or table, whatever file a municipality keeps it in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

from geo_pa.model.units import SHARE
from geo_pa.terms import label
from geo_pa.vocabulary import VOCABULARIES

FieldType = Literal["text", "category", "integer", "number", "boolean", "date"]
GeometryType = Literal["Point", "LineString", "Polygon", "raster", "none"]

DTYPES: Mapping[FieldType, str] = MappingProxyType(
    {
        "text": "str",
        "category": "str",
        "integer": "Int64",
        "number": "float64",
        "boolean": "boolean",
        "date": "datetime64[s]",
    }
)
"""By the type of a field, that of its column in a frame."""

Bounds = tuple[Decimal | None, Decimal | None]


def bounds(unit: str, low: Decimal | None, high: Decimal | None) -> Bounds:
    """Return the bounds of a figure: those given, and 0 and 1 for a share without."""
    if unit != SHARE:
        return low, high
    return Decimal(0) if low is None else low, Decimal(1) if high is None else high


def floats(limits: Bounds) -> tuple[float | None, float | None]:
    """Return bounds for who measures."""
    low, high = limits
    return None if low is None else float(low), None if high is None else float(high)


@dataclass(frozen=True)
class Field:
    """One column: what may stand in it.

    Attributes
    ----------
    title : str
        The Dutch heading.
    type : str
        ``text``, ``category``, ``integer``, ``number``, ``boolean`` or ``date``.
    unit : str
        Code of the unit of a number; empty where it has none.
    vocabulary : str
        Name of the closed list in :mod:`geo_pa.vocabulary` that a category takes its words from.
    values : tuple of str
        The words of a category without a vocabulary.
    min, max : Decimal, optional
        Bounds of a number; both are allowed values. A share lies from 0 to 1, with bounds or without.
    required : bool
        A row without a value cannot be used.
    people : bool
        Whether it counts people: small counts are hidden where it leaves.
    refers_to : str
        The layer of which its values are ids. A row that points to one that a viewer may not see is not shown to him.
    """

    title: str
    type: FieldType
    unit: str = ""
    vocabulary: str = ""
    values: tuple[str, ...] = ()
    min: Decimal | None = None
    max: Decimal | None = None
    required: bool = False
    people: bool = False
    refers_to: str = ""

    @property
    def dtype(self) -> str:
        """The type of its column in a frame."""
        return DTYPES[self.type]

    @property
    def numeric(self) -> bool:
        """Whether it holds numbers."""
        return self.type in {"integer", "number"}

    @property
    def bounds(self) -> Bounds:
        """The lowest and the highest value; None where there is no such bound."""
        return bounds(self.unit, self.min, self.max)

    @property
    def float_bounds(self) -> tuple[float | None, float | None]:
        """The same for who measures."""
        return floats(self.bounds)

    @property
    def words(self) -> tuple[str, ...]:
        """The words that a category may hold."""
        return VOCABULARIES.get(self.vocabulary, self.values)

    @property
    def spellings(self) -> dict[str, str]:
        """The words of a category, by themselves and by their Dutch label in small letters."""
        labels = {label(self.vocabulary, word).casefold(): word for word in self.words}
        return labels | {word.casefold(): word for word in self.words}


@dataclass(frozen=True)
class SumRule:
    """Columns that make up a total: the parts together, less those in ``minus``."""

    total: str
    parts: tuple[str, ...]
    minus: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that it needs."""
        return (self.total, *self.parts, *self.minus)


@dataclass(frozen=True)
class Layer:
    """A layer or table: its columns, and what holds of its rows.

    Attributes
    ----------
    title : str
        What a planner reads.
    key : str
        The column that identifies a row; without it rows are numbered.
    geometry : str
        ``Point``, ``LineString`` or ``Polygon`` (their Multi forms included), ``raster``, or ``none`` for a table.
    or_points : bool
        Whether questions can reckon with points in the place of areas.
    fields : mapping of str to Field
        By name, in order.
    sums : tuple of SumRule
        What must add up in each row.
    unique : tuple of str
        Columns that together tell one row from the others, where rows are added up.
    closed : bool
        Its rows are small counts of people: they are added up for everybody alike, and never shown row by row.
    description : str
        What a planner should know who fills it in.
    unit, min, max
        Of the cells of a raster.
    """

    title: str
    key: str = ""
    geometry: GeometryType = "none"
    or_points: bool = False
    fields: Mapping[str, Field] = field(default_factory=dict)
    sums: tuple[SumRule, ...] = ()
    unique: tuple[str, ...] = ()
    closed: bool = False
    description: str = ""
    unit: str = ""
    min: Decimal | None = None
    max: Decimal | None = None

    @property
    def kinds(self) -> tuple[GeometryType, ...]:
        """The kinds of shapes that questions can reckon with, the usual one first."""
        return (self.geometry, "Point") if self.or_points else (self.geometry,)

    @property
    def links(self) -> dict[str, str]:
        """The fields that point to rows of another layer, and which."""
        return {name: one.refers_to for name, one in self.fields.items() if one.refers_to}
