"""What is said of rows, and their order by it: the worst verdicts, or the highest signals, on top."""

from typing import TypeVar

import pandas as pd

from geo_pa.model import Signal, Verdict

Frame = TypeVar("Frame", bound=pd.DataFrame)


def said_in(frame: pd.DataFrame) -> str:
    """Return the column with what is said of each row: its verdict where there is a norm, else its signal."""
    return "verdict" if "verdict" in frame.columns else "signal"


def worst_first(frame: Frame) -> Frame:
    """Put the worst verdicts, or the highest signals, on top; equal ones stay in the order they were in."""
    said = said_in(frame)
    rank = frame[said].map({word: place for place, word in enumerate(Verdict if said == "verdict" else Signal)})
    return frame.loc[rank.sort_values(kind="stable").index]
