"""What is shown of all agreements and of no other question."""

from geo_pa.model import Result
from geo_pa.present.agreement_monitor.card import own
from geo_pa.present.columns import rows_of
from geo_pa.present.special import Frame, Special

BEHIND = "behind"


def _in_order(rows: Frame, _detail: str) -> Frame:
    return rows


def _read(result: Result, detail: str) -> Frame:
    """Leave out columns of the rows behind a figure in which nothing stands."""
    rows = rows_of(result, detail)
    empty = [name for name in rows.columns if not (rows[name].notna() & (rows[name] != "")).any()]
    return rows.drop(columns=empty) if detail == BEHIND else rows


SPECIAL = Special(card=own, read=_read, order=_in_order)
