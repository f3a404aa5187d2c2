"""What a workspace itself says of small counts of people: lower floors and open tables need a word, and are told."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from geo_pa.disclosure.floors import FLOORS, LOWERED, ROUNDING, THRESHOLD, below_floor
from geo_pa.errors import Problem, Severity
from geo_pa.model import Rule
from geo_pa.schema import SCHEMA
from geo_pa.workspace import wording
from geo_pa.workspace.declaration import OWN_CHOICE, Declaration, WorkspaceInfo
from geo_pa.workspace.rules import RuleSet

WORD = f'small_counts = "{OWN_CHOICE}" in data/workspace.toml'
"""What a workspace writes that goes below the floor, or opens a table of small counts, and means it."""


def closed_unless_said(declarations: Mapping[str, Declaration], info: WorkspaceInfo) -> dict[str, Declaration]:
    """Close every table of small counts, unless the workspace says that it means them to be open."""
    if info.small_counts:
        return dict(declarations)
    closing = {one.name: replace(one, closed=True) for one in _of_small_counts(declarations)}
    return {**declarations, **closing}


def not_low(rules: Iterable[Rule], info: WorkspaceInfo) -> Iterator[Problem]:
    """Find the rules that go below the floor without the word."""
    if not info.small_counts:
        yield from (_below(rule, Severity.ERROR) for rule in below_floor(rules))


def small_count_problems(
    info: WorkspaceInfo, declarations: Mapping[str, Declaration], rule_sets: Mapping[str, RuleSet]
) -> Iterator[Problem]:
    """Say which rules go below the floor (an error without the word) and which tables of small counts are open."""
    severity = Severity.NOTICE if info.small_counts else Severity.ERROR
    yield from (_below(rule, severity) for rule in below_floor(_disclosure(rule_sets)))
    yield from (_open(one) for one in _opened(declarations))


def lowered(
    info: WorkspaceInfo, declarations: Mapping[str, Declaration], rule_sets: Mapping[str, RuleSet]
) -> tuple[str, ...]:
    """Say what every answer and file of a workspace must say of its small counts; nothing where it keeps the floor."""
    low = {rule.id: str(rule.value) for rule in below_floor(_disclosure(rule_sets))} if info.small_counts else {}
    said = {THRESHOLD: "vanaf {}", ROUNDING: "afgerond op een veelvoud van {}"}
    parts = [said[rule].format(value) for rule, value in low.items()]
    parts += [f"{one.title} is geen besloten tabel" for one in _opened(declarations)]
    return (f"{LOWERED}: {'; '.join(parts)}.",) if parts else ()


def _disclosure(rule_sets: Mapping[str, RuleSet]) -> tuple[Rule, ...]:
    return rule_sets["disclosure"].rules if "disclosure" in rule_sets else ()


def _opened(declarations: Mapping[str, Declaration]) -> Iterator[Declaration]:
    return (table for table in _of_small_counts(declarations) if not table.closed)


def _of_small_counts(declarations: Mapping[str, Declaration]) -> Iterator[Declaration]:
    return (one for name, one in declarations.items() if name in SCHEMA and SCHEMA[name].closed)


def _below(rule: Rule, severity: Severity) -> Problem:
    return Problem(
        where=f"data/rules/disclosure.toml, {rule.name}",
        what="Zo worden kleinere aantallen mensen getoond dan gebruikelijk.",
        found=str(rule.value),
        expected=f"{FLOORS[rule.id]} of meer",
        action=f"Maak het getal groter, of schrijf {WORD}; elk bestand zegt het dan.",
        severity=severity,
    )


def _open(declaration: Declaration) -> Problem:
    return Problem(
        where=wording.place(declaration),
        what="De rijen van deze tabel zijn kleine aantallen mensen, en zij is niet besloten.",
        found="geen closed = true",
        expected="closed = true",
        action=f"Zet closed = true in {declaration.path.name}. Nu zegt elk bestand dat de tabel open is.",
        severity=Severity.NOTICE,
    )
