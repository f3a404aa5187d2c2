"""Widgets for the choices that the agreements leave open, made from the rules themselves."""

from collections.abc import Iterator
from decimal import Decimal

import streamlit as st

from geo_pa import terms
from geo_pa.errors import GeoPaError
from geo_pa.model import Rule, Rules
from geo_pa.present.evidence import LOCAL_CHOICE, rule_value
from geo_pa.registry import ANALYSES
from geo_pa.ui import cache, messages, state
from geo_pa.ui.cache import Question, Settings
from geo_pa.ui.messages import literal

PER_ROW = 3

SHARE, PERCENT = "share", 100
"""Shares run from 0 to 1 in rules, and are typed as percentages."""


def ask(analysis: str) -> Question:
    """Show the choices that a question leaves open, and return the question as the reader asks it.

    Parameters
    ----------
    analysis : str
        Its id; date and viewer are those of the sidebar.
    """
    chosen = state.current()
    return Question(analysis, chosen.on, chosen.viewer, show_options(cache.rules(analysis, chosen.on)))


def show_options(rules: Rules) -> Settings:
    """Show one widget per local choice that may be made otherwise.

    Parameters
    ----------
    rules : Rules
        As the data have them.

    Returns
    -------
    tuple of (name, value)
        The choices that differ from the data, as the engine takes them.
    """
    choices = rules.choices
    messages.show_notes(cache.notes(rules))
    with st.expander(f"Keuzes die de afspraken openlaten ({len(choices)})", key="options_panel"):
        st.caption(f"Elke keuze hieronder is een {LOCAL_CHOICE}. Wat u aanpast, telt meteen mee op deze pagina.")
        changed = tuple(_changed(choices))
        st.button("Terug naar de standaard", on_click=lambda: _reset(choices), disabled=not changed)
    if changed:
        st.warning(f"{terms.plural(len(changed), 'keuze wijkt', 'keuzes wijken')} af van de standaard.")
    return changed


def show_elsewhere(own: str = "") -> None:
    """Say on a page that answers with the choices as the data have them, on which pages they were made otherwise.

    Parameters
    ----------
    own : str
        The question of the page itself, whose choices do count there.
    """
    made = {rule.id: (entry, rule) for entry in reversed(ANALYSES) for rule in _choices(entry.id)}
    otherwise = {entry.id for entry, rule in made.values() if _made_otherwise(rule)} - {own}
    names = [entry.title for entry in ANALYSES if entry.id in otherwise]
    if names:
        st.info(f"Hier gelden de standaardkeuzes. Anders gekozen is op: {literal(', '.join(names))}.")


def _choices(analysis: str) -> tuple[Rule, ...]:
    """Return the choices of a question; none where its rules are not there or do not hold."""
    try:
        return cache.rules(analysis, state.current().on).choices
    except GeoPaError:
        return ()


def _made_otherwise(rule: Rule) -> bool:
    return bool(st.session_state.get(state.option_key(rule.id), _own(rule)) != _own(rule))


def _changed(rules: tuple[Rule, ...]) -> Iterator[tuple[str, str]]:
    """Draw the widgets row by row, and give the rules that were set to another value."""
    for start in range(0, len(rules), PER_ROW):
        row = rules[start : start + PER_ROW]
        for column, rule in zip(st.columns(PER_ROW), row, strict=False):
            with column:
                value = _widget(rule)
            if value != _own(rule):
                yield rule.name, as_text(rule, value)


def _widget(rule: Rule) -> object:
    """Show a rule as a list of words or as a number, whichever its value is."""
    if isinstance(rule.value, Decimal):
        return _number(rule, rule.value)
    words = (True, False) if isinstance(rule.value, bool) else rule.choices
    return st.selectbox(
        literal(rule.title),
        words,
        words.index(rule.value),
        format_func=lambda word: rule_value(rule, word),
        key=state.option_key(rule.id),
        help=_help(rule),
        persist_state="session",
    )


def _number(rule: Rule, value: Decimal) -> object:
    return st.number_input(
        literal(f"{rule.title} ({terms.label('unit', rule.unit)})"),
        min_value=None if rule.minimum is None else _shown(rule, rule.minimum),
        max_value=None if rule.maximum is None else _shown(rule, rule.maximum),
        value=_shown(rule, value),
        step=_step(rule, value),
        key=state.option_key(rule.id),
        help=_help(rule),
        persist_state="session",
    )


def _step(rule: Rule, value: Decimal) -> int | float:
    if _whole(rule, value):
        return 1
    return 1.0 if rule.unit == SHARE else 0.01


def _whole(rule: Rule, value: Decimal) -> bool:
    """Tell whether a rule is shown in whole numbers: where its own value is one, and is no share."""
    return rule.unit != SHARE and value == value.to_integral_value()


def _shown(rule: Rule, value: Decimal) -> int | float:
    """Return a number as its widget has it: a share as a percentage."""
    if isinstance(rule.value, Decimal) and _whole(rule, rule.value):
        return int(value)
    return float(value * PERCENT) if rule.unit == SHARE else float(value)


def _help(rule: Rule) -> str:
    return f"{LOCAL_CHOICE.capitalize()}. Standaard: {literal(rule_value(rule))}."


def _own(rule: Rule) -> object:
    """Return the rule's value as its widget has it."""
    return _shown(rule, rule.value) if isinstance(rule.value, Decimal) else rule.value


def as_text(rule: Rule, value: object) -> str:
    """Write a widget's value as the engine takes it: ``true``, ``5``, ``0.25`` for 25%, ``none``."""
    if rule.unit == SHARE:
        return str(Decimal(str(value)) / PERCENT)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _reset(rules: tuple[Rule, ...]) -> None:
    for rule in rules:
        st.session_state[state.option_key(rule.id)] = _own(rule)
