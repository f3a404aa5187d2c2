"""Small bars per corporation: homes with a poor label, rents by segment, accessible homes."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
from markupsafe import Markup

from geo_pa import terms
from geo_pa.present.marks import HARD, INK, SOFT, image

WIDTH, HEIGHT = 110, 14


@dataclass(frozen=True)
class Part:
    """One part of a bar: the stem of its columns, its word and its colour."""

    name: str
    word: str
    fill: str


TOPICS: Mapping[str, tuple[str, tuple[Part, ...]]] = {
    "labels": ("Energielabel E, F of G", (Part("efg", "label E, F of G", "#b3261e"),)),
    "rents": (
        "Huurprijzen",
        (
            Part("low", "tot de kwaliteitskortingsgrens", HARD),
            Part("middle", "van daar tot de lage aftoppingsgrens", SOFT),
        ),
    ),
    "accessible": ("Toegankelijke woningen", (Part("accessible", "toegankelijk", HARD),)),
}
"""Per further table of the answer its title and what is counted in it."""


def owned(name: str, table: pd.DataFrame) -> Markup:
    """Draw one of the tables of what the corporations own, a line per corporation and one for all.

    Parameters
    ----------
    name : str
        One of :data:`TOPICS`.
    table : DataFrame
        That detail of the answer.

    Returns
    -------
    Markup
        HTML; every figure stands in words beside its bar, and names are escaped.
    """
    title, parts = TOPICS[name]
    lines = Markup().join(_line(row, parts) for row in table.to_dict("records"))
    return Markup('<figure class="geo-pa-owned"><h4>{}</h4><p>{}</p><table>{}</table>{}</figure>').format(
        title, Markup(" ").join(map(_key, parts)), lines, _unknown(table)
    )


def _key(part: Part) -> Markup:
    return Markup("<span>{} {}</span>").format(image(_sign(part)), part.word)


def _sign(part: Part) -> Markup:
    return Markup(
        '<svg width="12" height="12"><rect x=".5" y=".5" width="11" height="11" fill="{}" stroke="{}"/></svg>'
    ).format(part.fill, INK)


def _line(row: Mapping[Hashable, Any], parts: tuple[Part, ...]) -> Markup:
    told = Markup("<br>").join(_told(row, part) for part in parts)
    return Markup("<tr><td>{}</td><td>{}</td><td>{}</td></tr>").format(row["corporation"], _bar(row, parts), told)


def _told(row: Mapping[Hashable, Any], part: Part) -> str:
    share = row[f"{part.name}_share"]
    if terms.is_missing(share):
        return terms.UNKNOWN
    told = f"{terms.percent(share)} ({terms.number(row[f'{part.name}_homes'])})"
    most = row.get(f"{part.name}_most")
    if most is None or terms.is_missing(most) or most == row[f"{part.name}_homes"]:
        return told
    return f"{told} tot {terms.percent(row[f'{part.name}_most_share'])} ({terms.number(most)})"


def _bar(row: Mapping[Hashable, Any], parts: tuple[Part, ...]) -> Markup:
    """Draw the parts one behind the other, as shares of the homes of which it is known."""
    start, pieces = 0.0, []
    for part in parts:
        share = row[f"{part.name}_share"]
        width = 0.0 if terms.is_missing(share) else float(share) * WIDTH
        pieces.append(
            Markup('<rect x="{}" y="1" width="{}" height="{}" fill="{}"/>').format(
                round(start, 1), round(width, 1), HEIGHT - 2, part.fill
            )
        )
        start += width
    frame = Markup('<rect x=".5" y=".5" width="{}" height="{}" fill="none" stroke="{}"/>').format(
        WIDTH - 1, HEIGHT - 1, INK
    )
    return image(Markup('<svg width="{}" height="{}">{}{}</svg>').format(WIDTH, HEIGHT, Markup().join(pieces), frame))


def _unknown(table: pd.DataFrame) -> Markup:
    """Say of how many homes it is not known."""
    whole = table.iloc[-1] if len(table) else None
    if whole is None or not whole["unknown_complexes"]:
        return Markup()
    missing = None if terms.is_missing(whole["homes"]) else int(whole["homes"] - whole["known"])
    where = terms.plural(int(whole["unknown_complexes"]), "complex", "complexen")
    return Markup(
        '<p class="geo-pa-note">Van {} in {} is het onbekend; die tellen in het aandeel niet mee.</p>'
    ).format(terms.homes(missing), where)


def unplaced(table: pd.DataFrame) -> str:
    """Write what is in the stock, or was reported, and lies on no complex; empty where nothing is."""
    lines = [
        f"{who}: {', '.join(_moved(row) for row in rows.to_dict('records'))}"
        for who, rows in table.groupby("corporation", sort=True)
    ]
    return f"Niet op een complex te plaatsen, en dus niet in deze cijfers: {'; '.join(lines)}." if lines else ""


def _moved(row: Mapping[Hashable, Any]) -> str:
    return f"{terms.homes(row['homes'])} {terms.label('unplaced_change', row['change'])}"
