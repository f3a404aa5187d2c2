"""What is said of rows, and their order by it: the worst verdicts, or the highest signals, on top."""

from collections.abc import Iterable
from typing import TypeVar

import pandas as pd

from geo_pa.model import Signal, Verdict

Frame = TypeVar("Frame", bound=pd.DataFrame)


def said_in(frame: pd.DataFrame) -> str:
    """Return the column with what is said of each row: its verdict where there is a norm, else its signal."""
    return "verdict" if "verdict" in frame.columns else "signal"


def by_words(frame: Frame, column: str, words: Iterable[str]) -> Frame:
    """Put rows in the order of the words in a column; equal ones stay in the order they were in."""
    rank = frame[column].map({word: place for place, word in enumerate(words)})
    return frame.loc[rank.sort_values(kind="stable").index]


def worst_first(frame: Frame) -> Frame:
    """Put the worst verdicts, or the highest signals, on top; equal ones stay in the order they were in."""
    said = said_in(frame)
    return by_words(frame, said, Verdict if said == "verdict" else Signal)
