"""The choices that a result was made with, as every file says them."""

from geo_pa.model import Result, Rule
from geo_pa.present.evidence import rule_value

STANDARD = "standaardkeuzes"
UNFILTERED = "Geen: dit bestand bevat alle rijen, ook als op het scherm een filter aan staat."


def changed_rules(result: Result) -> tuple[Rule, ...]:
    """Return the rules that were given another value than the data have."""
    return tuple(rule for rule in result.evidence.rules if rule.changed_from is not None)


def choices_made(result: Result) -> str:
    """Say in one sentence which rules had another value and what the standard is; "standaardkeuzes" where none had."""
    return "; ".join(map(_said, changed_rules(result))) or STANDARD


def _said(rule: Rule) -> str:
    return f"{rule.title}: {rule_value(rule)} (standaard: {rule_value(rule, rule.changed_from)})"
