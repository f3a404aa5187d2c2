"""The tables of the stock of the villages: villages, changes, losses without quality, and what soft plans could do."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import pandas as pd

from geo_pa import terms
from geo_pa.model import Result
from geo_pa.model.units import HOMES
from geo_pa.present.columns import heading
from geo_pa.present.tables import table, worst_first
from geo_pa.present.village_stock.course import judged

if TYPE_CHECKING:
    from pandas.io.formats.style import Styler

Frame = TypeVar("Frame", bound=pd.DataFrame)

ANALYSIS = "village_stock"

VILLAGE_COLUMNS = (
    "name",
    "verdict",
    "reason",
    "base_homes",
    "stock_now_homes",
    "stock_end_homes",
    "change_homes",
    "losses_homes",
    "losses_before_homes",
    "losses_without_contribution_homes",
    "homes_to_add",
    "add_by",
    "room_homes",
    "lowest_homes",
    "lowest_on",
    "dip_depth_homes",
    "linked_dip_homes",
    "soft_gain_homes",
    "soft_loss_homes",
    "stock_end_with_soft_homes",
)
"""What the table of villages shows, in order."""

EVENT_COLUMNS = (
    "on",
    "mutation",
    "homes",
    "contribution",
    "name",
    "plan_id",
    "stage",
    "counts",
    "kind",
    "corporation",
    "event_id",
)
"""What the table of one village's changes shows, in order."""

LOSS_COLUMNS = ("village_name", "on", "mutation", "homes", "contribution", "name", "stage", "counts", "corporation")
SOFT_COLUMNS = ("village_name", "on", "mutation", "homes", "contribution", "name", "plan_id", "corporation")


def in_order(frame: Frame) -> Frame:
    """Put the worst verdicts on top, and among equals what shrinks most.

    Parameters
    ----------
    frame : DataFrame
        Rows of the result of ``village_stock``; not changed.

    Returns
    -------
    DataFrame
        With ``change_homes``: how the stock on the end date differs from the base.
    """
    changed = frame.assign(change_homes=frame["stock_end_homes"] - frame["base_homes"])
    return worst_first(changed.sort_values(["change_homes", "name"], kind="stable"))


def villages(frame: pd.DataFrame) -> "Styler":
    """Write villages with their verdict and figures."""
    columns = {column: heading(column, ANALYSIS) for column in VILLAGE_COLUMNS}
    return table(frame, columns, above=HOMES, missing="-")


def told(result: Result) -> pd.DataFrame:
    """Return all changes with the name of their village, and in words what they contribute and whether they count.

    Parameters
    ----------
    result : Result
        Of ``village_stock``.

    Returns
    -------
    DataFrame
        The detail "events" in order of day, with ``event_id``, ``village_name``, ``contribution``, ``counts`` and
        ``district_code`` (to filter by).
    """
    rows = result.details["events"].sort_values("on", kind="stable", na_position="last")
    return rows.assign(
        event_id=rows.index,
        village_name=rows["village"].map(result.table["name"]).astype("str"),
        contribution=_contribution(rows),
        counts=_counts(rows),
        district_code=rows["village"],
    )


def _contribution(rows: pd.DataFrame) -> pd.Series:
    """Write the contribution, one of another kind in its own words; only a loss that needs one can lack it."""
    known = rows["quality_contribution"].map(terms.labels("quality_contribution"), na_action="ignore").astype("str")
    words = f"{terms.label('quality_contribution', 'other')}: " + rows["quality_contribution_other"]
    said = known.mask(rows["quality_contribution"] == "other", words)
    return said.mask(said.isna() & rows["needs_contribution"], "niet ingevuld").fillna("-")


def _counts(rows: pd.DataFrame) -> pd.Series:
    """Write whether a change counts, and why not."""
    why = rows["reason"].map(terms.labels("stock_event_reason"), na_action="ignore").astype("str")
    doubt = rows["counted"].isna()
    answer = ("misschien, " + why).where(doubt, "nee, " + why)
    return answer.mask(rows["counted"].fillna(False).astype(bool), "ja")


def losses_without(rows: pd.DataFrame) -> pd.DataFrame:
    """Keep the losses that do not contribute to quality, or do not say so; that count, may count, or are soft."""
    lacking = rows["needs_contribution"] & (
        rows["quality_contribution"].isna() | (rows["quality_contribution"] == "none")
    )
    matters = rows["counted"].fillna(True).astype(bool) | (rows["reason"] == "soft")
    return rows[lacking & matters]


def soft(rows: pd.DataFrame) -> pd.DataFrame:
    """Keep what is in soft plans and would count if it were hard."""
    return rows[rows["reason"] == "soft"]


def in_judged(rows: pd.DataFrame, result: Result) -> pd.DataFrame:
    """Keep the changes in areas that are judged, and those of which the village is not known."""
    return rows[rows["village"].isin(judged(result)) | rows["village"].isna()]


def events(rows: pd.DataFrame) -> "Styler":
    """Write the changes of one village."""
    return _events(rows, EVENT_COLUMNS)


def losses(rows: pd.DataFrame) -> "Styler":
    """Write losses without a contribution to quality."""
    return _events(rows, LOSS_COLUMNS)


def soft_changes(rows: pd.DataFrame) -> "Styler":
    """Write what soft plans could add or take."""
    return _events(rows, SOFT_COLUMNS)


def _events(rows: pd.DataFrame, columns: Iterable[str]) -> "Styler":
    """Write changes; one of which only the year is known shows the year."""
    plain = rows.reset_index(drop=True)
    headings = {column: heading(column, ANALYSIS, "events") for column in columns}
    vague = plain.index[~plain["day_known"].astype(bool)].tolist()
    written = table(plain, headings, above=HOMES, missing="-")
    return written.format(_year, subset=(vague, headings["on"].title))  # type: ignore[arg-type]  # rows and a column


def _year(on: date | None) -> str:
    return terms.UNKNOWN if terms.is_missing(on) or on is None else f"in {on.year}"


def figures(row: Mapping[str, Any], days: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Write the figures of all villages together, each with its word: the stock, and what changes it.

    Parameters
    ----------
    row : mapping
        Of the detail "together".
    days : mapping of str to str
        The days "base", "now" and "end" in words.
    """
    stock = {
        f"sociale huurwoningen op {days['base']} (beginstand)": row["base_homes"],
        f"gerealiseerd op {days['now']}": row["stock_now_homes"],
        f"met harde plannen op {days['end']}": row["stock_end_homes"],
    }
    losses = {
        f"verlies van {days['base']} tot en met {days['end']}": row["losses_homes"],
        "daarvan zonder bijdrage aan de kwaliteit": row["losses_without_contribution_homes"],
    }
    soft_ones = {
        "erbij in zachte plannen": row["soft_gain_homes"],
        "eraf in zachte plannen": row["soft_loss_homes"],
    }
    return _written(stock), _written(losses) | {word: _soft_sum(count) for word, count in soft_ones.items()}


def _soft_sum(count: Any) -> str:
    return "niet volledig ingevuld" if terms.is_missing(count) else terms.number(count)


def _written(counts: Mapping[str, Any]) -> dict[str, str]:
    return {word: terms.number(count) for word, count in counts.items()}
