"""What is shown of the walking zones and of no other question."""

from geo_pa import terms
from geo_pa.present.special import Attention, Row, Special
from geo_pa.present.woonzorgzones.card import own
from geo_pa.present.woonzorgzones.order import in_order


def _people(row: Row) -> str:
    count = row["older_outside_zone_residents"]
    return "verborgen" if terms.is_missing(count) else terms.number(count)


SPECIAL = Special(
    card=own,
    order=in_order,
    attention=Attention("Ouderen buiten de woonzorgzone", figure=_people, shows="staat hier hoe ver alles is"),
)
