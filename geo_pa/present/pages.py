"""Pieces of a page as HTML: everything from data is escaped by :class:`markupsafe.Markup`."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
from markupsafe import Markup

from geo_pa import terms
from geo_pa.errors import Problem
from geo_pa.model import Column, Verdict
from geo_pa.present.columns import heading
from geo_pa.present.headings import NOT_APPLICABLE, text
from geo_pa.present.marks import INK, LOOKS, SAID, Look, drawn, image, verdict_mark

ALL_STANDARD = "Alle keuzes staan op de standaard."


def header(title: str, facts: Iterable[str], notice: str) -> Markup:
    """Write a page's head: title, what holds for everything on it, and the notice about modelled data."""
    spans = Markup().join(Markup("<span>{}</span>").format(fact) for fact in facts)
    warned = Markup('<p class="geo-pa-notice" role="note">{}</p>').format(notice) if notice else ""
    return Markup('<header class="geo-pa-header"><h1>{}</h1><p class="geo-pa-facts">{}</p>{}</header>').format(
        title, spans, warned
    )


def problems(found: Iterable[Problem]) -> Markup:
    """Write problems as what, found, expected and what to do."""
    return Markup('<div class="geo-pa-problems" role="alert">{}</div>').format(Markup().join(map(_problem, found)))


def _problem(problem: Problem) -> Markup:
    return Markup(
        "<section><h4>{what}</h4><dl><dt>Waar</dt><dd>{where}</dd><dt>Gevonden</dt><dd>{found}</dd>"
        "<dt>Verwacht</dt><dd>{expected}</dd><dt>Wat te doen</dt><dd>{action}</dd></dl></section>",
    ).format(
        what=problem.what,
        where=problem.where,
        found=problem.found,
        expected=problem.expected,
        action=problem.action,
    )


def field_problem(sentence: str) -> Markup:
    """Write beneath a field why what is typed there cannot be read."""
    return Markup('<p class="geo-pa-wrong" role="alert">{}</p>').format(sentence)


def choices_made(count: int) -> Markup:
    """Write how many choices differ from the standard, on a line that is always there.

    A line that comes and goes moves what stands beneath it away from under the mouse, and the click is lost.
    """
    said = f"{terms.plural(count, 'keuze wijkt', 'keuzes wijken')} af van de standaard." if count else ALL_STANDARD
    kind = "geo-pa-choices geo-pa-own" if count else "geo-pa-choices"
    return Markup('<p class="{}" role="status">{}</p>').format(kind, said)


def tiles(said: pd.Series, vocabulary: str = "verdict") -> Markup:
    """Count the units per verdict or signal that the vocabulary has a word for, in a fixed order, zero included."""
    counts, known = said.value_counts(), terms.labels(vocabulary)
    return Markup('<div class="geo-pa-tiles">{}</div>').format(
        Markup().join(
            _tile(look, terms.label(vocabulary, word), int(counts.get(word, 0)))
            for word, look in SAID[vocabulary].items()
            if word in known
        ),
    )


def _tile(look: Look, word: str, count: int) -> Markup:
    return Markup('<div class="geo-pa-tile">{mark}<b>{count}</b><span>{word}</span></div>').format(
        mark=image(drawn(look, 30)), count=terms.number(count), word=word
    )


def plain_table(frame: pd.DataFrame) -> Markup:
    """Write a short table in full, so that long sentences can be read and copied."""
    head = Markup().join(Markup("<th>{}</th>").format(column) for column in frame.columns)
    rows = Markup().join(Markup("<tr>{}</tr>").format(_cells(row)) for row in frame.itertuples(index=False, name=None))
    return Markup('<table class="geo-pa-plain-table"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>').format(
        head, rows
    )


def _cells(row: Iterable[object]) -> Markup:
    return Markup().join(Markup("<td>{}</td>").format(value) for value in row)


MOST_IN_LIST = 12
OPEN = ("open_homes_certain", "open_homes")


def attention(table: pd.DataFrame) -> Markup:
    """List the locations that are short, the largest shortfall first, and say what to do to see why.

    Parameters
    ----------
    table : DataFrame
        Result of ``social_share``.
    """
    short = table[table["verdict"].isin([Verdict.FAILS, Verdict.AT_RISK])].sort_values(
        "open_homes", ascending=False, kind="stable"
    )
    lines = [
        Markup("<li>{}<span>{}</span><b>{} {}</b></li>").format(
            image(verdict_mark(verdict, 20)), name, terms.span(least, most), "woning" if most == 1 else "woningen"
        )
        for verdict, name, least, most in short[["verdict", "name", *OPEN]].itertuples(index=False, name=None)
    ]
    more = len(lines) - MOST_IN_LIST
    return Markup(
        '<div class="geo-pa-attention"><h4>Grootste tekorten</h4><ul>{}</ul><p>{}Kies een locatie op de kaart, in de '
        "tabel of in de lijst hierboven; dan staat hier waarom het oordeel zo is.</p></div>"
    ).format(Markup().join(lines[:MOST_IN_LIST]), f"En nog {more} in de tabel. " if more > 0 else "")


def figures(pairs: Mapping[str, str]) -> Markup:
    """Write figures in a row, each with its word beneath."""
    cells = Markup().join(
        Markup('<div class="geo-pa-figure"><b>{}</b><span>{}</span></div>').format(value, name)
        for name, value in pairs.items()
    )
    return Markup('<div class="geo-pa-figures">{}</div>').format(cells)


SHOWN_FIGURES = (
    "dwellings",
    "required_social_homes",
    "social_homes",
    "social_homes_possible",
    "booked_in",
    "proposed_in",
    "open_homes",
    "open_homes_certain",
    "surplus_homes",
    "social_demolished",
    "net_social_homes",
    "net_social_homes_possible",
)
SHOWN_FACTS = (
    "project_id",
    "status",
    "hardness",
    "start_year",
    "completion_year",
    "corporation",
    "ground_owner",
    "neighbourhoods",
    "district_name",
    "lead",
    "next_step",
    "realisation_chance",
    "confidentiality",
)


def location_card(row: Mapping[str, Any]) -> Markup:
    """Explain one building location: verdict, sentence, both ways out, figures and facts.

    Parameters
    ----------
    row : mapping
        One row of the result of ``social_share``.

    Returns
    -------
    Markup
    """
    return Markup(
        '<article class="geo-pa-location"><h3>{name}</h3><p class="geo-pa-verdict">{mark} {word}</p>{bar}'
        '<p>{explanation}</p>{out}<h4>Cijfers</h4><dl class="geo-pa-rows">{figures}</dl>'
        '<h4>Plan</h4><dl class="geo-pa-rows">{facts}</dl></article>',
    ).format(
        name=text(row["name"], heading("name", "social_share")),
        mark=image(verdict_mark(row["verdict"], 28)),
        word=terms.label("verdict", row["verdict"]),
        bar=_share_bar(row),
        explanation=row["explanation"],
        out=_ways_out(row),
        figures=_rows(row, SHOWN_FIGURES),
        facts=_rows(row, SHOWN_FACTS),
    )


OTHER_BOUND = {
    "social_homes_possible": "social_homes",
    "open_homes_certain": "open_homes",
    "net_social_homes_possible": "net_social_homes",
}
"""Figures that say nothing where they are equal to their other bound."""

NOT_SHOWN_WHEN_NONE = ("booked_in", "proposed_in", "surplus_homes", "social_demolished")
"""Figures that say nothing where they are 0."""


def _rows(row: Mapping[str, Any], columns: Iterable[str]) -> Markup:
    pairs = [
        (heading(column, "social_share"), row[column])
        for column in columns
        if column in row and _says_something(row, column)
    ]
    return Markup().join(_row(heading, value) for heading, value in pairs)


def _says_something(row: Mapping[str, Any], column: str) -> bool:
    """Leave out a 0 that says nothing, and a bound that is equal to the other."""
    value, other = row[column], row.get(OTHER_BOUND.get(column, ""))
    if terms.is_missing(value):
        return column != "project_id" and (column not in OTHER_BOUND or not terms.is_missing(other))
    if column in OTHER_BOUND:
        return bool(value != other)
    return column not in NOT_SHOWN_WHEN_NONE or bool(value != 0)


def _row(heading: Column, value: object) -> Markup:
    return Markup("<dt>{}</dt><dd>{}</dd>").format(heading.title, text(value, heading))


def _ways_out(row: Mapping[str, Any]) -> Markup:
    """Show both ways out side by side, where something is short."""
    convert, add = row["homes_to_convert"], row["homes_to_add"]
    if terms.is_missing(convert):
        return Markup()
    ways = [_way(terms.homes(convert), "omzetten naar sociale huur")]
    if not terms.is_missing(add):
        ways += [Markup('<span class="geo-pa-or">of</span>'), _way(terms.homes(add), "sociale huur erbij bouwen")]
    return Markup('<div class="geo-pa-ways">{}</div>').format(Markup().join(ways))


def _way(homes: str, what: str) -> Markup:
    return Markup('<div class="geo-pa-way"><b>{}</b><span>{}</span></div>').format(homes, what)


BAR_WIDTH = 320


def _share_bar(row: Mapping[str, Any]) -> Markup:
    """Draw the homes of a location: certainly social, perhaps social, the rest, and where the norm lies."""
    total = row["dwellings"]
    if terms.is_missing(total) or total == 0 or terms.is_missing(row["social_homes"]):
        return Markup()
    known, possible = float(row["social_homes"]), row["social_homes_possible"]
    most = known if terms.is_missing(possible) else float(possible)
    per_home = BAR_WIDTH / float(total)
    drawing = Markup(
        '<svg width="{full}" height="40" viewBox="0 0 {full} 40" font-family="sans-serif">'
        '<rect x="1" y="15" width="{width}" height="22" fill="#e3e9ef"/>'
        '<rect x="1" y="15" width="{maybe}" height="22" fill="#c3dcf0"/>'
        '<rect x="1" y="15" width="{known}" height="22" fill="{blue}"/>'
        '<rect x="1" y="15" width="{width}" height="22" fill="none" stroke="{ink}"/>{line}</svg>',
    ).format(
        full=BAR_WIDTH + 2,
        width=BAR_WIDTH,
        maybe=round(most * per_home, 1),
        known=round(known * per_home, 1),
        blue=LOOKS[Verdict.MEETS].fill,
        ink=INK,
        line=_norm_line(row["required_social_homes"], per_home),
    )
    return image(drawing, f"zeker {terms.number(known)} van {terms.homes(total)} sociale huur")


def _norm_line(required: object, per_home: float) -> Markup:
    if terms.is_missing(required) or required == NOT_APPLICABLE:
        return Markup()
    x = round(1 + float(str(required)) * per_home, 1)
    anchor = "start" if x < BAR_WIDTH / 2 else "end"
    return Markup(
        '<path d="M{x} 2V40" stroke="{ink}" stroke-width="2.5"/>'
        '<text x="{at}" y="11" font-size="12" text-anchor="{anchor}" fill="{ink}">vereist {required}</text>',
    ).format(
        x=x,
        ink=INK,
        at=x + (5 if anchor == "start" else -5),
        anchor=anchor,
        required=terms.number(float(str(required))),
    )
