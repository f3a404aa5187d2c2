"""What only the card of a neighbourhood tells: heat by its measure, what figures are held to, greening, and works."""

from collections.abc import Mapping

from markupsafe import Markup

from geo_pa import terms
from geo_pa.model import Result
from geo_pa.present.columns import column_of
from geo_pa.present.evidence import rule_value
from geo_pa.present.headings import text
from geo_pa.present.heat_stress.figures import figures
from geo_pa.present.heat_stress.tables import HEAT_ISLAND, PET, work_lines
from geo_pa.present.markup import NOTHING, markup
from geo_pa.present.special import Own, Row

HEAT_NAMES: Mapping[str, str] = {PET: "Gevoelstemperatuur (PET)", HEAT_ISLAND: "Hitte-eiland"}
HEAT_TITLES: Mapping[str, str] = {"heat_mean_degc": "gemiddeld", "heat_p95_degc": "warmste 5%"}
"""Degrees are always named by what they measure."""

HIDDEN_OR_UNKNOWN = "onbekend, of te weinig om te tonen"
MAY_BE_HIDDEN = ("vulnerable_residents", "share_beyond_cool_place")
ONLY_PET = ("share_above_strong", "share_above_extreme")


def own(row: Row, result: Result, _detail: str) -> Own:
    """Tell the place in the order, what greening does, and what each figure is held to."""
    ways, beneath = _greening(row, result)
    place = "" if terms.is_missing(row["rank"]) else f", plaats {terms.number(row['rank'])}"
    return Own(
        word=f"{terms.label('signal', row['signal'])}{place}",
        ways=ways,
        beneath=beneath,
        without=[name for name in row if not _says_something(row, name)],
        titles=_titles(row, result),
        notes=_held_to(row, result),
        instead={name: HIDDEN_OR_UNKNOWN for name in MAY_BE_HIDDEN if terms.is_missing(row[name])},
        last=_works(row, result),
    )


def _greening(row: Row, result: Result) -> tuple[list[tuple[str, str]], Markup]:
    """Show what greening is needed, and what it may do to the air."""
    needed, target = row["green_target_m2"], rule_value(result.rules["green_share_target"])
    if terms.is_missing(needed):
        return [], NOTHING
    told = {
        "green_target_m2": f"meer groen voor een aandeel van {target}",
        "cooling_air_degc": "koelere lucht, naar schatting",
    }
    known = [name for name in told if needed != 0 and not terms.is_missing(row[name])]
    ways = [(text(row[name], column_of(result, name)), told[name]) for name in known]
    return ways, markup("heat_stress/greening.html", enough=needed == 0, target=target)


def _says_something(row: Row, name: str) -> bool:
    """Leave out what only exists as perceived temperature where that is not known, and a cover that is whole."""
    if name in ONLY_PET:
        return bool(row["heat_measure"] == PET)
    return name != "heat_cover" or bool(row[name] < 1)


def _titles(row: Row, result: Result) -> dict[str, str]:
    dynamic = {one.column: one.title for name, one in figures(result.rules).items() if name.startswith("above")}
    heat = {name: f"{HEAT_NAMES[row['heat_measure']]}, {words}" for name, words in HEAT_TITLES.items()}
    age = str(row["residents_basis"]).removesuffix("+")
    return dynamic | heat | {"vulnerable_residents": f"Inwoners van {age} jaar of ouder"}


def _held_to(row: Row, result: Result) -> dict[str, str]:
    """Return per figure what it is held to, or what it is compared with."""
    island = dict.fromkeys(HEAT_TITLES, "warmer dan het buitengebied") if row["heat_measure"] == HEAT_ISLAND else {}
    value = {name: rule_value(rule) for name, rule in result.rules.items()}
    return island | {
        "share_above_strong": "vanaf hier is hittestress sterk",
        "share_above_extreme": "vanaf hier is hittestress extreem",
        "green_share": f"gekozen streven: {value['green_share_target']}",
        "canopy_share": f"richtlijn: {value['canopy_share']}",
        "cool_place_distance_m": f"richtlijn: hoogstens {value['cool_place_max_distance']}",
    }


def _works(row: Row, result: Result) -> Markup:
    """List the works planned there; none are told of a neighbourhood that asks for no attention."""
    works = result.details["works"]
    lines = work_lines(works[works["neighbourhood_id"] == row["id"]])
    return markup("heat_stress/works.html", works=lines) if lines else NOTHING
