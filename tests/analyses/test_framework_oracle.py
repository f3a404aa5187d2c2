"""Every answer of the embedded data, worked out again cell by cell from the files themselves."""

import csv
from fractions import Fraction

import pytest

RANK = ("no", "partly", "yes")


@pytest.fixture(scope="module")
def tables(repository):
    """The two tables as they stand in their files, every cell as text."""
    folder = repository / "data" / "tables"
    names = ("assessment_criteria", "assessment_answers")
    texts = {name: (folder / f"{name}.csv").read_text(encoding="utf-8") for name in names}
    return {name: list(csv.DictReader(text.splitlines())) for name, text in texts.items()}


class Known:
    """All that is known of one location."""

    def __init__(self, session, results, location):
        self.of = {
            "building_locations": session.layer("building_locations").loc[location],
            "social_share": results["social_share"].table.loc[location],
            "woonzorgzones": results["woonzorgzones"].details["locations"].loc[location],
        }
        areas = results["heat_stress"].table
        shape = self.of["building_locations"].geometry
        self.of["heat_stress"] = areas.loc[areas.geometry.intersection(shape).area.idxmax()]

    def value(self, name):
        place, column = name.strip().split(".")
        value = self.of[place][column]
        return None if str(value) in {"<NA>", "nan", "unknown"} else value

    def bounds(self, one):
        """The figure at its lowest and highest as exact fractions; None where a bound is not known."""
        low, missing = self.added(one["figure"])
        high, open_end = self.added(one["most"] or one["figure"])
        if not one["per"]:
            return low, None if missing or open_end else high
        total = self.value(one["per"])
        if total is None or low is None:
            return None, None
        whole = Fraction(int(total))
        return low / whole, Fraction(1) if open_end else high / whole

    def added(self, names):
        """The sum of what is known, and whether anything is missing; a count that is missing may be nothing."""
        values = {name.strip(): self.value(name) for name in names.split("+")}
        missing = [name for name, value in values.items() if value is None]
        if any(not name.startswith("building_locations.") for name in missing):
            return None, True
        return sum((Fraction(float(value)) for value in values.values() if value is not None), Fraction(0)), bool(
            missing
        )


def by_data(one, known, rules):
    """Answer one question about one location."""
    if known.value("building_locations.dwellings") == 0:
        return "not_applicable"
    if not one["figure"]:
        return "asked"
    if one["where_figure"]:
        word = known.value(one["where_figure"])
        if word is not None and word not in one["where_words"].split(", "):
            return "not_applicable"
    if one["per"] and known.value(one["per"]) == 0:
        return "not_applicable"
    answer = of_word(one, known) if one["comparison"] == "one_of" else of_number(one, known, rules)
    return "unknown" if one["where_figure"] and known.value(one["where_figure"]) is None else answer


def of_word(one, known):
    word = known.value(one["figure"])
    if word is None:
        return "unknown"
    if word in one["words"].split(", "):
        return "yes"
    return "partly" if word in one["partly_words"].split(", ") else "no"


def of_number(one, known, rules):
    norm = Fraction(str(rules[one["rule"]])) if one["rule"] else Fraction(one["value"])
    low, high = known.bounds(one)
    if low is None or high is None:
        return "unknown"
    more = one["comparison"] == "at_least"
    told = {("yes" if (bound >= norm if more else bound <= norm) else "no") for bound in (low, high)}
    return told.pop() if len(told) == 1 else "unknown"


def by_people(one, location, answers):
    given = [row for row in answers if row["location_id"] == location and row["criterion"] == one["criterion_id"]]
    return max(given, key=lambda row: row["answered_on"])["answer"] if given else None


CHOICES = [
    {},
    {"affordable_share": "0.9", "mid_rent_share": "0.2", "unknown_price_share": "0", "facility_score": "0.5"},
    {"smallest_type_share": "0.5", "older_residents_share": "0.1", "extreme_heat_share": "0", "important_not_met": "2"},
]


@pytest.mark.parametrize("choices", CHOICES, ids=["default", "stricter", "other"])
def test_every_answer_is_that_of_a_loop_over_the_files(session, tables, choices):
    result = session.run("toetsingskader", settings=choices)
    results = {name: session.run(name) for name in ("social_share", "woonzorgzones", "heat_stress")}
    rules = {rule.id: rule.value for one in (*results.values(), result) for rule in one.evidence.rules}
    found = result.details["checklist"].set_index(["location_id", "criterion"])["answer"].to_dict()
    expected = {}
    for location in session.layer("building_locations").index:
        known = Known(session, results, location)
        for one in tables["assessment_criteria"]:
            answer = by_data(one, known, rules)
            people = by_people(one, location, tables["assessment_answers"])
            expected[location, one["criterion_id"]] = people if people and answer in {"asked", "unknown"} else answer
    assert found == expected
    assert {"yes", "partly", "no", "asked", "unknown", "not_applicable"} <= set(expected.values())


@pytest.mark.parametrize("choices", CHOICES, ids=["default", "stricter", "other"])
def test_counts_and_signals_are_those_of_the_checklist(session, tables, choices):
    result = session.run("toetsingskader", settings=choices)
    important = {one["criterion_id"] for one in tables["assessment_criteria"] if one["important"] == "true"}
    limit = int(choices.get("important_not_met", "1"))
    checklist, per_theme = (result.details[name].set_index("location_id") for name in ("checklist", "themes"))
    for location, row in result.table.iterrows():
        rows = checklist.loc[[location]]
        answers = dict(zip(rows["criterion"], rows["answer"], strict=True))
        said = list(answers.values())
        counts = [said.count(word) for word in ("yes", "partly", "no", "asked", "unknown", "not_applicable")]
        assert row[["met", "partly", "not_met", "to_ask", "unknown", "not_applicable"]].tolist() == counts
        assert row["signal"] == signal(answers, important, limit)
        themes = per_theme.loc[[location]]
        assert themes[["met", "partly", "not_met", "to_ask", "unknown", "not_applicable"]].sum().tolist() == counts


def signal(answers, important, limit):
    if set(answers.values()) == {"not_applicable"}:
        return "not_counted"
    deciding = [answers[name] for name in important]
    if deciding.count("no") >= limit:
        return "high"
    if not {"yes", "partly", "no"} & set(answers.values()) or {"asked", "unknown"} & set(deciding):
        return "unknown"
    return "some" if {"no", "partly"} & set(answers.values()) else "none"
