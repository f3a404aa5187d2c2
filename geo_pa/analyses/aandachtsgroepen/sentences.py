"""The Dutch sentence of each neighbourhood: figure, denominators, article, and what would change the signal."""

from collections.abc import Hashable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from geo_pa.analyses.aandachtsgroepen.cells import DISTRICT
from geo_pa.analyses.aandachtsgroepen.homes import ALL, SOCIAL
from geo_pa.measures.moments import from_first_day
from geo_pa.model import Rules
from geo_pa.terms import day, number, percent, plural

Row = Mapping[Hashable, Any]

ARTICLE = "⟦spreading⟧"

SHARES = {SOCIAL: "sociale huurwoningen", ALL: "alle woningen"}


def explain(table: pd.DataFrame, rules: Rules, *, closed: bool) -> list[str]:
    """Write the sentence of each row; counts are exact in the closed view, else rounded, and said to be."""
    return [_sentence(row, rules, about="" if closed else "ongeveer ") for row in table.to_dict("records")]


def _sentence(row: Row, rules: Rules, *, about: str) -> str:
    reason = row["reason"]
    if reason in WITHOUT_FIGURES:
        return f"{WITHOUT_FIGURES[reason]} ({ARTICLE})."
    return f"{_figures(row, rules, about)} {_conclusion(row)}"


WITHOUT_FIGURES: Mapping[str, str] = {
    "years_not_over": (
        "Niet te zeggen op deze peildatum: het laatste jaar dat wordt opgeteld is nog niet om, en wat na de peildatum "
        "ligt telt niet mee"
    ),
    "not_all_visible": (
        "Onbekend: u ziet niet alle complexen van de corporaties, en daarmee niet het aandeel van de sociale huur"
    ),
    "not_covered": (
        "Onbekend: het corporatiebezit in de gegevens reikt niet tot hier. Lever het bezit van de hele gemeente, of "
        "haal buurten weg die er niet bij horen"
    ),
    "rows_misplaced": (
        "Onbekend: hier staan sociale huurwoningen, maar geen toewijzing heeft de code van deze buurt, terwijl andere "
        "een code hebben die nergens bij hoort; verbeter die codes"
    ),
    "no_social_homes": "Hier staan geen sociale huurwoningen waar iemand kan worden gehuisvest",
    "no_rows": "Onbekend: hier staan sociale huurwoningen, maar er zijn geen toewijzingen opgeschreven; vul die in",
    "count_unknown": "Onbekend: van een of meer jaren of groepen ontbreekt het aantal toewijzingen; vul dit in",
    "too_few_to_show": (
        "Onbekend voor wie dit leest: ook voor de hele wijk zijn de aantallen te klein om te tonen, of zouden zij een "
        "klein aantal verraden"
    ),
    "homes_unknown": "Onbekend: van een of meer buurten ontbreekt het aantal woningen; vul dit in",
}
"""What is said where no figure may be given."""


def _figures(row: Row, rules: Rules, about: str) -> str:
    where = f"In de wijk {row['district_name']}" if row["level"] == DISTRICT else "Hier"
    because = "; het aantal van de buurt zelf is te klein om te tonen" if row["level"] == DISTRICT else ""
    level = percent(rules.number("interval_level"))
    parts = " en ".join(f"{_times(row, by)} naar {words}" for by, words in SHARES.items())
    last = rules.integer("window_last_year")
    first = last - rules.integer("window_years") + 1
    many = plural(row["shown_allocations"], "toewijzing", "toewijzingen")
    counted = f"{about}{many}" if row["shown_allocations"] else "geen toewijzingen"
    return (
        f"{where} waren er in {first}-{last} {counted} aan aandachtsgroepen{because}. De geschatte "
        f"verhouding is {parts}; 1 is gemiddeld in de gemeente, en tussen haakjes staat waar zij met {level} zekerheid "
        f"tussen ligt.{_earlier(first, rules)}"
    )


def _earlier(first: int, rules: Rules) -> str:
    """Tell that the picture holds more years than the agreement judges."""
    start = rules.day("spreading_start")
    if from_first_day(date(first, 1, 1), start):
        return ""
    return f" Het beeld telt ook jaren van voor {day(start)}: die zijn getoond, niet beoordeeld."


def _times(row: Row, by: str) -> str:
    estimate, low, high = (number(row[f"{name}_{by}"], 2) for name in ("estimate", "low", "high"))
    return f"{estimate} ({low} tot {high})"


def _conclusion(row: Row) -> str:
    reason = row["reason"]
    if reason == "district_concentrated":
        return (
            f"De wijk als geheel is een concentratie ({ARTICLE}); of deze buurt er een is, is bij zulke kleine "
            "aantallen niet te zeggen."
        )
    if reason == "concentrated_both":
        return f"Naar beide maten is dit een concentratie ({ARTICLE}). Nieuwe toewijzingen elders maken die kleiner."
    if reason == "concentrated_one":
        found = SOCIAL if row[f"concentrated_{SOCIAL}"] else ALL
        return (
            f"Alleen naar {SHARES[found]} is dit een concentratie ({ARTICLE}). Naar de andere maat ligt de ondergrens "
            "niet boven 1."
        )
    if reason == "group_concentrated":
        return (
            f"Alle groepen samen zijn niet zeker geconcentreerd; een enkele groep wel: {row['concentrated_groups']} "
            f"({ARTICLE})."
        )
    return f"Dat is geen zekere concentratie ({ARTICLE}): de ondergrens van de marge ligt nergens boven 1."
