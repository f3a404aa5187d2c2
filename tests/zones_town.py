"""A town along one street for tests of how walking zones read: everything at its west end, places along it."""

from functools import lru_cache

from streets import MAIN_STREET, all_types, areas, sites, stock, streets, zones, zones_on_the_map

from geo_pa import terms

WEST = {"at": (-500, -200, 1000, 200), "name": "Westwijk"}
EAST = {"at": (1000, -200, 2500, 200), "name": "Oostwijk"}
SERVED = {**all_types(), "nursing": ("nursing_home", 0, 0)}
SCORED = [name for name in terms.labels("facility_type") if name not in ("bus_stop", "meeting_place")]
"""Types that the facility score weighs."""


def town(served=None, **choices):
    """Ask about the town: two complexes, two plans, two neighbourhoods and a designated zone along the main street."""
    return zones(
        streets(MAIN_STREET),
        served or SERVED,
        areas(west=WEST, east=EAST),
        homes=stock(near={"at": (300, 0)}, far={"at": (900, 0), "accessible_homes": None}),
        plans=sites(close={"at": (100, 0)}, out={"at": (1900, 0), "dwellings": None}),
        designated=zones_on_the_map(one=(0, -200, 600, 200)),
        **choices,
    )


@lru_cache
def as_it_is():
    """The town, asked once."""
    return town()


@lru_cache
def with_a_centre_in_the_east():
    """The town with one more centre, near the other end of the street."""
    return town(served={**SERVED, "new": ("care_home", 1900, 0)})


@lru_cache
def without_more():
    """A town of which only streets, facilities and one neighbourhood are known."""
    return zones(streets(MAIN_STREET), all_types(), areas(west=WEST))


def row(frame, unit):
    """Return one row as a card takes it."""
    return {str(name): value for name, value in frame.loc[unit].items()}
