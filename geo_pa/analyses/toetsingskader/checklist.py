"""Every question about every location, with its answer, and who or what gave it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from geo_pa.analyses.toetsingskader.answering import ANSWERED, ASKED, OPEN, UNKNOWN, DataAnswer
from geo_pa.analyses.toetsingskader.criteria import Criterion
from geo_pa.analyses.toetsingskader.figures import Flags, Words
from geo_pa.analyses.toetsingskader.people import People, Said
from geo_pa.model import RUNGS

DATA, PEOPLE = "data", "people"


@dataclass(frozen=True, eq=False)
class Answers:
    """The answers as tables of locations by criteria: which holds, why it is unknown, and who gave it (empty: nobody).

    ``people`` is what people said, by the fields of Said (None where nothing), ``differs`` where the data say another
    thing.
    """

    answer: Words
    why: Words
    origin: Words
    people: Mapping[str, Words]
    differs: Flags


def combine(found: Sequence[DataAnswer], said: People, locations: int) -> Answers:
    """Put what the data and what people say together; people never override the data."""
    of_data = _square([one.answer for one in found], locations)
    theirs = _people(said, of_data.shape)
    told = theirs["answer"].astype(bool)
    by_people = np.isin(of_data, OPEN) & told
    contradicted = _at(said.contradicted, of_data.shape) & np.isin(of_data, OPEN)
    # Which question a hidden answer belongs to is hidden too: any that is still to ask may be the one.
    hidden = (of_data == ASKED) & ~told & said.withheld[:, None]
    doubts = [by_people, contradicted, hidden]
    why = _square([one.why for one in found], locations)
    return Answers(
        np.select(doubts, [theirs["answer"], UNKNOWN, UNKNOWN], default=of_data),
        np.select(doubts, ["", "contradicts", "withheld"], default=why).astype(object),
        np.select([by_people, of_data == ASKED], [PEOPLE, ""], default=DATA).astype(object),
        theirs,
        told & np.isin(of_data, ANSWERED) & (theirs["answer"] != of_data),
    )


def _square(columns: Sequence[Words], locations: int) -> Words:
    return np.array(columns, dtype=object).reshape(len(columns), locations).T


def _people(said: People, shape: tuple[int, ...]) -> dict[str, Words]:
    cells = {name: np.full(shape, None, dtype=object) for name in Said._fields}
    for place, answer in said.answers.items():
        for name, value in zip(Said._fields, answer, strict=True):
            cells[name][place] = value
    return cells


def _at(places: frozenset[tuple[int, int]], shape: tuple[int, ...]) -> Flags:
    flags = np.zeros(shape, dtype=np.bool_)
    for place in places:
        flags[place] = True
    return flags


def checklist(
    locations: pd.DataFrame, criteria: Sequence[Criterion], found: Sequence[DataAnswer], answers: Answers
) -> pd.DataFrame:
    """Lay the answers out, one row per question about a location, location by location.

    ``figure`` is what is certain and ``figure_most`` what is possible, in ``unit``; ``confidentiality`` the narrower of
    that of the location and of the answer.
    """
    columns = {
        **_of_locations(locations, len(criteria)),
        **_of_criteria(criteria, len(locations)),
        **_of_data(found, len(locations)),
        **_of_answers(answers),
        "confidentiality": _confidentiality(locations, answers),
    }
    return pd.DataFrame({name: columns[name] for name in ORDER})


ORDER = (
    *("location_id", "name", "criterion", "theme", "question", "important"),
    *("answer", "figure", "figure_most", "unit", "word", "figure_from", "comparison", "norm"),
    *("origin", "people_answer", "differs", "note", "answered_by", "answered_on"),
    *("article", "source", "confidentiality"),
)
"""The columns of the checklist: what is asked, what the data answer, what people answer, and where it is from."""


def _of_locations(locations: pd.DataFrame, criteria: int) -> dict[str, pd.Series]:
    """Repeat each location for every criterion."""
    told = {"location_id": locations.index.to_numpy(object), "name": locations["name"].to_numpy(object, na_value="")}
    return {name: _text(np.repeat(cells, criteria)) for name, cells in told.items()}


CRITERION_TEXT = {
    **{name: name for name in ("theme", "question", "unit", "comparison", "article", "source")},
    "criterion": "id",
    "figure_from": "place",
}
"""Columns with text of a criterion, and the attribute that holds it."""


def _of_criteria(criteria: Sequence[Criterion], locations: int) -> dict[str, pd.Series]:
    """Repeat the criteria for every location."""

    def asked(attribute: str) -> list[Any]:
        return [getattr(one, attribute) for one in criteria] * locations

    texts = {name: _text(np.array(asked(held), dtype=object)) for name, held in CRITERION_TEXT.items()}
    important, norm = pd.Series(asked("important"), dtype="bool"), pd.Series(asked("norm"), dtype="float64")
    return {**texts, "important": important, "norm": norm}


def _of_data(found: Sequence[DataAnswer], locations: int) -> dict[str, pd.Series]:
    """Lay out the figures and words by which the data answer."""
    low, high, word = (
        _square([getattr(one, name) for one in found], locations).ravel() for name in ("low", "high", "word")
    )
    return {
        "figure": pd.Series(low, dtype="float64"),
        "figure_most": pd.Series(high, dtype="float64"),
        "word": _text(word),
    }


def _of_answers(answers: Answers) -> dict[str, pd.Series]:
    """Lay out the answers, and what people said."""
    return {
        "answer": _text(answers.answer.ravel()),
        "origin": _text(answers.origin.ravel()),
        "differs": pd.Series(answers.differs.ravel(), dtype="bool"),
        "people_answer": _text(answers.people["answer"].ravel()),
        **{name: _text(answers.people[name].ravel()) for name in ("note", "answered_by")},
        "answered_on": pd.Series(answers.people["answered_on"].ravel(), dtype="datetime64[s]"),
    }


def _text(cells: Words) -> pd.Series:
    """Make a column of text; what is empty is missing."""
    return pd.Series([str(cell) if cell else None for cell in cells.tolist()], dtype="str")


def _confidentiality(locations: pd.DataFrame, answers: Answers) -> pd.Series:
    """Take the narrower of a location's own and that of the answer of people; missing is the narrowest."""
    rank = {word: place for place, word in enumerate(RUNGS)}
    words = locations["confidentiality"].to_numpy(object, na_value="")
    own = np.array([rank.get(word, 0) for word in words], dtype=np.intp)
    narrowest = np.broadcast_to(own[:, None], answers.answer.shape).copy()
    for place in zip(*answers.people["answer"].nonzero(), strict=True):
        narrowest[place] = min(narrowest[place], rank.get(answers.people["confidentiality"][place], 0))
    return pd.Series(np.array(RUNGS, dtype=object)[narrowest.ravel()], dtype="str")
