"""The tables of the stock of the villages as they are read, and which changes each is about."""

from datetime import date

import pandas as pd

from geo_pa import terms
from geo_pa.model import Result
from geo_pa.present.columns import column_of, rows_of
from geo_pa.present.order import worst_first
from geo_pa.present.special import with_rows
from geo_pa.present.tables import Written, table_of
from geo_pa.present.village_stock.course import judged

EVENTS = "events"

WITHOUT = {
    "changes": ("village_name",),
    "losses": ("plan_id", "kind", "event_id"),
    "soft": ("stage", "counts", "kind", "event_id"),
}
"""What the tables of changes of one village, of losses and of soft plans leave out."""


def in_order(rows: pd.DataFrame, detail: str) -> pd.DataFrame:
    """Put the worst verdicts on top, and among equals what shrinks most."""
    if detail:
        return rows
    change = (rows["stock_end_homes"] - rows["base_homes"]).rename("change")
    by = pd.DataFrame({"change": change, "name": rows["name"]}).sort_values(["change", "name"], kind="stable")
    return worst_first(rows.loc[by.index])


def read(result: Result, detail: str) -> pd.DataFrame:
    """Add how the stock on the end date differs from the base, and say of changes what they contribute."""
    rows = rows_of(result, detail)
    if detail == EVENTS:
        return rows if "counts" in rows else told(result)
    return rows if detail else rows.assign(change_homes=rows["stock_end_homes"] - rows["base_homes"])


def told(result: Result) -> pd.DataFrame:
    """Return all changes with the name of their village, and in words what they contribute and whether they count.

    They stand in order of day, with the district to filter by.
    """
    rows = result.details[EVENTS].sort_values("on", kind="stable", na_position="last")
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


def changes(result: Result, rows: pd.DataFrame, about: str) -> Written:
    """Write changes, for one of the tables of :data:`WITHOUT`; one of which only the year is known shows the year."""
    plain = rows.reset_index(drop=True)
    vague = plain.index[~plain["day_known"].astype(bool)].tolist()
    written = table_of(with_rows(result, EVENTS, plain), EVENTS, without=WITHOUT[about])
    title = column_of(result, "on", EVENTS).title
    return written.format(_year, subset=(vague, title))  # type: ignore[arg-type]  # rows and a column


def _year(on: date | None) -> str:
    return terms.UNKNOWN if terms.is_missing(on) or on is None else f"in {on.year}"
