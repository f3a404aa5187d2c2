"""What people answered: the latest answer to each question about each location, and the answers that do not hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from geo_pa.analyses.toetsingskader.figures import Flags
from geo_pa.measures.unused import unused_each
from geo_pa.terms import is_missing

WITHHELD, USED = "withheld", "used"
UNUSABLE = {
    "unknown_location": "Deze bouwlocatie is er niet, of telt niet mee. Verbeter het nummer.",
    "unknown_criterion": "Deze vraag staat niet (bruikbaar) in het toetsingskader. Verbeter het nummer van de vraag.",
    "contradicts": "Op dezelfde dag is ook anders geantwoord; het antwoord is onbekend. Haal weg wat niet geldt.",
}
"""Why an answer of people cannot be used. One that was given again later, or not yet, is no fault."""


class Said(NamedTuple):
    """One answer of people; what is not filled in is None."""

    answer: str
    note: str | None
    answered_by: str | None
    answered_on: pd.Timestamp | None
    confidentiality: str | None


Place = tuple[int, int]
"""Position of a location and of a criterion."""


@dataclass(frozen=True, eq=False)
class People:
    """What people answered.

    Attributes
    ----------
    answers : mapping of (int, int) to Said
        The answer that holds, by position of the location and of the criterion.
    contradicted : frozenset of (int, int)
        The questions that were answered differently on one day.
    withheld : array of bool
        Per location, whether there is an answer that the reader may not see.
    told, excluded : DataFrame
        Every answer that the reader may see about a location that there is, with its ``use``; rows that cannot be used.
    """

    answers: Mapping[Place, Said]
    contradicted: frozenset[Place]
    withheld: Flags
    told: pd.DataFrame
    excluded: pd.DataFrame


def people(table: pd.DataFrame, locations: pd.Index, criteria: Sequence[str]) -> People:
    """Find the answer of people to each question that holds now; one without a day is older than any that has one.

    A row that the reader may not see names its location only.
    """
    down = locations.get_indexer(pd.Index(table["location_id"]))
    across = pd.Index(list(criteria), dtype="str").get_indexer(pd.Index(table["criterion"]))
    places = list(zip(down.tolist(), across.tolist(), strict=True))
    rows = _rows(table)
    reasons = {key: _unusable(row, place) for (key, row), place in zip(rows, places, strict=True)}
    asked: dict[Place, list[tuple[object, Said]]] = {}
    for (key, row), place in zip(rows, places, strict=True):
        if not reasons[key]:
            asked.setdefault(place, []).append((key, row))
    latest = {place: _latest(given, reasons) for place, given in asked.items()}
    hidden = {place[0] for place, why in zip(places, reasons.values(), strict=True) if why == WITHHELD}
    withheld = np.isin(np.arange(len(locations)), list(hidden))
    return People(
        {place: said for place, said in latest.items() if said is not None},
        frozenset(place for place, said in latest.items() if said is None),
        withheld,
        _told(table, reasons),
        unused_each("assessment_answers", reasons, UNUSABLE),
    )


def _rows(table: pd.DataFrame) -> list[tuple[object, Said]]:
    columns = [[None if is_missing(cell) else cell for cell in table[name]] for name in Said._fields]
    return list(zip(table.index, map(Said, *columns), strict=True))


def _unusable(row: Said, place: Place) -> str:
    """Say why a row cannot be an answer; a row that names its location only is one that may not be seen."""
    if place[0] < 0:
        return "unknown_location"
    if place[1] < 0:
        return WITHHELD if all(map(is_missing, row)) else "unknown_criterion"
    return "" if row.answer else "not_filled_in"


def _latest(given: list[tuple[object, Said]], reasons: dict[Any, str]) -> Said | None:
    """Return the answer of the latest day, None where that day has several; note why the others are not used."""
    newest = max(_day(said) for _, said in given)
    last = [(key, said) for key, said in given if _day(said) == newest]
    reasons |= {key: "answered_again" for key, said in given if _day(said) != newest}
    if len({said.answer for _, said in last}) > 1:
        reasons |= dict.fromkeys((key for key, _ in last), "contradicts")
        return None
    last.sort(key=lambda one: tuple(str(part) for part in one[1]))
    reasons |= dict.fromkeys((key for key, _ in last[1:]), "said_twice")
    return last[0][1]


def _day(said: Said) -> pd.Timestamp:
    return pd.Timestamp.min if said.answered_on is None else said.answered_on


def _told(table: pd.DataFrame, reasons: Mapping[Any, str]) -> pd.DataFrame:
    """List the answers about locations that there are, with what is done with each."""
    use = pd.Series(list(reasons.values()), index=table.index, dtype="str").replace("", USED)
    shown = table[["location_id", "criterion", *Said._fields]].assign(use=use)
    return shown[~use.isin([WITHHELD, "unknown_location"])].reset_index(drop=True)
