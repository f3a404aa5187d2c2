"""The Dutch sentence of each walking distance, designated zone, loose part of the network and facility."""

from typing import Any

import pandas as pd

from geo_pa.analyses.woonzorgzones.sentences import ARTICLE, older_people
from geo_pa.measures.rows import rows
from geo_pa.model import Rules
from geo_pa.terms import LOCAL_CHOICE, homes, is_missing, label, number, percent, plural


def explain_reach(reach: pd.DataFrame, basis: pd.Series) -> list[str]:
    """Write what lies within each walking distance; no residents where these are counted from another age."""
    youngest = basis.dropna().min()
    return [_reached(row, youngest) for row in rows(reach)]


def _reached(row: Any, basis: object) -> str:
    older = row.older_residents
    people = "" if is_missing(older) else f", en ten minste {older_people(older, basis)}"
    walk = f"{number(row.limit_m)} m lopen ({number(row.minutes, 1)} minuten)"
    return (
        f"Binnen {walk} van een centrum ({ARTICLE}; {LOCAL_CHOICE}): "
        f"{number(row.street_km, 1)} km straat, {homes(_count(row.corporation_homes))} van corporaties, waarvan "
        f"{_accessible(row)} toegankelijk{people}."
    )


def _accessible(row: Any) -> str:
    """Write how many homes are accessible: one number where that is known, else between which."""
    least, most = _count(row.accessible_homes), _count(row.accessible_most)
    return number(least) if least == most else f"ten minste {number(least)} en hooguit {number(most)}"


def _count(figure: Any) -> int | None:
    return None if is_missing(figure) else int(figure)


def explain_designated(zones: pd.DataFrame, rules: Rules) -> list[str]:
    """Write for each designated zone how far the computed reach covers it."""
    limit = f"{number(rules.number('zone_distance'))} m"
    return [_designated(row, limit) for row in rows(zones)]


def _designated(row: Any, limit: str) -> str:
    if is_missing(row.share_zone):
        return f"Aangewezen zone ({ARTICLE}): er ligt geen straat in, of er is geen centrum; het bereik is onbekend."
    share = f"{percent(row.share_zone, 0)} van de straten erin"
    text = f"Aangewezen zone ({ARTICLE}): {share} ligt binnen {limit} lopen van een centrum"
    if is_missing(row.corporation_homes) or is_missing(row.homes_outside_reach):
        return f"{text}; hoeveel corporatiewoningen daarbuiten liggen, is onbekend."
    return f"{text}; van de {homes(row.corporation_homes)} van corporaties erin {_further(row.homes_outside_reach)}"


def _further(count: int) -> str:
    if count == 0:
        return "ligt er geen verder."
    verb = "ligt" if count == 1 else "liggen"
    return (
        f"{verb} er {number(count)} verder. Met een centrum dichterbij, of een kleinere zone, sluit de aanwijzing aan "
        "op het bereik."
    )


def explain_islands(islands: pd.DataFrame) -> list[str]:
    """Write for each loose part of the network what lies on it."""
    return [_island(row) for row in rows(islands)]


def _island(row: Any) -> str:
    centres = plural(row.centres, "centrum", "centra") if row.centres else "geen centrum"
    complexes = plural(row.complexes, "complex", "complexen")
    plans = plural(row.locations, "bouwlocatie", "bouwlocaties")
    return (
        f"{number(row.street_km, 1)} km straat sluit niet aan op de rest, met {complexes}, {plans} en {centres}. "
        "Controleer of in de laag Straten en paden een verbinding ontbreekt."
    )


def explain_facilities(facilities: pd.DataFrame) -> list[str]:
    """Write for each facility whether it is a centre, and how far from a street it lies."""
    return [
        f"{label('facility_kind', row.kind).capitalize()}, {number(row.offset_m, 0)} m van de straat"
        f"{'; centrum van een woonzorgzone' if row.is_centre else ''}."
        for row in rows(facilities)
    ]
