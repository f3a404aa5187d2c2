"""The explanation of one neighbourhood: its signal, its place in the order, its figures with what they are held to."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
from markupsafe import Markup

from geo_pa import terms
from geo_pa.model import Column, Rules, Signal
from geo_pa.present.columns import heading
from geo_pa.present.evidence import rule_value
from geo_pa.present.headings import text
from geo_pa.present.heat_stress.figures import HEAT_ISLAND, PET, figures
from geo_pa.present.marks import SIGNAL_LOOKS, drawn, image

GROUPS: Mapping[str, tuple[str, ...]] = {
    "Hitte": ("heat_mean_degc", "heat_p95_degc", "share_above_strong", "share_above_extreme", "heat_cover"),
    "Groen": ("green_share", "canopy_share", "room_to_green_m2"),
    "Koelte en water": ("cool_place_distance_m", "share_beyond_cool_place", "water_nuisance_share"),
    "Inwoners": ("vulnerable_residents",),
}
"""Figures on the card, under their headings, in order."""

HEAT_NAMES: Mapping[str, str] = {PET: "Gevoelstemperatuur (PET)", HEAT_ISLAND: "Hitte-eiland"}
HEAT_TITLES: Mapping[str, str] = {"heat_mean_degc": "gemiddeld", "heat_p95_degc": "warmste 5%"}
"""Degrees are always named by what they measure."""

HIDDEN_OR_UNKNOWN = "onbekend, of te weinig om te tonen"
MAY_BE_HIDDEN = ("vulnerable_residents", "share_beyond_cool_place")
ONLY_PET = ("share_above_strong", "share_above_extreme")
MOST_IN_LIST = 12


def neighbourhood_card(row: Mapping[str, Any], rules: Rules, works: Sequence[str]) -> Markup:
    """Explain one neighbourhood.

    Parameters
    ----------
    row : mapping
        One row of the result of ``heat_stress``.
    rules : Rules
        Those that the result was made with.
    works : sequence of str
        The works planned there, one line each; none are told of a neighbourhood that asks for no attention.

    Returns
    -------
    Markup
        HTML; text from data is escaped.
    """
    groups = Markup().join(
        Markup('<h4>{}</h4><dl class="geo-pa-rows">{}</dl>').format(title, _rows(row, columns, rules))
        for title, columns in GROUPS.items()
    )
    return Markup(
        '<article class="geo-pa-location"><h3>{name}</h3><p class="geo-pa-verdict">{mark} {word}{place}</p>'
        "<p>{explanation}</p>{greening}{groups}{works}</article>",
    ).format(
        name=text(row["name"], Column("")),
        mark=image(drawn(SIGNAL_LOOKS[row["signal"]], 28)),
        word=terms.label("signal", row["signal"]),
        explanation=row["explanation"],
        place=_place(row),
        greening=_greening(row, rules),
        groups=groups,
        works=_works(works),
    )


def _place(row: Mapping[str, Any]) -> str:
    return "" if terms.is_missing(row["rank"]) else f", plaats {terms.number(row['rank'])}"


def _greening(row: Mapping[str, Any], rules: Rules) -> Markup:
    """Show what greening is needed, and what it may do to the air."""
    needed = row["green_target_m2"]
    if terms.is_missing(needed):
        return Markup()
    target = rule_value(rules["green_share_target"])
    if needed == 0:
        return Markup("<p>Het aandeel groen is al {} of meer.</p>").format(target)
    ways = [(_value(row, "green_target_m2", rules), f"meer groen voor een aandeel van {target}")]
    if not terms.is_missing(row["cooling_air_degc"]):
        ways.append((_value(row, "cooling_air_degc", rules), "koelere lucht, naar schatting"))
    boxes = Markup().join(Markup('<div class="geo-pa-way"><b>{}</b><span>{}</span></div>').format(*way) for way in ways)
    return Markup(
        '<div class="geo-pa-ways">{}</div><p class="geo-pa-note">De koeling gaat over de temperatuur van de lucht. '
        "Trek die niet af van de gevoelstemperatuur (PET): dat is een andere maat.</p>"
    ).format(boxes)


def _rows(row: Mapping[str, Any], columns: Iterable[str], rules: Rules) -> Markup:
    """Write figures, each with what it is held to beneath it."""
    held_to = _held_to(rules, row["heat_measure"])
    shown = [column for column in columns if column in row and _says_something(row, column)]
    return Markup().join(
        Markup("<dt>{}{}</dt><dd>{}</dd>").format(
            _title(row, column, rules), _note(held_to.get(column)), _value(row, column, rules)
        )
        for column in shown
    )


def _says_something(row: Mapping[str, Any], column: str) -> bool:
    """Leave out what only exists as perceived temperature where that is not known, and a cover that is whole."""
    if column in ONLY_PET:
        return bool(row["heat_measure"] == PET)
    return column != "heat_cover" or bool(row[column] < 1)


def _title(row: Mapping[str, Any], column: str, rules: Rules) -> str:
    if column in HEAT_TITLES:
        return f"{HEAT_NAMES[row['heat_measure']]}, {HEAT_TITLES[column]}"
    if column == "vulnerable_residents":
        return f"Inwoners van {str(row['residents_basis']).removesuffix('+')} jaar of ouder"
    dynamic = {figure.column: figure.title for name, figure in figures(rules).items() if name.startswith("above")}
    return dynamic.get(column, heading(column, "heat_stress").title)


def _value(row: Mapping[str, Any], column: str, rules: Rules) -> str:
    """Write a figure with its unit, degrees with one decimal; a count that is missing may have been hidden."""
    if column in MAY_BE_HIDDEN and terms.is_missing(row[column]):
        return HIDDEN_OR_UNKNOWN
    told = heading(column, "heat_stress", rules=rules)
    if told.unit == "degC" and not terms.is_missing(row[column]):
        return f"{terms.number(row[column], told.finest)} {told.measured_in.more}"
    return text(row[column], told)


def _held_to(rules: Rules, measure: str) -> dict[str, str]:
    """Return per figure what it is held to, or what it is compared with."""
    island = dict.fromkeys(HEAT_TITLES, "warmer dan het buitengebied") if measure == HEAT_ISLAND else {}
    value = {name: rule_value(rule) for name, rule in rules.items()}
    return island | {
        "share_above_strong": "vanaf hier is hittestress sterk",
        "share_above_extreme": "vanaf hier is hittestress extreem",
        "green_share": f"gekozen streven: {value['green_share_target']}",
        "canopy_share": f"richtlijn: {value['canopy_share']}",
        "cool_place_distance_m": f"richtlijn: hoogstens {value['cool_place_max_distance']}",
    }


def _note(guideline: str | None) -> Markup:
    return Markup(' <small class="geo-pa-held-to">{}</small>').format(guideline) if guideline else Markup()


def _works(works: Sequence[str]) -> Markup:
    if not works:
        return Markup()
    lines = Markup().join(Markup("<li>{}</li>").format(line) for line in works)
    return Markup("<h4>Werkzaamheden hier gepland</h4><ul>{}</ul>").format(lines)


def first_list(table: pd.DataFrame) -> Markup:
    """List the neighbourhoods that ask for attention, first place first, and say what to do to see why.

    Parameters
    ----------
    table : DataFrame
        Result of ``heat_stress``.
    """
    asking = table[table["signal"].isin([Signal.HIGH, Signal.SOME])].sort_values(["rank", "name"], kind="stable")
    lines = [
        Markup("<li>{}<span>{}</span><b>{}</b></li>").format(
            image(drawn(SIGNAL_LOOKS[signal], 20)), name, f"plaats {terms.number(rank)}"
        )
        for signal, name, rank in zip(asking["signal"], asking["name"], asking["rank"], strict=True)
    ]
    more = len(lines) - MOST_IN_LIST
    return Markup(
        '<div class="geo-pa-attention"><h4>Hier eerst kijken</h4><ul>{}</ul><p>{}Kies een buurt op de kaart, in de '
        "tabel of in de lijst hierboven; dan staat hier waarom het signaal zo is.</p></div>"
    ).format(Markup().join(lines[:MOST_IN_LIST]), f"En nog {more} in de tabel. " if more > 0 else "")
