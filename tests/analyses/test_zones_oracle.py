"""Woonzorgzones in another way: networkx for the walks, plain Python for the score and the white spots."""

import math

import geopandas as gpd
import networkx as nx
import numpy as np
import pandas as pd
import pytest
import shapely
from shapely import Point
from shapely.ops import nearest_points
from streets import zone_rules

from geo_pa.analyses.woonzorgzones.services import SCORED_TYPES
from geo_pa.registry import find

woonzorgzones = find("woonzorgzones")

CENTRES = ("nursing_home", "care_home", "service_centre", "health_centre")
WEIGHTS = {
    "supermarket": 52,
    "general_practitioner": 12,
    "pharmacy": 12,
    "meeting_or_care": 12,
    "physiotherapist": 6,
    "department_store": 6,
    "hospitality": 6,
}


@pytest.fixture(scope="module")
def layers(session):
    return {name: session.layer(name) for name in woonzorgzones.columns}


@pytest.fixture(scope="module")
def result(layers):
    rules = zone_rules()
    return woonzorgzones.analyse(**layers, rules=rules, on=rules.on)


@pytest.fixture(scope="module")
def raw(repository):
    """Read the homes of the corporations from the file, and what had gone on the first day of 2026 beside them."""
    changes = pd.read_csv(repository / "data" / "tables" / "stock_mutations.csv")
    when = changes["date"].fillna(changes["year"].astype(str) + "-12-31")
    went = changes[(changes["status"] == "realised") & changes["mutation"].isin(["demolition", "sale"])]
    gone = went[when[went.index] <= "2026-01-01"].groupby("complex_id")["homes"].sum()
    stock = gpd.read_file(repository / "layers" / "corporation_stock.gpkg").set_index("complex_id")
    homes = stock[stock["kind"].isin(["daeb_home", "non_daeb"])]
    told = homes.assign(gone=gone.reindex(homes.index, fill_value=0))
    return told.assign(left=told["homes"] - told["gone"])


class Town:
    """The embedded streets as a networkx graph, and every facility on it."""

    def __init__(self, layers):
        edges = layers["walking_network"]
        self.edges = edges[edges["kind"] != "steps"].reset_index(drop=True)
        self.lines = self.edges.geometry.to_numpy()
        self.graph = nx.Graph()
        for start, end, metres in self.edges[["from_node", "to_node", "length_m"]].itertuples(index=False):
            known = self.graph.get_edge_data(start, end, {"weight": math.inf})["weight"]
            self.graph.add_edge(start, end, weight=min(known, metres))
        self.facilities = layers["facilities"]
        self.spots = [self.spot(point) for point in self.facilities.geometry]

    def spot(self, shape):
        """Find street, metres along it and metres to it, by trying every street."""
        metres = shapely.distance(self.lines, shape)
        edge = int(metres.argmin())
        line = self.lines[edge]
        if metres[edge] == 0 and shape.geom_type == "Polygon":
            inside = [
                (line_.intersection(shape), number) for number, line_ in enumerate(self.lines) if not metres[number]
            ]
            heart = shape.representative_point()
            part, edge = min(inside, key=lambda pair: pair[0].distance(heart))
            line, start = self.lines[edge], nearest_points(part, heart)[0]
        else:
            start = nearest_points(line, shape)[0]
        share = line.project(start) / line.length
        return edge, share * self.edges["length_m"][edge], float(metres[edge])

    def from_kinds(self, kinds):
        """Walk from all facilities of some kinds: metres to each crossing, and where the facilities are."""
        spots = [spot for spot, kind in zip(self.spots, self.facilities["kind"], strict=True) if kind in kinds]
        graph = self.graph.copy()
        for number, (edge, along, offset) in enumerate(spots):
            row = self.edges.loc[edge]
            for node, metres in ((row["from_node"], along), (row["to_node"], row["length_m"] - along)):
                graph.add_edge(("door", number), node, weight=metres + offset)
        doors = {("door", number) for number in range(len(spots))}
        return nx.multi_source_dijkstra_path_length(graph, doors), spots

    def distance(self, spot, walked):
        """Walk to a spot from the nearest end of its street, or from a door on the same street."""
        crossings, doors = walked
        edge, along, offset = spot
        row = self.edges.loc[edge]
        ways = [
            crossings.get(row["from_node"], math.inf) + along,
            crossings.get(row["to_node"], math.inf) + row["length_m"] - along,
            *(abs(along - there) + gap for street, there, gap in doors if street == edge),
        ]
        return min(ways) + offset


@pytest.fixture(scope="module")
def town(layers):
    return Town(layers)


@pytest.fixture(scope="module")
def to_centres(town):
    return town.from_kinds(CENTRES)


def test_the_walk_of_every_complex_is_that_of_networkx(layers, result, town, to_centres):
    shapes = layers["corporation_stock"].geometry
    expected = [town.distance(town.spot(shape), to_centres) for shape in shapes]
    found = result.details["complexes"]["distance_m"].reindex(shapes.index)
    np.testing.assert_allclose(found, expected, atol=2e-6)


def test_the_walk_of_every_location_to_each_type_and_its_score_is_that_of_plain_python(layers, result, town):
    shapes = layers["building_locations"].geometry
    spots = {name: town.spot(shape) for name, shape in shapes.items()}
    score = dict.fromkeys(shapes.index, 0.0)
    for kind, weight in WEIGHTS.items():
        walked = town.from_kinds(SCORED_TYPES[kind])
        for name, spot in spots.items():
            metres = town.distance(spot, walked)
            assert result.details["locations"].loc[name, f"{kind}_m"] == pytest.approx(metres, abs=2e-6)
            score[name] += weight / 106 * max(0.0, 1 - metres / 800)
    found = result.details["locations"]["facility_score"]
    assert {name: round(figure, 9) for name, figure in found.items()} == pytest.approx(score, abs=1e-8)


def test_the_streets_in_the_zone_and_the_median_walk_are_those_of_counting_every_two_metres(
    layers, result, town, to_centres
):
    areas = layers["neighbourhoods"]
    for name in areas.index[[0, 2, 21, 40]]:
        metres, walks = steps_in(areas.geometry[name], town, to_centres)
        row, length = result.table.loc[name], metres.sum()
        assert row["street_length_m"] == pytest.approx(length, rel=1e-6)
        assert row["share_zone"] == pytest.approx(metres[walks <= 500].sum() / length, abs=0.003)
        order = walks.argsort()
        half = walks[order][np.searchsorted(metres[order].cumsum(), length / 2)]
        assert row["distance_m"] == pytest.approx(half, abs=2)


def steps_in(area, town, to_centres):
    """Walk every street of an area in steps of two metres: how long each is, and how far from a centre."""
    found = []
    for edge, line in enumerate(town.lines):
        if town.edges["kind"][edge] == "path" or not line.intersects(area):
            continue
        scale = town.edges["length_m"][edge] / line.length
        parts = line.intersection(area)
        for part in getattr(parts, "geoms", [parts]):
            steps = max(1, round(part.length / 2))
            for step in range(steps if part.length else 0):
                here = line.project(Point(part.interpolate((step + 0.5) / steps, normalized=True)))
                found.append((part.length / steps * scale, town.distance((edge, here * scale, 0.0), to_centres)))
    return np.array(found).T


@pytest.fixture(scope="module")
def shares(layers):
    """The share of the streets in the zone, also where it is hidden: with many residents everywhere it never is."""
    areas = layers["neighbourhoods"]
    crowded = areas.assign(inhabitants=10**7, share_75_plus=0.5)
    rules = zone_rules()
    return woonzorgzones.analyse(**{**layers, "neighbourhoods": crowded}, rules=rules, on=rules.on).table["share_zone"]


def test_the_white_spots_are_those_of_counting_by_hand(layers, result, shares):
    sums = dict.fromkeys(("older_residents", "older_in_zone_residents", "older_outside_zone_residents"), 0)
    signals = {}
    for name, row in layers["neighbourhoods"].iterrows():
        older = row["inhabitants"] * row["share_75_plus"]
        share = shares[name]
        exact = (older, older * share, older * (1 - share))
        everyone, inside = (5 * math.floor(count / 5 + 0.5) for count in exact[:2])
        small = [0 < round(count, 6) < 10 for count in exact]
        small[0] |= any(small) and everyone < 20
        assert np.isnan(result.table.loc[name, "share_zone"]) == any(small)
        shown = [None if small[0] else everyone, *([None, None] if any(small) else [inside, everyone - inside])]
        for column, count in zip(sums, shown, strict=True):
            sums[column] += count or 0
        found = result.table.loc[name, list(sums)]
        assert [None if count is None else int(count) for count in shown] == [
            None if found.isna()[column] else int(found[column]) for column in sums
        ]
        outside = 0 if small[0] or small[2] else everyone if small[1] else everyone - inside
        signals[name] = "high" if outside >= 100 else "some" if outside >= 25 else "none"
    assert sums == {name: result.totals[name] for name in sums}
    assert signals == dict(result.table["signal"])
    assert set(signals.values()) == {"high", "some", "none"}


def test_the_homes_by_reach_are_those_of_adding_up_by_hand(layers, raw, result):
    reach = result.details["complexes"]["distance_m"]
    limits = {"core": 200, "zone": 500, "wide": 800, "outside": math.inf}
    homes = dict.fromkeys(limits, 0)
    circle = 0
    centres = layers["facilities"][layers["facilities"]["kind"].isin(CENTRES)].geometry
    for name, row in layers["corporation_stock"].iterrows():
        if row["kind"] in ("daeb_home", "non_daeb"):
            left = raw.loc[name, "left"]
            homes[next(word for word, limit in limits.items() if reach[name] <= limit)] += left
            circle += left * (min(centres.distance(row["geometry"])) <= 500)
    assert homes == {name: result.totals[f"{name}_homes"] for name in limits}
    assert circle == result.totals["circle_homes"]
    assert circle - homes["core"] - homes["zone"] == result.totals["circle_only_homes"]


def test_the_accessible_share_of_the_stock_is_that_of_the_files_themselves(raw, result):
    least = (raw["accessible_homes"] - raw["gone"]).clip(lower=0).sum()
    most = raw[["accessible_homes", "left"]].min(axis=1).sum()
    assert (raw["homes"].sum(), raw["left"].sum(), least, most) == (6601, 6393, 3318, 3354)
    totals = result.totals
    found = [totals[f"stock_{name}"] for name in ("homes", "accessible_homes", "accessible_most")]
    assert found == [6393, 3318, 3354]
    assert [totals["corporation_homes"], totals["accessible_homes"], totals["accessible_most"]] == found
    assert totals["stock_accessible_share"] == pytest.approx(3318 / 6393)
    assert totals["stock_accessible_most_share"] == pytest.approx(3354 / 6393)
