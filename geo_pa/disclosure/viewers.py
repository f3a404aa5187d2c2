"""Who sees which rows: confidential ones never leave."""

from collections.abc import Mapping
from typing import TypeVar

import pandas as pd

from geo_pa.errors import Problem, RequestError
from geo_pa.terms import label
from geo_pa.vocabulary import NOT_COUNTED_STATUS

VIEWERS = ("municipality", "corporations", "province", "public")
"""Who looks, from the one who sees everything to the one who sees only what is public."""

OUTSIDERS = ("province", "public")
"""Viewers to whom ideas inside the town hall are not told."""

ONLY_VISIBLE_COUNTED = "Alleen wat u mag zien, is geteld; het geheel kan anders zijn."
"""What is said of a figure where rows may be withheld from the reader."""

Frame = TypeVar("Frame", bound=pd.DataFrame)


def require_viewer(viewer: str) -> None:
    """Accept a viewer from :data:`VIEWERS`.

    Raises
    ------
    RequestError
        There is no such viewer; the error names those there are.
    """
    if viewer not in VIEWERS:
        raise RequestError(
            Problem(
                where="Bekijken als",
                what="Deze kijker bestaat niet.",
                found=viewer,
                expected=", ".join(f"{word} ({label('viewer', word)})" for word in VIEWERS),
                action="Kies een van deze kijkers.",
            )
        )


def visible(frame: pd.DataFrame, viewer: str) -> pd.Series:
    """Tell for each row whether a viewer may see it.

    The words of the column ``confidentiality`` are a ladder, as in Planmonitor Wonen: a row marked "province" is for
    the province and for everyone before it on the ladder. A row whose confidentiality is missing is shown to the
    municipality only, never to more. Plans of status 5A and 5B are ideas inside the town hall: they go to nobody
    outside the municipality and the corporations, whatever their confidentiality says.

    Parameters
    ----------
    frame : DataFrame
        A frame without the column ``confidentiality`` holds nothing confidential, and one without ``status`` no ideas.
    viewer : str
        One of :data:`VIEWERS`.

    Returns
    -------
    Series of bool
        On the frame's index.
    """
    allowed = pd.Series(True, index=frame.index)
    if "confidentiality" in frame.columns:
        ladder = {word: rank for rank, word in enumerate(VIEWERS)}
        rank = frame["confidentiality"].map(ladder).astype("Int64").fillna(0)
        allowed = (rank >= ladder[viewer]).astype(bool)
    if "status" in frame.columns and viewer in OUTSIDERS:
        return allowed & ~frame["status"].isin(NOT_COUNTED_STATUS)
    return allowed


def only_visible(frame: Frame, viewer: str) -> Frame:
    """Return the rows that a viewer may see; the frame itself is not changed."""
    if viewer == VIEWERS[0]:
        return frame
    return frame.loc[visible(frame, viewer)]


def blank_hidden(table: Frame, viewer: str, links: Mapping[str, tuple[pd.Index, pd.Index]]) -> Frame:
    """Blank the rows that a viewer may not see but that touch a row that he may.

    A row is withheld where its own confidentiality says so, or where it points to a row that is withheld. Of a withheld
    row only the links to visible rows stay, so that an analysis knows that something is not shown, and not what. A
    withheld row that touches nothing visible is left out.

    Parameters
    ----------
    table : DataFrame
        Rows that point to rows of other layers.
    viewer : str
        Who looks.
    links : mapping of str to (Index, Index)
        Per linking column, all ids of the layer it points to, and those that the viewer may see.

    Returns
    -------
    DataFrame
        The rows to work with, on their own index; the table itself is not changed.
    """
    if viewer == VIEWERS[0]:
        return table
    touches = pd.DataFrame({column: table[column].isin(seen) for column, (_, seen) in links.items()}, index=table.index)
    hidden = pd.DataFrame(
        {column: table[column].isin(every.difference(seen)) for column, (every, seen) in links.items()},
        index=table.index,
    )
    withheld = ~visible(table, viewer) | hidden.any(axis=1)
    blanked = table.copy()
    for column in table.columns:
        blanked[column] = table[column].mask(withheld & ~touches.get(column, False))
    return blanked[~withheld | touches.any(axis=1)]
