"""All counts that are possible, given what is shown: bounds per cell, and the sums that hold."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from geo_pa.disclosure.linked import LinkedCounts

Numbers = np.ndarray[Any, np.dtype[np.float64]]
Places = np.ndarray[Any, np.dtype[np.int64]]

ROUGHLY = 1e-6
"""What a solver may be off."""


@dataclass(frozen=True)
class Publication:
    """How counts are shown: from which count on, and rounded to what."""

    threshold: int
    step: int


@dataclass(frozen=True)
class Space:
    """The counts that are possible.

    Attributes
    ----------
    cells : Index of str
        In alphabetical order, so that nothing depends on the order of rows.
    low, high : ndarray of float
        Per cell what it is at least and at most by what is shown of itself.
    sums : sparse array
        One row per sum, one column per cell: 1 for the total, -1 for a part. Each row adds up to 0.
    """

    cells: pd.Index
    low: Numbers
    high: Numbers
    sums: Any

    def parts(self) -> Iterator["Space"]:
        """Give the parts that tell nothing about one another: cells that a single value is left for tie nothing."""
        from scipy.sparse.csgraph import connected_components  # noqa: PLC0415  # not needed to open the app

        free = self.high > self.low
        ties = abs(self.sums[:, np.flatnonzero(free)])
        _, label = connected_components(ties.T @ ties, directed=False)
        rows = [ties[:, label == one].sum(axis=1) > 0 for one in range(label.max(initial=-1) + 1)]
        for one, mine in enumerate(rows):
            yield self._only(np.flatnonzero(free)[label == one], mine)

    def _only(self, places: Places, rows: Any) -> "Space":
        """Keep some sums with their cells, also those that a single value is left for."""
        if not rows.any():
            return Space(self.cells[places], self.low[places], self.high[places], self.sums[:0][:, places])
        kept = self.sums[np.flatnonzero(rows)]
        used = np.flatnonzero(abs(kept).sum(axis=0) > 0)
        return Space(self.cells[used], self.low[used], self.high[used], kept[:, used])


def space(linked: LinkedCounts, hidden: Collection[str], publication: Publication) -> Space:
    """Describe what somebody can work out who sees every count but the hidden ones.

    Parameters
    ----------
    linked : LinkedCounts
        Cells and sums.
    hidden : collection of str
        Cells that are not shown, beside the inner and unknown ones.
    publication : Publication
        How the others are shown.
    """
    counts = linked.counts.sort_index().astype("float64")
    low, high = _bounds(linked, counts, hidden, publication)
    return Space(counts.index, low.to_numpy(), high.to_numpy(), _matrix(linked, counts.index))


def _bounds(
    linked: LinkedCounts, counts: pd.Series, hidden: Collection[str], publication: Publication
) -> tuple[pd.Series, pd.Series]:
    untold = counts.isna() | counts.index.isin(list(hidden)) | counts.index.isin(list(linked.inner))
    exact = counts.index.isin(list(linked.public)) | (counts == 0)
    nearest = np.floor((counts + publication.step // 2) / publication.step) * publication.step
    low = (nearest - publication.step // 2).clip(lower=publication.threshold).mask(exact, counts)
    high = (nearest + (publication.step - 1) // 2).mask(exact, counts)
    limit = linked.limits.astype("float64").reindex(counts.index)
    low = low.mask(counts > limit, np.fmax(low, limit + 1))
    high = high.mask(counts <= limit, np.fmin(high, limit))
    most = linked.most.astype("float64").reindex(counts.index).fillna(np.inf)
    return low.mask(untold, 0.0), np.minimum(high.mask(untold, np.inf), most)


def _matrix(linked: LinkedCounts, cells: pd.Index) -> Any:
    from scipy.sparse import csr_array  # noqa: PLC0415  # as in Space.parts

    members = [(row, cell, sign) for row, one in enumerate(linked.sums) for cell, sign in _signed(*one)]
    rows, names, signs = zip(*members, strict=True) if members else ((), (), ())
    columns = cells.get_indexer(pd.Index(list(names), dtype="str"))
    return csr_array((np.array(signs, dtype=np.float64), (rows, columns)), shape=(len(linked.sums), len(cells)))


def _signed(total: str, parts: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    yield total, 1
    yield from ((part, -1) for part in parts)
