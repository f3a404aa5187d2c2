"""Another value for a rule, as text: read, and held against what the rule allows."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from difflib import get_close_matches

from geo_pa.errors import Problem, RequestError
from geo_pa.model import Rule, RuleValue
from geo_pa.workspace import wording
from geo_pa.workspace.values import one_number, read_date, read_flag

COUNTED_UNITS = frozenset({"agreement_units", "count", "dwellings", "questions", "years"})
"""Units that are counted: their numbers are whole."""


def change(rules: Mapping[str, Rule], settings: Mapping[str, str]) -> dict[str, Rule]:
    """Replace the values of rules by those asked for.

    Parameters
    ----------
    rules : mapping of str to Rule
        By name; not changed.
    settings : mapping of str to str
        By name or by id (``social_share.pool``): "0.25", "0,25" or "25%"; a date as 2026-01-31; ja, nee, true or
        false; a word.

    Returns
    -------
    dict of str to Rule
        A changed rule holds its old value in ``changed_from``.

    Raises
    ------
    RequestError
        One problem per name that is unknown and per value that is not allowed.
    """
    names = {known: rule.name for rule in rules.values() for known in (rule.name, rule.id)}
    unknown = [_unknown(name, rules) for name in settings if name not in names]
    asked = [(rules[names[name]], text) for name, text in settings.items() if name in names]
    wrong = [_refused(rule, text) for rule, text in asked if parsed(rule, text) is None]
    if unknown or wrong:
        raise RequestError([*unknown, *wrong])
    return {**rules, **{rule.name: _changed(rule, text) for rule, text in asked}}


def parsed(rule: Rule, text: str) -> RuleValue | None:
    """Read a text as a value of a rule; None where it is none that the rule allows."""
    value = _read(rule, text.strip())
    return value if value is not None and permitted(rule, value) else None


def permitted(rule: Rule, value: RuleValue) -> bool:
    """Tell whether a value lies within what a rule allows."""
    if isinstance(value, Decimal):
        whole = rule.unit not in COUNTED_UNITS or value == value.to_integral_value()
        low = rule.minimum is None or value >= rule.minimum
        return whole and low and (rule.maximum is None or value <= rule.maximum)
    return not isinstance(value, str) or not rule.choices or value in rule.choices


def allowed(rule: Rule) -> str:
    """Say in Dutch which values a rule allows."""
    if isinstance(rule.value, bool):
        return "ja of nee"
    if isinstance(rule.value, date):
        return "een datum als 2026-01-31"
    if isinstance(rule.value, str):
        return f"een van: {wording.coded_words(rule.choices, dict(rule.labels))}" if rule.choices else "een woord"
    return _allowed_numbers(rule)


def _allowed_numbers(rule: Rule) -> str:
    kind = "een heel getal" if rule.unit in COUNTED_UNITS else "een getal"
    kind = "een getal als 0,25 of 25%" if rule.unit == "share" else kind
    limited = rule.minimum is not None or rule.maximum is not None
    return f"{kind}, {wording.bounds(rule.minimum, rule.maximum, rule.unit)}" if limited else kind


def _read(rule: Rule, text: str) -> RuleValue | None:
    if isinstance(rule.value, bool):
        return read_flag(text)
    if isinstance(rule.value, Decimal):
        return _number(text, share=rule.unit == "share")
    return read_date(text) if isinstance(rule.value, date) else text or None


def _number(text: str, *, share: bool) -> Decimal | None:
    hundredths = share and text.endswith("%")
    number = one_number(text.removesuffix("%").strip() if hundredths else text)
    if number is None:
        return None
    return Decimal(number) / 100 if hundredths else Decimal(number)


def _changed(rule: Rule, text: str) -> Rule:
    value = parsed(rule, text)
    return rule if value is None or value == rule.value else replace(rule, value=value, changed_from=rule.value)


def _unknown(name: str, rules: Mapping[str, Rule]) -> Problem:
    near = get_close_matches(name, rules, n=1)
    hint = f" Bedoelde u {near[0]}?" if near else ""
    return Problem(
        "Instelling",
        "Deze regel bestaat hier niet.",
        f"'{name}'",
        f"een van: {wording.words(rules)}",
        f"Kies een van deze namen.{hint}",
    )


def _refused(rule: Rule, text: str) -> Problem:
    where = f"Instelling '{rule.title}' ({rule.name})"
    return Problem(where, "Deze waarde mag hier niet.", f"'{text}'", allowed(rule), "Kies een waarde die wel mag.")
