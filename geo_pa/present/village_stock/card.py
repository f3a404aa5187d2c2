"""The explanation of one village, or of all together: verdict, sentence, what would change it, figures."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
from markupsafe import Markup

from geo_pa import terms
from geo_pa.model import Column, Verdict
from geo_pa.present.columns import heading
from geo_pa.present.headings import text
from geo_pa.present.marks import image, verdict_mark

ANALYSIS = "village_stock"
FIGURES = ("base_homes", "stock_now_homes", "stock_end_homes", "lowest_homes", "lowest_on", "losses_homes")
RANGES = {
    "stock_now_homes": ("stock_now_least_homes", "stock_now_most_homes"),
    "stock_end_homes": ("stock_end_least_homes", "stock_end_most_homes"),
}
"""Between what a figure lies that is not certain."""
WHERE_SOME = (
    "losses_before_homes",
    "losses_without_contribution_homes",
    "dip_depth_homes",
    "linked_dip_homes",
    "soft_gain_homes",
    "soft_loss_homes",
    "stock_end_with_soft_homes",
)
"""Figures that say nothing where they are 0, or the same as without soft plans."""


def village_card(row: Mapping[str, Any], *, figures: bool = True) -> Markup:
    """Explain one village.

    Parameters
    ----------
    row : mapping
        One row of the result of ``village_stock``, or of its detail "together".
    figures : bool
        Whether to list the figures as well.

    Returns
    -------
    Markup
        HTML; text from data is escaped.
    """
    return Markup(
        '<article class="geo-pa-location"><h3>{name}</h3><p class="geo-pa-verdict">{mark} {word}</p>'
        "<p>{explanation}</p>{ways}{figures}</article>"
    ).format(
        name=text(row["name"], Column("")),
        mark=image(verdict_mark(row["verdict"], 28)),
        word=verdict_words(row["verdict"]),
        explanation=row["explanation"],
        ways=_ways(row),
        figures=_rows(row) if figures else "",
    )


def verdict_words(verdict: str) -> str:
    """Write the verdict on a village."""
    return terms.label("village_verdict", verdict)


def standing(row: Mapping[str, Any], *, partial: bool) -> Markup:
    """Write how all villages together stand, as the heading above their figures."""
    seen = ", voor zover zichtbaar" if partial else ""
    return Markup('<h4 class="geo-pa-standing">{}{}: {} {}</h4>').format(
        row["name"], seen, image(verdict_mark(row["verdict"], 22)), verdict_words(row["verdict"])
    )


def _ways(row: Mapping[str, Any]) -> Markup:
    """Show how many homes would change the verdict, where there is such a number, and what else that takes."""
    ways = []
    if not terms.is_missing(row["homes_to_add"]):
        ways.append((terms.homes(row["homes_to_add"]), f"erbij uiterlijk op {terms.day(row['add_by'])}{_purpose(row)}"))
    if not terms.is_missing(row["room_homes"]) and row["room_homes"]:
        ways.append((terms.homes(row["room_homes"]), "kunnen er nog af, als dat bijdraagt aan de kwaliteit"))
    boxes = Markup().join(Markup('<div class="geo-pa-way"><b>{}</b><span>{}</span></div>').format(*way) for way in ways)
    return Markup('<div class="geo-pa-ways">{}</div>').format(boxes) if ways else Markup()


def _purpose(row: Mapping[str, Any]) -> str:
    """Tell which verdict more homes give, and whether a contribution to quality would do as well, or is needed too."""
    contribution = "een bijdrage aan de kwaliteit bij elk verlies"
    if row["verdict"] == Verdict.FAILS:
        return f", of {contribution}, voor '{verdict_words(Verdict.AT_RISK)}'"
    lacking = row["losses_without_contribution_homes"]
    also = f", en {contribution}" if terms.is_missing(lacking) or lacking else ""
    return f"{also}, voor '{verdict_words(Verdict.MEETS)}'"


def _rows(row: Mapping[str, Any]) -> Markup:
    certain = [side for name in FIGURES for side in ((name,) if _certain(row, name) else RANGES[name])]
    shown = [*certain, *(name for name in WHERE_SOME if _says_something(row, name))]
    rows = Markup().join(
        Markup("<dt>{}</dt><dd>{}</dd>").format(heading(name, ANALYSIS).title, text(row[name], heading(name, ANALYSIS)))
        for name in shown
    )
    return Markup('<h4>Cijfers</h4><dl class="geo-pa-rows">{}</dl>').format(rows)


def _certain(row: Mapping[str, Any], name: str) -> bool:
    """Tell whether a figure is shown as it is: it is certain, or nothing better is known."""
    return name not in RANGES or not terms.is_missing(row[name]) or terms.is_missing(row[RANGES[name][0]])


def _says_something(row: Mapping[str, Any], name: str) -> bool:
    value = row[name]
    if terms.is_missing(value):
        return True
    return bool(value != row["stock_end_homes"]) if name == "stock_end_with_soft_homes" else bool(value != 0)


def attention(ordered: pd.DataFrame) -> Markup:
    """List the villages that do not meet the norm, in their order, and say how to see why.

    Parameters
    ----------
    ordered : DataFrame
        Rows of the result of ``village_stock``, worst first.
    """
    some = ordered[ordered["verdict"].isin([Verdict.FAILS, Verdict.AT_RISK])]
    lines = [
        Markup('<li>{}<span>{}<span class="geo-pa-held-to">{}</span></span></li>').format(
            image(verdict_mark(verdict, 20)), name, terms.label("village_reason", reason)
        )
        for verdict, name, reason in zip(some["verdict"], some["name"], some["reason"], strict=True)
    ]
    listed = Markup("<h4>Dorpen die aandacht vragen</h4><ul>{}</ul>").format(Markup().join(lines)) if lines else ""
    return Markup(
        '<div class="geo-pa-attention">{}<p>Kies een dorp op de kaart, in de tabel of in de lijst hierboven; dan staat '
        "hier waarom het oordeel zo is.</p></div>"
    ).format(listed)
