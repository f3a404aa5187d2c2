"""From the TOML of a layer or table to its declaration, with everything in it that cannot be."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any

from pyproj.exceptions import CRSError

from geo_pa.crs import RD, read_system
from geo_pa.errors import InputError, Problem
from geo_pa.model import Source
from geo_pa.model.units import SHARE
from geo_pa.schema import SumRule
from geo_pa.vocabulary import VOCABULARIES
from geo_pa.workspace import wording
from geo_pa.workspace.declaration import Declaration, DeclaredColumn, PrintedTotal, WorkspaceInfo, without
from geo_pa.workspace.from_schema import blocks_of, strange_names, whole
from geo_pa.workspace.kinds import unfitting_kind
from geo_pa.workspace.toml_files import (
    OF_A_COLUMN,
    OF_THE_FILE,
    file_name,
    key_problem,
    load_toml,
    unknown_key,
    validate,
)

SECTIONS = {"columns": DeclaredColumn, "sums": SumRule, "source": Source, "printed_totals": PrintedTotal}

Fault = tuple[str, str, str, str]
"""Key, what, found, expected."""


def load_info(path: Path) -> WorkspaceInfo:
    """Read ``workspace.toml``; raise InputError with every fault in it."""
    return validate(WorkspaceInfo, load_toml(path), path)


Broken = Mapping[str, tuple[Problem, ...]]
"""What is wrong with columns that cannot be read, by their name."""


def load_what_is_sound(path: Path) -> tuple[Declaration, Broken]:
    """Read a declaration without the columns that are wrong in themselves: questions that do not read them are asked.

    Raise InputError where more is wrong, or a column without which no row can be used or shown.
    """
    raw = load_toml(path)
    try:
        return declared(raw, path), {}
    except InputError as error:
        broken = _by_column(error.problems, raw, path)
        sound = _without_broken(raw, path, broken)
        if sound is None:
            raise
        return sound, broken


def _by_column(problems: Iterable[Problem], raw: Mapping[str, Any], path: Path) -> Broken:
    """Sort problems by the column whose block they stand in; nothing where one stands elsewhere."""
    found: dict[str, tuple[Problem, ...]] = {}
    for problem in problems:
        key = problem.where.removeprefix(f"{file_name(path)}, ")
        name = next((name for name in blocks_of(raw) if f"{key}.".startswith(f"columns.{name}.")), None)
        if name is None:
            return {}
        found[name] = (*found.get(name, ()), problem)
    return found


def _without_broken(raw: Mapping[str, Any], path: Path, broken: Broken) -> Declaration | None:
    """Return a declaration without some columns; None where it needs them, or where more is wrong."""
    try:
        rest = validate(Declaration, whole(raw, path, broken), path, SECTIONS)
    except InputError:
        return None
    sound = without(rest, broken)
    return sound if broken and rest.essential.isdisjoint(broken) and not any(contradictions(sound)) else None


def declared(raw: Mapping[str, Any], path: Path) -> Declaration:
    """Make a declaration of what stands in a TOML file, or would; raise InputError with every fault in it."""
    problems = (*_keys_not_for_the_file(raw, path), *strange_names(raw, path))
    try:
        declaration = validate(Declaration, whole(raw, path), path, SECTIONS)
    except InputError as error:
        raise InputError((*problems, *error.problems)) from error
    problems += tuple(key_problem(path, *fault) for fault in contradictions(declaration))
    if problems:
        raise InputError(problems)
    return declaration


def contradictions(declaration: Declaration) -> Iterator[Fault]:
    """Find what is well-formed in a declaration but cannot be."""
    yield from unfitting_kind(declaration)
    yield from _coordinate_system(declaration)
    yield from _raster(declaration)
    yield from _closed(declaration)
    yield from _unknown_columns(declaration)
    yield from _unique_key(declaration)
    yield from _duplicate_sources(declaration)
    yield from _bounds("min", declaration)
    yield from chain.from_iterable(_column(column) for column in declaration.columns.values())


def _coordinate_system(declaration: Declaration) -> Iterator[Fault]:
    if declaration.geometry == "none":
        return
    what = "Het coördinatenstelsel is niet bekend."
    try:
        known = bool(read_system(declaration.crs))
    except CRSError:
        known = False
    if not known:
        yield "crs", what, f"'{declaration.crs}'", f'crs = "{RD}" (RD-meters) of crs = "EPSG:4326" (graden)'


def _raster(declaration: Declaration) -> Iterator[Fault]:
    if declaration.geometry != "raster":
        return
    if not declaration.unit:
        yield "unit", "De eenheid van het raster ontbreekt.", "niets", 'een eenheid zoals unit = "degC"'
    if declaration.columns:
        yield "columns", "Een raster heeft geen kolommen.", wording.words(declaration.columns), "geen kolommen"


def _closed(declaration: Declaration) -> Iterator[Fault]:
    """Refuse a confidentiality per row: sums that differ between readers would give the rows between them away."""
    if declaration.closed and "confidentiality" in declaration.columns:
        what = "Een besloten tabel telt voor iedereen hetzelfde op; haar rijen hebben geen eigen vertrouwelijkheid."
        yield "columns.confidentiality", what, "confidentiality", "een besloten tabel zonder deze kolom"


def _unknown_columns(declaration: Declaration) -> Iterator[Fault]:
    used = {"key": [declaration.key] if declaration.key else [], "unique": list(declaration.unique)}
    for number, rule in enumerate(declaration.sums, start=1):
        if not rule.parts:
            yield f"sums[{number}].parts", "Een som heeft delen nodig.", "geen kolommen", "een of meer kolommen"
        used[f"sums[{number}]"] = [rule.total, *rule.parts, *rule.minus]
    for number, printed in enumerate(declaration.printed_totals, start=1):
        used[f"printed_totals[{number}]"] = [printed.column, *printed.columns, *printed.by]
    what = "Deze kolom is niet beschreven onder [columns]."
    for key, names in used.items():
        unknown = [name for name in names if name not in declaration.columns]
        if unknown:
            yield key, what, wording.words(unknown), f"een van: {wording.words(declaration.columns)}"
    yield from _sums_of_words(declaration)


def _unique_key(declaration: Declaration) -> Iterator[Fault]:
    if declaration.key and declaration.key in declaration.unique:
        expected = "kolommen die samen één rij aanwijzen, zonder het nummer"
        yield "unique", "Het nummer is al in elke rij anders.", declaration.key, expected


def _sums_of_words(declaration: Declaration) -> Iterator[Fault]:
    named = [name for rule in declaration.sums for name in (rule.total, *rule.parts, *rule.minus)]
    named += [name for printed in declaration.printed_totals for name in printed.columns]
    wrong = [
        name for name in dict.fromkeys(named) if name in declaration.columns and not declaration.columns[name].numeric
    ]
    for name in wrong:
        found = f'type = "{declaration.columns[name].type}"'
        yield f"columns.{name}.type", "Met deze kolom wordt opgeteld.", found, 'type = "integer" of type = "number"'


def _duplicate_sources(declaration: Declaration) -> Iterator[Fault]:
    counts = Counter(column.source for column in declaration.columns.values())
    for source in (source for source, count in counts.items() if count > 1):
        names = [column.name for column in declaration.columns.values() if column.source == source]
        what = f"De kolom '{source}' uit het bestand wordt {counts[source]} keer gebruikt."
        yield f"columns.{names[-1]}.source", what, wording.words(names), "elke kolom uit het bestand één keer"


def _column(column: DeclaredColumn) -> Iterator[Fault]:
    key = f"columns.{column.name}"
    yield from _bounds(f"{key}.min", column)
    yield from _words(key, column)
    scaled = column.sign == -1 or column.factor != 1
    if column.people and not column.numeric:
        yield f"{key}.type", "Wat mensen telt, is een getal.", f'type = "{column.type}"', 'type = "integer"'
    if not column.numeric and (column.min is not None or column.max is not None or scaled):
        what, expected = "Grenzen, teken en factor horen bij een getal.", 'type = "integer" of "number"'
        yield key, what, f'type = "{column.type}"', expected


def _bounds(key: str, limited: DeclaredColumn | Declaration) -> Iterator[Fault]:
    low, high = limited.min, limited.max
    if low is not None and high is not None and low > high:
        found = f"min = {wording.quantity(low)}, max = {wording.quantity(high)}"
        yield key, "Het minimum is groter dan het maximum.", found, "een minimum dat hoogstens het maximum is"
    if limited.unit == SHARE and ((low is not None and low < 0) or (high is not None and high > 1)):
        found = f"min = {wording.quantity(low or Decimal(0))}, max = {wording.quantity(high or Decimal(1))}"
        yield key, "Een aandeel ligt van 0 tot en met 1; NDVI is geen aandeel.", found, "min = 0 en max = 1"


def _words(key: str, column: DeclaredColumn) -> Iterator[Fault]:
    if column.vocabulary and column.vocabulary not in VOCABULARIES:
        known = f"een van: {wording.words(sorted(VOCABULARIES))}"
        yield f"{key}.vocabulary", "Deze woordenlijst bestaat niet.", f"'{column.vocabulary}'", known
    elif column.type == "category" and not column.words:
        expected = 'vocabulary = "..." of values = ["...", "..."]'
        yield key, "De toegestane woorden ontbreken.", "niets", expected
    elif column.type == "category" and (strange := _outside(column.map.values(), column.words)):
        what = "Een woord wordt vertaald naar een woord dat niet mag."
        yield f"{key}.map", what, wording.words(strange), f"een van: {wording.words(column.words)}"


def _outside(found: Iterable[str], allowed: tuple[str, ...]) -> list[str]:
    return [word for word in dict.fromkeys(found) if word not in allowed]


def _keys_not_for_the_file(raw: Mapping[str, Any], path: Path) -> tuple[Problem, ...]:
    """Report keys that the reader fills in itself, and that would otherwise be overwritten in silence."""
    keys = [key for key in OF_THE_FILE if key in raw]
    for name, block in blocks_of(raw).items():
        keys += [f"columns.{name}.{key}" for key in OF_A_COLUMN if isinstance(block, Mapping) and key in block]
    return tuple(unknown_key(path, key, ("title", "source")) for key in keys)
