"""Norms and local choices from ``data/rules``: read, checked, and those that hold on a date."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict

from geo_pa import terms
from geo_pa.errors import InputError, Problem
from geo_pa.model import Rule, RuleValue, Source
from geo_pa.workspace.declaration import Word
from geo_pa.workspace.settings import allowed, parsed, permitted
from geo_pa.workspace.toml_files import key_problem, load_toml, validate


def _exact(value: object) -> RuleValue:
    """Accept what a rule may hold; whole numbers become Decimal, so that nothing is ever a float."""
    if isinstance(value, bool | str) or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    if isinstance(value, int | Decimal) and Decimal(value).is_finite():
        return Decimal(value)
    raise ValueError


@dataclass(frozen=True)
class _Entry:
    """One [[rule]] as it stands in the file; the fields are those of :class:`geo_pa.model.Rule`."""

    name: str
    title: str
    value: Annotated[Any, BeforeValidator(_exact)]
    source: str
    unit: str = ""
    article: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    local_choice: bool = False
    choices: tuple[str, ...] = ()
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    alternatives: tuple[Word, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _File:
    """A rule file as it stands."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    title: str
    sources: Mapping[str, Source]
    rule: tuple[_Entry, ...]
    agreements: Mapping[str, Word] = field(default_factory=dict)


@dataclass(frozen=True)
class RuleSet:
    """The rules of one question, each name for one or more periods.

    Attributes
    ----------
    name, title : str
        Stem of the file, and Dutch title.
    rules : tuple of Rule
        In the order of the file; a name may return for another period.
    path : Path
        The TOML file.
    agreements : mapping of str to str
        The number of the agreement that asks what some rules are about, by what that is.
    """

    name: str
    title: str
    rules: tuple[Rule, ...]
    path: Path
    agreements: Mapping[str, str] = field(default_factory=dict)

    def periods(self, name: str) -> tuple[Rule, ...]:
        """Return the rules of one name, the earliest period first."""
        return tuple(sorted((rule for rule in self.rules if rule.name == name), key=_start))

    @property
    def names(self) -> tuple[str, ...]:
        """The names, each once."""
        return tuple(dict.fromkeys(rule.name for rule in self.rules))


def holds(rule: Rule, on: date) -> bool:
    """Tell whether a rule holds on a date; both its first and its last day count."""
    return _start(rule) <= on <= _end(rule)


def period(rule: Rule) -> str:
    """Say when a rule holds: "van 2 oktober 2023 tot en met 31 december 2027"."""
    parts = []
    if rule.valid_from:
        parts.append(f"van {terms.day(rule.valid_from)}")
    if rule.valid_to:
        parts.append(f"tot en met {terms.day(rule.valid_to)}")
    return " ".join(parts) or "altijd"


def load_rule_set(path: Path) -> RuleSet:
    """Read and check one file of rules, named after it."""
    file = validate(_File, load_toml(path), path, {"sources": Source, "rule": _Entry})
    rules = tuple(_rule(entry, path.stem, file.sources) for entry in file.rule)
    rule_set = RuleSet(path.stem, file.title, rules, path, file.agreements)
    if problems := (*_unknown_sources(file, path), *_impossible(rule_set), *_overlaps(rule_set)):
        raise InputError(problems)
    return rule_set


def _start(rule: Rule) -> date:
    return rule.valid_from or date.min


def _end(rule: Rule) -> date:
    return rule.valid_to or date.max


def _rule(entry: _Entry, set_name: str, sources: Mapping[str, Source]) -> Rule:
    given = {name: value for name, value in vars(entry).items() if name not in {"name", "source"}}
    unknown = Source("", entry.source)
    return Rule(id=f"{set_name}.{entry.name}", source=sources.get(entry.source, unknown), **given)


def _unknown_sources(file: _File, path: Path) -> Iterator[Problem]:
    for entry in file.rule:
        if entry.source not in file.sources:
            yield _fault(path, entry.name, "source", entry.source, f"een van: {', '.join(file.sources)}")


def _fault(path: Path, name: str, key: str, found: str, expected: str) -> Problem:
    return key_problem(path, f"{name}.{key}", "De waarde past hier niet.", f"'{found}'", expected)


def _impossible(rule_set: RuleSet) -> Iterator[Problem]:
    """Find values, alternatives and labels that the rule itself does not allow."""
    for rule in rule_set.rules:
        if _start(rule) > _end(rule):
            yield _fault(rule_set.path, rule.name, "valid_to", period(rule), "een laatste dag na de eerste")
        for label in set(rule.labels) - set(rule.choices):
            yield _fault(rule_set.path, rule.name, "labels", label, allowed(rule))
        if not permitted(rule, rule.value):
            yield _fault(rule_set.path, rule.name, "value", str(rule.value), allowed(rule))
        for text in rule.alternatives:
            if parsed(rule, text) is None:
                yield _fault(rule_set.path, rule.name, "alternatives", text, allowed(rule))


def _overlaps(rule_set: RuleSet) -> Iterator[Problem]:
    for name in rule_set.names:
        periods = rule_set.periods(name)
        if len(periods) > 1 and any(rule.fixed for rule in periods):
            what = (
                "Een vaste regel heeft op elke datum dezelfde waarde: antwoorden met twee waarden samen zeggen te veel."
            )
            yield key_problem(rule_set.path, f"{name}.valid_from", what, f"{len(periods)} perioden", "één periode")
        for earlier, later in pairwise(periods):
            if _start(later) <= _end(earlier):
                found = f"{period(earlier)}, en {period(later)}"
                what = "Twee perioden van dezelfde regel overlappen."
                yield key_problem(rule_set.path, f"{name}.valid_from", what, found, "op elke dag hoogstens één waarde")


def in_force(rule_sets: Sequence[RuleSet], on: date) -> tuple[dict[str, Rule], tuple[Problem, ...]]:
    """Pick the rules by which a date is judged.

    Returns
    -------
    rules : dict of str to Rule
        By name: the one that holds on that date; after the last day of the last one, that one: what was agreed until
        then is what the outcome is held against, see :attr:`geo_pa.model.Rules.lapsed`.
    problems : tuple of Problem
        One per name that does not hold yet on that date, or not between two periods, with the dates between which it
        does, and one per name that two sets share.
    """
    rules: dict[str, Rule] = {}
    problems: list[Problem] = []
    for rule_set in rule_sets:
        for name in rule_set.names:
            rule = _judging(rule_set.periods(name), on)
            if name in rules:
                problems.append(_shared(name, rule_set))
            elif rule is None:
                problems.append(_not_in_force(rule_set.periods(name), on))
            else:
                rules[name] = rule
    return rules, tuple(problems)


def _judging(periods: Sequence[Rule], on: date) -> Rule | None:
    """Return the rule that holds on a date, or after its last day the last one; None before and in between."""
    last = periods[-1]
    return next((rule for rule in periods if holds(rule, on)), last if on > _end(last) else None)


def _not_in_force(rules: Sequence[Rule], on: date) -> Problem:
    return Problem(
        f"Regel '{rules[0].title}' ({rules[0].id})",
        "Deze regel geldt niet op de gevraagde datum.",
        terms.day(on),
        f"een datum {'; of '.join(period(rule) for rule in rules)}",
        "Kies een andere peildatum, of voeg de regel voor deze periode toe aan data/rules.",
    )


def _shared(name: str, rule_set: RuleSet) -> Problem:
    found = f"{name}, ook in {rule_set.name}"
    return Problem(
        "Regels",
        "Twee groepen regels hebben een regel met dezelfde naam.",
        found,
        "elke naam één keer",
        "Vraag de groepen apart.",
    )
