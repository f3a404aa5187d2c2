"""What is shown of the stock of the villages and of no other question."""

from geo_pa import terms
from geo_pa.present.special import Attention, Row, Special
from geo_pa.present.village_stock.card import own
from geo_pa.present.village_stock.tables import in_order, read


def _why(row: Row) -> str:
    return terms.label("village_reason", row["reason"])


SPECIAL = Special(card=own, read=read, order=in_order, attention=Attention("Dorpen die aandacht vragen", note=_why))
