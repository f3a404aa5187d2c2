"""Short ways to say what somebody changes."""

from geo_pa.changes import PRESENT, ROW, Author, Change

LAYER = "building_locations"
JAN, PIET = Author("Jan", "offerte ontvangen"), Author("Piet", reader="province")


def change(row, field, before, after, layer=LAYER):
    return Change(layer, row, field, before, after)


def row_added(row, layer=LAYER):
    return Change(layer, row, ROW, None, PRESENT)


def row_removed(row, layer=LAYER):
    return Change(layer, row, ROW, PRESENT, None)


def values(events):
    """What stands where after events, by row and field."""
    return {(event.change.row, event.change.field): event.change.after for event in events}
