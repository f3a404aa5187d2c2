"""From criteria, figures and what people said to a checklist and a signal per building location."""

from datetime import date

import geopandas as gpd
import numpy as np
import pandas as pd

from geo_pa.analyses.toetsingskader.answering import answer
from geo_pa.analyses.toetsingskader.checklist import checklist, combine
from geo_pa.analyses.toetsingskader.columns import COLUMNS
from geo_pa.analyses.toetsingskader.figures import Figures, Words, gather
from geo_pa.analyses.toetsingskader.framework import Criterion, Framework, framework
from geo_pa.analyses.toetsingskader.people import People, people
from geo_pa.analyses.toetsingskader.sentences import ASSUMPTIONS, explain, explain_answers
from geo_pa.analyses.toetsingskader.signals import by_theme, count, judge, totals
from geo_pa.model import Evidence, Result, Rule, Rules

CARRIED = ("status", "completion_year", "corporation", "ground_owner", "confidentiality")
PLACED = ("hardness", "neighbourhood_code", "neighbourhoods", "district_code", "district_name")
"""Columns of a location, and of its answer to the 30% rule, that a reader wants beside its signal."""


def analyse(  # noqa: PLR0913  # an argument per layer and per answer, each with the name that a workspace has for it
    building_locations: gpd.GeoDataFrame,
    assessment_criteria: pd.DataFrame,
    assessment_answers: pd.DataFrame | None = None,
    *,
    social_share: Result,
    woonzorgzones: Result | None = None,
    heat_stress: Result | None = None,
    rules: Rules,
    on: date,
) -> Result:
    """Hold each building location against the assessment framework.

    Parameters
    ----------
    building_locations : GeoDataFrame
        One row per location, RD metres; a missing figure is unknown.
    assessment_criteria : DataFrame
        The questions, in the order in which they are shown; see ``data/tables/assessment_criteria.toml``.
    assessment_answers : DataFrame, optional
        What people answered. A row of which only the location is known is one that this reader may not see.
    social_share : Result
        The 30% rule for the same locations.
    woonzorgzones, heat_stress : Result, optional
        Without them, what they would tell is unknown.
    rules : Rules
        The set ``toetsingskader``.
    on : date
        The reference date.

    Returns
    -------
    Result
        Signal, reason, sentence and counts per location (``met``, ``partly``, ``not_met``, ``to_ask``, ``unknown``,
        ``not_applicable``: numbers of questions; ``share_answered`` of those that apply). Details: ``checklist`` (every
        question about every location, see :func:`geo_pa.analyses.toetsingskader.checklist.checklist`, and what
        :func:`geo_pa.analyses.toetsingskader.sentences.explain_answers` writes of it), ``themes`` (the counts per
        location and theme) and ``answers`` (every answer of people, with what is done with it).
    """
    known = {rule.id: rule for rule in _rules(rules, social_share, woonzorgzones, heat_stress)}
    frame = framework(assessment_criteria, known)
    figures = gather(building_locations, social_share, woonzorgzones, heat_stress)
    found = [answer(criterion, figures) for criterion in frame.criteria]
    given = _no_answers() if assessment_answers is None else assessment_answers
    said = people(given, building_locations.index, [criterion.id for criterion in frame.criteria])
    answers = combine(found, said, len(building_locations))
    laid_out = checklist(pd.DataFrame(building_locations), frame.criteria, found, answers)
    rows = pd.concat([laid_out, explain_answers(frame.criteria, found, answers)], axis=1)
    table = _table(building_locations, figures, answers.answer, frame.criteria, rules)
    return Result(
        analysis="toetsingskader",
        on=on,
        table=table,
        totals=totals(table, len(frame.criteria)),
        evidence=_evidence(frame, said, rules),
        details={
            "checklist": rows,
            "themes": by_theme(table, [criterion.theme for criterion in frame.criteria], answers.answer),
            "answers": said.told,
        },
    )


def _rules(rules: Rules, *needed: Result | None) -> list[Rule]:
    """List the rules a criterion may take its norm from: its own, and those of the answers it builds on."""
    others = [rule for result in needed if result is not None for rule in result.evidence.rules]
    return [*others, *rules.values()]


def _evidence(frame: Framework, said: People, rules: Rules) -> Evidence:
    return Evidence(
        rules=(*rules.values(), *_named(frame.criteria, rules)),
        assumptions=ASSUMPTIONS,
        excluded=pd.concat([frame.excluded, said.excluded], ignore_index=True),
    )


def _named(criteria: tuple[Criterion, ...], rules: Rules) -> tuple[Rule, ...]:
    """Return the rules of other sets that a criterion takes its norm from, each once."""
    own = {rule.id for rule in rules.values()}
    taken = {one.rule.id: one.rule for one in criteria if one.rule is not None}
    return tuple(rule for name, rule in taken.items() if name not in own)


def _no_answers() -> pd.DataFrame:
    return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in COLUMNS["assessment_answers"].items()})


def _table(
    locations: gpd.GeoDataFrame,
    figures: Figures,
    answers: Words,
    criteria: tuple[Criterion, ...],
    rules: Rules,
) -> gpd.GeoDataFrame:
    important = np.array([criterion.important for criterion in criteria], dtype=np.bool_)
    without_homes = pd.Series(figures.without_homes, index=locations.index)
    parts = [judge(answers, important, without_homes, rules), count(answers, locations.index)]
    share = figures.by_place["social_share"]
    known = pd.DataFrame(locations)
    table = pd.concat([known[["name"]], *parts, known[list(CARRIED)], share[list(PLACED)]], axis=1)
    table.insert(3, "explanation", explain(table, criteria, answers, rules))
    return gpd.GeoDataFrame(table, geometry=locations.geometry)
