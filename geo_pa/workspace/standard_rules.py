"""The rules that come with geo_pa: what a workspace may make of them, and those that an older one lacks."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

from geo_pa import terms
from geo_pa.errors import InputError, Problem, Severity
from geo_pa.model import Rule, unit_of
from geo_pa.workspace import wording
from geo_pa.workspace.rules import RuleSet, load_rule_set
from geo_pa.workspace.settings import allowed, parsed, permitted
from geo_pa.workspace.toml_files import file_name, key_problem

FOLDER = Path(__file__).resolve().parents[2] / "data" / "rules"
"""Those of the embedded municipality."""

SHARED_SETS = ("stock", "disclosure", "accessibility", "affordability")
"""Sets that belong to no single question; a workspace that lacks one takes all its rules from geo_pa."""

YEARS = (Decimal(1900), Decimal(2199))
SPANS = {
    "count": (Decimal(1), None),
    "m": (Decimal(1), Decimal(5000)),
    "share": (Decimal(0), Decimal(1)),
    "year": YEARS,
    "years": (Decimal(1), Decimal(100)),
}
"""Between which values geo_pa can reckon with a rule that has one value at a time, by its unit."""


def load_fitting_rules(path: Path) -> RuleSet:
    """Read one file of rules, named as its set, and hold it against the rules as geo_pa reckons with them.

    The bounds of each rule that geo_pa has are at most as wide as those within which it can reckon.
    """
    rule_set = load_rule_set(path)
    known = _known(path.stem)
    if problems := tuple(_unfitting(rule_set, known)):
        raise InputError(problems)
    fitting = (_within(rule, known[rule.name]) if rule.name in known else rule for rule in rule_set.rules)
    return replace(rule_set, rules=tuple(fitting))


def completed(rule_set: RuleSet) -> RuleSet:
    """Add the rules that a set lacks, as geo_pa has them: a question that got a rule still works with older data.

    What is a model of the embedded municipality alone, such as its task for next year, says nothing of another.
    """
    return replace(rule_set, rules=(*rule_set.rules, *_added(rule_set)))


def with_shared_sets(rule_sets: Mapping[str, RuleSet], broken: Iterable[str], folder: Path) -> dict[str, RuleSet]:
    """Add an empty set where a workspace has no file of it at all; a broken file stays broken."""
    absent = [name for name in SHARED_SETS if name not in {*rule_sets, *broken}]
    return {**rule_sets, **{name: RuleSet(name, "", (), folder / f"{name}.toml") for name in absent}}


def rules_added(rule_sets: Iterable[RuleSet]) -> Iterator[Problem]:
    """Tell of each set which rules it lacks; a notice, since they hold all the same."""
    for rule_set in rule_sets:
        titles = dict.fromkeys(f"{rule.title} ({rule.name})" for rule in _added(rule_set))
        if titles:
            yield Problem(
                file_name(rule_set.path),
                f"{terms.plural(len(titles), 'regel ontbreekt', 'regels ontbreken')}; de waarde van geo_pa geldt.",
                wording.listed(list(titles)),
                "elke regel van geo_pa, met de waarde die u kiest",
                f"Neem de regels over uit data/rules/{rule_set.path.name} van geo_pa.",
                Severity.NOTICE,
            )


def weightless(rule_sets: Iterable[RuleSet]) -> Iterator[Problem]:
    """Tell of each set of which no rule gives any weight: what is weighed by them is unknown."""
    for rule_set in rule_sets:
        weights = [rule for rule in rule_set.rules if rule.unit == "weight"]
        if weights and not any(rule.value for rule in weights):
            yield Problem(
                file_name(rule_set.path),
                "Alle gewichten zijn 0; wat ermee wordt gewogen, is onbekend.",
                terms.plural(len(weights), "gewicht van 0", "gewichten van 0"),
                "ten minste één gewicht boven 0",
                f"Geef in {rule_set.path.name} ten minste één gewicht een waarde boven 0.",
                Severity.NOTICE,
            )


def _added(rule_set: RuleSet) -> tuple[Rule, ...]:
    known = set(rule_set.names)
    return tuple(rule for rule in _standard(rule_set.name) if rule.name not in known and not rule.source.modelled)


def _known(name: str) -> Mapping[str, Rule]:
    return {rule.name: rule for rule in _standard(name)}


def _reckonable(rule: Rule) -> Rule:
    """Let a workspace have another value than geo_pa where no question may have one: the bounds are then the value."""
    if not rule.fixed:
        return rule
    lowest, highest = SPANS.get(unit_of(rule.unit).code, (rule.minimum, rule.maximum))
    return replace(rule, minimum=lowest, maximum=highest)


def _unfitting(rule_set: RuleSet, known: Mapping[str, Rule]) -> Iterator[Problem]:
    for rule in rule_set.rules:
        for key, found, expected in _strange(rule, known[rule.name]) if rule.name in known else ():
            what = "Hiermee kan geo_pa niet rekenen."
            yield key_problem(rule_set.path, f"{rule.name}.{key}", what, f"'{found}'", expected)


def _strange(rule: Rule, standard: Rule) -> Iterator[tuple[str, str, str]]:
    """Give each key of a rule that is not as geo_pa reckons with it: the key, what stands there and what may."""
    known = _reckonable(standard)
    if type(rule.value) is not type(known.value) or not permitted(known, rule.value):
        yield "value", str(rule.value), allowed(known)
    elif rule.unit != known.unit:
        yield "unit", rule.unit, known.unit or "geen eenheid"
    elif strange := [word for word in rule.choices if known.choices and word not in known.choices]:
        yield "choices", wording.words(strange), allowed(known)


def _within(rule: Rule, known: Rule) -> Rule:
    """Narrow what a rule allows to what geo_pa can reckon with; one that is fixed in geo_pa is fixed here too."""
    lowest = [bound for bound in (rule.minimum, known.minimum) if bound is not None]
    highest = [bound for bound in (rule.maximum, known.maximum) if bound is not None]
    if known.fixed and isinstance(rule.value, Decimal):
        lowest = highest = [rule.value]
    bounded = replace(rule, minimum=max(lowest, default=None), maximum=min(highest, default=None))
    narrowed = replace(bounded, choices=rule.choices or known.choices, labels=rule.labels or known.labels)
    return replace(narrowed, alternatives=tuple(text for text in rule.alternatives if parsed(narrowed, text)))


@cache
def _standard(name: str) -> tuple[Rule, ...]:
    path = FOLDER / f"{name}.toml"
    return load_rule_set(path).rules if path.is_file() else ()
