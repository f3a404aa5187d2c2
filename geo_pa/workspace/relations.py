"""What layers and tables say of each other: references, confidentiality, and areas that lie over each other."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from geo_pa import terms
from geo_pa.disclosure import CONFIDENTIALITY, OPEN_LAYERS
from geo_pa.errors import Problem, Severity
from geo_pa.model import RUNGS
from geo_pa.vocabulary import HARD_STATUS
from geo_pa.workspace import wording
from geo_pa.workspace.declaration import Declaration
from geo_pa.workspace.overlaps import overlapping_areas
from geo_pa.workspace.reading import Reading
from geo_pa.workspace.rules import RuleSet

Readings = Mapping[str, Reading]
RuleSets = Mapping[str, RuleSet]
Check = Callable[[Readings, RuleSets], Iterable[Problem]]
"""Says what is wrong with layers and tables that can be read; of one that is not there it says nothing."""

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


def all_there(readings: Readings, needed: Mapping[str, Collection[str]]) -> bool:
    """Tell whether every layer and table that is needed is there, with these columns."""
    return all(name in readings and readings[name].has(*columns) for name, columns in needed.items())


def relation_problems(readings: Readings) -> tuple[Problem, ...]:
    """Check what can only be seen with more than one layer at hand, or holds for every layer alike."""
    checks = (_unknown_references, _for_whom, _confidential_hard_plans, overlapping_areas)
    return tuple(problem for check in checks for problem in check(readings))


def _unknown_references(readings: Readings) -> Iterator[Problem]:
    for table, column, target, use in REFERENCES:
        if not all_there(readings, {table: (column,), target: ()}):
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
    row = wording.row(declaration, key)
    return row if declaration.closed else f"{row}: '{value}'"


def _for_whom(readings: Readings) -> Iterator[Problem]:
    """Say of which layers nobody but the municipality sees a row, since they do not say for whom their rows are."""
    for name, reading in readings.items():
        unsaid = reading.declaration.geometry != "raster" and not reading.has(CONFIDENTIALITY)
        if unsaid and name not in OPEN_LAYERS:
            yield Problem(
                wording.place(reading.declaration),
                "Hier staat niet voor wie elke rij is: alleen de gemeente ziet deze rijen.",
                f"geen kolom {CONFIDENTIALITY}",
                f"een kolom {CONFIDENTIALITY} met {wording.words(RUNGS)}",
                f"Beschrijf de kolom onder [columns.{CONFIDENTIALITY}], of laat het zo.",
                Severity.NOTICE,
            )


def _confidential_hard_plans(readings: Readings) -> Iterator[Problem]:
    if not all_there(readings, {"building_locations": ("status", CONFIDENTIALITY)}):
        return
    reading = readings["building_locations"]
    words = reading.frame[CONFIDENTIALITY]
    closed = reading.frame["status"].isin(HARD_STATUS) & words.notna() & (words != "public")
    if closed.any():
        rows = [f"{key}: {terms.label('confidentiality', word)}" for key, word in words[closed].items()]
        yield Problem(
            f"{wording.place(reading.declaration)}, {wording.subject(reading.declaration.columns[CONFIDENTIALITY])}",
            f"{terms.plural(int(closed.sum()), 'hard plan is', 'harde plannen zijn')} vertrouwelijk.",
            wording.listed(rows),
            "openbaar: alleen een zacht plan mag vertrouwelijk zijn",
            "Maak het plan openbaar, of verbeter de planologische status.",
            Severity.NOTICE,
        )
