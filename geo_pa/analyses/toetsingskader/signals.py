"""How much attention each location asks for, and the counts behind it."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from geo_pa.analyses.toetsingskader.answering import ANSWERED, ASKED, NO, NOT_APPLICABLE, OPEN, PARTLY, UNKNOWN, YES
from geo_pa.analyses.toetsingskader.figures import Flags, Words
from geo_pa.measures.counted import counted_plans
from geo_pa.measures.reasons import first_reason
from geo_pa.model import GIVEN_SIGNALS, Rules, Signal

COUNTS = {
    "met": YES,
    "partly": PARTLY,
    "not_met": NO,
    "to_ask": ASKED,
    "unknown": UNKNOWN,
    "not_applicable": NOT_APPLICABLE,
}
"""Columns that count questions, and the answer that each counts."""

REASON_SIGNAL = {
    "no_new_homes": Signal.NOT_COUNTED,
    "important_not_met": Signal.HIGH,
    "nothing_known": Signal.UNKNOWN,
    "important_open": Signal.UNKNOWN,
    "not_all_met": Signal.SOME,
    "all_answered_met": Signal.NONE,
}
"""Every reason, the first that holds decides, and the signal it stands for; a plan without new homes gets none."""


def count(answer: Words, index: pd.Index) -> pd.DataFrame:
    """Count the answers of each location, and their share of the questions that apply (missing where none does)."""
    counts = {name: (answer == word).sum(axis=1) for name, word in COUNTS.items()}
    applying = answer.shape[1] - counts["not_applicable"]
    answered = counts["met"] + counts["partly"] + counts["not_met"]
    share = np.divide(answered, applying, out=np.full(len(index), np.nan), where=applying > 0)
    whole = {name: pd.array(number, dtype="Int64") for name, number in counts.items()}
    return pd.DataFrame({**whole, "share_answered": share}, index=index)


def judge(answer: Words, important: Flags, without_homes: pd.Series, rules: Rules) -> pd.DataFrame:
    """Say how much attention each location asks for: ``signal`` and ``reason``.

    An important question that stands open decides: with a no the signal would be another.
    """
    refused, standing_open = answer == NO, np.isin(answer, OPEN)
    holds = {
        "no_new_homes": without_homes,
        "important_not_met": (refused & important).sum(axis=1) >= rules.integer("important_not_met"),
        "nothing_known": ~np.isin(answer, ANSWERED).any(axis=1),
        "important_open": (standing_open & important).any(axis=1),
        "not_all_met": (refused | (answer == PARTLY)).any(axis=1),
    }
    reason = first_reason(without_homes.index, holds, "all_answered_met")
    return pd.DataFrame({"signal": reason.map(REASON_SIGNAL).astype("str"), "reason": reason})


def by_theme(locations: pd.DataFrame, themes: Sequence[str], answer: Words) -> pd.DataFrame:
    """Count the answers of each location per theme, in the order of the criteria."""
    named = list(dict.fromkeys(themes))
    shape = len(themes), len(named)
    member = np.array([[theme == name for name in named] for theme in themes], dtype=np.int64).reshape(shape)
    counts = {name: ((answer == word).astype(np.int64) @ member).ravel() for name, word in COUNTS.items()}
    repeated = locations[["name", "confidentiality"]].loc[locations.index.repeat(len(named))].reset_index(drop=True)
    return pd.DataFrame(
        {
            "location_id": pd.array(np.repeat(locations.index.to_numpy(object), len(named)), dtype="str"),
            "name": repeated["name"],
            "theme": pd.array(named * len(locations), dtype="str"),
            **counts,
            "confidentiality": repeated["confidentiality"],
        }
    )


def totals(table: pd.DataFrame, criteria: int) -> Mapping[str, int | float | None]:
    """Count locations by signal, and answers over these: ideas and plans without new homes are in no total."""
    counted = counted_plans(table)
    signals = counted["signal"].value_counts()
    return {
        "locations": len(counted),
        "locations_not_counted": len(table) - len(counted),
        **{f"locations_{signal}": int(signals.get(signal, 0)) for signal in GIVEN_SIGNALS},
        "criteria": criteria,
        **{f"answers_{name}": int(counted[name].sum()) for name in COUNTS},
    }
