"""What is shown of the assessment framework and of no other question."""

from geo_pa import terms
from geo_pa.measures.counted import counted_plans
from geo_pa.model import Signal
from geo_pa.present.order import worst_first
from geo_pa.present.special import Attention, Frame, Row, Special
from geo_pa.present.toetsingskader.checklist import own
from geo_pa.present.toetsingskader.map import locations
from geo_pa.present.toetsingskader.tables import read


def _in_order(rows: Frame, detail: str) -> Frame:
    """Put the locations that ask for most attention on top, and among equals those with most answers no."""
    if detail:
        return rows
    return worst_first(rows.sort_values(["not_met", "name"], ascending=[False, True], kind="stable"))


def _refused(row: Row) -> str:
    return f"{terms.number(row['not_met'])} nee"


SPECIAL = Special(
    card=own,
    read=read,
    order=_in_order,
    attention=Attention(
        "Vragen veel aandacht",
        figure=_refused,
        first=counted_plans,
        words=(Signal.HIGH,),
        shows="staan hier en onder de kaart haar vragen en antwoorden",
    ),
    layers=locations,
)
