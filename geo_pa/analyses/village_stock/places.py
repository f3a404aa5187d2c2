"""In which village everything lies, and how many social homes each village began with."""

from dataclasses import dataclass

import geopandas as gpd
import pandas as pd

from geo_pa.measures.areas import largest_overlap
from geo_pa.measures.coverage import covered
from geo_pa.measures.ids import known_ids
from geo_pa.measures.reasons import first_reason
from geo_pa.measures.stock_changes import among
from geo_pa.measures.unused import unused
from geo_pa.model import Rules

SOCIAL_HOMES = ("daeb_home",)
"""The kinds of stock that are self-contained social homes."""

JUDGED_AREA = "village"
"""The kind of area that the agreement is about; other areas are shown."""

TOGETHER = "together"
"""Id of the unit that all judged villages together are."""

NAME_TOGETHER = "Alle dorpen samen"


def units_of(villages: pd.DataFrame) -> pd.DataFrame:
    """List the villages and, below them, all together, with ``name`` and ``kind``."""
    names = villages.index.astype("str").append(pd.Index([TOGETHER], dtype="str"))
    columns = {"name": [*villages["name"], NAME_TOGETHER], "kind": [*villages["kind"], JUDGED_AREA]}
    return pd.DataFrame(columns, index=names, dtype="str")


@dataclass(frozen=True, eq=False)
class Base:
    """The stock on the base date: the complexes with their village, and the homes of each unit."""

    complexes: pd.DataFrame
    homes: pd.Series


def village_of(
    villages: gpd.GeoDataFrame,
    *,
    rules: Rules,  # noqa: ARG001  # what is prepared is always given the rules
    **layer: gpd.GeoDataFrame,
) -> pd.Series:
    """Name for each complex or plan of one layer the village that covers most of it; missing outside all."""
    (units,) = layer.values()
    return largest_overlap(units, villages)


def place_stock(
    villages: gpd.GeoDataFrame, corporation_stock: gpd.GeoDataFrame, of_stock: pd.Series, **_rules: Rules
) -> Base:
    """Count the stock in the villages."""
    complexes = complexes_by_village(corporation_stock, of_stock)
    here = covered(villages.geometry, corporation_stock.geometry)
    return Base(complexes, base_homes(complexes, villages, here))


def locate(mutations: pd.DataFrame, complexes: pd.Series, plans: pd.Series, villages: pd.Index) -> pd.DataFrame:
    """Place mutations by their complex, their code or their plan, of which the villages are given.

    ``village`` is missing where none is known; where the place is ``outside`` it is known, and in no village.
    """
    by_complex, by_plan = named_by(mutations["complex_id"], complexes), named_by(mutations["plan_id"], plans)
    by_code = mutations["district_code"].where(known_ids(mutations["district_code"], villages))
    village = by_complex.fillna(by_code).fillna(by_plan)
    somewhere = known_ids(mutations["complex_id"], complexes.index) | known_ids(mutations["plan_id"], plans.index)
    return mutations.assign(village=village, outside=village.isna() & somewhere)


def named_by(ids: pd.Series, words: pd.Series) -> pd.Series:
    """Return the word of each id, as text also where no id is known."""
    return ids.map(words).astype("str")


def complexes_by_village(stock: gpd.GeoDataFrame, village: pd.Series) -> pd.DataFrame:
    """List every complex with its village and whether it is in the base; ``reason`` tells why not.

    ``counted`` is missing where the kind is unknown, ``reason`` where it is counted.
    """
    counted = among(stock["kind"], SOCIAL_HOMES).mask(village.isna(), False)
    reasons = {"outside_villages": village.isna(), "kind_unknown": counted.isna(), "other_kind": ~counted.fillna(True)}
    reason = first_reason(stock.index, reasons)
    columns = ["name", "village", "corporation", "kind", "homes", "counted", "reason", "confidentiality"]
    return pd.DataFrame(stock.assign(village=village, counted=counted, reason=reason)[columns])


CALLED = {"corporation_stock": ("Het complex", "het complex"), "building_locations": ("De bouwlocatie", "de locatie")}


def unplaced(layer: str, village: pd.Series) -> pd.DataFrame:
    """List the rows of a layer that lie in no village as excluded."""
    row, it = CALLED[layer]
    text = f"{row} ligt in geen enkel dorp of wijk en telt niet mee. Verbeter de plek van {it}."
    return unused(layer, village.index[village.isna()], "outside_villages", text)


def base_homes(complexes: pd.DataFrame, villages: pd.DataFrame, here: pd.Series) -> pd.Series:
    """Count the social homes of each village, and of all judged villages together, on the base date.

    An area of which the kind is missing may be a village. Missing where the homes or the kind of a complex are, and
    where the layer does not reach (``here``): then the stock is not recorded, and not nothing.
    """
    homes = complexes["homes"].where(complexes["counted"].fillna(True).astype(bool), 0)
    homes = homes.mask(complexes["counted"].isna() & (homes != 0))
    base = homes.groupby(complexes["village"]).sum(min_count=0).reindex(villages.index, fill_value=0)
    unknown = homes.isna().groupby(complexes["village"]).any().reindex(villages.index, fill_value=False)
    base = base.astype("Int64").mask(unknown | ~here)
    mine = base.mask(villages["kind"].isna())[(villages["kind"] == JUDGED_AREA) | villages["kind"].isna()]
    total = pd.Series([mine.sum(skipna=False)], index=pd.Index([TOGETHER], dtype="str"), dtype="Int64")
    return pd.concat([base, total])
