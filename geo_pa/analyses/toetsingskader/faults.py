"""What in a criterion cannot be: a figure, unit, word or rule that is not there, or a norm that nothing is held to."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches

import pandas as pd

from geo_pa import terms
from geo_pa.analyses.toetsingskader.figure_names import FIGURES, WORD, names, vocabulary_of, words
from geo_pa.model import Rule, unit_of

UNITS = frozenset({*terms.labels("unit"), *FIGURES.values()})
"""Units that a criterion may be in."""

RULE_SETS = ("toetsingskader", "social_share", "woonzorgzones", "accessibility", "heat_stress")
"""Sets of rules that a criterion may take its norm from."""

TAKEN = ("figure", "most", "per", "where_figure")
"""Columns of a criterion that name figures."""


@dataclass(frozen=True)
class Fault:
    """What in one criterion cannot be: its id, the column, and in Dutch what is wrong, was found and would do."""

    criterion: str
    column: str
    what: str
    found: str
    expected: str


def faults(criteria: pd.DataFrame, rules: Mapping[str, Rule]) -> tuple[Fault, ...]:
    """Find what in criteria cannot be used; a rule of a set that is not there at all is not held against one."""
    sets = {rule.partition(".")[0] for rule in rules}
    rows = zip(criteria.index, criteria.to_dict("records"), strict=True)
    return tuple(fault for key, row in rows for fault in _faults(_Criterion(str(key), row), rules, sets))


@dataclass(frozen=True)
class _Criterion:
    key: str
    row: Mapping[object, object]

    def has(self, column: str) -> bool:
        return not terms.is_missing(self.row.get(column))

    def text(self, column: str) -> str:
        return str(self.row[column]) if self.has(column) else ""

    def names(self, column: str) -> tuple[str, ...]:
        return names(self.row.get(column))

    def fault(self, column: str, what: str, expected: str, found: str | None = None) -> Fault:
        cell = f"'{self.text(column)}'" if self.has(column) else ""
        return Fault(self.key, column, what, (cell if found is None else found) or "leeg", expected)


def _faults(one: _Criterion, rules: Mapping[str, Rule], sets: Collection[str]) -> Iterator[Fault]:
    unknown = [(column, name) for column in TAKEN for name in one.names(column) if name not in FIGURES]
    for column, name in unknown:
        yield one.fault(column, "Dit getal bestaat niet.", _nearest(name, FIGURES), f"'{name}'")
    if not one.has("figure"):
        yield from _asked_with_norm(one)
    elif not unknown:
        yield from (*_comparison(one), *_unit(one), *_rule(one, rules, sets))
    if not unknown:
        yield from _where(one)


def _asked_with_norm(one: _Criterion) -> Iterator[Fault]:
    """A norm that nothing is held against would be passed over in silence."""
    for column in ("most", "per", "comparison", "value", "partly_value", "words", "partly_words", "rule"):
        if one.has(column):
            what = "Deze vraag wordt aan mensen gesteld: er is geen getal om met een norm te vergelijken."
            yield one.fault(column, what, "een lege cel, of een getal bij figure")


def _comparison(one: _Criterion) -> Iterator[Fault]:
    if any(map(vocabulary_of, one.names("figure"))):
        yield from _of_words(one, one.names("figure"))
        return
    if one.text("comparison") not in {"at_least", "at_most"}:
        yield one.fault("comparison", "Dit getal kan niet zo worden vergeleken.", "at_least of at_most")
    if one.has("value") == one.has("rule"):
        found = f"value {one.text('value')} en rule {one.text('rule')}" if one.has("value") else ""
        yield one.fault("value", "Een norm staat op één plek.", "een getal bij value, of een regel bij rule", found)
    if any(map(vocabulary_of, (*one.names("most"), *one.names("per")))):
        yield one.fault("most", "Met een woord wordt niet gerekend.", "een getal", one.text("most") or one.text("per"))


def _of_words(one: _Criterion, figures: tuple[str, ...]) -> Iterator[Fault]:
    if len(figures) > 1 or one.has("per") or one.has("most"):
        yield one.fault("figure", "Met een woord wordt niet gerekend.", "één woord, zonder per")
    if one.text("comparison") != "one_of":
        yield one.fault("comparison", "Dit is een woord en geen getal.", "one_of")
    yield from _words(one, "words", figures[0])
    yield from _words(one, "partly_words", figures[0]) if one.has("partly_words") else ()


def _words(one: _Criterion, column: str, figure: str) -> Iterator[Fault]:
    allowed = [word for word in terms.labels(vocabulary_of(figure)) if word != "unknown"]
    strange = [word for word in words(one.row.get(column)) if word not in allowed]
    if strange or not one.has(column):
        found = ", ".join(f"'{word}'" for word in strange)
        yield one.fault(column, "Dit woord bestaat hier niet.", f"een of meer van: {', '.join(allowed)}", found)


def _unit(one: _Criterion) -> Iterator[Fault]:
    units = {"share"} if one.has("per") else {FIGURES[name] for name in one.names("figure")}
    if units != {unit_of(one.text("unit")).code} and not any(unit.startswith(WORD) for unit in units):
        known = unit_of(one.text("unit")).code in UNITS
        what = "De eenheid past niet bij het getal." if known else "Deze eenheid is niet bekend."
        yield one.fault("unit", what, " of ".join(sorted(units)))


def _rule(one: _Criterion, rules: Mapping[str, Rule], sets: Collection[str]) -> Iterator[Fault]:
    name = one.text("rule")
    if not name or name.partition(".")[0] in set(RULE_SETS) - set(sets):
        return
    if name not in rules:
        yield one.fault("rule", "Deze regel bestaat niet, of geeft geen norm.", _nearest(name, rules))
    elif not isinstance(rules[name].value, Decimal):
        yield one.fault("rule", "Deze regel is geen getal.", "een regel met een getal")
    elif rules[name].unit != one.text("unit"):
        expected, found = f"'{rules[name].unit}'", f"'{one.text('unit')}'"
        yield one.fault("rule", "De regel heeft een andere eenheid.", expected, found)


def _where(one: _Criterion) -> Iterator[Fault]:
    figures = one.names("where_figure")
    if not figures:
        if one.has("where_words"):
            yield one.fault("where_figure", "Er staat niet welk woord wordt bekeken.", "een woord, bij where_figure")
    elif len(figures) > 1 or not vocabulary_of(figures[0]):
        yield one.fault("where_figure", "Alleen een woord kan bepalen waar een vraag geldt.", "één woord")
    else:
        yield from _words(one, "where_words", figures[0])


def _nearest(name: str, known: Collection[str]) -> str:
    near = get_close_matches(name, list(known), n=3, cutoff=0.4)
    return f"misschien {' of '.join(near)}" if near else f"een van: {', '.join(sorted(known))}"
