"""The data dictionary of a workspace, written from its declarations and rules, and the questions themselves."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from geo_pa import terms
from geo_pa.engine import Session
from geo_pa.model import Column, Rule, Source, unit_of
from geo_pa.model.common_columns import COMMON
from geo_pa.model.units import BY_ROW, SHARE, YEAR
from geo_pa.present.evidence import rule_value
from geo_pa.registry import ANALYSES, Analysis
from geo_pa.vocabulary import VOCABULARIES
from geo_pa.workspace import Declaration, DeclaredColumn, RuleSet, Workspace

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
ANSWER_HEADER = ("Kolom", "Betekenis", "Eenheid", "Woorden", "Uitleg")

CHOICE = "Keuze, niet uit de afspraken"
PEOPLE = "Telt mensen: kleine aantallen worden verborgen."

INTRODUCTION = """Alle lagen, tabellen, regels en vragen: wat er in elke kolom staat, in welke eenheid, en waar het
vandaan komt. Dit bestand is gemaakt door `geo-pa dictionary`, uit wat geo_pa van elke laag weet en wat in `layers`,
`data/tables` en `data/rules` staat; verander het daar. Een lege cel is onbekend, nooit 0. Plaatsen op de kaart staan in
meters, in RD (EPSG:28992).
"""

BROKEN = "De beschrijving `{}.toml` is niet te gebruiken; `geo-pa check` zegt waarom.\n"


def dictionary(session: Session) -> str:
    """Describe every layer, table, column and rule of a workspace, and what each question answers.

    Parameters
    ----------
    session : Session
        The workspace; its files are read for the names of their columns.

    Returns
    -------
    str
        Markdown, in Dutch; no row of any file stands in it.
    """
    workspace = session.workspace
    layers = [made for made in workspace.declarations.values() if made.path.parent.name == "layers"]
    tables = [made for made in workspace.declarations.values() if made.path.parent.name != "layers"]
    parts = [
        f"# Gegevenswoordenboek van {workspace.info.municipality}\n",
        *(f"{said}\n" for said in (session.notice, *workspace.lowered) if said),
        INTRODUCTION,
        "## Lagen\n",
        *(_declaration(one, workspace) for one in layers),
        "## Tabellen\n",
        *(_declaration(one, workspace) for one in tables),
        *map(BROKEN.format, workspace.broken),
        "## Regels en normen\n",
        *map(_rule_set, workspace.rule_sets.values()),
        "## Vragen en antwoorden\n",
        *map(_question, ANALYSES),
        "### Kolommen die bij elke vraag hetzelfde betekenen\n",
        _table(ANSWER_HEADER, _answers(COMMON)),
    ]
    return "\n".join(parts)


def _declaration(declared: Declaration, workspace: Workspace) -> str:
    lines = [f"### {declared.title} (`{declared.name}`)\n"]
    if declared.description:
        lines.append(f"{declared.description}\n")
    cells = f", eenheid {unit_of(declared.unit).more}" if declared.unit else ""
    lines.append(f"`{declared.file}`, {GEOMETRIES[declared.geometry]}{cells}. {_source(declared.source)}\n")
    if declared.unique:
        lines.append(f"Eén rij per {' + '.join(declared.columns[name].title for name in declared.unique)}.\n")
    there = workspace.columns(declared.name)
    if there:
        lines.append(_table(COLUMN_HEADER, (_column(one) for one in declared.columns.values() if one.name in there)))
    if absent := [f"`{name}` ({one.title})" for name, one in declared.columns.items() if name not in there]:
        lines.append(f"Niet in het bestand: {', '.join(absent)}.\n")
    return "\n".join(lines)


def _column(column: DeclaredColumn) -> tuple[str, ...]:
    required = "ja" if column.required else ""
    name = f"`{column.name}`" if column.source == column.name else f"`{column.name}`, in het bestand `{column.source}`"
    return (name, column.title, TYPES[column.type], unit_of(column.unit).more, _allowed(column), required)


def _allowed(column: DeclaredColumn) -> str:
    if column.words:
        return _words(column.vocabulary, column.words)
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


def _words(vocabulary: str, words: Iterable[str]) -> str:
    return ", ".join(_word(vocabulary, word) for word in words)


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
    if isinstance(rule.value, Decimal) and rule.unit == SHARE:
        return terms.percent(rule.value, 2)
    return rule_value(rule)


def _period(rule: Rule) -> Iterator[str]:
    if rule.valid_from:
        yield f"vanaf {terms.day(rule.valid_from)}"
    if rule.valid_to:
        yield f"tot en met {terms.day(rule.valid_to)}"


def _question(entry: Analysis) -> str:
    """Describe what a question answers: the columns of its table, its totals and its further tables."""
    answer = entry.answer
    known = {name: answer.known()[name] for name in answer.columns}
    parts = [f"### {entry.title} (`{entry.id}`)\n", f"{entry.question}\n", _table(ANSWER_HEADER, _answers(known))]
    parts += ["#### Totalen\n", _table(ANSWER_HEADER, _answers(answer.totals))] if answer.totals else []
    for name, detail in answer.details.items():
        own = {column: answer.known(name)[column] for column in detail.columns}
        parts += [f"#### {detail.title} (`{name}`)\n", _table(ANSWER_HEADER, _answers(own))] if own else []
    return "\n".join(parts)


def _answers(columns: Mapping[str, Column]) -> Iterator[tuple[str, ...]]:
    for name, column in columns.items():
        unit = "per rij" if column.unit == BY_ROW else column.measured_in.more
        words = _words(column.vocabulary, VOCABULARIES.get(column.vocabulary, ()))
        yield f"`{name}`", column.title, unit, words, f"{column.help} {PEOPLE if column.people else ''}".strip()


def _source(source: Source) -> str:
    """Tell where figures come from, whether they are a model, and how sure they are."""
    title = ", ".join(part for part in (source.publisher, source.title, source.year, source.licence) if part)
    kind = " Gemodelleerd." if source.modelled else ""
    note = f" {source.note[0].upper()}{source.note[1:].rstrip('.')}." if source.note else ""
    return f"Bron: {title}.{kind}{note}"


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)
