"""Small villages made by hand: squares of a kilometre in a row, their complexes, plans and changes in the stock."""

import builders
import geopandas as gpd
import pandas as pd
from builders import CORNER, SIDE, TODAY, locations, plan, rules
from shapely import box

from geo_pa.present.village_stock.chart import stock_chart
from geo_pa.present.village_stock.course import course
from geo_pa.registry import find

village_stock = find("village_stock")

KINDS = {"Elim": "village", "Pesse": "village", "Stad": "town"}
WIDTH = 1000
BORDER = WIDTH - SIDE / 2
"""Metres east of the corner where a complex lies half in the first and half in the second area."""

LOSSES = ("demolition", "sale", "liberalisation")


def areas(kinds=KINDS):
    """Make the layer of villages; the ids are the names."""
    index = pd.Index(list(kinds), dtype="str", name="district_code")
    frame = pd.DataFrame({"name": list(kinds), "kind": pd.array(list(kinds.values()), dtype="str")}, index=index)
    west, south = CORNER
    squares = [box(west + WIDTH * n, south, west + WIDTH * (n + 1), south + WIDTH) for n in range(len(kinds))]
    return gpd.GeoDataFrame(frame, geometry=squares, crs="EPSG:28992")


def inside(village, kinds=KINDS):
    """Return a place inside a village, as builders.plan takes it."""
    return (WIDTH * list(kinds).index(village) + 400, 400)


def complex_of(homes, at, **columns):
    """Describe one complex of social homes."""
    given = {"homes": homes, "kind": "daeb_home", "corporation": "Domesta", "confidentiality": "public"}
    return {**given, "name": "Complex", "at": at, **columns}


def stock(complexes):
    """Make the layer of the corporations' stock, by id."""
    frame = builders._typed(complexes, village_stock.columns["corporation_stock"], "complex_id")
    squares = [builders._square(*row["at"]) for row in complexes.values()]
    return gpd.GeoDataFrame(frame, geometry=squares, crs="EPSG:28992")


def base(kinds=KINDS, **homes):
    """Make a stock with one complex in the middle of each village: C_Elim, C_Pesse ..."""
    return stock({f"C_{name}": complex_of(count, inside(name, kinds)) for name, count in homes.items()})


def change(homes, mutation, day="2024-06-01", **columns):
    """Describe one change in Elim: realised, of social homes; a loss makes homes more sustainable."""
    given = {"kind": "daeb_home", "status": "realised", "corporation": "Domesta", "confidentiality": "public"}
    quality = "sustainability" if mutation in LOSSES else None
    year = int(day[:4]) if day else None
    dated = {"date": day if day and len(day) > 4 else None, "year": year}
    return {
        "homes": homes,
        "mutation": mutation,
        **given,
        **dated,
        "quality_contribution": quality,
        "district_code": "Elim",
        **columns,
    }


def sale(homes, day="2024-06-01", **columns):
    return change(homes, "sale", day, **columns)


def demolition(homes, day="2024-06-01", **columns):
    return change(homes, "demolition", day, **columns)


def new_build(homes, day="2025-06-01", **columns):
    return change(homes, "new_build", day, **columns)


def changes(rows):
    """Make the table of stock mutations; ids M1, M2 ... where they are not given."""
    named = rows if isinstance(rows, dict) else {f"M{number}": row for number, row in enumerate(rows, start=1)}
    return builders._typed(named, village_stock.columns["stock_mutations"], "mutation_id")


def own_plan(social_rent, village="Elim", **columns):
    """Describe a hard plan of a corporation in a village, ready in 2026, that demolishes nothing unless said."""
    given = {"completion_year": 2026, "dwellings_realised": 0, "corporation": "Domesta", "at": inside(village)}
    return plan(social_rent or 0, social_rent, **{**given, **columns})


def judged(rows=(), *, homes=None, plans=None, kinds=KINDS, on=TODAY, partial=False, **choices):
    """Judge the villages; ``homes`` is the stock, or the homes of one complex per village (Elim 20, Pesse 10)."""
    homes = {"Elim": 20, "Pesse": 10} if homes is None else homes
    return village_stock.analyse(
        villages=areas(kinds),
        corporation_stock=homes if isinstance(homes, gpd.GeoDataFrame) else base(kinds, **homes),
        building_locations=locations(**(plans or {})),
        stock_mutations=changes(rows),
        rules=rules("village_stock", **choices),
        on=on,
        partial=partial,
    )


def verdict(result, village="Elim"):
    return result.table.loc[village, "verdict"]


def reason(result, village="Elim"):
    return result.table.loc[village, "reason"]


def figures(result, *columns, village="Elim"):
    """Return figures of a village as plain values; None is unknown."""
    cells = [result.table.loc[village, column] for column in columns]
    return tuple(None if pd.isna(cell) else cell for cell in cells)


def ends(result, village="Elim"):
    """Return the homes on the base date and on the end date."""
    return figures(result, "base_homes", "stock_end_homes", village=village)


def sentence(result, village="Elim"):
    return result.table.loc[village, "explanation"]


def dip(result, village="Elim"):
    """Return the first day below the base and how many homes below it at most."""
    first, depth = figures(result, "first_dip_on", "dip_depth_homes", village=village)
    return (None if first is None else first.date().isoformat(), depth)


def event(result, name="M1"):
    row = result.details["events"].loc[name]
    return (
        None if pd.isna(row["counted"]) else bool(row["counted"]),
        None if pd.isna(row["reason"]) else row["reason"],
    )


def drawn(result, village="Elim"):
    """Give what the chart of a village draws."""
    return course(result, village)


def html(result, village="Elim"):
    """Write the chart of a village."""
    return str(stock_chart(drawn(result, village)))
