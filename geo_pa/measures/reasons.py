"""The reason of each row: the first of some that holds."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

Holds = pd.Series | npt.NDArray[np.bool_] | np.bool_ | bool


def first_reason(index: pd.Index, holds: Mapping[str, Holds], otherwise: str | pd.Series = "") -> pd.Series:
    """Name for each row the first reason that holds.

    Parameters
    ----------
    index : Index
        Of the rows.
    holds : mapping of str to Series of bool, array of bool or bool
        By reason, in order, whether it holds; where that is missing, it does not.
    otherwise : str or Series of str
        The reason where none holds; empty for none.

    Returns
    -------
    Series of str
        On that index; missing where there is no reason.
    """
    true = [_known_to_hold(each, len(index)) for each in holds.values()]
    found = np.select(true, list(holds), default=otherwise)
    return pd.Series(found, index=index, dtype="str").mask(found == "")


def _known_to_hold(each: Holds, rows: int) -> npt.NDArray[np.bool_]:
    held = each.to_numpy(np.bool_, na_value=False) if isinstance(each, pd.Series) else each
    return np.broadcast_to(held, rows)
