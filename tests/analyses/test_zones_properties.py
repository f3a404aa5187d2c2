"""What always holds of walking to care and services, whatever the streets and the facilities."""

import numpy as np
import pandas as pd
from examples import some
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal
from streets import areas, facilities, sites, stock, streets, zone_rules, zones

from geo_pa.analyses.woonzorgzones import gains_and_losses, prepare_streets
from geo_pa.registry import find

SIZE = 5
STEP = 150
POINTS = [(STEP * east, STEP * north) for east in range(SIZE) for north in range(SIZE)]
WAYS = [
    (one, other) for one in POINTS for other in ((one[0] + STEP, one[1]), (one[0], one[1] + STEP)) if other in POINTS
]
KINDS = ["nursing_home", "service_centre", "supermarket", "bus_stop", "pharmacy", "meeting_place"]
EVERY_TYPE = {
    f"altijd_{kind}": (kind, 0, 0)
    for kind in ("care_home", "supermarket", "general_practitioner", "pharmacy", "physiotherapist", "department_store")
} | {"altijd_hospitality": ("hospitality", 0, 0), "altijd_bus_stop": ("bus_stop", 0, 0)}
"""One facility of every type at the corner, so that no score is unknown."""

PLACES = areas(
    West={"at": (-50, -50, 310, 650), "inhabitants": 2000},
    Oost={"at": (310, -50, 650, 650), "inhabitants": 900, "kind": "village"},
)
HOMES = stock(**{f"H{number}": {"at": point} for number, point in enumerate(POINTS[::2])})
PLANS = sites(**{f"P{number}": {"at": point, "dwellings": number} for number, point in enumerate(POINTS[1::3])})

networks = st.lists(st.sampled_from(WAYS), min_size=len(WAYS) // 2, unique=True).map(
    lambda ways: streets(*([one, other] for one, other in ways))
)

woonzorgzones = find("woonzorgzones")
"""Some streets of a town of square blocks; others are missing, so that walks are longer and islands appear."""

spots = st.tuples(st.sampled_from(KINDS), st.integers(0, 600), st.sampled_from([-20, 0, 130, 150, 450]))
layouts = st.lists(spots, max_size=4).map(lambda rows: {f"F{number}": row for number, row in enumerate(rows)})


def ask(network, served, towns=PLACES, homes=HOMES, plans=PLANS, **choices):
    given_ = served if hasattr(served, "geometry") else facilities(**EVERY_TYPE, **served)
    return zones(network, given_, towns, homes, plans, **choices)


def told(result):
    """Give all figures of all tables, by unit."""
    tables = {"table": result.table, **result.details}
    return {
        name: pd.DataFrame(rows.drop(columns="geometry", errors="ignore")).sort_index() for name, rows in tables.items()
    }


def far(rows):
    """Give distances in which what cannot be walked to is infinitely far."""
    return rows["distance_m"].fillna(np.inf)


@settings(max_examples=some(3))
@given(networks, layouts, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(network, served, shuffled):
    def mixed(frame):
        return frame.loc[shuffled.sample(list(frame.index), len(frame))]

    layer = facilities(**EVERY_TYPE, **served)
    one = ask(network, layer)
    other = ask(mixed(network), mixed(layer), mixed(PLACES), mixed(HOMES), mixed(PLANS))
    assert one.totals == other.totals
    for name, rows in told(one).items():
        assert_frame_equal(rows, told(other)[name])


@settings(max_examples=some(3))
@given(networks, layouts)
def test_other_ids_change_nothing_but_the_ids(network, served):
    def renamed(frame):
        return frame.set_axis([f"Z{len(frame) - number:03}" for number in range(len(frame))], axis=0)

    layer = facilities(**EVERY_TYPE, **served)
    one, other = ask(network, layer), ask(renamed(network), renamed(layer), PLACES, renamed(HOMES), renamed(PLANS))
    assert one.totals == other.totals
    assert_frame_equal(told(one)["table"], told(other)["table"])
    ids = ["nearest_centre_id", "nearest_centre", "nearest_centre_kind", "explanation"]
    for name in ("complexes", "locations"):
        rows, again = (result.details[name].drop(columns=[*ids, "geometry"]) for result in (one, other))
        assert_frame_equal(pd.DataFrame(rows).reset_index(drop=True), pd.DataFrame(again).reset_index(drop=True))


@settings(max_examples=some(4))
@given(networks, layouts, spots)
def test_a_facility_more_makes_no_walk_longer_no_score_lower_and_no_zone_smaller(network, served, extra):
    crowded = PLACES.assign(inhabitants=pd.array([10**6] * len(PLACES), dtype="Int64"))
    before, after = (ask(network, layout, crowded) for layout in (served, {**served, "Nieuw": extra}))
    # Streets may leave every facility of a type out of reach: the score is then unknown, before and after.
    assume(before.details["complexes"]["facility_score"].notna().all())
    for name in ("complexes", "locations"):
        was, now = before.details[name], after.details[name]
        assert (far(now) <= far(was) + 1e-6).all()
        assert (now["facility_score"] >= was["facility_score"] - 1e-9).all()
    assert (after.table["share_zone"] >= before.table["share_zone"] - 1e-9).all()
    changed = gains_and_losses(before, after)
    assert set(changed["change"]) <= {"gain"}


@settings(max_examples=some(2))
@given(networks, layouts, spots)
def test_closing_a_facility_and_opening_it_again_is_as_before(network, served, extra):
    both = ask(network, {**served, "Extra": extra})
    again = ask(network, {"Extra": extra, **served})
    assert both.totals == again.totals
    assert gains_and_losses(both, again).empty
    closed = ask(network, served)
    there, back = (gains_and_losses(*pair) for pair in ((both, closed), (closed, both)))
    assert list(there["id"]) == list(back["id"])
    assert set(there["change"]) <= {"loss"}


@settings(max_examples=some(4))
@given(networks, layouts)
def test_a_walk_is_never_shorter_than_a_straight_line_so_a_circle_counts_at_least_the_zone(network, served):
    layer = facilities(**EVERY_TYPE, **served)
    result = ask(network, layer)
    centres = result.details["facilities"].query("is_centre").geometry
    complexes = result.details["complexes"]
    straight = complexes.geometry.apply(lambda shape: centres.distance(shape).min())
    assert (far(complexes) >= straight - 1e-6).all()
    totals = result.totals
    assert totals["circle_homes"] == totals["core_homes"] + totals["zone_homes"] + totals["circle_only_homes"]


@settings(max_examples=some(4))
@given(networks, layouts)
def test_the_core_lies_in_the_zone_and_the_zone_in_the_wide_zone(network, served):
    result = ask(network, served)
    table = result.table.dropna(subset="share_zone")
    # One that is hidden may be anything.
    assert (table["share_core"].fillna(0) <= table["share_zone"] + 1e-9).all()
    assert (table["share_zone"] <= table["share_wide"].fillna(1) + 1e-9).all()
    for figure in ("street_km", "corporation_homes", "accessible_homes", "older_residents"):
        assert result.details["reach"][figure].is_monotonic_increasing


@settings(max_examples=some(4))
@given(networks, layouts, st.integers(0, 3000), st.integers(0, 3000))
def test_no_small_count_of_residents_is_shown_and_none_can_be_worked_out(network, served, west, east):
    towns = PLACES.assign(inhabitants=pd.array([west, east], dtype="Int64"))
    result = ask(network, served, towns)
    everyone, inside, outside = (
        result.table[name] for name in ("older_residents", "older_in_zone_residents", "older_outside_zone_residents")
    )
    for counts in (everyone, inside, outside):
        assert not ((counts > 0) & (counts < 10)).any()
        assert (counts.dropna() % 5 == 0).all()
    assert (inside.isna() == outside.isna()).all()
    assert (inside + outside).dropna().equals(everyone[inside.notna()])


@settings(max_examples=some(4))
@given(networks, layouts)
def test_every_row_is_in_a_table_or_excluded(network, served):
    layer = facilities(**EVERY_TYPE, **served)
    result = ask(network, layer, snap_distance=10)
    excluded = result.evidence.excluded
    given_rows = {"locations": ("building_locations", PLANS), "complexes": ("corporation_stock", HOMES)}
    given_rows["facilities"] = ("facilities", layer)
    for name, (source, rows) in given_rows.items():
        out = excluded.loc[excluded["layer"] == source, "id"]
        assert sorted([*result.details[name].index, *out]) == sorted(rows.index)


def test_the_inputs_stay_as_they_were():
    network, layer = streets([(0, 0), (150, 0)]), facilities(**EVERY_TYPE)
    given_ = (network, layer, PLACES, HOMES, PLANS)
    before = [frame.copy() for frame in given_]
    ask(network, layer)
    for frame, was in zip(given_, before, strict=True):
        assert_frame_equal(pd.DataFrame(frame), pd.DataFrame(was))


def test_what_is_prepared_gives_the_same_answer():
    network, layer = streets(*([one, other] for one, other in WAYS)), facilities(**EVERY_TYPE)
    layers = {"neighbourhoods": PLACES, "facilities": layer, "walking_network": network, "corporation_stock": HOMES}
    prepared = prepare_streets(network, PLACES, rules=zone_rules())
    asked = {"rules": zone_rules(), "on": zone_rules().on}
    one, other = (woonzorgzones.analyse(**layers, **asked, streets=streets_) for streets_ in (None, prepared))
    assert one.totals == other.totals
    assert_frame_equal(told(one)["table"], told(other)["table"])
