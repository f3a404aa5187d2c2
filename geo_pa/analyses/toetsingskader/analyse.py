"""From criteria, figures and what people said to a checklist and a signal per building location."""

import geopandas as gpd
import numpy as np
import pandas as pd

from geo_pa.analyses.toetsingskader.answer import ANSWER, Given
from geo_pa.analyses.toetsingskader.answering import answer
from geo_pa.analyses.toetsingskader.checklist import checklist, combine
from geo_pa.analyses.toetsingskader.criteria import Criteria, Criterion, read_criteria
from geo_pa.analyses.toetsingskader.figures import Figures, Words, gather
from geo_pa.analyses.toetsingskader.people import People, people
from geo_pa.analyses.toetsingskader.sentences import ASSUMPTIONS, explain, explain_answers
from geo_pa.analyses.toetsingskader.signals import by_theme, count, judge, totals
from geo_pa.model import Evidence, Result, Rule, Rules
from geo_pa.schema import or_no_rows

CARRIED = ("status", "completion_year", "corporation", "ground_owner", "confidentiality")
PLACED = ("hardness", "neighbourhood_code", "neighbourhoods", "district_code", "district_name")
"""Columns of a location, and of its answer to the 30% rule, that a reader wants beside its signal."""


def analyse(given: Given) -> Result:
    """Hold each building location against the assessment framework.

    Returns
    -------
    Result
        Signal, reason, sentence and counts per location (``met``, ``partly``, ``not_met``, ``to_ask``, ``unknown``,
        ``not_applicable``: numbers of questions; ``share_answered`` of those that apply). Details: ``checklist`` (every
        question about every location, see :func:`geo_pa.analyses.toetsingskader.checklist.checklist`, and what
        :func:`geo_pa.analyses.toetsingskader.sentences.explain_answers` writes of it), ``themes`` (the counts per
        location and theme) and ``answers`` (every answer of people, with what is done with it).
    """
    locations, rules = given.building_locations, given.rules
    answers_of_others = given.social_share, given.woonzorgzones, given.heat_stress
    known = {rule.id: rule for rule in _rules(rules, *answers_of_others)}
    criteria = read_criteria(given.assessment_criteria, known)
    figures = gather(locations, *answers_of_others)
    found = [answer(criterion, figures) for criterion in criteria.usable]
    heard = or_no_rows(given.assessment_answers, Given, "assessment_answers")
    said = people(heard, locations.index, [criterion.id for criterion in criteria.usable])
    answers = combine(found, said, len(locations))
    laid_out = checklist(pd.DataFrame(locations), criteria.usable, found, answers)
    rows = pd.concat([laid_out, explain_answers(criteria.usable, found, answers)], axis=1)
    table = _table(locations, figures, answers.answer, criteria.usable, rules)
    return Result(
        ANSWER,
        given.on,
        table=table,
        totals=totals(table, len(criteria.usable)),
        evidence=_evidence(criteria, said, rules),
        details={
            "checklist": rows,
            "themes": by_theme(table, [criterion.theme for criterion in criteria.usable], answers.answer),
            "answers": said.told,
        },
    )


def _rules(rules: Rules, *needed: Result | None) -> list[Rule]:
    """List the rules a criterion may take its norm from: its own, and those of the answers it builds on."""
    others = [rule for result in needed if result is not None for rule in result.evidence.rules]
    return [*others, *rules.values()]


def _evidence(criteria: Criteria, said: People, rules: Rules) -> Evidence:
    return Evidence(
        rules=(*rules.values(), *_named(criteria.usable, rules)),
        assumptions=ASSUMPTIONS,
        excluded=pd.concat([criteria.excluded, said.excluded], ignore_index=True),
    )


def _named(criteria: tuple[Criterion, ...], rules: Rules) -> tuple[Rule, ...]:
    """Return the rules of other sets that a criterion takes its norm from, each once."""
    own = {rule.id for rule in rules.values()}
    taken = {one.rule.id: one.rule for one in criteria if one.rule is not None}
    return tuple(rule for name, rule in taken.items() if name not in own)


def _table(
    locations: gpd.GeoDataFrame, figures: Figures, answers: Words, criteria: tuple[Criterion, ...], rules: Rules
) -> gpd.GeoDataFrame:
    important = np.array([criterion.important for criterion in criteria], dtype=np.bool_)
    without_homes = pd.Series(figures.without_homes, index=locations.index)
    parts = [judge(answers, important, without_homes, rules), count(answers, locations.index)]
    share = figures.by_place["social_share"]
    known = pd.DataFrame(locations)
    table = pd.concat([known[["name"]], *parts, known[list(CARRIED)], share[list(PLACED)]], axis=1)
    table.insert(3, "explanation", explain(table, criteria, answers, rules))
    return gpd.GeoDataFrame(table, geometry=locations.geometry)
