"""Divide a whole number over shares."""

import numpy as np
import numpy.typing as npt


def apportion(total: int, weights: npt.ArrayLike) -> npt.NDArray[np.int64]:
    """Divide a whole number in proportion to weights, by largest remainder; of equal remainders the first one gains."""
    exact = np.asarray(weights, dtype=np.float64)
    exact = exact * total / exact.sum()
    whole: npt.NDArray[np.int64] = np.floor(exact).astype(np.int64)
    most = np.argsort(whole - exact, kind="stable")[: total - int(whole.sum())]
    whole[most] += 1
    return whole
