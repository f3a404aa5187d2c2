"""How many of a group live in an area, against what its homes would give: quotients, intervals and signals."""

import numpy as np
import pandas as pd

from geo_pa.analyses.aandachtsgroepen.cells import DISTRICT, MUNICIPALITY, NEIGHBOURHOOD, Cells
from geo_pa.analyses.aandachtsgroepen.homes import ALL, SOCIAL
from geo_pa.disclosure import Protected
from geo_pa.measures.concentration import Prior, expected, fit_prior, location_quotient, shrunk
from geo_pa.measures.reasons import Holds, first_reason
from geo_pa.model import Rules, Signal

FIGURES = ("expected", "quotient", "estimate", "low", "high", "concentrated")
"""What is known of an area by one denominator; in a column its name follows."""

REASON_SIGNAL = {
    "years_not_over": Signal.UNKNOWN,
    "not_all_visible": Signal.UNKNOWN,
    "count_unknown": Signal.UNKNOWN,
    "too_few_to_show": Signal.UNKNOWN,
    "homes_unknown": Signal.UNKNOWN,
    "district_concentrated": Signal.UNKNOWN,
    "concentrated_both": Signal.HIGH,
    "concentrated_one": Signal.SOME,
    "not_concentrated": Signal.NONE,
}
"""Every reason of one group in one area, the first that holds decides, and the signal it stands for."""

CONCENTRATED = ("concentrated_both", "concentrated_one")
"""Reasons that call an area a concentration."""


def quotients(cells: Cells, shown: Protected, homes: pd.DataFrame, rules: Rules) -> pd.DataFrame:
    """Compare counts with homes, for every area and group, from nothing but the counts that are shown.

    Of the exact cells only which there are is taken, never a count.
    """
    areas = cells.areas[["scope", "area", "district", "group"]].assign(
        shown_allocations=shown.shown, hidden=shown.hidden
    )
    whole = areas[areas["scope"] == MUNICIPALITY].set_index("group")["shown_allocations"].astype("float64")
    finer = areas[areas["scope"] != MUNICIPALITY].join(homes, on=["scope", "area"])
    total, level = finer["group"].map(whole), float(rules.number("interval_level"))
    of_all = _homes_of_the_whole(finer, homes)
    given = [expected(total, finer[by], of_all[by]).rename(by) for by in (SOCIAL, ALL)]
    return finer.join([_by(finer, expectation, level) for expectation in given])


def _homes_of_the_whole(areas: pd.DataFrame, homes: pd.DataFrame) -> pd.DataFrame:
    """Give by area the homes that the total of its group is held against.

    The total is that of the neighbourhoods of which the count is known, and so are these.
    """
    everywhere = homes[homes.index.get_level_values("scope") == NEIGHBOURHOOD].droplevel("scope")
    unknown = areas["shown_allocations"].isna() & ~areas["hidden"] & (areas["scope"] == NEIGHBOURHOOD)
    left_out = areas["area"].where(unknown).groupby(areas["group"]).agg(set)
    counted = {group: everywhere[~everywhere.index.isin(areas)] for group, areas in left_out.items()}
    whole = {group: rows.astype("Float64").sum(skipna=False) for group, rows in counted.items()}
    return pd.DataFrame(whole, index=homes.columns, dtype="float64").T.reindex(areas["group"]).set_axis(areas.index)


def _by(areas: pd.DataFrame, expectation: pd.Series, level: float) -> pd.DataFrame:
    """Compare the counts of all areas with what is expected by one denominator, after which the series is named."""
    counts = areas["shown_allocations"]
    around = shrunk(counts, expectation, _priors(areas, counts, expectation), level)
    concentrated = (around["low"] > 1).astype("boolean").mask(around["low"].isna())
    figures = around.assign(
        expected=expectation, quotient=location_quotient(counts, expectation), concentrated=concentrated
    )
    return figures[list(FIGURES)].add_suffix(f"_{expectation.name}")


def _priors(areas: pd.DataFrame, counts: pd.Series, expectation: pd.Series) -> Prior:
    """Fit each group and scope by itself: neighbourhoods differ more than districts do."""
    variance = pd.Series(np.inf, index=areas.index)
    for alike in areas.groupby(["scope", "group"]).groups.values():
        variance[alike] = fit_prior(counts[alike], expectation[alike]).variance
    return Prior(variance)


def judge(found: pd.DataFrame, *, partial: bool, over: bool = True) -> pd.DataFrame:
    """Give every area and group its signal and reason.

    Where stock may be withheld, the share of the social homes is not known. An area where nobody is expected and nobody
    was housed is not concentrated.
    """
    nothing = found["shown_allocations"] == 0
    first, second = ((found[f"concentrated_{by}"].mask(nothing, False)) for by in (SOCIAL, ALL))
    holds: dict[str, Holds] = {
        "years_not_over": not over,
        "not_all_visible": partial,
        "count_unknown": found["shown_allocations"].isna() & ~found["hidden"],
        "too_few_to_show": found["hidden"],
        "homes_unknown": first.isna() | second.isna(),
        "concentrated_both": first & second,
        "concentrated_one": first | second,
    }
    reason = first_reason(found.index, holds, "not_concentrated")
    return pd.DataFrame({"signal": reason.map(REASON_SIGNAL).astype("str"), "reason": reason})


def at_level(found: pd.DataFrame, neighbourhoods: pd.DataFrame, groups: list[str]) -> pd.DataFrame:
    """Give each neighbourhood and group its own figures where these may be shown, else those of its district.

    A district that is a concentration says of none of its neighbourhoods that it is one: a neighbourhood in which next
    to nobody was housed would bear the name of its neighbours. ``level`` is missing where not even the district may be
    shown or is known.
    """
    own = found[found["scope"] == NEIGHBOURHOOD].assign(level=NEIGHBOURHOOD)
    own = own[own["area"].isin(neighbourhoods.index) & own["group"].isin(groups)]
    district = found[found["scope"] == DISTRICT].assign(level=DISTRICT).set_index(["area", "group"], drop=False)
    theirs = district.reindex(pd.MultiIndex.from_frame(own[["district", "group"]])).set_axis(own.index)
    instead = own["hidden"] & theirs["shown_allocations"].notna()
    chosen = own.where(~instead, theirs).assign(neighbourhood_code=own["area"])
    chosen["level"] = chosen["level"].where(chosen["shown_allocations"].notna())
    borrowed = (chosen["level"] == DISTRICT) & chosen["reason"].isin(CONCENTRATED)
    chosen["reason"] = chosen["reason"].mask(borrowed, "district_concentrated")
    chosen["signal"] = chosen["signal"].mask(borrowed, str(Signal.UNKNOWN))
    return chosen.astype({"hidden": "bool"}).astype({name: found[name].dtype for name in found.columns})


FOUND = (
    *("shown_allocations", "signal", "reason"),
    *(column for by in (SOCIAL, ALL) for column in (by, *(f"{name}_{by}" for name in FIGURES))),
)
"""What the further tables tell; which kind of hidden a count is, is not among them."""


def group_table(local: pd.DataFrame, neighbourhoods: pd.DataFrame) -> pd.DataFrame:
    """List every group in every neighbourhood, as far as it may be shown, in the order of the layer."""
    code = local["neighbourhood_code"]
    named = local.assign(name=code.map(neighbourhoods["name"]), district_name=code.map(neighbourhoods["district_name"]))
    return named[["neighbourhood_code", "name", "district_name", "group", "level", *FOUND]].reset_index(drop=True)


def district_table(found: pd.DataFrame, neighbourhoods: pd.DataFrame) -> pd.DataFrame:
    """List every group in every district."""
    names = neighbourhoods.drop_duplicates("district_code").set_index("district_code")["district_name"]
    rows = found[found["scope"] == DISTRICT].assign(name=lambda rows: rows["area"].map(names))
    return rows.rename(columns={"area": "district_code"})[["district_code", "name", "group", *FOUND]].reset_index(
        drop=True
    )
