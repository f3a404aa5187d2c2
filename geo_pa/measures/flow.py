"""Send units from sources to sinks: as many as possible, then as near as possible.

The one file that talks to the solver.
"""

from typing import Any

import numpy as np
import numpy.typing as npt
from ortools.graph.python import min_cost_flow

Integers = npt.NDArray[np.int64]

TIE_BITS = 20
"""Room for a tie-breaker per pair."""

_COST_BITS = 62
"""The solver counts in signed 64-bit integers."""


def cheapest_maximum_flow(
    supply: Integers,
    demand: Integers,
    pairs: Integers,
    distance: Integers,
    tie: Integers,
    *,
    limit: Integers | None = None,
) -> Integers:
    """Send as many units as possible from sources to sinks, over the least summed distance.

    Exact and in whole units. Distance always goes before the tie-breaker: a metre weighs more than all ties together.

    Parameters
    ----------
    supply, demand : array of int, shapes (s,) and (d,)
        Units each source can give and each sink can take.
    pairs : array of int, shape (n, 2)
        Which source (first column) may serve which sink; each pair once.
    distance : array of int, shape (n,)
        Metres per unit sent over a pair.
    tie : array of int, shape (n,)
        Preference between equally near pairs, lower first, 0 up to 2**TIE_BITS.
    limit : array of int, shape (n,), optional
        Units that a pair can carry; as many as its source gives and its sink takes without it.

    Returns
    -------
    array of int, shape (n,)
        Units sent over each pair.

    Raises
    ------
    ArithmeticError
        The distances and amounts are too large for the solver.

    Notes
    -----
    OR-tools SimpleMinCostFlow, maximum flow of minimum cost.
    """
    if len(pairs) == 0 or not supply.any() or not demand.any():
        return np.zeros(len(pairs), dtype=np.int64)
    sources, sinks = len(supply), len(demand)
    start, end = sources + sinks, sources + sinks + 1
    carried = np.minimum(supply[pairs[:, 0]], demand[pairs[:, 1]])
    solver = min_cost_flow.SimpleMinCostFlow()
    most_carried = carried if limit is None else np.minimum(carried, limit)
    _add(solver, np.full(sources, start), np.arange(sources), supply, np.zeros_like(supply))
    arcs = _add(solver, pairs[:, 0], sources + pairs[:, 1], most_carried, _cost(supply, demand, distance, tie))
    _add(solver, sources + np.arange(sinks), np.full(sinks, end), demand, np.zeros_like(demand))
    most = int(min(supply.sum(), demand.sum()))
    solver.set_node_supply(start, most)
    solver.set_node_supply(end, -most)
    status = solver.solve_max_flow_with_min_cost()
    if status != solver.OPTIMAL:
        msg = f"min-cost flow ended with status {status}"
        raise ArithmeticError(msg)
    return np.asarray(solver.flows(arcs), dtype=np.int64)


def _add(solver: Any, tails: Integers, heads: Integers, capacity: Integers, cost: Integers) -> Integers:
    ends = tails.astype(np.int32), heads.astype(np.int32)
    amounts = capacity.astype(np.int64), cost.astype(np.int64)
    return np.asarray(solver.add_arcs_with_capacity_and_unit_cost(*ends, *amounts))


def _cost(supply: Integers, demand: Integers, distance: Integers, tie: Integers) -> Integers:
    """Weigh distance and tie in one whole number; where bits run out it is the tie that gives way."""
    units = int(min(supply.sum(), demand.sum())).bit_length()
    nodes = (len(supply) + len(demand) + 3).bit_length()
    free = _COST_BITS - int(distance.max()).bit_length() - units - max(units, nodes)
    if free < 0:
        return distance
    bits = min(TIE_BITS, free)
    weighed: Integers = distance * 2 ** (bits + units) + (tie >> (TIE_BITS - bits))
    return weighed
