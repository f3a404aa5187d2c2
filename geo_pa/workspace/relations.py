"""What layers and tables say of each other: references, bookings, confidentiality, and sums that should be the same."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from geo_pa import terms
from geo_pa.disclosure import CONFIDENTIALITY, OPEN_LAYERS, VIEWERS
from geo_pa.errors import Problem, Severity
from geo_pa.measures.compensation import FIRST_DAYS
from geo_pa.vocabulary import HARD_STATUS
from geo_pa.workspace import wording
from geo_pa.workspace.agreed_rules import agreed_rule_problems
from geo_pa.workspace.agreed_sums import agreed_sum_notices
from geo_pa.workspace.corporations import unknown_corporations
from geo_pa.workspace.criteria import contradicting_answers, unusable_criteria
from geo_pa.workspace.declaration import Declaration
from geo_pa.workspace.overlaps import overlapping_areas
from geo_pa.workspace.plan_sums import plan_sum_notices
from geo_pa.workspace.reading import Reading
from geo_pa.workspace.rules import RuleSet
from geo_pa.workspace.standard_rules import completed

Readings = Mapping[str, Reading]
RuleSets = Mapping[str, RuleSet]

LEFT_OUT = ""

REFERENCES = (
    ("booked_compensation", "from_location", "building_locations", LEFT_OUT),
    ("booked_compensation", "to_location", "building_locations", LEFT_OUT),
    ("stock_mutations", "plan_id", "building_locations", "tellen mee, zonder plan"),
    ("stock_mutations", "complex_id", "corporation_stock", "tellen mee, zonder complex"),
    ("stock_mutations", "district_code", "villages", "tellen mee; zonder complex of plan is onbekend waar"),
    ("neighbourhoods", "district_code", "villages", "tellen mee, zonder wijk"),
    ("vacancies", "district_code", "villages", "tellen mee bij hun corporatie, zonder wijk"),
    ("allocations", "neighbourhood_code", "neighbourhoods", LEFT_OUT),
    ("agreed_figures", "agreement", "agreements", "tellen mee, zonder afspraak"),
    ("agreement_progress", "figure_id", "agreed_figures", LEFT_OUT),
    ("assessment_answers", "location_id", "building_locations", LEFT_OUT),
    ("assessment_answers", "criterion", "assessment_criteria", LEFT_OUT),
)
"""Table, column that names a row of another, that other, and what is done with a row that names none.

A row that is left out is an error; one that is used all the same is told in a notice: nothing that an answer uses is
called unusable.
"""


def relation_problems(readings: Readings, rule_sets: RuleSets) -> tuple[Problem, ...]:
    """Check what can only be seen with more than one layer or table at hand.

    Parameters
    ----------
    readings : mapping of str to Reading
        Every layer and table that can be read; what is not there is not checked.
    rule_sets : mapping of str to RuleSet
        For the dates of the agreements.

    Returns
    -------
    tuple of Problem
        Errors where a row points to nothing or a booking could never be; notices where figures differ.
    """
    checks = (
        *(
            _unknown_references,
            _impossible_bookings,
            _bookings_without_number,
            _for_whom,
            _confidential_hard_plans,
            agreed_sum_notices,
        ),
        *(plan_sum_notices, agreed_rule_problems, unusable_criteria, contradicting_answers),
        *(unknown_corporations, overlapping_areas),
    )
    return tuple(problem for check in checks for problem in check(readings, rule_sets))


def _unknown_references(readings: Readings, _: RuleSets) -> Iterator[Problem]:
    for table, column, target, use in REFERENCES:
        if table not in readings or target not in readings or not readings[table].has(column):
            continue
        named = readings[table].frame[column]
        # A row that was left out is known, and its own fault is reported where it stands.
        known = {*readings[target].frame.index, *readings[target].excluded["id"]}
        unknown = named.notna() & ~named.isin(known)
        if unknown.any():
            declaration = readings[table].declaration
            yield Problem(
                f"{wording.place(declaration)}, {wording.subject(declaration.columns[column])}",
                f"{terms.plural(int(unknown.sum()), 'rij verwijst', 'rijen verwijzen')} naar iets dat er niet is"
                f"{f' (zij {use})' if use else ''}.",
                wording.listed([_pointing(declaration, key, value) for key, value in named[unknown].items()]),
                f"een nummer uit {wording.place(readings[target].declaration)}",
                "Verbeter het nummer, of voeg toe waar het naar verwijst.",
                Severity.NOTICE if use else Severity.ERROR,
            )


def _pointing(declaration: Declaration, key: object, value: object) -> str:
    """Name a row with what it points to; of a closed table the row alone."""
    return _row(declaration, key) if declaration.closed else f"{_row(declaration, key)}: '{value}'"


def _row(declaration: Declaration, key: object) -> str:
    return str(key) if declaration.key else f"rij {key}"


@dataclass(frozen=True)
class _Impossible:
    """Why a booking could not be made, and how to see it in the table."""

    what: str
    expected: str
    finds: Callable[[pd.DataFrame], pd.Series]
    shows: Callable[[pd.Series], str]


IMPOSSIBLE = (
    _Impossible(
        "de woningen gaan van een locatie naar dezelfde locatie",
        "twee verschillende locaties",
        lambda booked: booked["from_location"] == booked["to_location"],
        lambda row: f"van en naar {row['from_location']}",
    ),
    _Impossible(
        "er is geen aantal woningen geboekt",
        "1 of meer woningen, of een andere vorm dan woningen",
        lambda booked: (booked["form"] == "homes") & (booked["homes"] == 0).fillna(False),
        lambda row: terms.homes(row["homes"]),
    ),
    _Impossible(
        "meer woningen dan het overschot bij het boeken",
        "hoogstens het overschot",
        lambda booked: (booked["form"] == "homes") & (booked["homes"] > booked["surplus_when_booked"]).fillna(False),
        lambda row: f"{terms.homes(row['homes'])}, overschot {terms.number(row['surplus_when_booked'])}",
    ),
    _Impossible(
        "meer woningen dan het tekort bij het boeken",
        "hoogstens het tekort",
        lambda booked: (booked["form"] == "homes") & (booked["homes"] > booked["shortfall_when_booked"]).fillna(False),
        lambda row: f"{terms.homes(row['homes'])}, tekort {terms.number(row['shortfall_when_booked'])}",
    ),
)
BOOKING_COLUMNS = (
    "from_location",
    "to_location",
    "form",
    "homes",
    "surplus_when_booked",
    "shortfall_when_booked",
    "decided_on",
)


def _impossible_bookings(readings: Readings, rule_sets: RuleSets) -> Iterator[Problem]:
    """Find bookings that were impossible when made; one that no longer fits today is cut back, and not wrong."""
    if "booked_compensation" not in readings or not readings["booked_compensation"].has(*BOOKING_COLUMNS):
        return
    reading = readings["booked_compensation"]
    for kind in (*IMPOSSIBLE, *_too_early(rule_sets)):
        wrong = reading.frame[kind.finds(reading.frame).to_numpy(dtype=np.bool_)]
        if len(wrong):
            rows = [f"{_row(reading.declaration, key)}: {kind.shows(wrong.loc[key])}" for key in wrong.index]
            yield Problem(
                wording.place(reading.declaration),
                f"{terms.plural(len(wrong), 'boeking kon', 'boekingen konden')} niet: {kind.what}.",
                wording.listed(rows),
                kind.expected,
                "Verbeter de boeking aan de hand van het besluit, of haal haar weg.",
            )


def _bookings_without_number(readings: Readings, _: RuleSets) -> Iterator[Problem]:
    """Find bookings of an unknown number of homes: what they cover is unknown, and no fault."""
    if "booked_compensation" not in readings or not readings["booked_compensation"].has("form", "homes"):
        return
    reading = readings["booked_compensation"]
    vague = reading.frame.index[(reading.frame["form"] == "homes") & reading.frame["homes"].isna()]
    if len(vague):
        yield Problem(
            wording.place(reading.declaration),
            f"{terms.plural(len(vague), 'boeking noemt', 'boekingen noemen')} geen aantal woningen; wat zo'n boeking "
            "dekt, is onbekend.",
            wording.listed([_row(reading.declaration, key) for key in vague]),
            "het aantal woningen uit het besluit",
            "Vul het aantal in.",
            Severity.NOTICE,
        )


def _too_early(rule_sets: RuleSets) -> Iterator[_Impossible]:
    """Return what it means to be booked before the rule began; nothing where no rule says when it did."""
    chosen = _values(rule_sets, "new_from")
    starts = [start for start in _values(rule_sets, FIRST_DAYS.get(str(chosen[0]), "")) if isinstance(start, date)]
    if not starts:
        return
    start = starts[0]
    yield _Impossible(
        "besloten voordat de regel gold",
        f"een besluit op of na {terms.day(start)}",
        lambda booked: booked["decided_on"] < pd.Timestamp(start),
        lambda row: terms.day(row["decided_on"].date()),
    )


def _values(rule_sets: RuleSets, name: str) -> list[object]:
    """Return the values of a rule about bookings, those of geo_pa where the workspace has none."""
    rule_set = rule_sets.get("social_share")
    return [rule.value for rule in completed(rule_set).periods(name)] if rule_set else [""]


def _for_whom(readings: Readings, _: RuleSets) -> Iterator[Problem]:
    """Say of which layers nobody but the municipality sees a row, since they do not say for whom their rows are."""
    for name, reading in readings.items():
        unsaid = reading.declaration.geometry != "raster" and not reading.has(CONFIDENTIALITY)
        if unsaid and name not in OPEN_LAYERS:
            yield Problem(
                wording.place(reading.declaration),
                "Hier staat niet voor wie elke rij is: alleen de gemeente ziet deze rijen.",
                f"geen kolom {CONFIDENTIALITY}",
                f"een kolom {CONFIDENTIALITY} met {wording.words(VIEWERS)}",
                f"Beschrijf de kolom onder [columns.{CONFIDENTIALITY}], of laat het zo.",
                Severity.NOTICE,
            )


def _confidential_hard_plans(readings: Readings, _: RuleSets) -> Iterator[Problem]:
    if "building_locations" not in readings or not readings["building_locations"].has("status", "confidentiality"):
        return
    reading = readings["building_locations"]
    words = reading.frame["confidentiality"]
    closed = reading.frame["status"].isin(HARD_STATUS) & words.notna() & (words != "public")
    if closed.any():
        rows = [f"{key}: {terms.label('confidentiality', word)}" for key, word in words[closed].items()]
        yield Problem(
            f"{wording.place(reading.declaration)}, {wording.subject(reading.declaration.columns['confidentiality'])}",
            f"{terms.plural(int(closed.sum()), 'hard plan is', 'harde plannen zijn')} vertrouwelijk.",
            wording.listed(rows),
            "openbaar: alleen een zacht plan mag vertrouwelijk zijn",
            "Maak het plan openbaar, of verbeter de planologische status.",
            Severity.NOTICE,
        )
