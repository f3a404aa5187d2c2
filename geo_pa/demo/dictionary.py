"""The data dictionary ``data/dictionary.md``, written from the declarations and rules themselves."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from geo_pa import terms
from geo_pa.model import Rule, Source, unit_of
from geo_pa.model.units import SHARE, YEAR
from geo_pa.workspace import Declaration, DeclaredColumn, RuleSet, Workspace, open_folder

TYPES = {
    "text": "tekst",
    "category": "woord uit een lijst",
    "integer": "geheel getal",
    "number": "getal",
    "boolean": "ja of nee",
    "date": "datum",
}
GEOMETRIES = {
    "Point": "punten",
    "LineString": "lijnen",
    "Polygon": "vlakken",
    "raster": "raster",
    "none": "tabel zonder kaart",
}
COLUMN_HEADER = ("Kolom", "Betekenis", "Soort", "Eenheid", "Toegestaan", "Verplicht")
RULE_HEADER = ("Naam", "Betekenis", "Waarde", "Geldig", "Herkomst")

CHOICE = "Keuze, niet uit de afspraken"

INTRODUCTION = """# Gegevenswoordenboek

Alle lagen, tabellen en regels van deze werkmap: wat er in elke kolom staat, in welke eenheid, en waar het vandaan komt.
Dit bestand is gemaakt uit de beschrijvingen in `layers`, `data/tables` en `data/rules`; verander het daar.
Een lege cel is onbekend, nooit 0. Plaatsen op de kaart staan in meters, in RD (EPSG:28992).
De 23 afspraken staan in `data/tables/agreements.csv`, hun getallen in `data/tables/agreed_figures.csv`.
"""


def write_dictionary(folder: Path) -> None:
    """Write ``data/dictionary.md`` of a workspace, the same bytes each time."""
    (folder / "data" / "dictionary.md").write_bytes(dictionary(open_folder(folder)).encode())


def dictionary(workspace: Workspace) -> str:
    """Describe every layer, table, column and rule of a workspace.

    Parameters
    ----------
    workspace : Workspace
        Its declarations and rule sets; no file is read.

    Returns
    -------
    str
        Markdown, in Dutch.
    """
    layers = [made for made in workspace.declarations.values() if made.path.parent.name == "layers"]
    tables = [made for made in workspace.declarations.values() if made.path.parent.name != "layers"]
    parts = [
        INTRODUCTION,
        "## Lagen\n",
        *map(_declaration, layers),
        "## Tabellen\n",
        *map(_declaration, tables),
        "## Regels en normen\n",
        *map(_rule_set, workspace.rule_sets.values()),
    ]
    return "\n".join(parts)


def _declaration(declared: Declaration) -> str:
    lines = [f"### {declared.title} (`{declared.name}`)\n"]
    if declared.description:
        lines.append(f"{declared.description}\n")
    cells = f", eenheid {unit_of(declared.unit).more}" if declared.unit else ""
    lines.append(f"`{declared.file}`, {GEOMETRIES[declared.geometry]}{cells}. {_source(declared.source)}\n")
    if declared.unique:
        lines.append(f"Eén rij per {' + '.join(declared.columns[name].title for name in declared.unique)}.\n")
    if declared.columns:
        lines.append(_table(COLUMN_HEADER, map(_column, declared.columns.values())))
    return "\n".join(lines)


def _column(column: DeclaredColumn) -> tuple[str, ...]:
    required = "ja" if column.required else ""
    return (f"`{column.name}`", column.title, TYPES[column.type], unit_of(column.unit).more, _allowed(column), required)


def _allowed(column: DeclaredColumn) -> str:
    if column.words:
        return ", ".join(_word(column.vocabulary, word) for word in column.words)
    low, high = column.bounds
    if high is None:
        return "" if low is None else f"vanaf {_bound(column, low)}"
    upper = f"tot en met {_bound(column, high)}"
    return upper if low is None else f"{_bound(column, low)} {upper}"


def _bound(column: DeclaredColumn, bound: Decimal) -> str:
    if column.unit == SHARE:
        return terms.percent(bound)
    # A year is no quantity: 2026, not 2.026.
    return str(bound) if unit_of(column.unit or "").code == YEAR else terms.number(bound)


def _word(vocabulary: str, word: str) -> str:
    label = terms.label(vocabulary, word)
    return f"`{word}`" if label == word else f"`{word}` ({label})"


def _rule_set(rules: RuleSet) -> str:
    sources = dict.fromkeys(_source(rule.source) for rule in rules.rules)
    listed = "".join(f"- {source}\n" for source in sources)
    return f"### {rules.title} (`{rules.name}`)\n\n{listed}\n{_table(RULE_HEADER, map(_rule, rules.rules))}"


def _rule(rule: Rule) -> tuple[str, ...]:
    origin = rule.article or rule.source.title
    if rule.local_choice and origin != CHOICE:
        origin = f"{origin} ({CHOICE[0].lower()}{CHOICE[1:]})"
    return (f"`{rule.name}`", rule.title, _value(rule), " ".join(_period(rule)) or "altijd", origin)


def _value(rule: Rule) -> str:
    value = rule.value
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, date):
        return terms.day(value)
    if isinstance(value, Decimal):
        return _amount(value, rule.unit)
    return rule.labels.get(value, value)


def _amount(value: Decimal, unit: str) -> str:
    return terms.percent(value, 2) if unit == SHARE else unit_of(unit).write(value)


def _period(rule: Rule) -> Iterator[str]:
    if rule.valid_from:
        yield f"vanaf {terms.day(rule.valid_from)}"
    if rule.valid_to:
        yield f"tot en met {terms.day(rule.valid_to)}"


def _source(source: Source) -> str:
    """Tell where figures come from, whether they are a model, and how sure they are."""
    title = ", ".join(part for part in (source.publisher, source.title, source.year, source.licence) if part)
    kind = " Gemodelleerd." if source.modelled else ""
    note = f" {source.note[0].upper()}{source.note[1:].rstrip('.')}." if source.note else ""
    return f"Bron: {title}.{kind}{note}"


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)
