"""Agreed figures that are a norm elsewhere: one source of truth, and the rule it names exists."""

from collections.abc import Iterator, Mapping

import pandas as pd

from geo_pa import terms
from geo_pa.errors import Problem, Severity
from geo_pa.model import Rule
from geo_pa.workspace import wording
from geo_pa.workspace.reading import Reading
from geo_pa.workspace.rules import RuleSet

TABLE = "agreed_figures"
COLUMNS = ("rule", "value", "unit", "norm")


def agreed_rule_problems(readings: Mapping[str, Reading], rule_sets: Mapping[str, RuleSet]) -> Iterator[Problem]:
    """Find agreed figures whose value is nowhere, or stands in two places, and rules that are not there.

    Parameters
    ----------
    readings : mapping of str to Reading
        Without ``agreed_figures`` there is nothing to check.
    rule_sets : mapping of str to RuleSet
        What a figure may name, as ``social_growth.net_addition``.

    Yields
    ------
    Problem
        A notice per kind of fault, with every row that has it and what is done with it: every figure is used, one
        without a value as unknown.
    """
    if TABLE not in readings or not readings[TABLE].has(*COLUMNS):
        return
    reading = readings[TABLE]
    rules = {rule.id: rule for rule_set in rule_sets.values() for rule in rule_set.rules}
    for what, expected, rows in _faults(reading.frame, rules):
        if rows:
            action = "Verbeter de rij, of voeg de regel toe aan data/rules."
            where, found = wording.place(reading.declaration), wording.listed(rows)
            yield Problem(where, what, found, expected, action, Severity.NOTICE)


def _faults(figures: pd.DataFrame, rules: Mapping[str, Rule]) -> Iterator[tuple[str, str, list[str]]]:
    named, valued = figures["rule"].notna(), figures["value"].notna()
    known = figures["rule"].isin(list(rules))
    none = ~named & ~valued & (figures["norm"] != "each")
    units = figures["rule"].map({name: rule.unit for name, rule in rules.items()})
    other = known & (units != figures["unit"])
    yield (
        "Een getal noemt een regel die er niet is; zonder eigen waarde is het onbekend.",
        "een regel uit data/rules",
        _rows(figures[named & ~known]),
    )
    yield (
        "Een getal noemt een regel en heeft ook zelf een waarde; de regel geldt.",
        "een van beide",
        _rows(figures[named & valued]),
    )
    yield "Een getal heeft geen waarde en noemt geen regel; het is onbekend.", "een van beide", _rows(figures[none])
    yield (
        "Een getal heeft een andere eenheid dan zijn regel; de waarde van de regel geldt.",
        "dezelfde eenheid",
        _rows(figures[other]),
    )


def _rows(figures: pd.DataFrame) -> list[str]:
    return [f"{key}: {'geen regel' if terms.is_missing(rule) else rule}" for key, rule in figures["rule"].items()]
