"""What stays as it is whatever happens to facilities, homes and plans: streets, cut at borders."""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from geo_pa.crs import RD
from geo_pa.measures.network import WalkingNetwork, islands, walking_network
from geo_pa.measures.reach import reached_share
from geo_pa.model import Rules

Metres = npt.NDArray[np.float64]

HOME_STREETS = ("street", "residential")
"""Kinds of street that homes are taken to stand along; nobody lives along a path."""

PART_M = 100.0
"""Streets are weighed in parts of at most this length: short beside the distances that decide."""


@dataclass(frozen=True, eq=False)
class Streets:
    """All that follows from streets and areas alone: the network, its parts in each area, and its loose parts."""

    network: WalkingNetwork
    in_neighbourhoods: pd.DataFrame
    in_zones: pd.DataFrame
    islands: gpd.GeoDataFrame


def prepare_streets(
    walking_network: gpd.GeoDataFrame,
    neighbourhoods: gpd.GeoDataFrame,
    designated_zones: gpd.GeoDataFrame | None = None,
    *,
    rules: Rules,
) -> Streets:
    """Compile the network and cut its streets at borders."""
    network = network_of(walking_network, rules)
    zones = neighbourhoods.iloc[:0] if designated_zones is None else designated_zones
    return Streets(network, parts_within(neighbourhoods, network), parts_within(zones, network), loose_parts(network))


def network_of(edges: gpd.GeoDataFrame, rules: Rules) -> WalkingNetwork:
    """Compile streets to a network, as far as the rule says which loose parts belong to it."""
    return walking_network(edges, smallest_part_m=float(rules.number("smallest_street_part")))


def loose_parts(network: WalkingNetwork) -> gpd.GeoDataFrame:
    """List the parts of the network that do not connect to the largest one."""
    pieces = islands(network).drop(index=0, errors="ignore")
    of_edge = network.nodes["island"].to_numpy()[network.ends[:, 0]]
    lines = network.edges.geometry.to_numpy()
    found = pd.DataFrame({"name": [f"Los deel {number}" for number in pieces.index]}, index=pieces.index, dtype="str")
    streets = [shapely.multilinestrings(lines[of_edge == number]) for number in pieces.index]
    found["street_km"] = pieces["street_m"] / 1000
    return gpd.GeoDataFrame(found, geometry=gpd.GeoSeries(streets, index=pieces.index, crs=RD))


def parts_within(
    areas: gpd.GeoDataFrame, network: WalkingNetwork, *, kinds: tuple[str, ...] | None = HOME_STREETS
) -> pd.DataFrame:
    """Cut streets at the borders of areas, and then into short parts; a street on a border is in both areas.

    ``area`` and ``edge`` are positions; ``start_m`` and ``length_m`` go along the street, in the measure of its
    length_m. Only streets that homes stand along, or of any kind where ``kinds`` is None.
    """
    kind = network.edges["kind"]
    home = np.flatnonzero(kind.isin(kind if kinds is None else kinds).to_numpy())
    lines = network.edges.iloc[home]
    area, edge = lines.sindex.query(areas.geometry, predicate="intersects")
    inside = shapely.intersection(lines.geometry.to_numpy()[edge], areas.geometry.to_numpy()[area])
    pieces, pair = shapely.get_parts(inside, return_index=True)
    kept = shapely.length(pieces) > 0
    whole = pd.DataFrame({"area": area[pair[kept]], "edge": home[edge[pair[kept]]]})
    return _cut(whole.join(_stretch(pieces[kept], network, whole["edge"])))


def _stretch(pieces: np.ndarray, network: WalkingNetwork, edge: pd.Series) -> pd.DataFrame:
    """Say where on its street a piece lies; from its middle, as the ends of a round street are one point."""
    line = network.edges.geometry.to_numpy()[edge]
    scale = network.edges["length_m"].to_numpy()[edge] / shapely.length(line)
    length = shapely.length(pieces) * scale
    middle = shapely.line_interpolate_point(pieces, 0.5, normalized=True)
    start = shapely.line_locate_point(line, middle) * scale - length / 2
    return pd.DataFrame({"start_m": np.maximum(start, 0.0), "length_m": length})


def _cut(stretches: pd.DataFrame) -> pd.DataFrame:
    """Cut stretches into equal parts of at most PART_M."""
    count = np.maximum(np.ceil(stretches["length_m"] / PART_M - 1e-9), 1).astype(int).to_numpy()
    parts = stretches.loc[stretches.index.repeat(count)]
    nth = parts.groupby(level=0).cumcount().to_numpy()
    length = parts["length_m"].to_numpy() / np.repeat(count, count)
    return parts.assign(start_m=parts["start_m"] + nth * length, length_m=length).reset_index(drop=True)


def halfway(parts: pd.DataFrame) -> pd.DataFrame:
    """Give the middle of each part as a place to walk to: edge, along_m, offset_m, on the index of the parts."""
    along = parts["start_m"] + parts["length_m"] / 2
    return pd.DataFrame({"edge": parts["edge"], "along_m": along, "offset_m": 0.0})


def shares_within(walked: pd.DataFrame, limits: dict[str, float], areas: pd.Index, *, known: bool) -> pd.DataFrame:
    """Tell which share (0..1) of the streets of each area lies within each walking distance, in metres.

    Missing without streets, or where it is not known whether there are centres; ``street_length_m`` is 0 without.
    """
    length = add_up(walked["length_m"].to_numpy(), walked, areas)
    shares = {"street_length_m": length}
    for name, limit in limits.items():
        share = reached_share(walked, limit).to_numpy()  # type: ignore[arg-type]  # it needs no geometry
        metres = add_up(share * walked["length_m"].to_numpy(), walked, areas)
        there = (length > 0) & known
        shares[f"share_{name}"] = np.divide(metres, length, out=np.full(len(areas), np.nan), where=there)
    return pd.DataFrame(shares, index=areas)


def add_up(figures: Metres, parts: pd.DataFrame, areas: pd.Index) -> Metres:
    """Add up a figure of each part by area, in the order of ``areas``."""
    return np.bincount(parts["area"].to_numpy(), weights=figures, minlength=len(areas)).astype(np.float64)
