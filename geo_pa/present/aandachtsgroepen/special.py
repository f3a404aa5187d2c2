"""What is shown of how aandachtsgroepen are spread and of no other question."""

from geo_pa import terms
from geo_pa.present.aandachtsgroepen.card import own
from geo_pa.present.aandachtsgroepen.tables import read
from geo_pa.present.order import worst_first
from geo_pa.present.special import Attention, Frame, Row, Special


def _in_order(rows: Frame, detail: str) -> Frame:
    """Put the highest signal first, and within a signal go by name; of statushouders the last year."""
    if detail == "statushouders":
        return rows.sort_values(["year", "corporation"], ascending=[False, True])
    return rows if detail else worst_first(rows.sort_values("name", kind="stable"))


def _why(row: Row) -> str:
    return terms.label("care_reason", row["reason"]) + (", in de hele wijk" if row["level"] == "district" else "")


SPECIAL = Special(card=own, read=read, order=_in_order, attention=Attention("Waar het geconcentreerd is", note=_why))
