"""What somebody can try, one change at a time: to be held side by side with what stands there."""

from geo_pa.changes import Change
from geo_pa.changes.values import written_shape
from geo_pa.engine import editing

SEVERAL = 5


def one_at_a_time(session, *, thorough=False):
    """By what is tried, its changes: one facility, street, location, home or sale that comes, goes or is another."""
    found = {}
    for layer in ("facilities", "walking_network", "building_locations", "corporation_stock", "stock_mutations"):
        rows = editing.rows(session, layer).index
        several = rows[:: max(1, len(rows) // SEVERAL)] if thorough else rows[len(rows) // 2 :][:1]
        found |= {f"{layer} {row} goes": editing.removed(session, layer, row) for row in several}
    areas = session.layer("neighbourhoods").geometry.representative_point()
    for code, place in areas.items() if thorough else areas.iloc[::20].items():
        new = {"name": "Nieuw", "kind": "nursing_home", "geometry": written_shape(place)}
        found[f"a nursing home opens in {code}"] = editing.added(session, "facilities", new)
    plan = {"name": "Nieuw", "dwellings": "40", "geometry": written_shape(areas.iloc[0].buffer(50))}
    return found | {"a location comes": editing.added(session, "building_locations", plan)}


def of_people(session):
    """Changes of how many people live in an area, or which area that is: each would count them otherwise."""
    areas = editing.rows(session, "neighbourhoods")
    code = areas.index[0]
    others = {
        "inhabitants": "1000000",
        "households": "1000000",
        "share_75_plus": "0.5",
        "district_code": areas["district_code"].iloc[-1],
        "geometry": areas["geometry"].iloc[1],
    }
    changed = {
        f"{field} is another": (Change("neighbourhoods", code, field, areas[field][code], value),)
        for field, value in others.items()
    }
    return {**changed, "a neighbourhood goes": editing.removed(session, "neighbourhoods", code)}
