"""What is shown of how aandachtsgroepen are spread and of no other question."""

import pandas as pd

from geo_pa import terms
from geo_pa.model import Signal
from geo_pa.present.aandachtsgroepen.card import own
from geo_pa.present.aandachtsgroepen.tables import read
from geo_pa.present.special import Attention, Frame, Row, Special


def _in_order(rows: Frame, detail: str) -> Frame:
    """Put the highest signal first, and within a signal go by name; of statushouders the last year."""
    if detail == "statushouders":
        return rows.sort_values(["year", "corporation"], ascending=[False, True])
    if detail:
        return rows
    rank = rows["signal"].map({signal: place for place, signal in enumerate(Signal)})
    by = pd.DataFrame({"rank": rank, "name": rows["name"]}).sort_values(["rank", "name"])
    return rows.loc[by.index]


def _why(row: Row) -> str:
    return terms.label("care_reason", row["reason"]) + (", in de hele wijk" if row["level"] == "district" else "")


SPECIAL = Special(card=own, read=read, order=_in_order, attention=Attention("Waar het geconcentreerd is", note=_why))
