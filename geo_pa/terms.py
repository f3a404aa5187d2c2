"""The glossary: Dutch labels of every code, and numbers, shares and dates in Dutch notation."""

import math
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType

import numpy as np
import pandas as pd
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

LOCALE = "nl_NL"
UNKNOWN = "onbekend"

Number = int | float | Decimal


def is_missing(value: object) -> bool:
    """Tell whether a single value is missing: None, NaN, NA or NaT."""
    if value is None or value is pd.NA or value is pd.NaT:
        return True
    return isinstance(value, float | np.floating | Decimal) and math.isnan(value)


def number(value: Number | None, decimals: int | None = None) -> str:
    """Write a number the Dutch way, ``1.234,5``.

    Parameters
    ----------
    value : int, float, Decimal or None
        None, NA or NaN is written as "onbekend".
    decimals : int, optional
        Exactly so many decimals; without it at most two, none where they are zero.

    Returns
    -------
    str
    """
    if value is None or is_missing(value):
        return UNKNOWN
    pattern = "#,##0.##" if decimals is None else "#,##0" + ("." + "0" * decimals if decimals else "")
    return _decimal(_plain(value), pattern)


def _plain(value: Number) -> Number:
    """Unwrap a numpy scalar: it does not compare with Decimal, and the caches below compare."""
    return value.item() if isinstance(value, np.generic) else value


@lru_cache(maxsize=4096)
def _decimal(value: Number, pattern: str) -> str:
    return _without_negative_zero(str(format_decimal(value, format=pattern, locale=LOCALE)))


@lru_cache(maxsize=4096)
def _percentage(share: Number, pattern: str) -> str:
    return _without_negative_zero(str(format_percent(share, format=pattern, locale=LOCALE)))


def _without_negative_zero(text: str) -> str:
    """Write what rounds to nothing as 0 and not as -0."""
    return text if text.strip("-0,%") else text.removeprefix("-")


def percent(share: Number | None, decimals: int = 1) -> str:
    """Write a share (0..1) as a Dutch percentage, ``30,5%``; missing is "onbekend"."""
    if share is None or is_missing(share):
        return UNKNOWN
    pattern = "#,##0" + ("." + "#" * decimals if decimals else "") + "%"
    return _percentage(_plain(share), pattern)


def day(value: date | None) -> str:
    """Write a date in Dutch, ``1 januari 2026``; missing is "onbekend"."""
    return UNKNOWN if is_missing(value) else str(format_date(value, format="long", locale=LOCALE))


def plural(count: Number | None, one: str, more: str) -> str:
    """Write a count with its noun: "1 woning", "3 woningen"; missing is "een onbekend aantal woningen"."""
    if is_missing(count):
        return f"een onbekend aantal {more}"
    return f"{number(count)} {one if count == 1 else more}"


def homes(count: Number | None) -> str:
    """Write a count of homes: "1 woning", "3 woningen"."""
    return plural(count, "woning", "woningen")


LABELS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "verdict": {
            "fails": "voldoet niet aan het uitgangspunt",
            "at_risk": "in gevaar",
            "unknown": "onbekend",
            "compensated": "gecompenseerd",
            "meets": "voldoet",
            "not_counted": "telt niet mee",
        },
        "target_verdict": {
            "fails": "achter op schema",
            "at_risk": "alleen met zachte plannen",
            "unknown": "onbekend",
            "meets": "op schema",
        },
        "planning_status": {
            "1A": "1A onherroepelijk",
            "1B": "1B onherroepelijk, met uitwerkingsplicht",
            "1C": "1C onherroepelijk, met wijzigingsbevoegdheid",
            "2A": "2A vastgesteld",
            "2B": "2B vastgesteld, met uitwerkingsplicht",
            "2C": "2C vastgesteld, met wijzigingsbevoegdheid",
            "3": "3 in voorbereiding",
            "4A": "4A visie",
            "4B": "4B optie",
            "5A": "5A ambtelijk, met locatie",
            "5B": "5B ambtelijk, zonder locatie",
        },
        "hardness": {
            "realised": "gerealiseerd",
            "hard": "hard",
            "soft": "zacht",
            "not_counted": "telt niet mee",
            "unknown": "onbekend",
        },
        "plan_type": {
            "building_transformation": "transformatie van een pand",
            "area_transformation": "transformatie van een gebied",
            "restructuring": "herstructurering",
            "densification": "verdichting",
            "greenfield_extension": "uitbreiding, uitleg",
            "other_extension": "uitbreiding, overig",
        },
        "landlord": {"corporation": "corporatie", "market": "marktpartij"},
        "ground_owner": {"municipality": "gemeente", "corporation": "corporatie", "third_party": "derden"},
        "confidentiality": {
            "municipality": "gemeente",
            "corporations": "corporaties",
            "province": "provincie",
            "public": "openbaar",
        },
        "stock_kind": {
            "daeb_home": "sociale huurwoning (DAEB)",
            "care_place": "zorgwoning of zorgplaats",
            "caravan": "woonwagen",
            "pitch": "standplaats",
            "non_daeb": "geliberaliseerde woning (niet-DAEB)",
        },
        "mutation_kind": {
            "demolition": "sloop",
            "sale": "verkoop",
            "liberalisation": "liberalisatie",
            "new_build": "nieuwbouw",
            "purchase": "aankoop",
        },
        "mutation_status": {"realised": "gerealiseerd", "decided": "besloten", "planned": "gepland"},
        "quality_contribution": {
            "starter_homes": "koopwoningen voor starters",
            "sustainability": "verduurzaming",
            "transformation": "transformatie voor doorstroom",
            "none": "geen",
        },
        "area_kind": {
            "town": "stad",
            "village": "dorp",
            "outlying": "buitengebied",
            "industry": "bedrijventerrein",
            "other": "overig gebied",
        },
        "facility_kind": {
            "nursing_home": "verpleeghuis",
            "care_home": "verzorgingshuis",
            "service_centre": "wijkservicecentrum",
            "health_centre": "gezondheidscentrum",
            "general_practitioner": "huisarts",
            "pharmacy": "apotheek",
            "physiotherapist": "fysiotherapeut",
            "supermarket": "supermarkt",
            "department_store": "warenhuis",
            "hospitality": "horeca",
            "meeting_place": "ontmoetingsplek",
            "library": "bibliotheek",
            "school": "school",
            "bus_stop": "bushalte",
        },
        "street_kind": {"street": "straat", "residential": "woonstraat", "path": "pad", "steps": "trap"},
        "compensation_form": {"homes": "woningen", "money": "geld", "land": "grond", "other": "anders"},
        "compensation_line": {"booked": "geboekt", "proposed": "voorstel"},
        "cut_back_reason": {
            "surplus_shrank": "overschot is kleiner geworden",
            "shortfall_shrank": "tekort is kleiner geworden",
            "surplus_unknown": "overschot is niet zeker",
            "creditor_may_not_lend": "plan dat overschot heeft, is niet hard of telt niet mee",
            "homes_unknown": "vorm of aantal woningen is niet ingevuld",
            "form_not_homes": "vorm is geen woningen",
        },
        "origin": {"mutation": "verandering in het bezit", "plan": "bouwlocatie"},
        "work_kind": {
            "sewer": "riolering",
            "road": "weg",
            "green": "groen",
            "heat_network": "warmtenet",
            "renovation": "renovatie",
            "housing": "woningbouw",
        },
        "viewer": {
            "municipality": "gemeente",
            "corporations": "corporaties",
            "province": "provincie",
            "public": "openbaar",
        },
        "unit": {
            "share": "%",
            "dwellings": "woningen",
            "agreement_units": "eenheden",
            "years": "jaar",
            "m": "m",
            "m2": "m²",
            "degC": "°C",
            "degC PET": "°C PET",
            "persons": "personen",
            "count": "personen",
            "pitches": "standplaatsen",
            "weight": "punten",
            "per 1000": "per 1.000",
        },
    },
)
"""Dutch words per vocabulary and code."""


def label(vocabulary: str, code: object) -> str:
    """Return the Dutch word for a code; a missing code is "onbekend", a code without a label stays itself."""
    if is_missing(code):
        return UNKNOWN
    return LABELS.get(vocabulary, {}).get(str(code), str(code))


def labels(vocabulary: str) -> Mapping[str, str]:
    """Return all Dutch words of one vocabulary, by code."""
    return LABELS.get(vocabulary, {})
