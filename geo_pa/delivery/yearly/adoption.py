"""When the parties adopt the document: by mid December of the year before, as the agreements say."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from geo_pa.model import Rule
from geo_pa.terms import day

MONTH, LAST_DAY = 12, 15
"""Mid December, as a date to compare with."""


@dataclass(frozen=True)
class Term:
    """First and last day of the agreements; None is unbounded."""

    first: date | None = None
    last: date | None = None


def term_of(rules: Iterable[Rule]) -> Term:
    """Return from when until when the agreements hold, by the rules that come from an article."""
    agreed = [rule for rule in rules if rule.article]
    firsts = [rule.valid_from for rule in agreed if rule.valid_from]
    lasts = [rule.valid_to for rule in agreed if rule.valid_to]
    return Term(min(firsts, default=None), max(lasts, default=None))


def adoption(year: int, on: date, term: Term) -> str:
    """Say by when the parties complete and adopt the document of a year, seen from the reference date.

    Parameters
    ----------
    year : int
        The calendar year that the document is about.
    on : date
        The reference date.
    term : Term
        Of the agreements.

    References
    ----------
    Meerjarige prestatieafspraken Hoogeveen 2023-2027, chapter 1: before each calendar year the parties make a document
    with the activities of the year to come, and adopt it by mid December.
    """
    if term.last and year > term.last.year:
        return f"De afspraken lopen tot en met {day(term.last)}: voor {year} is geen jaardocument afgesproken."
    deadline = date(year - 1, MONTH, LAST_DAY)
    if term.first and deadline < term.first:
        return f"Medio december {year - 1} golden de afspraken nog niet: voor {year} is geen jaardocument afgesproken."
    if on > deadline:
        return (
            f"De partijen hadden het jaardocument van {year} uiterlijk medio december {year - 1} moeten vaststellen. "
            "Of dat is gebeurd, staat niet in de gegevens."
        )
    return f"De partijen vullen dit document samen aan en stellen het uiterlijk medio december {year - 1} vast."
