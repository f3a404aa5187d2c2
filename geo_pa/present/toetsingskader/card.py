"""One building location under the assessment framework: why it asks for attention, and its checklist by theme."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
from markupsafe import Markup

from geo_pa import terms
from geo_pa.measures.counted import counted_plans
from geo_pa.model import Column, Signal
from geo_pa.present.columns import heading
from geo_pa.present.headings import text
from geo_pa.present.marks import ANSWER_LOOKS, SAID, SIGNAL_LOOKS, drawn, image

ANALYSIS = "toetsingskader"
COUNTS = {"met": "yes", "partly": "partly", "not_met": "no", "to_ask": "asked", "unknown": "unknown"}
"""Columns that count questions, and the answer of which they carry the sign."""

FACTS = (
    "not_applicable",
    "share_answered",
    "status",
    "completion_year",
    "corporation",
    "neighbourhoods",
    "district_name",
)
MOST_IN_LIST = 12


def location_card(row: Mapping[str, Any]) -> Markup:
    """Explain one location: signal, sentence, and how many questions have each answer.

    Parameters
    ----------
    row : mapping
        One row of the result of ``toetsingskader``.

    Returns
    -------
    Markup
        HTML; text from data is escaped.
    """
    return Markup(
        '<article class="geo-pa-location"><h3>{name}</h3><p class="geo-pa-verdict">{mark} {word}</p>'
        '<p>{explanation}</p><h4>Vragen</h4><dl class="geo-pa-rows">{counts}</dl></article>'
    ).format(
        name=text(row["name"], Column("")),
        mark=image(drawn(SAID["signal"][row["signal"]], 28)),
        word=terms.label("signal", row["signal"]),
        explanation=row["explanation"],
        counts=Markup().join(_rows(row)),
    )


def _rows(row: Mapping[str, Any]) -> Iterable[Markup]:
    for name, answer in COUNTS.items():
        word = terms.label("checklist_answer", answer).capitalize()
        yield Markup("<dt>{} {}</dt><dd>{}</dd>").format(_sign(answer), word, terms.number(row[name]))
    for name in FACTS:
        shown = heading(name, ANALYSIS)
        yield Markup("<dt>{}</dt><dd>{}</dd>").format(shown.title, text(row[name], shown))


def _sign(answer: str) -> Markup:
    return image(drawn(ANSWER_LOOKS[answer], 18))


def attention(ordered: pd.DataFrame) -> Markup:
    """List the locations that count and ask for much attention, and say how to see why.

    Parameters
    ----------
    ordered : DataFrame
        Rows of the result of ``toetsingskader``, those that ask for most first.
    """
    counted = counted_plans(ordered)
    high = counted[counted["signal"] == Signal.HIGH]
    lines = [
        Markup("<li>{}<span>{}</span><b>{}</b></li>").format(
            image(drawn(SIGNAL_LOOKS[Signal.HIGH], 20)), name, f"{terms.number(refused)} nee"
        )
        for name, refused in zip(high["name"], high["not_met"], strict=True)
    ]
    more = len(lines) - MOST_IN_LIST
    listed = Markup("<h4>Vragen veel aandacht</h4><ul>{}</ul>").format(Markup().join(lines[:MOST_IN_LIST]))
    return Markup(
        '<div class="geo-pa-attention">{}<p>{}Kies een locatie op de kaart, in de tabel of in de lijst hierboven; dan '
        "staan hier en onder de kaart haar vragen en antwoorden.</p></div>"
    ).format(listed if lines else "", f"En nog {terms.number(more)} in de tabel. " if more > 0 else "")


def checklist(rows: pd.DataFrame) -> Markup:
    """Write the checklist of one location, a table per theme.

    Parameters
    ----------
    rows : DataFrame
        The rows of the detail "checklist" about that location, in order.

    Returns
    -------
    Markup
        HTML; text from data is escaped.
    """
    themes = rows.groupby("theme", sort=False)
    return Markup().join(_theme(str(theme), found) for theme, found in themes)


def _theme(theme: str, rows: pd.DataFrame) -> Markup:
    lines = Markup().join(_line(row) for row in rows.astype(object).where(rows.notna(), None).to_dict("records"))
    return Markup(
        '<table class="geo-pa-checklist"><caption>{}<span>{}</span></caption><thead><tr><th>Antwoord</th><th>Vraag</th>'
        "<th>Gevonden</th><th>Gevraagd</th></tr></thead><tbody>{}</tbody></table>"
    ).format(theme, summary(rows["answer"]), lines)


def summary(answers: pd.Series) -> str:
    """Count answers in words, those that occur: "3 ja, 1 nee, 2 nog te vragen"."""
    counts = answers.value_counts()
    order = [*COUNTS.values(), "not_applicable"]
    return ", ".join(f"{counts[word]} {terms.label('checklist_answer', word)}" for word in order if word in counts)


def _line(row: Mapping[Any, Any]) -> Markup:
    important = Markup("<em>belangrijk</em>") if row["important"] else ""
    return Markup("<tr><td>{sign}{word}</td><td>{question}{important}</td><td>{found}</td><td>{norm}</td></tr>").format(
        sign=_sign(row["answer"]),
        word=terms.label("checklist_answer", row["answer"]),
        question=row["question"],
        important=important,
        found=_found(row),
        norm=_norm(row),
    )


def _found(row: Mapping[Any, Any]) -> Markup:
    """Write the figure and where it comes from, and what people say of it."""
    parts = []
    if row["found_text"]:
        place = terms.label("figure_place", row["figure_from"])
        parts.append(Markup("{}<small>uit: {}</small>").format(row["found_text"], place))
    if row["people_answer"]:
        parts.append(_people(row))
    return Markup().join(parts) or Markup("<small>{}</small>").format(_why(row["sentence"]))


def _people(row: Mapping[Any, Any]) -> Markup:
    said = terms.label("assessment_answer", row["people_answer"])
    who = row["answered_by"] or "een onbekende partij"
    when = f", {terms.day(row['answered_on'])}" if row["answered_on"] else ""
    note = Markup("<br>{}").format(row["note"]) if row["note"] else ""
    word = Markup("<b>zegt iets anders: {}</b>").format(said) if row["differs"] else said
    return Markup("<small>{}{}: {}{}</small>").format(who, when, word, note)


def _why(sentence: str) -> str:
    """Take from the sentence what stands behind the answer and before what is asked: why there is no figure."""
    return sentence.partition(": ")[2].partition(" Gevraagd: ")[0].capitalize()


def _norm(row: Mapping[Any, Any]) -> Markup:
    """Write what is asked and where that comes from; of a question to people only where it comes from."""
    return Markup("{}<small>{}</small>").format(row["norm_text"] or "", row["norm_origin"] or "")
