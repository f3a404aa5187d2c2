"""What is wrong with booked compensation: bookings that never could be, and those of an unknown number of homes."""

from collections.abc import Callable, Iterator
from datetime import date

import pandas as pd

from geo_pa import terms
from geo_pa.analyses.social_share.bookings import faults_when_booked
from geo_pa.analyses.social_share.counting import FIRST_DAYS
from geo_pa.errors import Problem, Severity
from geo_pa.workspace import Reading, Readings, RuleSets, all_there, wording
from geo_pa.workspace.standard_rules import completed

BOOKINGS = "booked_compensation"
COLUMNS = (
    *("from_location", "to_location", "form", "homes", "decided_on"),
    *("surplus_when_booked", "shortfall_when_booked"),
)

Impossible = tuple[pd.Series, str, str, Callable[[pd.Series], str]]
"""Which bookings could not be made, why not, what was expected, and what of a row shows it."""


def check(readings: Readings, rule_sets: RuleSets) -> Iterator[Problem]:
    """Find bookings that were impossible when made; one that no longer fits today is cut back, and not wrong."""
    if all_there(readings, {BOOKINGS: COLUMNS}):
        booked = readings[BOOKINGS].frame
        for impossible in (*_impossible(booked), *_too_early(booked, _first_day(rule_sets))):
            yield from _not_possible(readings[BOOKINGS], *impossible)
    if all_there(readings, {BOOKINGS: ("form", "homes")}):
        yield from _without_number(readings[BOOKINGS])


def _impossible(booked: pd.DataFrame) -> Iterator[Impossible]:
    faults = faults_when_booked(booked)
    yield (
        faults["same_location"],
        "de woningen gaan van een locatie naar dezelfde locatie",
        "twee verschillende locaties",
        lambda row: f"van en naar {row['from_location']}",
    )
    yield (
        faults["no_homes"],
        "er is geen aantal woningen geboekt",
        "1 of meer woningen, of een andere vorm dan woningen",
        lambda row: terms.homes(row["homes"]),
    )
    yield _more_than(faults, "surplus", "overschot")
    yield _more_than(faults, "shortfall", "tekort")


def _more_than(faults: pd.DataFrame, figure: str, word: str) -> Impossible:
    return (
        faults[f"more_than_{figure}"],
        f"meer woningen dan het {word} bij het boeken",
        f"hoogstens het {word}",
        lambda row: f"{terms.homes(row['homes'])}, {word} {terms.number(row[f'{figure}_when_booked'])}",
    )


def _too_early(booked: pd.DataFrame, start: date | None) -> Iterator[Impossible]:
    if start:
        yield (
            booked["decided_on"] < pd.Timestamp(start),
            "besloten voordat de regel gold",
            f"een besluit op of na {terms.day(start)}",
            lambda row: terms.day(row["decided_on"].date()),
        )


def _first_day(rule_sets: RuleSets) -> date | None:
    """Return the day on which the rule began, that of geo_pa where the workspace says none; None without the rules."""
    if "social_share" not in rule_sets:
        return None
    rules = completed(rule_sets["social_share"])
    chosen = rules.periods("new_from")[0].value
    days = [rule.value for rule in rules.periods(FIRST_DAYS.get(str(chosen), ""))]
    return next((day for day in days if isinstance(day, date)), None)


def _not_possible(
    bookings: Reading, wrong: pd.Series, what: str, expected: str, shown: Callable[[pd.Series], str]
) -> Iterator[Problem]:
    rows = bookings.frame[wrong]
    if len(rows):
        yield Problem(
            wording.place(bookings.declaration),
            f"{terms.plural(len(rows), 'boeking kon', 'boekingen konden')} niet: {what}.",
            wording.listed([f"{wording.row(bookings.declaration, key)}: {shown(row)}" for key, row in rows.iterrows()]),
            expected,
            "Verbeter de boeking aan de hand van het besluit, of haal haar weg.",
        )


def _without_number(bookings: Reading) -> Iterator[Problem]:
    """Find bookings of an unknown number of homes: what they cover is unknown, and no fault."""
    frame = bookings.frame
    vague = frame.index[(frame["form"] == "homes") & frame["homes"].isna()]
    if len(vague):
        yield Problem(
            wording.place(bookings.declaration),
            f"{terms.plural(len(vague), 'boeking noemt', 'boekingen noemen')} geen aantal woningen; wat zo'n boeking "
            "dekt, is onbekend.",
            wording.listed([wording.row(bookings.declaration, key) for key in vague]),
            "het aantal woningen uit het besluit",
            "Vul het aantal in.",
            Severity.NOTICE,
        )
