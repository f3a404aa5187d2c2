"""The Dutch sentence of each complex and each building location: the walk, and what the place is fit for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import ceil, floor
from typing import Any

import pandas as pd

from geo_pa.analyses.woonzorgzones.locations import NEEDED_TYPES
from geo_pa.analyses.woonzorgzones.sentences import ARTICLE, metres, walk_of
from geo_pa.analyses.woonzorgzones.walking import IN_ZONE, LIMIT_RULES
from geo_pa.measures.rows import rows
from geo_pa.model import Rules
from geo_pa.terms import LOCAL_CHOICE, day, homes, is_missing, label, number, percent, plural

CLUSTERED = "⟦clustered⟧"

CHOICES = f"De afstanden voor zone, supermarkt en bushalte zijn een {LOCAL_CHOICE}."


TOLD_OF_COMPLEXES = (
    *("corporation", "kind", "homes", "accessible_homes", "accessible_least", "accessible_most", "circle_only"),
    *("reach", "distance_m", "distance_low_m", "distance_high_m", "minutes", "nearest_centre", "nearest_centre_kind"),
)
"""What the sentence of a complex is made of; a row of fewer columns is made sooner."""


@dataclass(frozen=True)
class Norms:
    """The rules, and which types of facility the layer holds."""

    rules: Rules
    known_types: frozenset[str]

    def metres(self, rule: str) -> str:
        """Write a distance: "500 m"."""
        return self._distances[rule]

    @cached_property
    def _distances(self) -> dict[str, str]:
        return {name: metres(self.rules.number(name)) for name, rule in self.rules.items() if rule.unit == "m"}


def explain_complexes(complexes: pd.DataFrame, norms: Norms, on: date | None) -> list[str]:
    """Write a few sentences for each complex as it stands on a day, in the order of the rows."""
    when = "" if on is None else f" op {day(on)}"
    return [_of_complex(row, norms, when) for row in rows(complexes[list(TOLD_OF_COMPLEXES)])]


def _of_complex(row: Any, norms: Norms, when: str) -> str:
    """Say what a complex holds and how far it is from a centre; of one that is gone only that it is."""
    whose = f"{row.corporation}, {label('stock_kind', row.kind)}"
    if when and not is_missing(row.homes) and row.homes == 0:
        return f"{whose}:{when} staat hier geen eenheid van de corporatie. Het complex telt niet mee."
    return f"{whose}: {_held(row, when)} {_walk(row, norms)}{_circle(row, norms)} De afstand is een {LOCAL_CHOICE}."


def explain_locations(locations: pd.DataFrame, norms: Norms) -> list[str]:
    """Write a few sentences for each building location, in the order of the rows."""
    return [
        f"{_walk(row, norms)}{_bus(row, norms)} {FIT_SENTENCES[row.fit_clustered_reason](row, norms)} "
        f"{SUITED_SENTENCES[row.suited_accessible](row, norms)} {CHOICES}"
        for row in rows(locations)
    ]


def _held(row: Any, when: str) -> str:
    if when and is_missing(row.homes):
        return f"hoeveel eenheden er{when} staan, is niet bekend."
    held = f"{plural(row.homes, 'eenheid', 'eenheden')}{when}"
    if is_missing(row.accessible_least):
        return f"{held}; hoeveel daarvan toegankelijk zijn, is niet ingevuld."
    if is_missing(row.accessible_homes):
        between = f"ten minste {number(row.accessible_least)} en hooguit {number(row.accessible_most)}"
        return f"{held}, waarvan {between} toegankelijk (⟦accessible⟧): welke er weg zijn, is niet bekend."
    return f"{held}, waarvan {number(row.accessible_homes)} toegankelijk (⟦accessible⟧)."


def _walk(row: Any, norms: Norms) -> str:
    """Tell the reach of a place, the walk, and how far the zone goes."""
    if row.reach == "unknown":
        return (
            f"Onbekend hoe ver het lopen is: in de laag Voorzieningen staat geen centrum ({ARTICLE}). Vul de laag aan."
        )
    place = label("reach", row.reach).capitalize()
    if is_missing(row.distance_m):
        return (
            f"{place}: van hier is geen enkel centrum te lopen, want de straat sluit op geen enkel centrum aan "
            f"({ARTICLE}). Controleer of in de laag Straten en paden een verbinding ontbreekt."
        )
    centre = f"{row.nearest_centre} ({label('facility_kind', row.nearest_centre_kind)})"
    zone = norms.metres(LIMIT_RULES["core" if row.reach == "core" else "zone"])
    what = "de kern" if row.reach == "core" else "de zone"
    told = f"{place}: {walk_of(row)} naar {centre}; {what} loopt tot {zone} ({ARTICLE})."
    return f"{told}{_short(row, norms)}{_range(row, norms)}"


def _range(row: Any, norms: Norms) -> str:
    """Say of a large plot that streets cross where a walk begins, and between which walks the plot lies."""
    least, limit = (float(norms.rules.number(name)) for name in ("large_plot_range", "zone_distance"))
    if is_missing(row.distance_high_m) or row.distance_high_m - row.distance_low_m < least:
        return ""
    divided = row.distance_low_m <= limit < row.distance_high_m
    part = f" Een deel van het perceel ligt {'buiten' if row.reach in IN_ZONE else 'in'} de zone." if divided else ""
    return (
        " Een straat kruist het perceel: de loop begint op de straat het dichtst bij het midden. Van de straten op het "
        f"perceel is het {number(floor(row.distance_low_m))} tot {metres(ceil(row.distance_high_m))}.{part}"
    )


def _short(row: Any, norms: Norms) -> str:
    """Tell a place past the zone how much nearer a centre must be."""
    if row.reach in IN_ZONE:
        return ""
    short = ceil(row.distance_m - float(norms.rules.number("zone_distance")))
    return f" Met een centrum {metres(short)} dichterbij ligt dit in de zone."


def _circle(row: Any, norms: Norms) -> str:
    if not is_missing(row.circle_only) and row.circle_only:
        return f" Een cirkel van {norms.metres('zone_distance')} om het centrum telt dit ten onrechte mee."
    return ""


def _bus(row: Any, norms: Norms) -> str:
    """Hold the nearest bus stop beside what is usual in a zone."""
    if row.reach not in IN_ZONE or is_missing(row.bus_stop_m):
        return ""
    usual = norms.metres("bus_stop_distance")
    return f" Een bushalte is er op {metres(row.bus_stop_m)}; in een zone is {usual} gebruikelijk."


def _fit(row: Any, norms: Norms) -> str:
    least = norms.rules.number("clustered_min_dwellings")
    return (
        f"Kansrijk voor geclusterd wonen ({CLUSTERED}): in de zone, met {homes(row.dwellings)} (ten minste "
        f"{number(least)}).{_meeting(row, norms)}"
    )


def _meeting(row: Any, norms: Norms) -> str:
    """Tell whether residents could meet nearby, or the plan must hold a room for it."""
    rule = norms.rules.number("clustered_meeting_place_distance")
    if not is_missing(row.meeting_place_m) and row.meeting_place_m <= rule:
        return f" Een ontmoetingsplek ligt op {metres(row.meeting_place_m)} (hooguit {metres(rule)})."
    nearest = (
        "er is er geen bekend"
        if is_missing(row.meeting_place_m)
        else f"de dichtstbijzijnde ligt op {metres(row.meeting_place_m)}"
    )
    return f" Neem een ontmoetingsruimte op in het plan: die hoort op hooguit {metres(rule)} te liggen, en {nearest}."


def _outside_zone(row: Any, norms: Norms) -> str:
    size = "" if is_missing(row.dwellings) else _too_small(row, norms)
    return (
        f"Niet kansrijk voor geclusterd wonen ({CLUSTERED}): buiten de zone. Met een centrum binnen "
        f"{norms.metres('zone_distance')} wel{size}."
    )


def _too_small(row: Any, norms: Norms) -> str:
    short = int(norms.rules.number("clustered_min_dwellings")) - row.dwellings
    return f", en met {homes(short)} erbij" if short > 0 else ""


def _too_few(row: Any, norms: Norms) -> str:
    least = norms.rules.number("clustered_min_dwellings")
    where = "in de zone, maar met" if row.reach in IN_ZONE else "met"
    return (
        f"Niet kansrijk voor geclusterd wonen ({CLUSTERED}): {where} {homes(row.dwellings)}, en nodig zijn er ten "
        f"minste {number(least)}. Met {homes(least - row.dwellings)} erbij wel."
    )


def _small_village(row: Any, norms: Norms) -> str:
    most = number(norms.rules.number("small_village_inhabitants"))
    return (
        f"Geschikt voor nultredenwoningen: in een klein dorp als {row.district_name} (hooguit {most} inwoners; "
        f"{LOCAL_CHOICE}) komen die in de plaats van geclusterd wonen (⟦suitable_homes clustered⟧)."
    )


def _fixed(text: str) -> Callable[[Any, Norms], str]:
    return lambda _row, _norms: text


FIT_SENTENCES: dict[str, Callable[[Any, Norms], str]] = {
    "fit_in_zone": _fit,
    "outside_zone": _outside_zone,
    "too_few_homes": _too_few,
    "small_village": _small_village,
    "no_new_homes": _fixed(f"Geclusterd wonen ({CLUSTERED}) is niet aan de orde: er komen geen nieuwe woningen."),
    "dwellings_unknown": _fixed(
        f"Onbekend of geclusterd wonen ({CLUSTERED}) hier kansrijk is: het aantal nieuwe woningen is niet ingevuld. "
        "Vul het in."
    ),
    "village_unknown": _fixed(
        f"Onbekend of geclusterd wonen ({CLUSTERED}) hier kansrijk is: niet bekend is of dit een klein dorp is. Vul de "
        "buurten en hun inwoners aan."
    ),
    "reach_unknown": _fixed(
        f"Onbekend of geclusterd wonen ({CLUSTERED}) hier kansrijk is: de loopafstand tot een centrum is onbekend."
    ),
}
"""How each reason about clustered living is told."""


def _near(row: Any, norms: Norms, name: str) -> str:
    """Tell how far a needed facility is: "supermarkt op 300 m (hooguit 800 m)"."""
    most, found = norms.metres(NEEDED_TYPES[name]), getattr(row, f"{name}_m")
    word = label("facility_kind", name)
    return f"geen {word} te lopen" if is_missing(found) else f"{word} op {metres(found)} (hooguit {most})"


def _suited(row: Any, norms: Norms) -> str:
    near = ", ".join(_near(row, norms, name) for name in NEEDED_TYPES)
    return f"Geschikt voor toegankelijke woningen (⟦accessible⟧): {near}.{_planned(row, norms)}"


def _planned(row: Any, norms: Norms) -> str:
    norm = norms.rules.number("accessible_share")
    agreed = f"afgesproken is {percent(norm)} van alle nieuwbouw op geschikte plekken samen"
    if is_missing(row.dwellings) or row.dwellings == 0:
        return ""
    if is_missing(row.accessible):
        return f" Hoeveel woningen toegankelijk worden, is niet ingevuld; {agreed}."
    planned = percent(row.accessible / row.dwellings, 0, beside=norm)
    return f" Gepland toegankelijk: {number(row.accessible)} van de {homes(row.dwellings)} ({planned}); {agreed}."


def _unsuited(row: Any, norms: Norms) -> str:
    far = [name for name in NEEDED_TYPES if name in norms.known_types and not _is_near(row, norms, name)]
    wanted = [f"een {label('facility_kind', name)} binnen {norms.metres(NEEDED_TYPES[name])}" for name in far]
    return (
        f"Niet geschikt voor toegankelijke woningen (⟦accessible⟧), en telt dus niet mee voor de "
        f"{percent(norms.rules.number('accessible_share'))}: {', '.join(_near(row, norms, name) for name in far)}. "
        f"Met {' en '.join(wanted)} wel."
    )


def _is_near(row: Any, norms: Norms, name: str) -> bool:
    found = getattr(row, f"{name}_m")
    return not is_missing(found) and found <= float(norms.rules.number(NEEDED_TYPES[name]))


def _suited_unknown(_row: Any, norms: Norms) -> str:
    lacking = [label("facility_kind", name) for name in NEEDED_TYPES if name not in norms.known_types]
    return (
        "Onbekend of de plek geschikt is voor toegankelijke woningen (⟦accessible⟧): in de laag Voorzieningen staat "
        f"geen {' en geen '.join(lacking)}. Vul de laag aan."
    )


SUITED_SENTENCES: dict[str, Callable[[Any, Norms], str]] = {"yes": _suited, "no": _unsuited, "unknown": _suited_unknown}
"""How each answer about accessible homes is told."""
