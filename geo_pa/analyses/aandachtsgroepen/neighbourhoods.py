"""What each neighbourhood is told: its figures for all groups together, its signal, the reason and a sentence."""

import geopandas as gpd
import pandas as pd

from geo_pa.analyses.aandachtsgroepen.cells import ALL_GROUPS
from geo_pa.analyses.aandachtsgroepen.homes import ALL, SOCIAL, Stock
from geo_pa.analyses.aandachtsgroepen.quotients import CONCENTRATED, FIGURES, REASON_SIGNAL
from geo_pa.analyses.aandachtsgroepen.sentences import explain
from geo_pa.measures.reasons import Holds, first_reason
from geo_pa.model import Rules, Signal

NEIGHBOURHOOD_SIGNAL = {
    **REASON_SIGNAL,
    "no_social_homes": Signal.NONE,
    "not_covered": Signal.UNKNOWN,
    "no_rows": Signal.UNKNOWN,
    "rows_misplaced": Signal.UNKNOWN,
    "group_concentrated": Signal.SOME,
}

SHOWN = ["level", "shown_allocations", *(f"{name}_{by}" for by in (SOCIAL, ALL) for name in FIGURES)]


def neighbourhood_table(  # two flags by keyword
    neighbourhoods: gpd.GeoDataFrame, stock: Stock, local: pd.DataFrame, rules: Rules, *, partial: bool, closed: bool
) -> pd.DataFrame:
    """Bring together what may be told of each neighbourhood: figures are those of the area that ``level`` names."""
    together = local[local["group"] == ALL_GROUPS].set_index("neighbourhood_code")
    told = together[[*SHOWN, "reason"]].reindex(neighbourhoods.index)
    groups = concentrated_groups(local).reindex(neighbourhoods.index, fill_value="")
    share = stock.social.astype("float64") / neighbourhoods["homes"].where(neighbourhoods["homes"] > 0)
    owned = stock.corporation_share
    table = pd.DataFrame(neighbourhoods[["name"]]).assign(
        signal="",
        reason=_reasons(told["reason"], groups, stock, partial=partial),
        explanation="",
        district_code=neighbourhoods["district_code"],
        district_name=neighbourhoods["district_name"],
        social_homes=stock.social,
        homes=neighbourhoods["homes"],
        social_home_share=share,
        corporation_share=owned,
        corporation_neighbourhood=(owned > float(rules.number("corporation_neighbourhood")))
        .astype("boolean")
        .mask(owned.isna()),
        concentrated_groups=groups,
        **told[SHOWN],
    )
    table["signal"] = table["reason"].map(NEIGHBOURHOOD_SIGNAL).astype("str")
    table["explanation"] = explain(table, rules, closed=closed)
    return table


def concentrated_groups(local: pd.DataFrame) -> pd.Series:
    """Name per neighbourhood the groups that are concentrated by one denominator at least.

    A group counts where its figures are about the same area as those of all groups: that a group is concentrated in the
    district says nothing of a neighbourhood that has figures of its own.
    """
    level = local[local["group"] == ALL_GROUPS].set_index("neighbourhood_code")["level"]
    same = local["level"] == local["neighbourhood_code"].map(level)
    concentrated = local["reason"].isin(CONCENTRATED)
    single = local[(local["group"] != ALL_GROUPS) & same & concentrated]
    return single.groupby("neighbourhood_code")["group"].agg(", ".join).astype("str")


def _reasons(reason: pd.Series, groups: pd.Series, stock: Stock, *, partial: bool) -> pd.Series:
    """Name the first reason that settles the signal of each neighbourhood."""
    holds: dict[str, Holds] = {
        "not_all_visible": partial,
        "not_covered": ~stock.covered,
        "no_social_homes": stock.social == 0,
        "rows_misplaced": reason.isna() & stock.rows_misplaced,
        "no_rows": reason.isna(),
        "group_concentrated": (reason == "not_concentrated") & (groups != ""),
    }
    return first_reason(reason.index, holds, reason)
