"""The rules that come with geo_pa, for a workspace that was made before some of them were there."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from geo_pa import terms
from geo_pa.errors import Problem, Severity
from geo_pa.model import Rule
from geo_pa.workspace import wording
from geo_pa.workspace.rules import RuleSet, load_rule_set
from geo_pa.workspace.toml_files import file_name

FOLDER = Path(__file__).resolve().parents[2] / "data" / "rules"
"""Those of the embedded municipality."""


def completed(rule_set: RuleSet) -> RuleSet:
    """Add the rules that a set lacks, as geo_pa has them: a question that got a rule still works with older data.

    What is a model of the embedded municipality alone, such as its task for next year, says nothing of another.
    """
    return replace(rule_set, rules=(*rule_set.rules, *_added(rule_set)))


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


def _added(rule_set: RuleSet) -> tuple[Rule, ...]:
    known = set(rule_set.names)
    return tuple(rule for rule in _standard(rule_set.name) if rule.name not in known and not rule.source.modelled)


@cache
def _standard(name: str) -> tuple[Rule, ...]:
    path = FOLDER / f"{name}.toml"
    return load_rule_set(path).rules if path.is_file() else ()
