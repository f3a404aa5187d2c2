"""The Dutch sentences of each neighbourhood: its figures, its place, the agreement, and what would change it."""

from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd

from geo_pa.analyses.heat_stress.cooling import COOL_RULES
from geo_pa.analyses.heat_stress.heat_in_words import heat_phrase, square_metres
from geo_pa.analyses.heat_stress.neighbourhoods import CORPORATION_GROUND
from geo_pa.analyses.heat_stress.works import years
from geo_pa.measures.rows import rows
from geo_pa.model import Rules
from geo_pa.terms import and_list, is_missing, label, number, percent

NOTICEABLE_DEGC = 0.05
"""Less is 0,0 in a sentence."""

RANKED = ("first_under_all_weights", "first_under_some_weights", "lower_priority")
"""Reasons that rest on the place in the order."""


def explain(table: pd.DataFrame, works: pd.DataFrame, rules: Rules) -> list[str]:
    """Write a few sentences for each neighbourhood."""
    ranked = int(table["rank"].notna().sum())
    planned = _planned(works)
    return [" ".join(_parts(row, ranked, planned.get(row.Index, []), rules)) for row in rows(table)]


def _planned(works: pd.DataFrame) -> dict[str, list[str]]:
    """Name the works in each neighbourhood, in their order."""
    named: dict[str, list[str]] = {}
    for row in rows(works[["neighbourhood_id", "kind", "start_year", "end_year"]]):
        work = f"{label('work_kind', row.kind)} ({years(row.start_year, row.end_year)})"
        named.setdefault(row.neighbourhood_id, []).append(work)
    return named


def _parts(row: Any, ranked: int, planned: list[str], rules: Rules) -> Iterator[str]:
    """Give the sentences of one neighbourhood, as far as there is something to say."""
    first = f"{label('signal', row.signal).capitalize()}: {REASONS[row.reason](row, rules)}."
    others = (_greening(row, rules), _canopy(row, rules), _walk(row, rules), _works(planned))
    yield from filter(None, (first, _place(row, ranked, rules), *others))


def _heat(row: Any, rules: Rules) -> str:
    return heat_phrase(row, row.heat_measure, rules)


def _all(row: Any, rules: Rules) -> str:
    people = "" if is_missing(row.vulnerable_residents) else f"; er wonen ongeveer {_people(row)}"
    room = "" if is_missing(row.room_to_green_m2) else f"; {_room(row)}"
    return f"{_heat(row, rules)}{people}{room}"


def _people(row: Any) -> str:
    return f"{number(row.vulnerable_residents)} mensen van {_age(row)} jaar of ouder"


def _age(row: Any) -> str:
    return str(row.residents_basis).removesuffix("+")


def _room(row: Any) -> str:
    area = square_metres(row.room_to_green_m2)
    if row.room_basis == CORPORATION_GROUND:
        return f"corporaties hebben er {area} grond die nog niet groen is"
    return f"{area} is er nog niet groen"


def _too_few(row: Any, rules: Rules) -> str:
    least = number(rules.number("count_suppression_threshold"))
    return (
        f"er wonen minder dan {least} mensen van {_age(row)} jaar of ouder; hun aantal is verborgen en de buurt heeft "
        "daarom geen plaats in de volgorde"
    )


def _no_room(row: Any, rules: Rules) -> str:
    if row.room_basis == CORPORATION_GROUND:
        return f"corporaties hebben er geen grond die nog groener kan; {_heat(row, rules)}"
    return f"er is geen grond die nog groener kan; {_heat(row, rules)}"


def _cover(row: Any, rules: Rules) -> str:
    needed = percent(rules.number("minimum_cover"))
    return (
        f"het raster met hitte heeft waarden voor {percent(row.heat_cover)} van de buurt en nodig is {needed}; lever "
        "een raster dat de buurt dekt"
    )


REASONS: dict[str, Callable[[Any, Rules], str]] = {
    "first_under_all_weights": _all,
    "first_under_some_weights": _all,
    "lower_priority": _all,
    "no_strong_heat_stress": _heat,
    "no_vulnerable_residents": lambda row, rules: (
        f"er wonen geen mensen van {_age(row)} jaar of ouder; {_heat(row, rules)}"
    ),
    "too_few_to_show": _too_few,
    "no_room_to_green": _no_room,
    "cover_too_low": _cover,
    "heat_unknown": lambda _row, _rules: (
        "hoe heet het er wordt, is niet bekend; voeg een raster met hitte toe of vul het hitte-eiland van de buurt in"
    ),
    "residents_unknown": lambda _row, _rules: (
        "hoeveel oudere mensen er wonen, is niet bekend; vul het aantal inwoners en het aandeel ouderen in"
    ),
    "room_unknown": lambda _row, _rules: (
        "hoeveel grond er nog groener kan, is niet bekend; voeg een raster met groen toe of vul het aandeel groen in"
    ),
}
"""What is said first, by reason."""


def _place(row: Any, ranked: int, rules: Rules) -> str:
    """Tell the place in the order and how firm it is."""
    if is_missing(row.rank) or row.reason not in RANKED:
        return ""
    first = number(rules.number("priority_count"))
    best, worst = number(row.rank_best), number(row.rank_worst)
    kept = "ook bij andere gewichten" if best == worst else f"bij andere gewichten plaats {best} tot en met {worst}"
    within = {
        "first_under_all_weights": f", dus steeds bij de eerste {first}",
        "first_under_some_weights": f", dus niet bij alle gewichten bij de eerste {first}",
    }
    return f"Plaats {number(row.rank)} van {number(ranked)}, {kept}{within.get(row.reason, '')}."


def _greening(row: Any, rules: Rules) -> str:
    """Tell what more green would change."""
    if is_missing(row.green_share):
        return "Hoe groen de buurt is, is niet bekend (⟦green⟧)."
    norm = rules.number("green_share_target")
    target, share = percent(norm), percent(row.green_share, beside=norm)
    if round(row.green_target_m2) == 0:
        return f"{share} van de buurt is groen; dat haalt de gekozen {target} al (⟦green⟧)."
    return (
        f"{square_metres(row.green_target_m2)} meer groen brengt het aandeel groen van {share} op "
        f"{target}; {_cooling(row.cooling_air_degc)} (⟦green⟧)."
    )


def _cooling(degrees: float) -> str:
    air = "de luchttemperatuur (niet de gevoelstemperatuur)"
    if degrees < NOTICEABLE_DEGC:
        return f"{air} daalt daar niet merkbaar van"
    return f"{air} kan dan zo'n {number(degrees, 1)} °C dalen"


def _canopy(row: Any, rules: Rules) -> str:
    if is_missing(row.canopy_share):
        return ""
    norm = rules.number("canopy_share")
    return f"{percent(row.canopy_share, beside=norm)} ligt onder boomkronen (richtlijn {percent(norm)})."


HIDDEN_SHARE = (
    "Welk deel van de straten verder dan {} m lopen van een koele plek ligt, is verborgen: het gaat om weinig mensen."
)


def _walk(row: Any, rules: Rules) -> str:
    """Tell how far a cool place is."""
    limit = number(rules.held(COOL_RULES).number("cool_place_max_distance"))
    if is_missing(row.share_beyond_cool_place):
        return "" if is_missing(row.cool_place_distance_m) else HIDDEN_SHARE.format(limit)
    if row.share_beyond_cool_place == 0:
        return f"Vanuit alle straten is een koele plek binnen {limit} m lopen."
    mean = "" if is_missing(row.cool_place_distance_m) else f" (gemiddeld {number(row.cool_place_distance_m, 0)} m)"
    share = percent(row.share_beyond_cool_place)
    return f"Vanuit {share} van de straten is een koele plek verder dan {limit} m lopen{mean}."


def _works(planned: list[str]) -> str:
    return f"Werk met werk (⟦works⟧): hier is gepland: {and_list(planned)}." if planned else ""
