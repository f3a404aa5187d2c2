"""Which plans count: not the ideas inside the town hall, which have a row everywhere and are in no total."""

from typing import TypeVar

import pandas as pd

from geo_pa.vocabulary import NOT_COUNTED_STATUS

Frame = TypeVar("Frame", bound=pd.DataFrame)


def counted_plans(rows: Frame) -> Frame:
    """Leave out plans of a status that does not count (5A, 5B).

    Parameters
    ----------
    rows : DataFrame
        With ``status`` where rows are plans; without it every row counts, and so does a plan of unknown status.

    Returns
    -------
    DataFrame
        The other rows, in the same order.
    """
    return rows[~rows["status"].isin(NOT_COUNTED_STATUS)] if "status" in rows else rows
