"""The tables of heat and green: neighbourhoods, which complex first, works nearby, cool places."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import pandas as pd

from geo_pa import terms
from geo_pa.analyses.heat_stress.cooling import COOL_RULES
from geo_pa.model import Column, Rules
from geo_pa.present.columns import heading
from geo_pa.present.evidence import rule_value
from geo_pa.present.heat_stress.figures import HEAT_ISLAND, PET
from geo_pa.present.tables import table

if TYPE_CHECKING:
    from pandas.io.formats.style import Styler

Frame = TypeVar("Frame", bound=pd.DataFrame)

NEIGHBOURHOOD_COLUMNS = (
    "rank",
    "name",
    "signal",
    "heat_mean_degc",
    "green_share",
    "cool_place_distance_m",
    "vulnerable_residents",
    "room_to_green_m2",
    "priority",
    "rank_best",
    "rank_worst",
    "share_above_strong",
    "share_above_extreme",
    "canopy_share",
    "share_beyond_cool_place",
    "green_target_m2",
    "cooling_air_degc",
    "water_nuisance_share",
    "district_name",
    "kind",
)
"""What the table of neighbourhoods shows, in order."""

COMPLEX_COLUMNS = (
    "rank_in_corporation",
    "name",
    "neighbourhood",
    "homes",
    "heat_mean_degc",
    "share_above_extreme",
    "green_share",
    "room_to_green_m2",
    "priority",
    "kind",
)
"""What the table of complexes shows, in order."""

M2_PER_HA = 10_000
PET_NAME = "Gevoelstemperatuur (PET), gemiddeld"
ISLAND_NAME = "Hitte-eiland, gemiddeld"
SPLIT: Mapping[str, tuple[str, Column]] = {
    "pet_mean": (PET, Column(PET_NAME, "degC")),
    "island_mean": (HEAT_ISLAND, Column(ISLAND_NAME, "degC", help="Graden warmer dan het buitengebied.")),
}
"""Perceived temperature and heat island each get a column of their own: they never stand in one."""


def neighbourhoods(frame: pd.DataFrame, rules: Rules) -> "Styler":
    """Write neighbourhoods with their place in the order and their figures."""
    return _table(frame, NEIGHBOURHOOD_COLUMNS, rules=rules)


def complexes(frame: pd.DataFrame, rules: Rules) -> "Styler":
    """Write complexes with their place in the order of their corporation."""
    return _table(
        frame.sort_values(["rank_in_corporation", "name"], kind="stable"), COMPLEX_COLUMNS, "complexes", rules
    )


def _table(frame: pd.DataFrame, columns: Iterable[str], detail: str = "", rules: Rules | None = None) -> "Styler":
    headings: dict[str, Column] = {}
    for column in columns:
        own = {name: title for name, (_, title) in SPLIT.items()} if column == "heat_mean_degc" else {}
        headings |= own or {column: heading(column, "heat_stress", detail, rules)}
    shown = to_read(frame)
    degrees = [title.with_unit for name, title in headings.items() if title.unit == "degC" and name in shown.columns]
    return table(shown, headings).format(_one_decimal, subset=pd.Index(degrees))


def _one_decimal(value: Any) -> str:
    """Write degrees with one decimal, also where it is 0."""
    return terms.number(value, 1)


def to_read(frame: Frame) -> Frame:
    """Put heat in a column per measure, and leave out a figure that is known of no row at all."""
    return _without_empty(by_measure(frame))


def by_measure(frame: Frame) -> Frame:
    """Put the mean heat, where a table has it, in a column per measure: perceived temperature, heat island."""
    if "heat_mean_degc" not in frame.columns:
        return frame
    heat = {
        name: frame["heat_mean_degc"].where(frame["heat_measure"] == measure) for name, (measure, _) in SPLIT.items()
    }
    return frame.assign(**heat)


def _without_empty(frame: Frame) -> Frame:
    empty = [name for name in frame.select_dtypes("float").columns if frame[name].isna().all()]
    return frame.drop(columns=empty)


WORK_TITLES: Mapping[str, str] = {
    "works": "Werk in buurten die aandacht vragen: neem groen mee",
    "work_pairs": "Werk op dezelfde plek of ernaast, in dezelfde tijd: stem af",
}
"""The two tables of works and what each is for."""

WORK_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "works": ("neighbourhood", "signal", "name", "kind", "lead", "start_year", "end_year", "overlap_ha"),
    "work_pairs": (
        *("neighbourhood", "first_year", "last_year"),
        *("name", "lead", "other_name", "other_lead", "overlap_ha"),
    ),
}


def works(frame: pd.DataFrame, detail: str) -> "Styler":
    """Write one of the two tables of works, see :data:`WORK_TITLES`."""
    return _table(frame, WORK_COLUMNS[detail], detail)


def work_lines(rows: pd.DataFrame) -> list[str]:
    """Write each work in a line: what, when, by whom."""
    columns = (rows[name] for name in ("name", "kind", "start_year", "end_year", "lead"))
    return [
        f"{name}: {terms.label('work_kind', kind)}, {_years(first, last)}, trekker {_known(lead)}"
        for name, kind, first, last, lead in zip(*columns, strict=True)
    ]


def _known(value: object) -> str:
    return terms.UNKNOWN if terms.is_missing(value) else str(value)


def _years(first: object, last: object) -> str:
    begin, end = _known(first), _known(last)
    return begin if begin == end else f"{begin} tot en met {end}"


COOL_COLUMNS = ("name", "neighbourhood", "area_m2", "access_points")


def cool_places(frame: pd.DataFrame) -> "Styler":
    """Write cool places, the largest first."""
    return _table(frame.sort_values("area_m2", ascending=False), COOL_COLUMNS, "cool_places")


def totals(sums: Mapping[str, float | None], rules: Rules) -> dict[str, str]:
    """Write the figures of the whole municipality, each with its word; those that are unknown are left out.

    Parameters
    ----------
    sums : mapping of str to number or None
        Totals of the result.
    rules : Rules
        Those that it was made with.
    """
    held = rules.held(COOL_RULES)
    strong, extreme = (rule_value(rules[f"pet_{word}_heat_stress"]) for word in ("strong", "extreme"))
    green, walk = rule_value(rules["green_share_target"]), rule_value(held["cool_place_max_distance"])
    known = {
        f"van de oppervlakte boven {strong} gevoelstemperatuur (PET)": _share(sums["share_above_strong"]),
        f"boven {extreme} gevoelstemperatuur (PET)": _share(sums["share_above_extreme"]),
        f"nodig om elke buurt op {green} groen te brengen": _hectares(sums["greening_needed_m2"]),
        f"oudere inwoners, ten minste, verder dan {walk} lopen van een koele plek": _count(
            sums["beyond_cool_place_residents"]
        ),
    }
    return {word: figure for word, figure in known.items() if figure}


def _share(value: float | None) -> str:
    return "" if value is None else terms.percent(value)


def _hectares(area_m2: float | None) -> str:
    return "" if area_m2 is None else f"{terms.number(area_m2 / M2_PER_HA, 0)} ha groen"


def _count(value: float | None) -> str:
    return "" if value is None else terms.number(value)
