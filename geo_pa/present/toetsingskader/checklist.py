"""One building location under the assessment framework: how many questions have each answer, and all by theme."""

import pandas as pd
from markupsafe import Markup

from geo_pa import terms
from geo_pa.model import Result
from geo_pa.present.markup import markup
from geo_pa.present.special import Own, Row
from geo_pa.present.toetsingskader.looks import sign

COUNTS = {"met": "yes", "partly": "partly", "not_met": "no", "to_ask": "asked", "unknown": "unknown"}
"""Columns that count questions, and the answer of which they carry the sign."""


def own(row: Row, _result: Result, _detail: str) -> Own:
    """Put before each count the sign of the answer that it counts, and leave out what the location does not have."""
    return Own(signs={name: Markup("{} ").format(sign(answer)) for name, answer in COUNTS.items() if name in row})


def checklist(rows: pd.DataFrame) -> Markup:
    """Write the checklist of one location, a table per theme, from its rows of the detail "checklist" in order."""
    plain = rows.astype(object).where(rows.notna(), None)
    themes = [
        (theme, summary(found["answer"]), found.to_dict("records"))
        for theme, found in plain.groupby("theme", sort=False)
    ]
    return markup("toetsingskader/checklist.html", themes=themes, sign=sign, why=_why)


def summary(answers: pd.Series) -> str:
    """Count answers in words, those that occur: "3 ja, 1 nee, 2 nog te vragen"."""
    counts = answers.value_counts()
    order = [*COUNTS.values(), "not_applicable"]
    return ", ".join(f"{counts[word]} {terms.label('checklist_answer', word)}" for word in order if word in counts)


def _why(sentence: str) -> str:
    """Take from the sentence what stands behind the answer and before what is asked: why there is no figure."""
    return sentence.partition(": ")[2].partition(" Gevraagd: ")[0].capitalize()
