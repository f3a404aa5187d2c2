"""The denominators: social homes and all homes of each neighbourhood and district."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo_pa.analyses.aandachtsgroepen.answer import Given
from geo_pa.analyses.aandachtsgroepen.cells import DISTRICT, NEIGHBOURHOOD
from geo_pa.measures.areas import largest_overlap
from geo_pa.measures.coverage import covered
from geo_pa.measures.standing_stock import standing
from geo_pa.measures.standing_stock import unplaced as unplaced_changes
from geo_pa.measures.stock_changes import GAINS, LOSSES
from geo_pa.measures.unused import OUTSIDE, unused

SOCIAL_KIND = "daeb_home"
"""The kind of stock that is self-contained social homes."""

TASK_KINDS = {"social_homes": (SOCIAL_KIND,), "agreement_units": (SOCIAL_KIND, "care_place", "caravan")}
"""The kinds of stock by which a task may be divided; see the rule ``task_stock``."""

SOCIAL, ALL = "social_homes", "homes"
"""The two denominators."""


@dataclass(frozen=True)
class Stock:
    """Where the corporations' homes are.

    Attributes
    ----------
    social, corporation_share : Series
        Social homes by neighbourhood, and the share (0..1) of all homes that is a corporation's; missing where a
        complex there lacks its homes or its kind, and where the layer does not reach.
    by_corporation : Series of Int64
        The stock by which the task is divided, by corporation, on the reference date; also that outside every
        neighbourhood, and what came or went that belongs to no complex.
    outside : Index
        Complexes that lie in no neighbourhood.
    covered : Series of bool
        Whether the layer of complexes tells of the neighbourhood at all.
    rows_misplaced : bool
        Whether there are allocations in a neighbourhood that is not there: they may belong where none are written.
    """

    social: pd.Series
    corporation_share: pd.Series
    by_corporation: pd.Series
    outside: pd.Index
    covered: pd.Series
    rows_misplaced: bool = False

    def withheld(self) -> "Stock":
        """Return the stock for a reader who may not see all complexes: how much there is, is then unknown."""
        unknown = {name: getattr(self, name)[:0].reindex(getattr(self, name).index) for name in FIGURES}
        return replace(self, **unknown)


FIGURES = ("social", "corporation_share", "by_corporation")


def place_stock(given: Given) -> Stock:
    """Count the corporations' homes per neighbourhood; a complex lies where most of it does.

    Places are compared by the complexes as they were described, in the midst of the years that are added up; the task
    of next year is divided by what stands on the reference date.
    """
    neighbourhoods, complexes = given.neighbourhoods, given.corporation_stock
    place = largest_overlap(complexes, neighbourhoods)
    here = covered(neighbourhoods.geometry, complexes.geometry)
    social = _homes_of(complexes, (SOCIAL_KIND,))
    lived_in = complexes["homes"].mask(complexes["kind"].isin(["pitch"]), 0)
    owned = _sum(lived_in, place).reindex(neighbourhoods.index, fill_value=0).where(here)
    everything = neighbourhoods["homes"].astype("float64")
    return Stock(
        social=_sum(social, place).reindex(neighbourhoods.index, fill_value=0).where(here),
        corporation_share=(owned.astype("float64") / everything.where(everything > 0)).clip(upper=1),
        by_corporation=_owned(given),
        outside=complexes.index[place.isna()],
        covered=here,
    )


def _owned(given: Given) -> pd.Series:
    """Add up the stock by which the task is divided; all unknown where it is not known whose homes came or went."""
    stock, mutations, on = given.corporation_stock, given.stock_mutations, given.on
    kinds, since = TASK_KINDS[given.rules.word("task_stock")], given.rules.day("stock_date")
    now = stock.assign(homes=standing(stock, mutations, since=since, on=on)["homes"])
    there = _sum(_homes_of(now, kinds), stock["corporation"])
    if mutations is None:
        return there
    loose = unplaced_changes(stock, mutations, since=since, on=on)
    size = _homes_of(loose, kinds)
    moved = size.where(loose["mutation"].isin(GAINS), -size).where(loose["mutation"].isin((*GAINS, *LOSSES)), 0)
    here = _sum(moved, loose["corporation"])
    owners = there.index.union(here.index)
    # Not added with a fill value: that would take an unknown number for none.
    whole = there.reindex(owners, fill_value=0) + here.reindex(owners, fill_value=0)
    strange = bool((moved[loose["corporation"].isna()] != 0).fillna(True).any())
    return whole.mask((whole < 0).fillna(False) | np.full(len(whole), strange))


def _homes_of(stock: pd.DataFrame, kinds: tuple[str, ...]) -> pd.Series:
    """Return the homes of some kinds of stock, 0 of another kind, missing where the kind is not known."""
    kind = stock["kind"]
    return stock["homes"].mask(kind.notna() & ~kind.isin(kinds), 0).mask(kind.isna())


def _sum(homes: pd.Series, by: pd.Series) -> pd.Series:
    return homes.groupby(by).sum(skipna=False).astype("Int64")


def unplaced(stock: Stock) -> pd.DataFrame:
    """List the complexes that lie in no neighbourhood as excluded rows."""
    text = "Het complex ligt in geen enkele buurt en telt niet mee. Verbeter de plek van het complex."
    return unused("corporation_stock", stock.outside, OUTSIDE, text)


def denominators(neighbourhoods: pd.DataFrame, stock: Stock, counted: npt.NDArray[np.bool_]) -> pd.DataFrame:
    """Bring the homes of neighbourhoods and districts together, as far as their allocations are counted.

    A neighbourhood without rows and without social homes counts too: nobody was housed there. One without rows that has
    social homes is left out, since its count is unknown. Homes are missing where one is.
    """
    homes = pd.DataFrame({SOCIAL: stock.social, ALL: neighbourhoods["homes"]})
    known = homes[counted | (stock.social == 0).fillna(False)]
    district = neighbourhoods["district_code"].reindex(known.index)
    parts = {NEIGHBOURHOOD: known, DISTRICT: known.groupby(district).sum(skipna=False)}
    return pd.concat(parts, names=["scope", "area"])
