"""The assessment framework held against what there is: figures, units and rules that exist, and answers that agree."""

from collections.abc import Iterator, Mapping

from geo_pa import terms
from geo_pa.errors import Problem, Severity
from geo_pa.measures.criteria import RULE_SETS, Fault, faults
from geo_pa.workspace import wording
from geo_pa.workspace.reading import Reading
from geo_pa.workspace.rules import RuleSet

CRITERIA, ANSWERS = "assessment_criteria", "assessment_answers"


def unusable_criteria(readings: Mapping[str, Reading], rule_sets: Mapping[str, RuleSet]) -> Iterator[Problem]:
    """Find criteria that name a figure, unit, word or rule that does not exist, or that say something impossible.

    Yields
    ------
    Problem
        One error per fault; nothing where the workspace has no criteria.
    """
    if CRITERIA not in readings:
        return
    reading = readings[CRITERIA]
    rules = {rule.id: rule for name in RULE_SETS if name in rule_sets for rule in rule_sets[name].rules}
    for fault in faults(reading.frame, rules):
        yield _problem(fault, reading)


def _problem(fault: Fault, reading: Reading) -> Problem:
    declared = reading.declaration.columns.get(fault.column)
    column = wording.subject(declared) if declared else f"kolom {fault.column}"
    return Problem(
        f"{wording.place(reading.declaration)}, {fault.criterion}, {column}",
        fault.what,
        fault.found,
        fault.expected,
        "Verbeter de cel in het bestand; tot dan wordt deze vraag niet gesteld.",
    )


def contradicting_answers(readings: Mapping[str, Reading], _: Mapping[str, RuleSet]) -> Iterator[Problem]:
    """Find questions to which people answered differently on one and the same day; which answer holds is not known.

    Yields
    ------
    Problem
        One notice that names them.
    """
    if ANSWERS not in readings or not readings[ANSWERS].has("location_id", "criterion", "answer", "answered_on"):
        return
    reading = readings[ANSWERS]
    given = reading.frame[reading.frame["answer"].notna()]
    question = [given[name] for name in ("location_id", "criterion", "answered_on")]
    kinds = given["answer"].groupby(question, dropna=False).transform("nunique")
    several = given[kinds > 1].drop_duplicates(["location_id", "criterion", "answered_on"])
    if len(several):
        rows = [f"{row.location_id}, {row.criterion}" for row in several.itertuples()]
        yield Problem(
            wording.place(reading.declaration),
            f"Op {terms.plural(len(several), 'vraag', 'vragen')} is op één dag verschillend geantwoord.",
            wording.listed(rows),
            "één antwoord per vraag en per dag",
            "Haal het antwoord weg dat niet geldt, of vul de dag in; tot dan is het antwoord onbekend.",
            Severity.NOTICE,
        )
