"""Norms and local choices: a value with its source, its article and the dates between which it holds."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

from geo_pa.errors import InputError, Problem
from geo_pa.terms import and_list

T = TypeVar("T")


@dataclass(frozen=True)
class Source:
    """Where figures come from.

    Attributes
    ----------
    publisher, title : str
        Who published what.
    year : str
        The year or period the figures describe; empty where unknown.
    url, licence, note : str
        Empty where unknown.
    retrieved : date, optional
        The day the file was fetched.
    modelled : bool
        True where the figures are a model; every screen, map and file then says so.
    """

    publisher: str
    title: str
    year: str = ""
    url: str = ""
    licence: str = ""
    note: str = ""
    retrieved: date | None = None
    modelled: bool = False


RuleValue = Decimal | str | bool | date


@dataclass(frozen=True)
class Rule:
    """A norm or a local choice: a value with its unit, its article and the dates between which it holds.

    Attributes
    ----------
    id : str
        Set and name, ``"social_share.minimum_share"``.
    title : str
        What the rule says, in Dutch.
    value : Decimal, str, bool or date
        Numbers are Decimal, never float.
    unit : str
        ``"share"``, ``"dwellings"``, ``"years"``, ``"m"`` ...; empty for a choice between words.
    article : str
        The agreement it comes from ("afspraak 2"); empty for a local choice.
    source : Source
        Where the value stands.
    valid_from, valid_to : date, optional
        First and last day on which it holds; None is unbounded.
    local_choice : bool
        True where the agreements are silent: shown as "keuze, niet uit de afspraken".
    choices : tuple of str
        For a word: all values allowed.
    minimum, maximum : Decimal, optional
        For a number: the bounds allowed.
    alternatives : tuple of str
        Other values whose effect on the verdicts is shown beside the result.
    labels : mapping of str to str
        Dutch words for choices.
    changed_from : Decimal, str, bool or date, optional
        The value in the data, where the user set another.
    """

    id: str
    title: str
    value: RuleValue
    unit: str
    source: Source
    article: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    local_choice: bool = False
    choices: tuple[str, ...] = ()
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    alternatives: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    changed_from: RuleValue | None = None

    @property
    def name(self) -> str:
        """The rule's name inside its set, as ``--set NAME=VALUE`` takes it."""
        return self.id.rpartition(".")[2]

    @property
    def stands_in(self) -> str:
        """Where it was agreed, in a sentence."""
        return self.article or "de afspraken"

    @property
    def fixed(self) -> bool:
        """Whether no question can be asked with another value: its bounds leave room for one only."""
        return self.minimum is not None and self.minimum == self.maximum


@dataclass(frozen=True)
class Rules(Mapping[str, Rule]):
    """The rules by which one analysis judges on one date, by their name inside the set.

    Attributes
    ----------
    agreements : mapping of str to str
        Which agreement asks what these rules are about, by what that is: ``{"works": "14"}``.
    """

    on: date
    by_name: Mapping[str, Rule]
    agreements: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Rule:
        """Return the rule of that name."""
        return self.by_name[name]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names."""
        return iter(self.by_name)

    def __len__(self) -> int:
        """Count the rules."""
        return len(self.by_name)

    @property
    def choices(self) -> tuple[Rule, ...]:
        """The local choices that a reader may make otherwise."""
        return tuple(rule for rule in self.values() if rule.local_choice and not rule.fixed)

    @property
    def lapsed(self) -> tuple[Rule, ...]:
        """The rules whose last day lies before the date: the outcome is held against what was agreed until then."""
        return tuple(rule for rule in self.values() if rule.valid_to is not None and rule.valid_to < self.on)

    def agreed(self, *subjects: str) -> str:
        """Name the agreements that ask for something: "afspraken 13 en 14"; empty where no agreement does."""
        numbers = [self.agreements[subject] for subject in subjects if subject in self.agreements]
        return f"{'afspraak' if len(numbers) == 1 else 'afspraken'} {and_list(numbers)}" if numbers else ""

    def cited(self, *subjects: str) -> str:
        """Name those agreements behind a sentence: " (afspraak 13)"; empty where no agreement asks for it."""
        return f" ({self.agreed(*subjects)})" if self.agreed(*subjects) else ""

    def moved(self, names: Collection[str]) -> bool:
        """Tell whether a reader has chosen another value than the data have for any of some rules."""
        return any(rule.changed_from is not None for name, rule in self.by_name.items() if name in names)

    def held(self, names: Collection[str]) -> "Rules":
        """Return these rules with the value that the data have for some of them, whatever a reader has chosen."""
        if not self.moved(names):
            return self
        kept = {
            name: replace(rule, value=rule.changed_from, changed_from=None)
            for name, rule in self.by_name.items()
            if name in names and rule.changed_from is not None
        }
        return Rules(self.on, {**self.by_name, **kept}, self.agreements)

    def number(self, name: str) -> Decimal:
        """Return a rule's number, exactly."""
        return self._value(name, Decimal, "een getal")

    def integer(self, name: str) -> int:
        """Return a rule's whole number."""
        value = self.number(name)
        if value != value.to_integral_value():
            raise InputError(_other_kind(self.by_name[name], "een heel getal"))
        return int(value)

    def word(self, name: str) -> str:
        """Return a rule's word: the chosen option."""
        return self._value(name, str, "een woord tussen aanhalingstekens")

    def day(self, name: str) -> date:
        """Return a rule's date."""
        return self._value(name, date, "een datum zoals 2026-01-31, zonder aanhalingstekens")

    def flag(self, name: str) -> bool:
        """Return a rule's yes or no."""
        return self._value(name, bool, "true of false")

    def _value(self, name: str, kind: type[T], expected: str) -> T:
        """Return a rule's value; what stands in a file of rules is checked there, but only as far as the file says."""
        rule = self.by_name.get(name)
        if rule is None:
            raise InputError(_no_rule(name))
        if not isinstance(rule.value, kind):
            raise InputError(_other_kind(rule, expected))
        return rule.value


def _no_rule(name: str) -> Problem:
    action = "Neem de regel over uit data/rules van geo_pa."
    return Problem("data/rules", "Een regel ontbreekt.", "geen regel met deze naam", f"een regel '{name}'", action)


def _other_kind(rule: Rule, expected: str) -> Problem:
    where = f"data/rules/{rule.id.partition('.')[0]}.toml, {rule.name}"
    return Problem(
        where, "De waarde past hier niet.", f"'{rule.value}'", expected, f"Verbeter de waarde van {rule.name}."
    )
