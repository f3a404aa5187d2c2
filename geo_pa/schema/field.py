"""What geo_pa knows of a column and of a layer or table, whatever file a municipality keeps it in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

from geo_pa.model.units import HOMES, SHARE, YEAR

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

MOST = 100_000
"""No municipality has more of anything that is counted, unless a field says so."""

FIRST_YEAR, LAST_YEAR = 1990, 2100


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
        Bounds of a number; both are allowed values.
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


def text(title: str, *, required: bool = False, refers_to: str = "") -> Field:
    """Return a column of words that are the source's own, or of the ids of another layer."""
    return Field(title, "text", required=required, refers_to=refers_to)


def category(title: str, vocabulary: str = "", *, values: tuple[str, ...] = (), required: bool = False) -> Field:
    """Return a column of words from a closed list."""
    return Field(title, "category", vocabulary=vocabulary, values=values, required=required)


def flag(title: str, *, required: bool = False) -> Field:
    """Return a column of yes and no."""
    return Field(title, "boolean", required=required)


def day(title: str, *, required: bool = False) -> Field:
    """Return a column of dates."""
    return Field(title, "date", required=required)


def count(  # what may stand in a column, by keyword
    title: str,
    unit: str = HOMES,
    *,
    least: int = 0,
    most: int | None = MOST,
    required: bool = False,
    people: bool = False,
) -> Field:
    """Return a column of whole numbers."""
    high = None if most is None else Decimal(most)
    return Field(title, "integer", unit, min=Decimal(least), max=high, required=required, people=people)


def year(title: str, *, earliest: int = FIRST_YEAR, required: bool = False) -> Field:
    """Return a column of years."""
    return Field(title, "integer", YEAR, min=Decimal(earliest), max=Decimal(LAST_YEAR), required=required)


def share(title: str) -> Field:
    """Return a column of parts of a whole, from 0 to 1."""
    return Field(title, "number", SHARE, min=Decimal(0), max=Decimal(1))


def number(
    title: str, unit: str = "", *, least: float | None = None, most: float | None = None, required: bool = False
) -> Field:
    """Return a column of numbers with decimals."""
    low, high = (None if bound is None else Decimal(str(bound)) for bound in (least, most))
    return Field(title, "number", unit, min=low, max=high, required=required)


@dataclass(frozen=True)
class SumRule:
    """Columns that make up a total: the parts together, less those in ``minus``."""

    total: str
    parts: tuple[str, ...]
    minus: tuple[str, ...] = ()


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
    fields: Mapping[str, Field] = field(default_factory=dict)
    sums: tuple[SumRule, ...] = ()
    unique: tuple[str, ...] = ()
    closed: bool = False
    description: str = ""
    unit: str = ""
    min: float | None = None
    max: float | None = None

    @property
    def links(self) -> dict[str, str]:
        """The fields that point to rows of another layer, and which."""
        return {name: one.refers_to for name, one in self.fields.items() if one.refers_to}
