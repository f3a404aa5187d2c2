"""Which plans count: an idea inside the town hall, or a plan that a question does not apply to, is in no total."""

from typing import TypeVar

import pandas as pd

from geo_pa.model import Signal
from geo_pa.vocabulary import NOT_COUNTED_STATUS

Frame = TypeVar("Frame", bound=pd.DataFrame)


def counted_plans(rows: Frame) -> Frame:
    """Leave out plans of a status that does not count (5A, 5B), and those that a question does not apply to.

    Parameters
    ----------
    rows : DataFrame
        With ``status`` where rows are plans; without it every row counts, and so does a plan of unknown status. A row
        of which ``signal`` is "not_counted" does not.

    Returns
    -------
    DataFrame
        The other rows, in the same order.
    """
    applying = rows[rows["signal"] != Signal.NOT_COUNTED] if "signal" in rows else rows
    return applying[~applying["status"].isin(NOT_COUNTED_STATUS)] if "status" in rows else applying
