"""Between which values a hidden count must lie: the auditing problem of cell suppression, by linear programming."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from geo_pa.disclosure.space import ROUGHLY, Numbers, Places, Space

Binding = Mapping[str, tuple[str, ...]]
"""Per cell whose range is too narrow, the cells whose shown value keeps it narrow."""


class Reach:
    """The lowest and highest count seen of some cells, over every table found possible so far.

    What is possible stays possible when more is hidden: what was once proven wide enough needs no second proof.
    """

    def __init__(self, true: pd.Series) -> None:
        self.cells = true.index
        self.low = true.to_numpy(np.float64).copy()
        self.high = self.low.copy()

    def see(self, space: Space, table: Numbers) -> None:
        """Remember a possible table."""
        places = space.cells.get_indexer(self.cells)
        here = places >= 0
        self.low[here] = np.minimum(self.low[here], table[places[here]])
        self.high[here] = np.maximum(self.high[here], table[places[here]])

    def narrow(self, width: float) -> pd.Index:
        """Return the cells of which so far no range of that width is seen."""
        found: pd.Index = self.cells[self.high - self.low < width - ROUGHLY]
        return found

    def lowest(self, cells: pd.Index) -> Numbers:
        """Return the lowest count seen of cells."""
        return self.low[self.cells.get_indexer(cells)]

    def unbounded(self, cell: str) -> None:
        """Remember that a cell can be as high as one likes."""
        self.high[self.cells.get_loc(cell)] = np.inf


def too_narrow(space: Space, width: float, reach: Reach) -> Binding:
    """Find a cell that must lie in a range narrower than some width, in each part that has one.

    Parameters
    ----------
    space : Space
        What is known.
    width : float
        A range of this width or more is wide enough.
    reach : Reach
        The hidden cells to look at, and what is proven of them already; what is found here is added to it.

    Returns
    -------
    mapping
        Empty where all are safe. The bounds are those of the linear relaxation, as in tau-ARGUS' audit: they are the
        exact ones for hierarchical tables, and elsewhere at most a little wider than what whole numbers leave.
    """
    found: dict[str, tuple[str, ...]] = {}
    for part in space.parts():
        _push_together(part, width, reach)
        found |= _first_narrow(part, width, reach)
    return found | {cell: () for cell in reach.narrow(width).difference(list(found)) if _fixed(space, cell)}


def _fixed(space: Space, cell: str) -> bool:
    place = space.cells.get_loc(cell)
    return bool(space.high[place] - space.low[place] < ROUGHLY)


def _todo(space: Space, width: float, reach: Reach) -> pd.Index:
    return space.cells.intersection(reach.narrow(width))


def _first_narrow(space: Space, width: float, reach: Reach) -> dict[str, tuple[str, ...]]:
    """Settle cells one by one until one cannot be proven: hiding something beside it may help the next."""
    while len(todo := _todo(space, width, reach)):
        binding = [_extreme(space, todo[0], sign, reach) for sign in (1, -1)]
        if todo[0] in reach.narrow(width):
            return {todo[0]: tuple(sorted({*binding[0], *binding[1]}))}
    return {}


def _push_together(space: Space, width: float, reach: Reach) -> None:
    """Widen the ranges of many cells with one table: first all low, then as many as possible high, as long as it helps.

    This only finds proof sooner; what it does not prove is settled one by one.
    """
    left = _todo(space, width, reach)
    if not len(left):
        return
    reach.see(space, _solve(space, _objective(space, left)).x)
    before = len(left) + 1
    while 0 < len(left) < before:
        before = len(left)
        reach.see(space, _lift(space, left, reach.lowest(left) + width))
        left = _todo(space, width, reach)


def _objective(space: Space, cells: pd.Index) -> Numbers:
    wanted = np.zeros(len(space.cells))
    wanted[space.cells.get_indexer(cells)] = 1.0
    return wanted


def _lift(space: Space, cells: pd.Index, goals: Numbers) -> Numbers:
    """Find a table in which as many cells as possible reach their goal; more than that is worth nothing.

    Beside each count stands the part of it that is worth something: at most the count, at most the goal. Weights that
    differ fill one cell after the other where they compete.
    """
    from scipy.sparse import block_array, csr_array, eye_array  # noqa: PLC0415  # as in Space.parts

    many, size = len(cells), len(space.cells)
    places: Places = space.cells.get_indexer(cells)
    choose = csr_array((np.ones(many), (np.arange(many), places)), shape=(many, size))
    wanted = np.concatenate([np.zeros(size), -np.linspace(2, 1, many)])
    bounds = np.column_stack([np.concatenate([space.low, np.zeros(many)]), np.concatenate([space.high, goals])])
    sums = block_array([[space.sums, csr_array((space.sums.shape[0], many))]])
    worth = block_array([[-choose, eye_array(many)]])
    table: Numbers = _run(wanted, bounds, sums, worth).x[:size]
    return table


def _extreme(space: Space, cell: str, sign: int, reach: Reach) -> tuple[str, ...]:
    """Find the lowest (sign 1) or highest (-1) count of a cell, and the cells whose bounds keep it from going on."""
    objective = sign * _objective(space, pd.Index([cell]))
    solved = _solve(space, objective)
    if solved.status == UNBOUNDED:
        reach.unbounded(cell)
        return ()
    reach.see(space, solved.x)
    force = np.abs(solved.lower.marginals) + np.abs(solved.upper.marginals)
    return tuple(space.cells[force > ROUGHLY])


UNBOUNDED = 3


def _solve(space: Space, objective: Numbers) -> Any:
    return _run(objective, np.column_stack([space.low, space.high]), space.sums)


def _run(objective: Numbers, bounds: Numbers, sums: Any, worth: Any = None) -> Any:
    """Solve a linear programme with HiGHS."""
    from scipy.optimize import linprog  # noqa: PLC0415  # loads slowly, and only this question needs it

    solved = linprog(
        objective,
        A_ub=worth,
        b_ub=None if worth is None else np.zeros(worth.shape[0]),
        A_eq=sums if sums.shape[0] else None,
        b_eq=np.zeros(sums.shape[0]) if sums.shape[0] else None,
        bounds=bounds,
        method="highs-ds",
    )
    if solved.status not in {0, UNBOUNDED}:
        msg = f"the counts contradict what is told of them: {solved.message}"
        raise ValueError(msg)
    return solved
