"""The assessment framework held against what there is: figures, units and rules that exist, and answers that agree."""

from collections.abc import Iterator

from geo_pa import terms
from geo_pa.analyses.toetsingskader.faults import RULE_SETS, Fault, faults
from geo_pa.errors import Problem, Severity
from geo_pa.workspace import Reading, Readings, RuleSets, all_there, wording

CRITERIA, ANSWERS = "assessment_criteria", "assessment_answers"


def check(readings: Readings, rule_sets: RuleSets) -> Iterator[Problem]:
    """Find criteria that say something impossible, and questions to which people gave two answers on one day."""
    if CRITERIA in readings:
        rules = {rule.id: rule for name in RULE_SETS if name in rule_sets for rule in rule_sets[name].rules}
        for fault in faults(readings[CRITERIA].frame, rules):
            yield _unusable(fault, readings[CRITERIA])
    if all_there(readings, {ANSWERS: ("location_id", "criterion", "answer", "answered_on")}):
        yield from _contradictions(readings[ANSWERS])


def _unusable(fault: Fault, reading: Reading) -> Problem:
    declared = reading.declaration.columns.get(fault.column)
    column = wording.subject(declared) if declared else f"kolom {fault.column}"
    return Problem(
        f"{wording.place(reading.declaration)}, {fault.criterion}, {column}",
        fault.what,
        fault.found,
        fault.expected,
        "Verbeter de cel in het bestand; tot dan wordt deze vraag niet gesteld.",
    )


def _contradictions(answers: Reading) -> Iterator[Problem]:
    """Find questions that were answered differently on one and the same day; which answer holds is not known."""
    question = ["location_id", "criterion", "answered_on"]
    given = answers.frame[answers.frame["answer"].notna()]
    kinds = given.groupby(question, dropna=False)["answer"].transform("nunique")
    several = given[kinds > 1].drop_duplicates(question)
    if len(several):
        yield Problem(
            wording.place(answers.declaration),
            f"Op {terms.plural(len(several), 'vraag', 'vragen')} is op één dag verschillend geantwoord.",
            wording.listed([f"{row.location_id}, {row.criterion}" for row in several.itertuples()]),
            "één antwoord per vraag en per dag",
            "Haal het antwoord weg dat niet geldt, of vul de dag in; tot dan is het antwoord onbekend.",
            Severity.NOTICE,
        )
