"""The explanation of one neighbourhood: its signal, both denominators side by side with their margins, its groups."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
from markupsafe import Markup

from geo_pa import terms
from geo_pa.model import Column, Signal
from geo_pa.present.aandachtsgroepen.map import ALL_GROUPS, ANALYSIS, TOO_FEW, ratio
from geo_pa.present.columns import heading
from geo_pa.present.headings import text
from geo_pa.present.marks import INK, SIGNAL_LOOKS, drawn, image

DENOMINATORS: Mapping[str, str] = {"social_homes": "Naar sociale huur", "homes": "Naar alle woningen"}
FIGURES = ("social_homes", "homes", "social_home_share", "corporation_share", "corporation_neighbourhood")
NOT_TO_SHOW = "niet te tonen"

WIDTH, LEFT, ROW = 440, 130, 34
"""Of the drawing, in pixels: whole width, where the scale starts, height of one line."""

HIGHEST = 4.0
"""Where the scale ends; a margin that goes on has an open end."""


def neighbourhood_card(row: Mapping[str, Any], groups: pd.DataFrame) -> Markup:
    """Explain one neighbourhood.

    Parameters
    ----------
    row : mapping
        One row of the result of ``aandachtsgroepen``.
    groups : DataFrame
        The rows of its detail ``groups`` about this neighbourhood.

    Returns
    -------
    Markup
        HTML; text from data is escaped.
    """
    return Markup(
        '<article class="geo-pa-location"><h3>{name}</h3><p class="geo-pa-verdict">{mark} {word}</p>{drawing}'
        '<p>{explanation}</p><h4>Cijfers</h4><dl class="geo-pa-rows">{figures}</dl>{groups}</article>'
    ).format(
        name=text(row["name"], Column("")),
        mark=image(drawn(SIGNAL_LOOKS[row["signal"]], 28)),
        word=_word(row),
        drawing=margins(row),
        explanation=row["explanation"],
        figures=Markup().join(_pair(row, name) for name in FIGURES),
        groups=_groups(groups),
    )


def _word(row: Mapping[str, Any]) -> str:
    return NOT_TO_SHOW if row["reason"] == TOO_FEW else terms.label("care_signal", row["signal"])


def _pair(row: Mapping[str, Any], name: str) -> Markup:
    told = heading(name, ANALYSIS)
    return Markup("<dt>{}</dt><dd>{}</dd>").format(told.title, text(row[name], told))


def margins(row: Mapping[str, Any]) -> Markup:
    """Draw both estimates with their margin on one scale, where 1 is the mean of the municipality.

    Returns
    -------
    Markup
        Empty where there is nothing to draw.
    """
    if terms.is_missing(row["estimate_homes"]) and terms.is_missing(row["estimate_social_homes"]):
        return Markup()
    lines = Markup().join(_margin(row, by, 20 + place * ROW) for place, by in enumerate(DENOMINATORS))
    mean, height = round(_at(1.0), 1), 20 + len(DENOMINATORS) * ROW
    drawing = Markup(
        '<svg width="{width}" height="{height}" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="13" '
        'fill="{ink}"><path d="M{mean} 16V{end}" stroke="{ink}" stroke-dasharray="4 3"/>'
        '<text x="{mean}" y="12" text-anchor="middle">1: gemiddeld</text>{lines}</svg>'
    ).format(width=WIDTH, height=height, ink=INK, mean=mean, end=height, lines=lines)
    said = "; ".join(f"{words}: {ratio(row, by)}" for by, words in DENOMINATORS.items())
    return image(drawing, said)


def _at(figure: float) -> float:
    return LEFT + min(figure, HIGHEST) / HIGHEST * (WIDTH - LEFT - 8)


def _margin(row: Mapping[str, Any], by: str, y: int) -> Markup:
    name = Markup('<text x="0" y="{}">{}</text>').format(y + 15, DENOMINATORS[by])
    if terms.is_missing(row[f"estimate_{by}"]):
        return name
    low, estimate, high = (round(_at(float(row[f"{part}_{by}"])), 1) for part in ("low", "estimate", "high"))
    look = SIGNAL_LOOKS[Signal.HIGH if bool(row[f"concentrated_{by}"]) else Signal.NONE]
    return name + Markup(
        '<path d="M{low} {y}H{high}" stroke="{ink}" stroke-width="3"/>'
        '<circle cx="{estimate}" cy="{y}" r="6" fill="{fill}" stroke="{ink}" stroke-width="1.5"/>'
    ).format(low=low, high=high, estimate=estimate, y=y + 10, ink=INK, fill=look.fill)


def _groups(groups: pd.DataFrame) -> Markup:
    """List the groups: how many, of the neighbourhood or its district, and what they are by either denominator."""
    single = groups[groups["group"] != ALL_GROUPS]
    if single.empty:
        return Markup()
    rows = Markup().join(_group({str(name): value for name, value in row.items()}) for row in single.to_dict("records"))
    return Markup('<div class="geo-pa-attention"><h4>Toewijzingen per groep</h4><ul>{}</ul></div>').format(rows)


def _group(row: Mapping[str, Any]) -> Markup:
    count = NOT_TO_SHOW if row["reason"] == TOO_FEW else terms.number(row["shown_allocations"])
    where = " (hele wijk)" if row["level"] == "district" else ""
    known = not terms.is_missing(row["estimate_homes"])
    ratios = "; ".join(f"{words.lower()} {ratio(row, by)}" for by, words in DENOMINATORS.items()) if known else ""
    return Markup('<li>{}<span>{}<span class="geo-pa-held-to">{}</span></span><b>{}{}</b></li>').format(
        image(drawn(SIGNAL_LOOKS[row["signal"]], 20)), terms.label("care_group", row["group"]), ratios, count, where
    )


def attention(table: pd.DataFrame) -> Markup:
    """List the neighbourhoods with a concentration, the highest signal first, and say how to see why."""
    some = table[table["signal"].isin([Signal.HIGH, Signal.SOME])]
    lines = [
        Markup('<li>{}<span>{}<span class="geo-pa-held-to">{}{}</span></span></li>').format(
            image(drawn(SIGNAL_LOOKS[signal], 20)),
            name,
            terms.label("care_reason", reason),
            ", in de hele wijk" if level == "district" else "",
        )
        for signal, name, reason, level in zip(some["signal"], some["name"], some["reason"], some["level"], strict=True)
    ]
    return Markup(
        '<div class="geo-pa-attention"><h4>Waar het geconcentreerd is</h4><ul>{}</ul><p>Kies een buurt op de kaart, in '
        "de tabel of in de lijst hierboven; dan staat hier waarom het signaal zo is.</p></div>"
    ).format(Markup().join(lines))
