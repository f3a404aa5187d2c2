"""What the rows of an answer are called."""

from collections.abc import Mapping
from dataclasses import dataclass

from geo_pa.model import Answer, unit_of


@dataclass(frozen=True)
class Units:
    """What rows are: the layer they are of, what one and more are called, and the name of the chosen in the address."""

    layer: str
    one: str
    more: str
    address: str


LAYERS: Mapping[str, Units] = {
    units.layer: units
    for units in (
        Units("building_locations", "locatie", "locaties", "locatie"),
        Units("villages", "dorp of wijk", "dorpen en wijken", "dorp"),
        Units("neighbourhoods", "buurt", "buurten", "buurt"),
        Units("corporation_stock", "complex", "complexen", "complex"),
        Units("designated_zones", "zone", "zones", "zone"),
    )
}


def units_of(answer: Answer, detail: str = "") -> Units:
    """Return what the rows of an answer are, or of one of its further tables."""
    layer = answer.units.get(detail or "table", "")
    if layer in LAYERS:
        return LAYERS[layer]
    counted = unit_of(answer.table(detail).title.lower())
    return Units(layer or counted.code, counted.one or "rij", counted.more, counted.one or layer or counted.code)
