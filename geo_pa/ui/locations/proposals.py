"""What is proposed for a new location: what the map knows, and what is so of most; shown, and to be changed."""

from collections.abc import Mapping

from geo_pa.ui import cache, state
from geo_pa.workspace.drawn import Drawn

STOCK = "corporation_stock"
USUAL = "geen opgeleverde woningen, zorgplaatsen, woonwagens en standplaatsen"
NO_STOCK = "geen sloop van sociale huur, want hier staat geen corporatiebezit"
ON_STOCK = "Hier staat corporatiebezit: vul bij 'Sloop' in hoeveel sociale huur verdwijnt."


def of(drawn: Drawn) -> Mapping[str, str]:
    """Return what the map lets propose: no demolition where no homes of corporations stand."""
    if drawn.shape is None or not cache.declared(STOCK):
        return {}
    homes = cache.layer(STOCK, state.current().viewer)
    return {} if homes.intersects(drawn.shape).any() else {"social_demolished": "0"}


def told(proposed: Mapping[str, str]) -> str:
    """Say what is proposed, and where it can be changed."""
    every = f"{USUAL}; {NO_STOCK}" if proposed else USUAL
    also = "" if proposed or not cache.declared(STOCK) else f" {ON_STOCK}"
    return f"Als voorstel ingevuld onder 'Meer gegevens': {every}.{also}"
