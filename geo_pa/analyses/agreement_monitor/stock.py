"""What the corporations own: labels, rents and accessible homes, per corporation and together."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from geo_pa.analyses.agreement_monitor.rows_behind import Rows, behind
from geo_pa.measures.standing_stock import HOME_KINDS
from geo_pa.model import Rules
from geo_pa.terms import UNKNOWN

TOGETHER = "Samen"
SOCIAL = "daeb_home"
POOR_LABELS = ("E", "F", "G")


@dataclass(frozen=True, eq=False)
class Stock:
    """The social homes of the corporations, as they were described.

    Attributes
    ----------
    labels, rents : DataFrame
        Per corporation and together: ``homes``, ``known`` (of which the matter is known), what is counted of these, and
        its share of ``known``.
    limits : tuple of float, optional
        Quality discount limit and lower capping limit, in euro a month; None where that year has none.
    on_limit : int
        Homes with a rent exactly on one of these: under it by one reading of the text, and in neither group by another.
    low, middle : tuple of Row
        The rows behind both segments; a complex without a rent has an unknown amount.
    """

    homes: pd.DataFrame
    every: pd.DataFrame
    labels: pd.DataFrame
    rents: pd.DataFrame
    limits: tuple[float, float] | None
    on_limit: int
    low: Rows
    middle: Rows


def survey(corporation_stock: pd.DataFrame | None, rent_limits: pd.DataFrame | None, *, rules: Rules) -> Stock | None:
    """Describe the social homes, those of kind ``daeb_home``; None without the layer."""
    if corporation_stock is None:
        return None
    every = pd.DataFrame(corporation_stock.drop(columns="geometry", errors="ignore"))
    homes = every[every["kind"] == SOCIAL]
    limits = _limits(rent_limits, str(rules.integer("rent_year")))
    low, middle = _segments(homes["rent_eur"], limits, inclusive=rules.word("upper_bound") == "inclusive")
    return Stock(
        homes=homes,
        every=every[every["kind"].isin(HOME_KINDS)],
        labels=counted(homes, {"efg": poorly_insulated(homes)}),
        rents=counted(homes, {"low": _part(homes, low), "middle": _part(homes, middle)}),
        limits=limits,
        on_limit=int(homes["homes"].where(homes["rent_eur"].isin(limits or ()), 0).sum()),
        low=_rows(homes, low),
        middle=_rows(homes, middle),
    )


def _limits(table: pd.DataFrame | None, year: str) -> tuple[float, float] | None:
    if table is None or year not in table.index:
        return None
    row = table.loc[[year], ["quality_discount_limit_eur", "lower_capping_limit_eur"]]
    low, high = row.to_numpy(np.float64)[0]
    return None if np.isnan(low + high) else (float(low), float(high))


def _segments(rent: pd.Series, limits: tuple[float, float] | None, *, inclusive: bool) -> tuple[pd.Series, pd.Series]:
    """Tell which rents lie under the first limit, and which from there up to the second; missing where unknown."""
    if limits is None:
        nothing = pd.Series(pd.NA, index=rent.index, dtype="boolean")
        return nothing, nothing
    under = [(rent <= limit) if inclusive else (rent < limit) for limit in limits]
    low, both = (found.astype("boolean").mask(rent.isna()) for found in under)
    return low, both & ~low


def _part(homes: pd.DataFrame, inside: pd.Series) -> pd.Series:
    return homes["homes"].where(inside.fillna(False), 0).mask(inside.isna())


def _rows(homes: pd.DataFrame, inside: pd.Series) -> Rows:
    """List the complexes behind a segment; one without a rent is one of the homes, and may lie in it or not."""
    return behind(homes, layer="corporation_stock", stage="realised", amount=_part(homes, inside), of=homes["homes"])


def poorly_insulated(homes: pd.DataFrame) -> pd.Series:
    """Count the homes with label E, F or G in each complex; missing where the label is."""
    poor = homes["energy_label"].isin(POOR_LABELS).astype("boolean").mask(homes["energy_label"].isna())
    return _part(homes, poor)


def counted(homes: pd.DataFrame, parts: dict[str, pd.Series]) -> pd.DataFrame:
    """Count homes per corporation and together: all, those known, and each part with its share of those known."""
    known = pd.concat(parts, axis=1).notna().all(axis=1) & homes["homes"].notna()
    counts = pd.DataFrame({"homes": homes["homes"], "known": homes["homes"].where(known)})
    for name, part in parts.items():
        counts[f"{name}_homes"] = part.where(known)
    who = homes["corporation"].fillna(UNKNOWN)
    summed = counts.groupby(who).sum()
    summed.loc[TOGETHER] = counts.sum()
    unknown = pd.concat([(~known).groupby(who).sum(), pd.Series({TOGETHER: int((~known).sum())})])
    shares: dict[str, Any] = {f"{name}_share": _share(summed[f"{name}_homes"], summed["known"]) for name in parts}
    told = summed.astype("Int64").assign(**shares, unknown_complexes=unknown.astype("Int64"))
    return told.rename_axis("corporation").reset_index()


def _share(part: pd.Series, whole: pd.Series) -> pd.Series:
    return part.astype("float64") / whole.astype("float64").replace(0, np.nan)
