"""The explanation of one chosen unit: what is said of it, how far everything is, and its figures."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
from markupsafe import Markup

from geo_pa import terms
from geo_pa.model import Column, Rules, Signal
from geo_pa.present.columns import heading
from geo_pa.present.headings import text
from geo_pa.present.marks import INK, PAPER, SIGNAL_LOOKS, drawn, image
from geo_pa.present.woonzorgzones.figures import ANALYSIS, said, score_parts
from geo_pa.present.woonzorgzones.signs import ZONE, reach_sign

FIGURES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "": {
        "Ouderen": ("older_residents", "older_in_zone_residents", "older_outside_zone_residents"),
        "Straten en lopen": (
            *("share_core", "share_zone", "share_wide"),
            *("distance_m", "minutes", "facility_score"),
        ),
        "Corporatiewoningen": (
            *("corporation_homes", "accessible_homes", "accessible_most"),
            *("accessible_homes_in_zone", "accessible_most_in_zone"),
        ),
    },
    "locations": {
        "De plek": ("fit_clustered", "suited_accessible", "designated_zone", "neighbourhoods", "district_name"),
        "Het plan": ("dwellings", "accessible", "clustered", "step_free", "hardness"),
    },
    "complexes": {
        "Het complex": (
            *("corporation", "kind", "homes", "accessible_least", "accessible_most"),
            *("in_circle_zone", "circle_only"),
        ),
    },
    "zones": {
        "Cijfers": ("designated_on", "share_zone", "street_length_m", "corporation_homes", "homes_outside_reach"),
    },
}
"""Per table of the answer ("" is its own): the figures on the card, under their headings, in order."""

EMPTY: Mapping[str, str] = {"designated_zone": "geen"}
"""What a missing value means where it is not unknown."""

MOST_IN_LIST = 12


def card(row: Mapping[str, Any], rules: Rules, detail: str = "") -> Markup:
    """Explain one neighbourhood, building location, complex or designated zone.

    Parameters
    ----------
    row : mapping
        One row of the result.
    rules : Rules
        Those that the result was made with.
    detail : str
        Which table it is from; empty for the answer's own.

    Returns
    -------
    Markup
        HTML; text from data is escaped.
    """
    groups = Markup().join(
        Markup('<h4>{}</h4><dl class="geo-pa-rows">{}</dl>').format(title, _rows(row, columns, detail, rules))
        for title, columns in FIGURES[detail].items()
    )
    return Markup(
        '<article class="geo-pa-location"><h3>{name}</h3>{standing}<p>{explanation}</p>{walks}{groups}</article>'
    ).format(
        name=text(row["name"], Column("")),
        standing=_standing(row),
        explanation=row["explanation"],
        walks=_walks(row, rules) if "supermarket_m" in row else Markup(),
        groups=groups,
    )


def _standing(row: Mapping[str, Any]) -> Markup:
    """Say what is said of the unit, with its sign: its signal, or its reach."""
    if "signal" in row:
        sign, word = drawn(SIGNAL_LOOKS[row["signal"]], 28), terms.label("signal", row["signal"])
    elif "reach" in row:
        sign, word = reach_sign(row["reach"], 28), terms.label("reach", row["reach"])
    else:
        return Markup()
    return Markup('<p class="geo-pa-verdict">{} {}</p>').format(image(sign), word)


def _rows(row: Mapping[str, Any], columns: Iterable[str], detail: str, rules: Rules) -> Markup:
    return Markup().join(
        Markup("<dt>{}</dt><dd>{}</dd>").format(
            heading(column, ANALYSIS, detail).title, _value(row, column, detail, rules)
        )
        for column in columns
        if column in row
    )


def _value(row: Mapping[str, Any], column: str, detail: str, rules: Rules) -> str:
    if column in EMPTY and terms.is_missing(row[column]):
        return EMPTY[column]
    return said(row, column, detail, rules)


BAR_WIDTH = 86


def _walks(row: Mapping[str, Any], rules: Rules) -> Markup:
    """List the walk to each type of facility, with what it adds to the score as a small bar."""
    parts = score_parts(row, rules)
    lines = Markup().join(_walk(str(name), part, parts["most"].max()) for name, part in parts.iterrows())
    return Markup(
        "<h4>Voorzieningenscore {score}</h4>"
        '<table class="geo-pa-walks"><thead><tr><th>Lopen naar</th><th>afstand</th><th>tijd</th><th>telt mee</th></tr>'
        "</thead><tbody>{lines}{others}</tbody></table>"
        '<p class="geo-pa-note">De balk is zo lang als het gewicht van de soort; het gevulde deel telt mee. Verder dan '
        "{wide} telt een soort niet mee. Dit is een keuze, niet uit de afspraken.</p>"
    ).format(
        score=_of_one(row["facility_score"]),
        lines=lines,
        others=_bus_stop(row, rules),
        wide=f"{terms.number(rules.number('zone_wide_distance'))} m",
    )


def _walk(name: str, part: "pd.Series[float]", most: float) -> Markup:
    return _line(name, part["distance_m"], part["minutes"], image(_bar(part, most), _score(part["score"])))


def _bus_stop(row: Mapping[str, Any], rules: Rules) -> Markup:
    """Tell the walk to a bus stop, which has no weight in the score."""
    metres = row["bus_stop_m"]
    minutes = metres / float(rules.number("walking_speed_65_plus")) / SECONDS
    return _line("bus_stop", metres, minutes, "geen gewicht")


SECONDS = 60


def _line(name: str, metres: float, minutes: float, weight: Markup | str) -> Markup:
    """Write one type; a walk that is missing cannot be made, or there is no such facility in the layer."""
    far, long = ("niet gevonden", "") if terms.is_missing(metres) else (_metres(metres), _minutes(minutes))
    return Markup("<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>").format(
        terms.label("facility_type", name), far, long, weight
    )


def _metres(value: float) -> str:
    return f"{terms.number(round(value))} m"


def _minutes(value: float) -> str:
    return f"{terms.number(round(value, 1), 1)} min."


def _score(value: float) -> str:
    return terms.number(None if terms.is_missing(value) else round(value, 2), 2)


def _of_one(score: float) -> str:
    return terms.UNKNOWN if terms.is_missing(score) else f"{_score(score)} van 1"


def _bar(part: "pd.Series[float]", most: float) -> Markup:
    """Draw one type: as long as its weight, filled as far as it counts, with the figure behind it."""
    per_unit = (BAR_WIDTH - 30) / most if most else 0.0
    whole, filled = round(part["most"] * per_unit, 1), round(part["score"] * per_unit, 1)
    return Markup(
        '<svg width="{full}" height="18" viewBox="0 0 {full} 18" font-family="sans-serif">'
        '<rect x="1" y="3" width="{whole}" height="12" fill="{paper}" stroke="{ink}" stroke-width="1"/>'
        '<rect x="1" y="3" width="{filled}" height="12" fill="{fill}" stroke="{ink}" stroke-width="1"/>'
        '<text x="{at}" y="14" font-size="12" fill="{ink}">{figure}</text></svg>'
    ).format(
        full=BAR_WIDTH,
        whole=whole,
        filled=filled,
        paper=PAPER,
        fill=ZONE,
        ink=INK,
        at=whole + 5,
        figure=_score(part["score"]),
    )


def white_spots(table: pd.DataFrame) -> Markup:
    """List the neighbourhoods that ask for attention, most older residents outside the zone first.

    Parameters
    ----------
    table : DataFrame
        Result of ``woonzorgzones``, in the order of the list.
    """
    asking = table[table["signal"].isin([Signal.HIGH, Signal.SOME])]
    lines = [
        Markup("<li>{}<span>{}</span><b>{}</b></li>").format(
            image(drawn(SIGNAL_LOOKS[signal], 20)), name, _people(count)
        )
        for signal, name, count in zip(
            asking["signal"], asking["name"], asking["older_outside_zone_residents"], strict=True
        )
    ]
    more = len(lines) - MOST_IN_LIST
    return Markup(
        '<div class="geo-pa-attention"><h4>Ouderen buiten de woonzorgzone</h4><ul>{}</ul><p>{}Kies een buurt op de '
        "kaart, in de tabel of in de lijst hierboven; dan staat hier hoe ver alles is.</p></div>"
    ).format(Markup().join(lines[:MOST_IN_LIST]), f"En nog {more} in de tabel. " if more > 0 else "")


def _people(count: object) -> str:
    return "verborgen" if terms.is_missing(count) else terms.number(count)  # type: ignore[arg-type]  # a count
