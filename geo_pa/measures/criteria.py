"""Criteria of an assessment framework: which figures may answer them, and what in them cannot be."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from types import MappingProxyType

import pandas as pd

from geo_pa import terms
from geo_pa.model import Rule
from geo_pa.vocabulary import AFFORDABILITY_COLUMNS, CARE_COLUMNS, TYPE_COLUMNS

WORD = "word:"
"""Stands before the vocabulary of a figure that is no number but a word."""

LOCATION = "building_locations"

LOCATION_FIGURES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("dwellings", *AFFORDABILITY_COLUMNS, *TYPE_COLUMNS, *CARE_COLUMNS, "accessible"), "dwellings"),
        **dict.fromkeys(("social_demolished", "dwellings_demolished", "dwellings_realised"), "dwellings"),
        "caravans": "woonwagens",
        "pitches": "pitches",
        "care_places": "plaatsen",
        "guarantee_years": "years",
        "realisation_chance": "share",
        **{name: f"{WORD}{name}" for name in ("plan_type", "landlord", "ground_owner")},
        "status": f"{WORD}planning_status",
    }
)
"""What is known of a building location itself; none of its numbers is ever below 0."""

SHARE_FIGURES = {
    "verdict": f"{WORD}verdict",
    **dict.fromkeys(
        ("social_homes", "social_homes_possible", "required_social_homes", "net_social_homes"), "dwellings"
    ),
}
ZONE_FIGURES = {
    "reach": f"{WORD}reach",
    "fit_clustered": f"{WORD}fit_clustered",
    "suited_accessible": f"{WORD}suited_accessible",
    "facility_score": "score",
    "minutes": "minutes",
    **dict.fromkeys(("distance_m", "supermarket_m", "bus_stop_m", "meeting_place_m", "pharmacy_m"), "m"),
    **dict.fromkeys(("general_practitioner_m", "meeting_or_care_m", "physiotherapist_m"), "m"),
}
HEAT_FIGURES = {
    "signal": f"{WORD}signal",
    **dict.fromkeys(("share_above_strong", "share_above_extreme", "green_share", "canopy_share"), "share"),
    **dict.fromkeys(("share_beyond_cool_place", "water_nuisance_share"), "share"),
    "cool_place_distance_m": "m",
}

FIGURES: Mapping[str, str] = MappingProxyType(
    {
        f"{place}.{name}": unit
        for place, figures in {
            LOCATION: LOCATION_FIGURES,
            "social_share": SHARE_FIGURES,
            "woonzorgzones": ZONE_FIGURES,
            "heat_stress": HEAT_FIGURES,
        }.items()
        for name, unit in figures.items()
    }
)
"""Every figure that may answer a criterion, as ``place.column``, and its unit or its vocabulary.

The places are the layer of building locations and the questions about these locations, or about the neighbourhood that
they lie in.
"""

UNITS = frozenset({*terms.labels("unit"), *FIGURES.values()})
"""Units that a criterion may be in."""

RULE_SETS = ("toetsingskader", "social_share", "woonzorgzones", "accessibility", "heat_stress")
"""Sets of rules that a criterion may take its norm from."""

TAKEN = ("figure", "most", "per", "where_figure")
"""Columns of a criterion that name figures."""


@dataclass(frozen=True)
class Fault:
    """What in one criterion cannot be: its id, the column, and in Dutch what is wrong, was found and would do."""

    criterion: str
    column: str
    what: str
    found: str
    expected: str


def names(text: object) -> tuple[str, ...]:
    """Return the figures that a cell names: "a.b + a.c" is ("a.b", "a.c"); a missing cell names none."""
    return () if terms.is_missing(text) else tuple(part.strip() for part in str(text).split("+"))


def words(text: object) -> tuple[str, ...]:
    """Return the words that a cell lists: "core, zone" is ("core", "zone"); a missing cell lists none."""
    return () if terms.is_missing(text) else tuple(part.strip() for part in str(text).split(","))


def is_word(figure: str) -> bool:
    """Tell whether a figure is a word and no number."""
    return FIGURES.get(figure, "").startswith(WORD)


def faults(criteria: pd.DataFrame, rules: Mapping[str, Rule]) -> tuple[Fault, ...]:
    """Find what in criteria cannot be used.

    Parameters
    ----------
    criteria : DataFrame
        The table ``assessment_criteria``; a criterion without ``figure`` is asked of people.
    rules : mapping of str to Rule
        By id, of the sets in RULE_SETS; a rule of a set that is not there at all is not held against a criterion.

    Returns
    -------
    tuple of Fault
        All of them, in the order of the rows.
    """
    sets = {rule.partition(".")[0] for rule in rules}
    rows = ((str(key), row) for key, row in zip(criteria.index, criteria.to_dict("records"), strict=True))
    return tuple(fault for key, row in rows for fault in _faults(_Criterion(key, row), rules, sets))


@dataclass(frozen=True)
class _Criterion:
    key: str
    row: Mapping[object, object]

    def has(self, column: str) -> bool:
        return not terms.is_missing(self.row.get(column))

    def text(self, column: str) -> str:
        return str(self.row[column]) if self.has(column) else ""

    def fault(self, column: str, what: str, found: str, expected: str) -> Fault:
        return Fault(self.key, column, what, found or "leeg", expected)


def _faults(one: _Criterion, rules: Mapping[str, Rule], sets: Collection[str]) -> Iterator[Fault]:
    unknown = [(column, name) for column in TAKEN for name in names(one.row.get(column)) if name not in FIGURES]
    for column, name in unknown:
        yield one.fault(column, "Dit getal bestaat niet.", f"'{name}'", _nearest(name, FIGURES))
    if not one.has("figure"):
        yield from _asked_with_norm(one)
    elif not unknown:
        yield from _comparison(one)
        yield from _unit(one)
        yield from _rule(one, rules, sets)
    yield from () if unknown else _where(one)


def _asked_with_norm(one: _Criterion) -> Iterator[Fault]:
    """A norm that nothing is held against would be passed over in silence."""
    for column in ("most", "per", "comparison", "value", "partly_value", "words", "partly_words", "rule"):
        if one.has(column):
            what = "Deze vraag wordt aan mensen gesteld: er is geen getal om met een norm te vergelijken."
            yield one.fault(column, what, f"'{one.text(column)}'", "een lege cel, of een getal bij figure")


def _comparison(one: _Criterion) -> Iterator[Fault]:
    figures = names(one.row["figure"])
    if any(map(is_word, figures)):
        yield from _of_words(one, figures)
        return
    if one.text("comparison") not in {"at_least", "at_most"}:
        found = f"'{one.text('comparison')}'" if one.has("comparison") else ""
        yield one.fault("comparison", "Dit getal kan niet zo worden vergeleken.", found, "at_least of at_most")
    if one.has("value") == one.has("rule"):
        found = f"value {one.text('value')} en rule {one.text('rule')}" if one.has("value") else ""
        yield one.fault("value", "Een norm staat op één plek.", found, "een getal bij value, of een regel bij rule")
    if any(is_word(name) for column in ("most", "per") for name in names(one.row.get(column))):
        yield one.fault("most", "Met een woord wordt niet gerekend.", one.text("most") or one.text("per"), "een getal")


def _of_words(one: _Criterion, figures: tuple[str, ...]) -> Iterator[Fault]:
    if len(figures) > 1 or one.has("per") or one.has("most"):
        yield one.fault(
            "figure", "Met een woord wordt niet gerekend.", f"'{one.text('figure')}'", "één woord, zonder per"
        )
    if one.text("comparison") != "one_of":
        found = f"'{one.text('comparison')}'" if one.has("comparison") else ""
        yield one.fault("comparison", "Dit is een woord en geen getal.", found, "one_of")
    yield from _words(one, "words", figures[0], needed=True)
    yield from _words(one, "partly_words", figures[0], needed=False)


def _words(one: _Criterion, column: str, figure: str, *, needed: bool) -> Iterator[Fault]:
    allowed = [word for word in terms.labels(FIGURES[figure].removeprefix(WORD)) if word != "unknown"]
    strange = [word for word in words(one.row.get(column)) if word not in allowed]
    if strange or (needed and not one.has(column)):
        found = ", ".join(f"'{word}'" for word in strange)
        yield one.fault(column, "Dit woord bestaat hier niet.", found, f"een of meer van: {', '.join(allowed)}")


def _unit(one: _Criterion) -> Iterator[Fault]:
    units = {"share"} if one.has("per") else {FIGURES[name] for name in names(one.row["figure"])}
    if any(unit.startswith(WORD) for unit in units):
        return
    unit = one.text("unit")
    if unit not in UNITS:
        found = f"'{unit}'" if unit else ""
        yield one.fault("unit", "Deze eenheid is niet bekend.", found, " of ".join(sorted(units)))
    elif units != {unit}:
        yield one.fault("unit", "De eenheid past niet bij het getal.", f"'{unit}'", " of ".join(sorted(units)))


def _rule(one: _Criterion, rules: Mapping[str, Rule], sets: Collection[str]) -> Iterator[Fault]:
    name = one.text("rule")
    if not name or (name.partition(".")[0] in set(RULE_SETS) - set(sets)):
        return
    if name not in rules:
        yield one.fault("rule", "Deze regel bestaat niet, of geeft geen norm.", f"'{name}'", _nearest(name, rules))
    elif not isinstance(rules[name].value, Decimal):
        yield one.fault("rule", "Deze regel is geen getal.", f"'{name}'", "een regel met een getal")
    elif rules[name].unit != one.text("unit"):
        unit = rules[name].unit
        yield one.fault("rule", "De regel heeft een andere eenheid.", f"'{one.text('unit')}'", f"'{unit}'")


def _where(one: _Criterion) -> Iterator[Fault]:
    figures = names(one.row.get("where_figure"))
    if not figures:
        if one.has("where_words"):
            yield one.fault(
                "where_figure", "Er staat niet welk woord wordt bekeken.", "", "een woord, bij where_figure"
            )
        return
    if len(figures) > 1 or not is_word(figures[0]):
        found = f"'{one.text('where_figure')}'"
        yield one.fault("where_figure", "Alleen een woord kan bepalen waar een vraag geldt.", found, "één woord")
        return
    yield from _words(one, "where_words", figures[0], needed=True)


def _nearest(name: str, known: Collection[str]) -> str:
    near = get_close_matches(name, list(known), n=3, cutoff=0.4)
    return f"misschien {' of '.join(near)}" if near else f"een van: {', '.join(sorted(known))}"
