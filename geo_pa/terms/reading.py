"""Numbers and dates as a Dutch reader types them: read as written, or refused with a sentence that says why."""

import re
from calendar import monthrange
from datetime import date, datetime, time
from decimal import Decimal

from babel.dates import get_month_names

from geo_pa.terms.numbers import DUTCH_TIME, LOCALE

WHOLE = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+")
NUMBER = re.compile(rf"([-+\N{{MINUS SIGN}}]?)\s*({WHOLE.pattern})(?:,([0-9]+))?")
POINT_FOR_COMMA = re.compile(r"[-+]?[0-9]*\.[0-9]+")
DAY = re.compile(r"([0-9]{1,2})\s*[-/. ]\s*([0-9]{1,2}|[a-z]+\.?)\s*[-/. ]\s*([0-9]+)", re.IGNORECASE)
ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""No date that is asked for lies outside these years: a day lost in a typing error is not reckoned with."""

MONTHS = {
    name.casefold().rstrip("."): month
    for width in ("wide", "abbreviated")
    for month, name in get_month_names(width, locale=LOCALE).items()
}


def read_number(text: str) -> Decimal:
    """Read a number in Dutch notation: "1.234,5", "0,5", "-3".

    Parameters
    ----------
    text : str
        As it was typed. A point only separates thousands: "1.5" is refused, since half its readers mean 15 by it.

    Returns
    -------
    Decimal
        Exactly what stands there.

    Raises
    ------
    ValueError
        A Dutch sentence that says what is wrong and how it is written.
    """
    typed = text.strip()
    found = NUMBER.fullmatch(typed)
    if found is None:
        raise ValueError(_no_number(typed))
    sign, whole, decimals = found.groups()
    minus = "" if sign in ("", "+") else "-"
    return Decimal(minus + whole.replace(".", "") + (f".{decimals}" if decimals else ""))


def _no_number(typed: str) -> str:
    if not typed:
        return "Hier staat niets. Typ een getal."
    if POINT_FOR_COMMA.fullmatch(typed):
        return f"'{typed}' is niet duidelijk. Schrijf decimalen met een komma: {typed.replace('.', ',')}."
    return f"'{typed}' is geen getal. Schrijf het zoals 1.234,5."


def read_day(text: str) -> date:
    """Read a date in Dutch notation: "1-10-2027", "1 oktober 2027"; ISO's "2027-10-01" can mean nothing else either.

    Raises
    ------
    ValueError
        A Dutch sentence that says what is wrong and how it is written.
    """
    typed = text.strip()
    iso, dutch = ISO.fullmatch(typed), DAY.fullmatch(typed)
    if iso:
        year, month, day = iso.groups()
        return _day(typed, day, month, year)
    if not dutch:
        said = f"'{typed}' is geen volledige datum." if typed else "Hier staat niets."
        raise ValueError(f"{said} Schrijf dag, maand en jaar, zoals 1-10-2027.")
    return _day(typed, *dutch.groups())


def _day(typed: str, day: str, month: str, year: str) -> date:
    number = int(month) if month.isdigit() else MONTHS.get(month.casefold().rstrip("."), 0)
    if len(year) != len(str(LAST_YEAR)):
        msg = f"'{typed}': schrijf het jaar met vier cijfers, zoals 1-10-2027."
        raise ValueError(msg)
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        msg = f"'{typed}': het jaar ligt niet van {FIRST_YEAR} tot en met {LAST_YEAR}."
        raise ValueError(msg)
    if not 1 <= number <= len(get_month_names(locale=LOCALE)):
        msg = f"'{typed}': die maand bestaat niet. Schrijf dag, maand en jaar, zoals 1-10-2027."
        raise ValueError(msg)
    return _existing(typed, int(day), number, int(year))


def _existing(typed: str, day: int, month: int, year: int) -> date:
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        name = get_month_names("wide", locale=LOCALE)[month]
        msg = f"'{typed}' bestaat niet: {name} {year} heeft {days} dagen."
        raise ValueError(msg)
    return date(year, month, day)


def typed_number(value: Decimal) -> str:
    """Write a number as it is typed, exactly: "1.234,5"."""
    whole, _, decimals = f"{abs(value):f}".partition(".")
    rest = decimals.rstrip("0")
    return f"{'-' if value < 0 else ''}{int(whole):,}".replace(",", ".") + (f",{rest}" if rest else "")


def typed_day(value: date) -> str:
    """Write a date as it is typed: "1-10-2027"."""
    return f"{value.day}-{value.month}-{value.year}"


CLOCK = re.compile(r"(?P<day>.*\S)[\sT]+(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})")
LATEST = time(23, 59, 59, 999_999)


def read_moment(text: str) -> datetime:
    """Read a moment in Dutch time: "30-11-2026 14:05", or a day, which means the end of it.

    Raises
    ------
    ValueError
        A Dutch sentence that says what is wrong and how it is written.
    """
    typed = text.strip()
    found = CLOCK.fullmatch(typed)
    if found is None:
        return datetime.combine(read_day(typed), LATEST, DUTCH_TIME)
    try:
        clock = time(int(found["hour"]), int(found["minute"]), 59, 999_999)
    except ValueError:
        msg = f"'{typed}' is geen moment. Schrijf het zoals 30-11-2026 14:05."
        raise ValueError(msg) from None
    return datetime.combine(read_day(found["day"]), clock, DUTCH_TIME)


def typed_moment(moment: datetime) -> str:
    """Write a moment as it is typed; the end of a day as the day."""
    here = moment.astimezone(DUTCH_TIME)
    return typed_day(here.date()) if here.time() == LATEST else f"{typed_day(here.date())} {here:%H:%M}"
