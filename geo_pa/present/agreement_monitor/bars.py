"""Small bars per corporation: homes with a poor label, rents by segment, accessible homes."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import pandas as pd
from markupsafe import Markup

from geo_pa import terms
from geo_pa.present.marks import HARD, INK, SOFT, image
from geo_pa.present.markup import markup

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
    """Draw one of the tables of :data:`TOPICS`, a line per corporation and one for all, with every figure in words."""
    title, parts = TOPICS[name]
    rows = table.to_dict("records")
    key = [(image(markup("agreement_monitor/owned_key.svg", part=part, ink=INK)), part.word) for part in parts]
    lines = [(row["corporation"], _bar(row, parts), [_told(row, part) for part in parts]) for row in rows]
    return markup("agreement_monitor/owned.html", title=title, key=key, lines=lines, unknown=_unknown(table))


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
    shares = [row[f"{part.name}_share"] for part in parts]
    widths = [0.0 if terms.is_missing(share) else float(share) * WIDTH for share in shares]
    starts = accumulate(widths, initial=0.0)
    pieces = [(round(x, 1), round(width, 1), part.fill) for x, width, part in zip(starts, widths, parts, strict=False)]
    return image(markup("agreement_monitor/owned_bar.svg", pieces=pieces, width=WIDTH, height=HEIGHT, ink=INK))


def _unknown(table: pd.DataFrame) -> str:
    """Say of how many homes it is not known."""
    whole = table.iloc[-1] if len(table) else None
    if whole is None or not whole["unknown_complexes"]:
        return ""
    missing = None if terms.is_missing(whole["homes"]) else int(whole["homes"] - whole["known"])
    where = terms.plural(int(whole["unknown_complexes"]), "complex", "complexen")
    return f"Van {terms.homes(missing)} in {where} is het onbekend; die tellen in het aandeel niet mee."


def unplaced(table: pd.DataFrame) -> str:
    """Write what is in the stock, or was reported, and lies on no complex; empty where nothing is."""
    lines = [
        f"{who}: {', '.join(_moved(row) for row in rows.to_dict('records'))}"
        for who, rows in table.groupby("corporation", sort=True)
    ]
    return f"Niet op een complex te plaatsen, en dus niet in deze cijfers: {'; '.join(lines)}." if lines else ""


def _moved(row: Mapping[Hashable, Any]) -> str:
    return f"{terms.homes(row['homes'])} {terms.label('unplaced_change', row['change'])}"
