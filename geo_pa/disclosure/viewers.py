"""Who sees which rows: confidential ones never leave."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar

import pandas as pd

from geo_pa.model import CORPORATIONS, RUNGS, Reader
from geo_pa.model.reader import party
from geo_pa.vocabulary import NOT_COUNTED_STATUS

ONLY_VISIBLE_COUNTED = "Alleen wat u mag zien, is geteld; het geheel kan anders zijn."
"""What is said of a figure where rows may be withheld from the reader."""

OPEN_LAYERS = frozenset(
    {
        *("neighbourhoods", "villages", "walking_network", "facilities", "heat", "green", "canopy", "water_nuisance"),
        *("designated_zones", "neighbourhood_approach", "corporation_ground"),
        *("agreements", "agreed_figures", "expected_change", "stock_2023", "rent_limits", "assessment_criteria"),
        # Tables of small counts: added up and protected, and never shown row by row.
        *("allocations", "vacancies"),
    }
)
"""Layers and tables of which everybody may see every row that does not say otherwise.

All others hold plans, homes, decisions and reports of the parties: a row that does not say for whom it is, is the
municipality's alone. So is every row of a layer that nobody knows.
"""

CONFIDENTIALITY = "confidentiality"
"""The column that says for whom a row is."""

CORPORATION = "corporation"
"""The column that says whose a row is."""

PLACES: Mapping[str, int] = MappingProxyType({word: place for place, word in enumerate(RUNGS)})

Frame = TypeVar("Frame", bound=pd.DataFrame)


def visible(frame: pd.DataFrame, viewer: Reader, layer: str) -> pd.Series:
    """Tell for each row whether a viewer may see it.

    The words of the column ``confidentiality`` are a ladder, as in Planmonitor Wonen: a row marked "province" is for
    the province and for everyone before it on the ladder. What is not known to be open is the municipality's alone: a
    row whose confidentiality is missing or a word that nobody knows, and every row where a layer lacks the column,
    unless it is one of :data:`OPEN_LAYERS`. A row marked "corporations" that names one is not for another corporation
    by itself. Plans of status 5A and 5B are ideas inside the town hall: they go to nobody outside the municipality and
    the corporations, whatever their confidentiality says.

    Parameters
    ----------
    frame : DataFrame
        Rows of the layer; one without ``status`` holds no ideas, one without ``corporation`` names nobody.
    viewer : Reader
        Who looks.
    layer : str
        The layer or table that the rows are of, or are about.

    Returns
    -------
    Series of bool
        On the frame's index.
    """
    places = _places(frame, layer)
    allowed: pd.Series = places >= viewer.place
    if viewer.corporation:
        allowed &= (places != CORPORATIONS.place) | ~_of_another(frame, viewer.corporation)
    if "status" in frame.columns and viewer.outside:
        return allowed & ~frame["status"].isin(NOT_COUNTED_STATUS)
    return allowed


def _places(frame: pd.DataFrame, layer: str) -> pd.Series:
    """Give each row the place on the ladder of the last viewer who may see it."""
    if CONFIDENTIALITY not in frame.columns:
        return pd.Series(len(RUNGS) - 1 if layer in OPEN_LAYERS else 0, index=frame.index, dtype="int64")
    return frame[CONFIDENTIALITY].map(PLACES).astype("Int64").fillna(0).astype("int64")


def _of_another(frame: pd.DataFrame, corporation: str) -> pd.Series:
    """Tell which rows name somebody, and not this corporation."""
    if CORPORATION not in frame.columns:
        return pd.Series(False, index=frame.index)
    return (
        ~frame[CORPORATION].map(party, na_action="ignore").isin(["", party(corporation)]) & frame[CORPORATION].notna()
    )


def only_visible(frame: Frame, viewer: Reader, layer: str) -> Frame:
    """Return the rows of a layer that a viewer may see; the frame itself is not changed."""
    if viewer.sees_everything:
        return frame
    return frame.loc[visible(frame, viewer, layer)]


def blank_hidden(
    table: Frame,
    viewer: Reader,
    layer: str,
    links: Mapping[str, tuple[pd.Index, pd.Index]],
    stays: Mapping[str, pd.Series] = MappingProxyType({}),
) -> Frame:
    """Blank the rows that a viewer may not see but that touch a row that he may.

    A row is withheld where its own confidentiality says so, or where it points to a row that is withheld. Of a withheld
    row only the links to visible rows stay, so that an analysis knows that something is not shown, and not what. A
    withheld row that touches nothing visible is left out.

    Parameters
    ----------
    table : DataFrame
        Rows that point to rows of other layers.
    viewer : Reader
        Who looks.
    layer : str
        Its name.
    links : mapping of str to (Index, Index)
        Per linking column, all ids of the layer it points to, and those that the viewer may see.
    stays : mapping of str to Series of bool
        Per linking column, the rows of which the link stays when they are withheld; all where it is not named.

    Returns
    -------
    DataFrame
        The rows to work with, on their own index; the table itself is not changed.
    """
    if viewer.sees_everything:
        return table
    touches = pd.DataFrame(
        {column: table[column].isin(seen) & stays.get(column, True) for column, (_, seen) in links.items()},
        index=table.index,
    )
    hidden = pd.DataFrame(
        {column: table[column].isin(every.difference(seen)) for column, (every, seen) in links.items()},
        index=table.index,
    )
    withheld = ~visible(table, viewer, layer) | hidden.any(axis=1)
    shown = {name: table[name].mask(withheld & ~touches.get(name, False)) for name in table.columns}
    return table.assign(**shown)[~withheld | touches.any(axis=1)]
