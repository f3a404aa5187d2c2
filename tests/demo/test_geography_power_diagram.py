"""A power diagram gives each site the ground where its power is least, and areas can be prescribed."""

import numpy as np
import pytest
import shapely
from hypothesis import assume, given
from hypothesis import strategies as st

from geo_pa.demo import power_diagram

RING = np.array([[np.cos(turn), np.sin(turn)] for turn in np.linspace(0, 2 * np.pi, 24, endpoint=False)]) * 9_000


def sites_with_ring(seed, count=12):
    inner = np.random.default_rng(seed).uniform(-3_000, 3_000, (count, 2))
    return np.vstack([inner, RING])


@given(seed=st.integers(0, 10_000))
def test_a_point_lies_in_the_cell_of_the_site_with_the_least_power(seed):
    rng = np.random.default_rng(seed)
    sites = sites_with_ring(seed)
    weights = np.concatenate([rng.uniform(0, 20_000, 12), np.zeros(len(RING))])
    made = power_diagram.diagram(sites, weights)
    assume(np.isin(np.arange(12), made.triangles).all())
    cells = power_diagram.cells(made, 12)
    points = rng.uniform(-3_000, 3_000, (50, 2))
    power = ((points[:, None] - sites) ** 2).sum(axis=2) - weights
    two_least = np.sort(power, axis=1)[:, :2]
    clear = two_least[:, 1] - two_least[:, 0] > 500
    for point, nearest in zip(points[clear], power.argmin(axis=1)[clear], strict=True):
        inside = shapely.contains(cells, shapely.Point(point))
        assert inside.sum() == (nearest < 12)
        assert nearest >= 12 or inside[nearest]


@given(seed=st.integers(0, 10_000))
def test_the_measured_areas_are_those_of_the_drawn_cells(seed):
    sites = sites_with_ring(seed)
    weights = np.zeros(len(sites))
    made = power_diagram.diagram(sites, weights)
    drawn = shapely.area(power_diagram.cells(made, 12))
    assert power_diagram.areas(made, sites, weights)[:12] == pytest.approx(drawn, rel=1e-3, abs=200)


@given(seed=st.integers(0, 10_000))
def test_cells_come_to_the_areas_that_are_asked(seed):
    sites = sites_with_ring(seed)
    targets = np.random.default_rng(seed).uniform(2e6, 8e6, 12)
    weights = power_diagram.fit_weights(sites, np.zeros(len(sites)), targets)
    cells = power_diagram.cells(power_diagram.diagram(sites, weights), 12)
    assert shapely.area(cells) == pytest.approx(targets, rel=1e-3)
    assert shapely.coverage_is_valid(cells)
