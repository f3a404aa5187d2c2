"""Power diagrams: weighted Voronoi cells whose areas can be prescribed.

A cell of a power diagram is the set of points whose power, squared distance minus weight, is least for its site. The
cells are convex and tile the plane. Raising a weight grows the cell, so that weights exist for every set of areas that
fits (Aurenhammer, Hoffmann and Aronov 1998); Newton's method finds them (Kitagawa, Merigot and Thibert 2019).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from scipy.sparse import coo_array
from scipy.spatial import ConvexHull

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.intp]

SMALLEST_STEP = 1 / 4096
"""Part of a Newton step below which halving ends."""


@dataclass(frozen=True)
class Diagram:
    """One power diagram.

    Attributes
    ----------
    triangles : array (n, 3)
        Three sites whose cells meet in a point.
    vertices : array (n, 2)
        Those points, in the unit of the sites.
    pairs : array (m, 2)
        Two sites whose cells share a bounded edge, each pair once.
    lengths : array (m,)
        Length of that edge.
    """

    triangles: Integers
    vertices: Floats
    pairs: Integers
    lengths: Floats


def diagram(sites: Floats, weights: Floats) -> Diagram:
    """Make the power diagram of weighted sites (n, 2), from the lower hull of the sites lifted to the paraboloid.

    Sites are in metres near the origin, since squares are taken; weights in square metres.
    """
    hull = ConvexHull(np.column_stack([sites, (sites**2).sum(axis=1) - weights]))
    lower = hull.equations[:, 2] < 0
    normals = hull.equations[lower]
    vertices = -normals[:, :2] / (2 * normals[:, 2:3])
    number = np.where(lower, np.cumsum(lower) - 1, -1)
    here, corner = np.nonzero(number[hull.neighbors[lower]] > np.arange(lower.sum())[:, None])
    there = number[hull.neighbors[lower][here, corner]]
    triangles = hull.simplices[lower].astype(np.intp)
    pairs = np.column_stack([triangles[here, (corner + 1) % 3], triangles[here, (corner + 2) % 3]])
    return Diagram(triangles, vertices, pairs, np.linalg.norm(vertices[here] - vertices[there], axis=1))


def areas(made: Diagram, sites: Floats, weights: Floats) -> Floats:
    """Measure the bounded cells: half the sum of edge length times signed distance from the site, in square metres."""
    one, other = made.pairs.T
    apart = np.linalg.norm(sites[other] - sites[one], axis=1)
    shift = (weights[one] - weights[other]) / (2 * apart)
    halves = np.concatenate([made.lengths * (apart / 2 + shift), made.lengths * (apart / 2 - shift)]) / 2
    return np.asarray(np.bincount(np.concatenate([one, other]), halves, minlength=len(sites)), dtype=np.float64)


def fit_weights(
    sites: Floats, weights: Floats, targets: Floats, *, tolerance: float = 1e-4, rounds: int = 60
) -> Floats:
    """Find weights that give the first cells prescribed areas, in square metres.

    Damped Newton steps, halved until every cell keeps half of what it has or should have; the weights beyond the
    targets stay as they are. The search ends at a relative error of an area under the tolerance.
    """
    fitted = len(targets)
    for _ in range(rounds):
        made = diagram(sites, weights)
        current = areas(made, sites, weights)[:fitted]
        missing = targets - current
        if np.abs(missing / targets).max() < tolerance:
            break
        step = np.zeros(len(weights))
        step[:fitted] = np.linalg.solve(_growth(made, sites)[:fitted, :fitted], missing)
        weights = weights + _damping(sites, weights, step, least=np.minimum(current, targets) / 2) * step
    return weights


def cells(made: Diagram, count: int, *, origin: npt.ArrayLike = (0.0, 0.0)) -> npt.NDArray[np.object_]:
    """Give the first cells as polygons moved by ``origin``; vertices are rounded to 1 cm, and neighbours share them."""
    vertices = np.round(made.vertices + np.asarray(origin), 2)
    rows, corners = np.nonzero(made.triangles < count)
    site = made.triangles[rows, corners]
    corner_count = np.bincount(site, minlength=count)[:, None]
    sums = np.column_stack([np.bincount(site, vertices[rows, axis], minlength=count) for axis in (0, 1)])
    middle = sums / corner_count
    spoke = vertices[rows] - middle[site]
    order = np.lexsort([np.arctan2(spoke[:, 1], spoke[:, 0]), site])
    return np.asarray(shapely.polygons(shapely.linearrings(vertices[rows[order]], indices=site[order])), dtype=object)


def _growth(made: Diagram, sites: Floats) -> Floats:
    """Tell how much each cell grows with each weight: edge length over twice the distance between the sites."""
    one, other = made.pairs.T
    rate = made.lengths / (2 * np.linalg.norm(sites[other] - sites[one], axis=1))
    values = np.concatenate([rate, rate, -rate, -rate])
    rows, columns = np.concatenate([one, other, one, other]), np.concatenate([one, other, other, one])
    return np.asarray(coo_array((values, (rows, columns)), shape=(len(sites), len(sites))).toarray())


def _damping(sites: Floats, weights: Floats, step: Floats, *, least: Floats) -> float:
    """Halve a step until no cell shrinks below its least area."""
    factor = 1.0
    while factor > SMALLEST_STEP:
        trial = weights + factor * step
        if (areas(diagram(sites, trial), sites, trial)[: len(least)] > least).all():
            break
        factor /= 2
    return factor
