"""What a layer or table must look like: the frozen dataclasses that its TOML file becomes."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, ConfigDict, Field

from geo_pa.model import Source
from geo_pa.vocabulary import VOCABULARIES

ColumnType = Literal["text", "category", "integer", "number", "boolean", "date"]
Beyond = Literal["fault", "unknown"]
GeometryType = Literal["Point", "LineString", "Polygon", "raster", "none"]

STRICT = ConfigDict(extra="forbid")


def _word(value: object) -> object:
    """Write a number, a date or a yes-no as the text that stands for it in a file."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int | Decimal | date) else value


Word = Annotated[str, BeforeValidator(_word)]


Bounds = tuple[Decimal | None, Decimal | None]

SHARE = "share"
"""The unit of a part of a whole, from 0 to 1."""


def bounds(unit: str, low: Decimal | None, high: Decimal | None) -> Bounds:
    """Return the bounds of a figure: those declared, and 0 and 1 for a share without."""
    if unit != SHARE:
        return low, high
    return Decimal(0) if low is None else low, Decimal(1) if high is None else high


@dataclass(frozen=True)
class Column:
    """One column: our name, the source's name, and what may stand in it.

    Attributes
    ----------
    name, title : str
        Our name in code, and the Dutch title that a planner reads.
    type : str
        ``text``, ``category``, ``integer``, ``number``, ``boolean`` or ``date``.
    source : str
        The column's name in the file; without it, our name.
    unit : str
        Unit of a number; empty where it has none.
    required : bool
        A row without a value cannot be used.
    min, max : Decimal, optional
        Bounds of a number, in our unit and after ``sign`` and ``factor``; both are allowed values. A share lies from 0
        to 1, declared or not.
    below_min, above_max : str
        What a number outside the bounds is: a ``fault`` that costs the row, or ``unknown`` (a remainder that the source
        computes and that comes out negative).
    vocabulary : str
        Name of the closed list in :mod:`geo_pa.vocabulary` that a category takes its words from.
    values : tuple of str
        The words of a category without a vocabulary.
    map : mapping of str to str
        The source's words to ours.
    missing : tuple of str
        What the source writes where it knows nothing, words and numbers alike, as text.
    sign : int
        -1 where the source counts as negative what we count as positive (demolition).
    factor : Decimal
        What the source's numbers are multiplied by to come to our unit: 0.01 where it writes percentages and we shares.
    small_count : bool
        Counts people: small counts are hidden where it leaves.
    """

    name: str
    title: str
    type: ColumnType
    source: str
    unit: str = ""
    required: bool = False
    min: Decimal | None = None
    max: Decimal | None = None
    below_min: Beyond = "fault"
    above_max: Beyond = "fault"
    vocabulary: str = ""
    values: tuple[str, ...] = ()
    map: Mapping[str, Word] = field(default_factory=dict)
    missing: tuple[Word, ...] = ()
    sign: Literal[1, -1] = 1
    factor: Annotated[Decimal, Field(gt=0)] = Decimal(1)
    small_count: bool = False

    @property
    def numeric(self) -> bool:
        """Whether the column holds numbers."""
        return self.type in {"integer", "number"}

    @property
    def bounds(self) -> Bounds:
        """The lowest and the highest value; None where there is no such bound."""
        return bounds(self.unit, self.min, self.max)

    @property
    def words(self) -> tuple[str, ...]:
        """The words a category may hold."""
        return VOCABULARIES.get(self.vocabulary, self.values)


@dataclass(frozen=True)
class SumRule:
    """Columns that make up a total: the parts together, less those in ``minus``."""

    total: str
    parts: tuple[str, ...]
    minus: tuple[str, ...] = ()


@dataclass(frozen=True)
class PrintedTotal:
    """Rows of a table that are no data but totals as printed in the source: compared with the rows, then left out.

    Attributes
    ----------
    column, value : str
        The rows where this column holds this word.
    columns : tuple of str
        The figures to compare.
    by : tuple of str
        Where each row is the total of a group: the columns that name the group.
    """

    column: str
    value: str
    columns: tuple[str, ...]
    by: tuple[str, ...] = ()


@dataclass(frozen=True)
class Declaration:
    """One layer or table: where its file is, what it must hold, and where it comes from.

    Attributes
    ----------
    name : str
        The stem of the TOML file.
    file, layer : str
        The file relative to the folder of the TOML (or absolute), and the layer inside it where it has several.
    key : str
        The column that identifies a row; without it rows are numbered from 1.
    geometry : str
        ``Point``, ``LineString`` or ``Polygon`` (their Multi forms included), ``raster``, or ``none`` for a table.
    crs : str
        The coordinate system of the file, ``"EPSG:28992"``; geometry in another one is brought to RD on reading.
    columns : mapping of str to Column
        By our name.
    sums : tuple of SumRule
        What must add up in each row.
    printed_totals : tuple of PrintedTotal
        Rows that hold totals as printed.
    unique : tuple of str
        Columns that together tell one row from the others, where rows are added up; rows that share them all are used
        and told of.
    unit, min, max
        Of the cells of a raster.
    closed : bool
        Its rows are small counts of people: they are added up for everybody alike, and never shown row by row.
    path : Path
        The TOML file.
    """

    __pydantic_config__ = STRICT

    name: str
    title: str
    file: str
    source: Source
    path: Path
    description: str = ""
    layer: str = ""
    key: str = ""
    geometry: GeometryType = "none"
    crs: str = ""
    columns: Mapping[str, Column] = field(default_factory=dict)
    sums: tuple[SumRule, ...] = ()
    printed_totals: tuple[PrintedTotal, ...] = ()
    unique: tuple[str, ...] = ()
    unit: str = ""
    min: Decimal | None = None
    max: Decimal | None = None
    closed: bool = False

    @property
    def bounds(self) -> Bounds:
        """The lowest and the highest value of the cells of a raster; None where there is no such bound."""
        return bounds(self.unit, self.min, self.max)

    @property
    def float_bounds(self) -> tuple[float | None, float | None]:
        """The same for who measures."""
        low, high = self.bounds
        return None if low is None else float(low), None if high is None else float(high)

    @property
    def file_path(self) -> Path:
        """The file, relative to the folder of the TOML."""
        return self.path.parent / self.file

    @property
    def essential(self) -> frozenset[str]:
        """The columns without which no row can be told from another, or may be shown to anybody."""
        return frozenset({self.key, "confidentiality", *(total.column for total in self.printed_totals)})

    @property
    def has_geometry(self) -> bool:
        """Whether rows have a geometry."""
        return self.geometry not in {"raster", "none"}


def without(declaration: Declaration, names: Collection[str]) -> Declaration:
    """Return a declaration without some columns, and without the sums and totals that need them."""
    if not names:
        return declaration
    totals = (
        total if set(total.by).isdisjoint(names) else replace(total, columns=(), by=())
        for total in declaration.printed_totals
        if total.column not in names
    )
    return replace(
        declaration,
        columns={name: column for name, column in declaration.columns.items() if name not in names},
        sums=tuple(rule for rule in declaration.sums if {rule.total, *rule.parts, *rule.minus}.isdisjoint(names)),
        printed_totals=tuple(
            replace(total, columns=tuple(name for name in total.columns if name not in names)) for total in totals
        ),
        unique=declaration.unique if set(declaration.unique).isdisjoint(names) else (),
    )


OWN_CHOICE = "own_choice"
"""The word for ``small_counts``."""


@dataclass(frozen=True)
class WorkspaceInfo:
    """What ``data/workspace.toml`` says of the whole workspace.

    Attributes
    ----------
    municipality, municipality_code : str
        ``"Hoogeveen"``, ``"GM0118"``.
    reference_date : date
        The day whose rules hold where no other is asked (*peildatum*).
    modelled : bool
        True where the data are a model: every screen, map and export then shows ``notice``.
    agreements : str
        The title of the agreements.
    small_counts : str
        ``own_choice`` where the workspace means to go below the floors for small counts of people, or to leave a table
        of them open; empty without.
    """

    __pydantic_config__ = STRICT

    municipality: str
    municipality_code: str
    reference_date: date
    modelled: bool
    notice: str = ""
    agreements: str = ""
    small_counts: Literal["", "own_choice"] = ""
