"""What a layer or table must look like: the frozen dataclasses that its TOML file becomes."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, AliasChoices, BeforeValidator, ConfigDict
from pydantic import Field as Key

from geo_pa.crs import RD
from geo_pa.model import Source, unit_of
from geo_pa.model.units import SHARE
from geo_pa.schema import Field, SumRule, bounds
from geo_pa.schema.field import Bounds, GeometryType, floats

Beyond = Literal["fault", "unknown"]

STRICT = ConfigDict(extra="forbid")


def _word(value: object) -> object:
    """Write a number, a date or a yes-no as the text that stands for it in a file."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int | Decimal | date) else value


def _code(unit: str) -> str:
    """Return the code of a unit that stands there in Dutch; a percentage runs to 100, and is no share."""
    code = unit_of(unit).code
    return unit if code == SHARE else code


Word = Annotated[str, BeforeValidator(_word)]


@dataclass(frozen=True, kw_only=True)
class DeclaredColumn(Field):
    """One column of a file: what may stand in it, and how the file writes that.

    Attributes
    ----------
    name, source : str
        Our name in code, and that in the file.
    unit : str
        Code of the unit of a number, or its Dutch word; the bounds are in it, after ``sign`` and ``factor``.
    map : mapping of str to str
        The source's words to ours; of a category it need not name the Dutch labels.
    missing : tuple of str
        What the source writes where it knows nothing, words and numbers alike, as text.
    sign : int
        -1 where the source counts as negative what we count as positive (demolition).
    factor : Decimal
        What the source's numbers are multiplied by to come to our unit: 0.01 where it writes percentages and we shares.
    below_min, above_max : str
        What a number outside the bounds is: a ``fault`` that costs the row, or ``unknown`` (a remainder that the source
        computes and that comes out negative).
    people : bool
        Whether it counts people, also called ``small_count``; what the schema says does, always does.
    claimed : bool
        Whether the declaration names it; one that it does not name is read where the file has it, by our name.
    """

    name: str
    source: str
    unit: Annotated[str, AfterValidator(_code)] = ""
    map: Mapping[str, Word] = field(default_factory=dict)
    missing: tuple[Word, ...] = ()
    sign: Literal[1, -1] = 1
    factor: Annotated[Decimal, Key(gt=0)] = Decimal(1)
    below_min: Beyond = "fault"
    above_max: Beyond = "fault"
    people: Annotated[bool, Key(validation_alias=AliasChoices("people", "small_count"))] = False
    claimed: bool = field(default=True, compare=False)


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
    columns : mapping of str to DeclaredColumn
        By our name: those of the schema in its order, then those of the file's own.
    leave_out : tuple of str
        Columns of the schema that are not read though the file has them.
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
    columns: Mapping[str, DeclaredColumn] = field(default_factory=dict)
    leave_out: tuple[str, ...] = ()
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
        return floats(self.bounds)

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
        sums=tuple(rule for rule in declaration.sums if set(rule.columns).isdisjoint(names)),
        printed_totals=tuple(
            replace(total, columns=tuple(name for name in total.columns if name not in names)) for total in totals
        ),
        unique=declaration.unique if set(declaration.unique).isdisjoint(names) else (),
    )


def in_our_words(declaration: Declaration) -> Declaration:
    """Return the declaration of rows that are written as our own frames: our names, units and words, in RD."""
    columns = {
        name: replace(
            column, source=name, map={}, missing=(), sign=1, factor=Decimal(1), below_min="fault", above_max="fault"
        )
        for name, column in declaration.columns.items()
    }
    return replace(declaration, columns=columns, printed_totals=(), crs=RD)


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
    names_kept_years : Decimal
        For how long the log of changes knows who did what.
    """

    __pydantic_config__ = STRICT

    municipality: str
    municipality_code: str
    reference_date: date
    modelled: bool
    notice: str = ""
    agreements: str = ""
    small_counts: Literal["", "own_choice"] = ""
    names_kept_years: Annotated[Decimal, Key(gt=0)] = Decimal(5)
