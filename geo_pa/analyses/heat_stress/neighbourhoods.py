"""What each neighbourhood is told (figures, place in the order, signal and reason), and figures for all together."""

import numpy as np
import pandas as pd

from geo_pa.analyses.heat_stress.answer import Given
from geo_pa.analyses.heat_stress.figures import HEAT_COLUMNS, heat_measure, where_covered
from geo_pa.analyses.heat_stress.made import Made
from geo_pa.analyses.heat_stress.priority import factors, order
from geo_pa.analyses.heat_stress.residents import hides_share, vulnerable_residents
from geo_pa.analyses.heat_stress.signals import signal_and_reason
from geo_pa.model import GIVEN_SIGNALS, Rules

PER_TEN_POINTS = 10
"""The rule on cooling is about 10 percentage points; a share of 1 holds ten times that."""

SHARE_DECIMALS, M2_DECIMALS = 6, 2
"""What is smaller is the rounding of parts of cells, and no green that is lacking and no room for it."""

CORPORATION_GROUND, WHOLE_AREA = "corporation_ground", "whole_area"
"""Where room for green is looked for."""


def judge(given: Given, made: Made) -> pd.DataFrame:
    """Bring together what is known of each neighbourhood, and put them in order.

    ``residents_basis`` tells from which age residents count, ``room_basis`` where room was looked for.
    """
    neighbourhoods, rules = given.neighbourhoods, given.rules
    people = vulnerable_residents(neighbourhoods, rules)
    counted = people[["vulnerable_residents", "basis"]].rename(columns={"basis": "residents_basis"})
    table = _figures(given, made).join(counted)
    beyond = table["share_beyond_cool_place"]
    hidden = hides_share(beyond, people, neighbourhoods["inhabitants"], rules)
    table["share_beyond_cool_place"] = beyond.mask(hidden)
    found = factors(table["heat_mean_degc"], table["vulnerable_residents"], table["room_to_green_m2"])
    table = table.join(order(found, rules))
    said = signal_and_reason(table.assign(few=people["few"]), found, rules)
    table.insert(1, "signal", said["signal"])
    table.insert(2, "reason", said["reason"])
    return table


def _figures(given: Given, made: Made) -> pd.DataFrame:
    least = float(given.rules.number("minimum_cover"))
    figures = where_covered(made.heat_of_neighbourhoods, least)
    return pd.DataFrame(given.neighbourhoods[["name", "district_name", "kind"]]).assign(
        heat_measure=heat_measure(given.heat),
        **figures[[*HEAT_COLUMNS, "heat_cover", "green_share", "canopy_share"]],
        # Where cool places may lie on ground of which nothing is known, neither is the walk to them.
        **made.cool.walks.mask(figures["heat_cover"] < least),
        water_nuisance_share=made.ground["water_nuisance_share"],
        **_room(given, figures, made.ground),
        **_greening(figures, given.rules),
    )


def _room(given: Given, figures: pd.DataFrame, ground: pd.DataFrame) -> dict[str, pd.Series | str]:
    """Measure the ground that can still become green: of corporations where that is known, else all but water."""
    bare = 1 - figures["green_share"]
    if given.corporation_ground is None:
        room = figures["area_m2"] * (bare - given.neighbourhoods["share_water"].fillna(0)).clip(lower=0)
    else:
        # Without a raster of green, plots are taken to be as green as their neighbourhood.
        room = ground["ground_m2"] * bare if given.green is None else ground["bare_m2"]
    basis = WHOLE_AREA if given.corporation_ground is None else CORPORATION_GROUND
    return {"room_to_green_m2": room.round(M2_DECIMALS), "room_basis": basis}


def _greening(figures: pd.DataFrame, rules: Rules) -> dict[str, pd.Series]:
    """Measure the green that is short of the chosen share, and how much cooler the air may be with it."""
    short = (float(rules.number("green_share_target")) - figures["green_share"]).clip(lower=0).round(SHARE_DECIMALS)
    return {
        "green_target_m2": short * figures["area_m2"],
        "cooling_air_degc": short * PER_TEN_POINTS * float(rules.number("cooling_per_10pp_green")),
    }


def totals(table: pd.DataFrame, area_m2: pd.Series, rules: Rules) -> dict[str, int | float | None]:
    """Add up the neighbourhoods; None where nothing is known.

    Shares are of the area where they are known, ``greening_needed_m2`` is where the green is known, and
    ``beyond_cool_place_residents`` is of the counts and shares that are shown, so at least as many.
    """
    signals = {f"neighbourhoods_{signal}": int((table["signal"] == signal).sum()) for signal in GIVEN_SIGNALS}
    return {
        **signals,
        "share_above_strong": _by_area(table["share_above_strong"], area_m2),
        "share_above_extreme": _by_area(table["share_above_extreme"], area_m2),
        "greening_needed_m2": _sum(table["green_target_m2"]),
        "beyond_cool_place_residents": _residents(table, rules),
    }


def _by_area(share: pd.Series, area_m2: pd.Series) -> float | None:
    known = area_m2.where(share.notna()).sum()
    return float((share * area_m2).sum() / known) if known else None


def _sum(amount: pd.Series) -> float | None:
    return float(amount.sum()) if amount.notna().any() else None


def _residents(table: pd.DataFrame, rules: Rules) -> int | None:
    """Count the vulnerable residents too far from a cool place: rounded, and None where too few to show."""
    exact = _sum(table["vulnerable_residents"].astype("float64") * table["share_beyond_cool_place"])
    if exact is None or 0 < exact < rules.integer("count_suppression_threshold"):
        return None
    step = rules.integer("count_rounding")
    return int(np.floor(exact / step + 0.5) * step)
