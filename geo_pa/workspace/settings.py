"""Another value for a rule: read, and held against what the rule allows."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from numbers import Real

from geo_pa import terms
from geo_pa.disclosure.floors import FLOORS
from geo_pa.errors import Problem, RequestError
from geo_pa.model import Rule, RuleValue, unit_of
from geo_pa.workspace import wording
from geo_pa.workspace.values import one_number, read_date, read_flag

LARGEST = Decimal(1_000_000_000)
"""No rule holds more: in metres, square metres, homes and people this is beyond any municipality."""

DECIMALS = 6
"""No rule holds more decimals: so many a message can show, and products with counts stay exact in whole numbers."""

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
"""No rule holds a date outside these: a day lost in a typing error is not reckoned with."""

Setting = RuleValue | float
"""A value asked for: text as a planner writes it, or a plain value from Python."""


def change(rules: Mapping[str, Rule], settings: Mapping[str, Setting]) -> dict[str, Rule]:
    """Replace the values of rules by those asked for; refuse all unknown names and values not allowed at once.

    Settings are by name or by id (``social_share.pool``): "0.25", "0,25" or "25%"; a date as 2026-01-31; ja, nee, true
    or false; a word. A number, date or bool from Python is taken as it is. A changed rule holds its old value.
    """
    names = {known: rule.name for rule in rules.values() for known in (rule.name, rule.id)}
    unknown = [_unknown(name, rules) for name in settings if name not in names]
    asked = [(rules[names[name]], value) for name, value in settings.items() if name in names]
    wrong = [_refused(rule, value) for rule, value in asked if parsed(rule, value) is None]
    if unknown or wrong:
        raise RequestError([*unknown, *wrong])
    return {**rules, **{rule.name: _changed(rule, value) for rule, value in asked}}


def parsed(rule: Rule, asked: object) -> RuleValue | None:
    """Read what is asked as a value of a rule; None where it is none that the rule allows."""
    value = _read(rule, asked.strip()) if isinstance(asked, str) else _taken(rule, asked)
    if value is None or not permitted(rule, value):
        return None
    return value if rule.id not in FLOORS or value == rule.value else None


def permitted(rule: Rule, value: RuleValue) -> bool:
    """Tell whether a value lies within what a rule allows."""
    if isinstance(value, Decimal):
        return _sane(value, whole=unit_of(rule.unit).whole) and _within(value, rule.minimum, rule.maximum)
    if isinstance(value, date):
        return FIRST_DAY <= value <= LAST_DAY
    return not isinstance(value, str) or not rule.choices or value in rule.choices


def _sane(value: Decimal, *, whole: bool) -> bool:
    """Tell whether a number is one that can be reckoned with and shown exactly."""
    return value.is_finite() and abs(value) <= LARGEST and value == round(value, 0 if whole else DECIMALS)


def _within(value: Decimal, minimum: Decimal | None, maximum: Decimal | None) -> bool:
    return (minimum is None or value >= minimum) and (maximum is None or value <= maximum)


def allowed(rule: Rule) -> str:
    """Say in Dutch which values a rule allows."""
    if isinstance(rule.value, bool):
        return "ja of nee"
    if isinstance(rule.value, date):
        return f"een datum als 2026-01-31, van {terms.day(FIRST_DAY)} tot en met {terms.day(LAST_DAY)}"
    if isinstance(rule.value, str):
        return f"een van: {wording.coded_words(rule.choices, dict(rule.labels))}" if rule.choices else "een woord"
    return _allowed_numbers(rule)


def _allowed_numbers(rule: Rule) -> str:
    kind = "een getal als 0,25 of 25%" if rule.unit == "share" else "een getal"
    maximum = LARGEST if rule.maximum is None else rule.maximum
    limits = wording.bounds(rule.minimum, maximum, rule.unit)
    if unit_of(rule.unit).whole:
        return f"een heel getal, {limits}"
    return f"{kind}, {limits}, met hoogstens {DECIMALS} decimalen"


def _read(rule: Rule, text: str) -> RuleValue | None:
    if isinstance(rule.value, bool):
        return read_flag(text)
    if isinstance(rule.value, Decimal):
        return _number(text, share=rule.unit == "share")
    return read_date(text) if isinstance(rule.value, date) else text or None


def _number(text: str, *, share: bool) -> Decimal | None:
    hundredths = share and text.endswith("%")
    number = one_number(text.removesuffix("%").strip() if hundredths else text)
    exact = None if number is None else _exactly(number)
    return exact / 100 if hundredths and exact is not None else exact


def _exactly(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:  # an exponent of twenty digits
        return None


def _taken(rule: Rule, asked: object) -> RuleValue | None:
    """Take a value from Python for a rule of the same kind; None where it is of another kind."""
    if isinstance(rule.value, bool) or isinstance(asked, bool):
        return asked if isinstance(asked, bool) and isinstance(rule.value, bool) else None
    if isinstance(rule.value, Decimal):
        return _exactly(str(asked)) if isinstance(asked, Real | Decimal) else None
    if isinstance(rule.value, date) and isinstance(asked, date):
        return asked.date() if isinstance(asked, datetime) else asked
    return None


def _changed(rule: Rule, asked: Setting) -> Rule:
    value = parsed(rule, asked)
    return rule if value is None or value == rule.value else replace(rule, value=value, changed_from=rule.value)


def _unknown(name: str, rules: Mapping[str, Rule]) -> Problem:
    near = get_close_matches(str(name), rules, n=1)
    hint = f" Bedoelde u {near[0]}?" if near else ""
    return Problem(
        "Instelling",
        "Deze regel bestaat hier niet.",
        f"'{name}'",
        f"een van: {wording.words(rules)}",
        f"Kies een van deze namen.{hint}",
    )


def _refused(rule: Rule, asked: object) -> Problem:
    where = f"Instelling '{rule.title}' ({rule.name})"
    return Problem(where, "Deze waarde mag hier niet.", f"'{asked}'", allowed(rule), "Kies een waarde die wel mag.")
