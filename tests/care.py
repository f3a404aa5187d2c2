"""Small municipalities made by hand for aandachtsgroepen: neighbourhoods, stock, allocations and vacancies."""

import builders
import geopandas as gpd
import numpy as np
import pandas as pd
from builders import CORNER, TODAY, rules
from scipy.optimize import linprog
from shapely import box

from geo_pa.registry import find

care = find("aandachtsgroepen")

YEARS = range(2021, 2026)
GROUPS = ("statushouders", "uitstroom beschermd wonen")
NEEDS = ("aandachtsgroepen", "disclosure", "stock")


def area(homes, social, *, district="W1", owner="Domesta"):
    """Describe one neighbourhood: all its homes, and its social homes; ``None`` where that is not known."""
    return {"homes": homes, "social": social, "district": district, "owner": owner}


def neighbourhoods(areas):
    """Make the layer: squares in a row."""
    west, south = CORNER
    return gpd.GeoDataFrame(
        {
            "name": [f"Buurt {name}" for name in areas],
            "district_code": [one["district"] for one in areas.values()],
            "district_name": [f"Wijk {one['district']}" for one in areas.values()],
            "homes": pd.array([one["homes"] for one in areas.values()], dtype="Int64"),
        },
        index=pd.Index(list(areas), dtype="str", name="neighbourhood_code"),
        geometry=[box(west + 1000 * at, south, west + 1000 * at + 900, south + 900) for at in range(len(areas))],
        crs="EPSG:28992",
    ).astype({"name": "str", "district_code": "str", "district_name": "str"})


def stock(areas):
    """Make one complex in the middle of each neighbourhood with social homes."""
    west, south = CORNER
    having = {name: (at, one) for at, (name, one) in enumerate(areas.items()) if one["social"] != 0}
    return gpd.GeoDataFrame(
        {
            "corporation": pd.array([one["owner"] for _, one in having.values()], dtype="str"),
            "kind": pd.array(["daeb_home"] * len(having), dtype="str"),
            "homes": pd.array([one["social"] for _, one in having.values()], dtype="Int64"),
            "confidentiality": pd.array(["public"] * len(having), dtype="str"),
        },
        index=pd.Index([f"C{name}" for name in having], dtype="str"),
        geometry=[
            box(west + 1000 * at + 100, south + 100, west + 1000 * at + 200, south + 200) for at, _ in having.values()
        ],
        crs="EPSG:28992",
    )


def allocations(areas, counts):
    """Make the table: per neighbourhood and group the sum over five years, all of it in the last year.

    A count may be a list of five, one a year; ``None`` is a count that is missing.
    """
    rows = [
        {
            "year": year,
            "neighbourhood_code": name,
            "corporation": areas[name]["owner"] if name in areas else "Domesta",
            "group": group,
            "allocations": count,
        }
        for name, groups in counts.items()
        for group, total in groups.items()
        for year, count in zip(YEARS, total if isinstance(total, list) else [0, 0, 0, 0, total], strict=True)
    ]
    frame = pd.DataFrame(rows, columns=["year", "neighbourhood_code", "corporation", "group", "allocations"])
    return _typed(frame, ("year", "allocations"))


def vacancies(*rows):
    """Make the table: (year, corporation, district, vacated, given)."""
    names = ["year", "corporation", "district_code", "vacated_homes", "given_to_statushouders"]
    return _typed(pd.DataFrame(rows, columns=names), ("year", "vacated_homes", "given_to_statushouders"))


def changes(*rows):
    """Make the table of changes in the stock, from rows of :func:`builders.mutation`; ids M1, M2 ..."""
    named = {f"M{number}": row for number, row in enumerate(rows, start=1)}
    return builders._typed(named, care.columns["stock_mutations"], "mutation_id")


def _typed(frame, numbers):
    return frame.astype({name: "Int64" if name in numbers else "str" for name in frame.columns})


def spread(areas, counts, vacated=(), *, moved=None, closed=False, partial=False, on=TODAY, **choices):
    """Ask the question of a small municipality."""
    return care.analyse(
        neighbourhoods=neighbourhoods(areas),
        corporation_stock=stock(areas),
        allocations=allocations(areas, counts),
        vacancies=vacancies(*vacated),
        stock_mutations=moved,
        rules=rules(*NEEDS, **choices),
        on=on,
        closed=closed,
        partial=partial,
    )


def statushouders(*vacated, closed=False, **choices):
    """Judge corporations and years, without allocations."""
    areas = {"A": area(100, 50)}
    return spread(areas, {"A": {"statushouders": 0}}, vacated, closed=closed, **choices).details["statushouders"]


def told(result, name):
    """Return the signal and the reason of a neighbourhood."""
    return tuple(result.table.loc[name, ["signal", "reason"]])


def reach(counts, sums, shown, most=()):
    """Work out by linear programming, written apart from the program, between which values each cell lies.

    Parameters
    ----------
    counts : Series
        Only its index is used.
    sums : list of (total, parts)
    shown : mapping
        What is published; another cell can be anything from 0 on.
    most : mapping
        By cell, what it cannot exceed.
    """
    cells = list(counts.index)
    place = {cell: at for at, cell in enumerate(cells)}
    matrix = np.zeros((len(sums), len(cells)))
    for row, (total, parts) in enumerate(sums):
        matrix[row, place[total]] += 1
        for part in parts:
            matrix[row, place[part]] -= 1
    most = dict(most)
    bounds = [_known(told_bounds(shown.get(cell)), most.get(cell)) for cell in cells]
    found = {}
    for cell in cells:
        ends = []
        for sign in (1, -1):
            objective = np.zeros(len(cells))
            objective[place[cell]] = sign
            solved = linprog(objective, A_eq=matrix, b_eq=np.zeros(len(sums)), bounds=bounds, method="highs")
            assert solved.status in {0, 3}, solved.message
            ends.append(np.inf if solved.status == 3 else sign * solved.fun)
        found[cell] = tuple(ends)
    return found


def _known(bounds, most):
    low, high = bounds
    return (low, high if most is None else most if high is None else min(high, most))


def told_bounds(value, step=5, threshold=10):
    """Say what a published count means."""
    if value is None:
        return (0, None)
    return (0, 0) if value == 0 else (max(threshold, value - step // 2), value + (step - 1) // 2)
