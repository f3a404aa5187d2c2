"""The criteria as they can be used, each with its norm, and those that cannot."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from geo_pa import terms
from geo_pa.analyses.toetsingskader.faults import faults
from geo_pa.analyses.toetsingskader.figure_names import names, vocabulary_of, words
from geo_pa.model import EXCLUDED_COLUMNS, Rule


@dataclass(frozen=True)
class Criterion:
    """One question of the framework; Dutch words are empty where not filled in.

    Attributes
    ----------
    figures, most, per : tuple of str
        Names of figures that are added up: what is certain, the most it can be where that is another, and what it is a
        share of. Without figures the question is asked of people.
    comparison : str
        ``at_least``, ``at_most`` or ``one_of``.
    norm, partly : float
        NaN where there is none, or where its rule is not there.
    words, partly_words : tuple of str
        For ``one_of``: what is a yes, and what is partly.
    where, where_words : str, tuple of str
        The question applies where that word is one of these; always where ``where`` is empty.
    """

    id: str
    theme: str
    question: str
    figures: tuple[str, ...]
    most: tuple[str, ...]
    per: tuple[str, ...]
    comparison: str
    norm: float
    partly: float
    words: tuple[str, ...]
    partly_words: tuple[str, ...]
    unit: str
    where: str
    where_words: tuple[str, ...]
    applies_to: str
    article: str
    source: str
    important: bool
    rule: Rule | None

    @property
    def place(self) -> str:
        """The layer or the question that its figures come from; empty where people are asked."""
        return self.figures[0].partition(".")[0] if self.figures else ""

    @property
    def vocabulary(self) -> str:
        """Where the word comes from that answers it; empty where a number does, or people."""
        return vocabulary_of(self.figures[0]) if self.figures else ""


@dataclass(frozen=True)
class Criteria:
    """The criteria that can be used, in the order of the table, and the rows of it that cannot."""

    usable: tuple[Criterion, ...]
    excluded: pd.DataFrame


def read_criteria(table: pd.DataFrame, rules: Mapping[str, Rule]) -> Criteria:
    """Read the criteria, with the rules by id that they may name; one with a fault is excluded, with all its faults."""
    told: dict[str, list[str]] = {}
    for fault in faults(table, rules):
        text = f"Kolom {fault.column}: {fault.what} Gevonden: {fault.found}. Verwacht: {fault.expected}."
        told.setdefault(fault.criterion, []).append(text)
    usable = table[~table.index.isin(list(told))]
    rows = zip(usable.index, usable.to_dict("records"), strict=True)
    unusable = [("assessment_criteria", key, "unusable_criterion", " ".join(texts)) for key, texts in told.items()]
    return Criteria(
        tuple(_criterion(str(key), row, rules) for key, row in rows),
        pd.DataFrame(unusable, columns=list(EXCLUDED_COLUMNS), dtype="str"),
    )


def _criterion(key: str, row: Mapping[object, object], rules: Mapping[str, Rule]) -> Criterion:
    rule = rules.get(_text(row, "rule"))
    return Criterion(
        id=key,
        theme=_text(row, "theme"),
        question=_text(row, "question"),
        figures=names(row["figure"]),
        most=names(row["most"]),
        per=names(row["per"]),
        comparison=_text(row, "comparison"),
        words=words(row["words"]),
        partly_words=words(row["partly_words"]),
        where_words=words(row["where_words"]),
        unit=_text(row, "unit"),
        applies_to=_text(row, "applies_to"),
        source=_text(row, "source"),
        norm=_number(row["value"] if rule is None else rule.value),
        partly=_number(row["partly_value"]),
        where=_text(row, "where_figure"),
        article=_text(row, "article") or (rule.article if rule else ""),
        important=row["important"] is True,
        rule=rule,
    )


def _text(row: Mapping[object, object], name: str) -> str:
    return "" if terms.is_missing(row[name]) else str(row[name])


def _number(value: object) -> float:
    return np.nan if terms.is_missing(value) else float(str(value))
