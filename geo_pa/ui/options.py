"""Widgets for the choices that the agreements leave open, made from the rules themselves."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geo_pa import registry
from geo_pa.errors import GeoPaError
from geo_pa.model import Rule, Rules, unit_of
from geo_pa.model.units import SHARE, YEAR
from geo_pa.present import pages
from geo_pa.present.evidence import LOCAL_CHOICE, rule_value
from geo_pa.terms.reading import read_number, typed_number
from geo_pa.ui import address, cache, fields, messages, state
from geo_pa.ui.cache import Question, Settings
from geo_pa.ui.fields import Field, Kind
from geo_pa.ui.messages import html, literal
from geo_pa.workspace.settings import permitted

PER_ROW = 3

PERCENT = 100
"""Shares run from 0 to 1 in rules, and are typed as percentages."""


def ask(analysis: str, _top: DeltaGenerator) -> Question:
    """Show the choices that a question leaves open, and return it as the reader asks it, on the day of the sidebar."""
    chosen = state.current()
    return Question(analysis, chosen.on, chosen.viewer, show_options(cache.rules(analysis, chosen.on)))


def show_options(rules: Rules) -> Settings:
    """Show one widget per local choice that may be made otherwise, and return the choices that differ from the data."""
    choices = rules.choices
    messages.show_notes(cache.notes(rules))
    with st.expander(f"Keuzes die de afspraken openlaten ({len(choices)})", key="options_panel"):
        st.caption(f"Elke keuze hieronder is een {LOCAL_CHOICE}. Wat u aanpast, telt meteen mee op deze pagina.")
        changed = tuple(_changed(choices))
        st.button("Terug naar de standaard", on_click=lambda: _reset(choices), disabled=not changed)
    html(pages.choices_made(len(changed)))
    return changed


def show_elsewhere(own: str = "") -> None:
    """Say on a page that answers with the choices as the data have them, on which pages they were made otherwise."""
    made = {rule.id: (entry, rule) for entry in reversed(registry.ANALYSES) for rule in _choices(entry.id)}
    otherwise = {entry.id for entry, rule in made.values() if address.says(rule.id)} - {own}
    names = [cache.session().title(entry.id) for entry in registry.ANALYSES if entry.id in otherwise]
    if names:
        st.info(f"Hier gelden de standaardkeuzes. Anders gekozen is op: {literal(', '.join(names))}.")


def _choices(analysis: str) -> tuple[Rule, ...]:
    """Return the choices of a question; none where its rules are not there or do not hold."""
    try:
        return cache.rules(analysis, state.current().on).choices
    except GeoPaError:
        return ()


def _changed(rules: tuple[Rule, ...]) -> Iterator[tuple[str, str]]:
    """Draw the widgets row by row, and give the rules that were set to another value."""
    for start in range(0, len(rules), PER_ROW):
        row = rules[start : start + PER_ROW]
        for column, rule in zip(st.columns(PER_ROW), row, strict=False):
            with column:
                value = _widget(rule)
            if value != rule.value:
                yield rule.name, as_text(value)


def _widget(rule: Rule) -> object:
    """Show a rule as a list of words or as a number, whichever its value is."""
    if isinstance(rule.value, Decimal):
        return fields.typed(_field(rule, rule.value))
    return fields.one_of(
        literal(rule.title),
        (True, False) if isinstance(rule.value, bool) else rule.choices,
        rule.value,
        name=rule.id,
        key=state.option_key(rule.id),
        format_func=lambda word: rule_value(rule, word),
        help=_help(rule),
    )


def _field(rule: Rule, value: Decimal) -> Field[Decimal]:
    unit = "%" if rule.unit == SHARE else unit_of(rule.unit).more
    read, write = partial(read_value, rule), partial(written_value, rule)
    label = f"{rule.title} ({unit})"
    return Field(rule.id, label, value, Kind(read, write), _help(rule), state.option_key(rule.id))


def read_value(rule: Rule, text: str) -> Decimal:
    """Read what is typed for a rule, a share as a percentage; ValueError is a Dutch sentence."""
    typed = read_number(text.strip().removesuffix("%") if rule.unit == SHARE else text)
    value = typed / PERCENT if rule.unit == SHARE else typed
    if not permitted(rule, value):
        msg = f"'{text.strip()}' mag hier niet. {_expected(rule)}"
        raise ValueError(msg)
    return value


def _expected(rule: Rule) -> str:
    kind = "een heel getal" if unit_of(rule.unit).whole else "een getal"
    low, high = (None if bound is None else written_value(rule, bound) for bound in (rule.minimum, rule.maximum))
    least = "" if low is None else f" vanaf {low}" if high is None else f" van {low}"
    most = "" if high is None else f" tot en met {high}"
    return f"Typ {kind}{least}{most}."


def written_value(rule: Rule, value: Decimal) -> str:
    """Write a rule's number as it is typed: a share as a percentage, a year without a point."""
    if unit_of(rule.unit).code == YEAR:
        return f"{value:f}"
    return typed_number(value * PERCENT if rule.unit == SHARE else value)


def _help(rule: Rule) -> str:
    return f"{LOCAL_CHOICE.capitalize()}. Standaard: {literal(rule_value(rule))}."


def as_text(value: object) -> str:
    """Write a choice as the engine takes it: ``true``, ``5``, ``0.25``, ``none``."""
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _reset(rules: tuple[Rule, ...]) -> None:
    for rule in rules:
        fields.forget(state.option_key(rule.id))
        if not isinstance(rule.value, Decimal):
            st.session_state[state.option_key(rule.id)] = rule.value
