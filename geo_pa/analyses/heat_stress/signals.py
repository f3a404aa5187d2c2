"""Which neighbourhoods ask for attention, and why."""

import pandas as pd

from geo_pa.analyses.heat_stress.priority import WEIGHTS, weights
from geo_pa.measures.reasons import first_reason
from geo_pa.model import Rules, Signal

REASON_SIGNAL = {
    "no_strong_heat_stress": Signal.NONE,
    "no_vulnerable_residents": Signal.NONE,
    "too_few_to_show": Signal.NONE,
    "no_room_to_green": Signal.NONE,
    "cover_too_low": Signal.UNKNOWN,
    "heat_unknown": Signal.UNKNOWN,
    "residents_unknown": Signal.UNKNOWN,
    "room_unknown": Signal.UNKNOWN,
    "first_under_all_weights": Signal.HIGH,
    "first_under_some_weights": Signal.SOME,
    "lower_priority": Signal.NONE,
}
"""Every reason code, the first that holds decides, and the signal it stands for."""


def signal_and_reason(table: pd.DataFrame, found: pd.DataFrame, rules: Rules) -> pd.DataFrame:
    """Name for each neighbourhood the first reason that settles its signal.

    A neighbourhood without strong heat stress, vulnerable residents or room for green asks for no special attention,
    whatever else is unknown. Neither do so few residents that they may not be shown: a signal may not give a hidden
    count away.
    """
    weighs = dict(zip(WEIGHTS, weights(rules) > 0, strict=True))
    absent = {name: found[name].isna() & used for name, used in weighs.items()}
    first = rules.integer("priority_count")
    holds = {
        "no_strong_heat_stress": table["share_above_strong"] == 0,
        "no_vulnerable_residents": (table["vulnerable_residents"] == 0) & weighs["vulnerable"],
        "too_few_to_show": table["few"] & weighs["vulnerable"],
        "no_room_to_green": (table["room_to_green_m2"] == 0) & weighs["room"],
        "cover_too_low": absent["heat"] & (table["heat_cover"] < float(rules.number("minimum_cover"))),
        "heat_unknown": absent["heat"],
        "residents_unknown": absent["vulnerable"],
        "room_unknown": absent["room"],
        "first_under_all_weights": table["rank_worst"] <= first,
        "first_under_some_weights": table["rank_best"] <= first,
    }
    reason = first_reason(table.index, holds, "lower_priority")
    return pd.DataFrame({"signal": reason.map(REASON_SIGNAL).astype("str"), "reason": reason})
