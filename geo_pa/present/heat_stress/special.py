"""What is shown of heat and green and of no other question."""

from geo_pa import terms
from geo_pa.present.heat_stress.card import own
from geo_pa.present.heat_stress.tables import in_order, read
from geo_pa.present.special import Attention, Frame, Row, Special


def _place(row: Row) -> str:
    return f"plaats {terms.number(row['rank'])}"


def _by_place(rows: Frame) -> Frame:
    return rows.sort_values(["rank", "name"], kind="stable")


LIST = Attention("Hier eerst kijken", figure=_place, first=_by_place)
SPECIAL = Special(card=own, read=read, order=in_order, attention=LIST)
