"""What a result rests on, as tables and sentences for a planner."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from typing import TypeVar

import pandas as pd

from geo_pa import terms
from geo_pa.model import Rule, RuleValue, Source, UsedLayer, unit_of
from geo_pa.present.marks import said_words

T = TypeVar("T")

FAULTY = ("is weggelaten omdat die niet bruikbaar is", "zijn weggelaten omdat ze niet bruikbaar zijn")
UNUSED = ("is gelezen en niet gebruikt", "zijn gelezen en niet gebruikt")

LOCAL_CHOICE = "keuze, niet uit de afspraken"


def rule_value(rule: Rule, value: RuleValue | None = None) -> str:
    """Write a rule's value, or another value of it, in Dutch."""
    shown = rule.value if value is None else value
    if isinstance(shown, bool):
        return "ja" if shown else "nee"
    if isinstance(shown, Decimal):
        return unit_of(rule.unit).write(shown)
    return terms.day(shown) if isinstance(shown, date) else rule.labels.get(shown, shown)


def as_value(rule: Rule, text: str) -> RuleValue:
    """Read another value of a rule from its text, as its alternatives are written."""
    if isinstance(rule.value, bool):
        return text == "true"
    if isinstance(rule.value, Decimal):
        return Decimal(text)
    return date.fromisoformat(text) if isinstance(rule.value, date) else text


def rules_table(rules: Iterable[Rule]) -> pd.DataFrame:
    """List rules with their value, article and source; a local choice says so."""
    told: dict[str, Callable[[Rule], str]] = {
        "Regel": lambda rule: rule.title,
        "Waarde": rule_value,
        "Artikel": lambda rule: rule.article or (LOCAL_CHOICE if rule.local_choice else ""),
        "Bron": lambda rule: source_text(rule.source),
        "Geldig": _validity,
        "Aangepast, was": lambda rule: "" if rule.changed_from is None else rule_value(rule, rule.changed_from),
    }
    return _listed(rules, told)


def _listed(each: Iterable[T], told: Mapping[str, Callable[[T], str]]) -> pd.DataFrame:
    return pd.DataFrame([[write(one) for write in told.values()] for one in each], columns=list(told))


def _validity(rule: Rule) -> str:
    start = f"vanaf {terms.day(rule.valid_from)}" if rule.valid_from else ""
    end = f"tot en met {terms.day(rule.valid_to)}" if rule.valid_to else ""
    return " ".join(filter(None, (start, end)))


def source_text(source: Source) -> str:
    """Name a source in one line."""
    return ", ".join(filter(None, (source.publisher, source.title, source.year)))


def sources_table(sources: Iterable[Source]) -> pd.DataFrame:
    """List sources with their year, licence and note."""
    told: dict[str, Callable[[Source], str]] = {
        "Bron": lambda source: source.title,
        "Uitgever": lambda source: source.publisher,
        "Jaar": lambda source: source.year,
        "Licentie": lambda source: source.licence,
        "Toelichting": lambda source: source.note,
        "Model": lambda source: "ja" if source.modelled else "nee",
    }
    return _listed(sources, told)


def left_out(layers: Iterable[UsedLayer]) -> list[str]:
    """Say per layer how many rows hold a fault, and how many go unused: one left out by several answers counts once."""
    rows: dict[tuple[str, str], tuple[int, frozenset[str]]] = {}
    for layer in layers:
        faulty, unused = rows.get((layer.name, layer.title), (0, frozenset()))
        rows[layer.name, layer.title] = (max(faulty, layer.unusable), unused | set(layer.unused))
    faults = [_told(faulty, title, *FAULTY) for (_, title), (faulty, _) in rows.items() if faulty]
    return [*faults, *(_told(len(unused), title, *UNUSED) for (_, title), (_, unused) in rows.items() if unused)]


def _told(count: int, title: str, one: str, more: str) -> str:
    return f"{terms.plural(count, 'rij', 'rijen')} van {title} {one if count == 1 else more}"


def excluded_table(excluded: pd.DataFrame, titles: Mapping[str, str]) -> pd.DataFrame:
    """List rows that could not be used, each with the reason; layers by their Dutch title."""
    return pd.DataFrame(
        {
            "Laag": excluded["layer"].map(lambda name: titles.get(name, name)),
            "Nummer": excluded["id"],
            "Waarom niet gebruikt": excluded["explanation"],
        },
    )


def effects_table(
    effects: pd.DataFrame | None, rules: Iterable[Rule], names: pd.Series, *, vocabulary: str = "verdict"
) -> pd.DataFrame:
    """Tell for each local choice and each other value which units would get another verdict or signal.

    Parameters
    ----------
    effects : DataFrame or None
        Columns rule (id), value, unit_id, before, after.
    rules : iterable of Rule
        The rules used.
    names : Series of str
        Name by the unit's id.
    vocabulary : str
        Of what is said: one of :data:`geo_pa.present.marks.SAID`.

    Returns
    -------
    DataFrame
        One row per other value, those without effect included.
    """
    rows = [
        {
            "Keuze": rule.title,
            "Nu": rule_value(rule),
            "Als het wordt": rule_value(rule, as_value(rule, text)),
            "Dan verandert": _changes(_of(effects, rule, text), names, vocabulary),
        }
        for rule in rules
        for text in _other_values(rule)
    ]
    return pd.DataFrame(rows, columns=["Keuze", "Nu", "Als het wordt", "Dan verandert"])


def _other_values(rule: Rule) -> list[str]:
    return [text for text in rule.alternatives if rule.local_choice and as_value(rule, text) != rule.value]


def _of(effects: pd.DataFrame | None, rule: Rule, text: str) -> pd.DataFrame:
    """Return the effects of one other value of one rule."""
    if effects is None or effects.empty:
        return pd.DataFrame(columns=["unit_id", "before", "after"])
    mine = effects[effects["rule"] == rule.id]
    return mine[[as_value(rule, value) == as_value(rule, text) for value in mine["value"]]]


def _changes(effects: pd.DataFrame, names: pd.Series, vocabulary: str) -> str:
    """Name the units by the change of their verdict: "✓ voldoet wordt ! compensatie mogelijk: Elim 1, Pesse 2"."""
    if effects.empty:
        return "geen enkel signaal" if vocabulary == "signal" else "geen enkel oordeel"
    write = partial(said_words, vocabulary=vocabulary)
    change = effects["before"].map(write) + " wordt " + effects["after"].map(write)
    named = effects["unit_id"].map(names).fillna(effects["unit_id"])
    return "; ".join(f"{words}: {', '.join(group)}" for words, group in named.groupby(change))
