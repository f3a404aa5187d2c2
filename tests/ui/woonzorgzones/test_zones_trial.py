"""A trial on facilities: what closes is gone, what opens is there, and the layer itself stays as it was."""

import geopandas as gpd
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Point

from geo_pa.ui.woonzorgzones.trial import Opened, Trial, read

IDS = ["F1", "F2", "F3", "F4"]
openings = st.builds(
    Opened,
    kind=st.sampled_from(["supermarket", "care_home"]),
    place=st.text(max_size=8),
    x=st.floats(200_000, 250_000),
    y=st.floats(500_000, 550_000),
)
trials = st.builds(
    Trial,
    closed=st.lists(st.sampled_from([*IDS, "gone"]), unique=True).map(tuple),
    opened=st.lists(openings, max_size=3).map(tuple),
)


def layer(**columns):
    return gpd.GeoDataFrame(
        {
            "name": pd.array(IDS, dtype="str"),
            "kind": pd.array(["school"] * 4, dtype="str"),
            "beds": pd.array([1, 2, 3, 4], dtype="Int64"),
            **columns,
        },
        geometry=[Point(229_000 + 10 * place, 526_000) for place in range(4)],
        index=pd.Index(IDS, dtype="str", name="facility_id"),
        crs="EPSG:28992",
    )


@given(trials)
def test_what_is_left_is_what_stays_and_what_opens(trial):
    rows = layer()
    tried = trial.apply(rows)
    assert list(tried.index) == [row for row in IDS if row not in trial.closed] + trial.ids
    assert tried.index.is_unique
    assert tried.crs == rows.crs
    pd.testing.assert_frame_equal(rows, layer())


@given(trials)
def test_a_facility_that_opens_has_its_kind_and_its_place(trial):
    new = trial.apply(layer()).loc[trial.ids]
    assert list(new["kind"]) == [each.kind for each in trial.opened]
    assert [(point.x, point.y) for point in new.geometry] == [(each.x, each.y) for each in trial.opened]
    assert new["beds"].isna().all()


@given(trials)
def test_types_stay_what_they_were(trial):
    tried = trial.apply(layer())
    assert tried.dtypes.astype(str).to_dict() == layer().dtypes.astype(str).to_dict()


def test_a_trial_of_nothing_is_no_trial():
    assert not Trial().active
    pd.testing.assert_frame_equal(Trial().apply(layer()), layer())


def test_everything_can_close_and_something_open_after_that():
    tried = Trial(tuple(IDS), (Opened("school", "Elim", 229_000.0, 526_000.0),)).apply(layer())
    assert list(tried["name"]) == ["Nieuw: school (Elim)"]


@pytest.mark.parametrize("viewer", ["public", "municipality"])
def test_whoever_tries_it_may_see_what_opens(viewer):
    rows = layer(confidentiality=pd.array(["municipality"] * 4, dtype="str"))
    tried = Trial((), (Opened("school", "Elim", 229_000.0, 526_000.0),)).apply(rows)
    assert list(tried["confidentiality"])[-1] == "public"


@given(openings)
def test_what_stands_in_an_address_opens_the_same_at_the_same_place(opened):
    again = read(opened.written)
    assert again.kind == opened.kind
    assert (again.x, again.y) == pytest.approx((opened.x, opened.y), abs=0.01)
    assert opened.place not in opened.written or len(opened.place) < 2


@pytest.mark.parametrize(
    "word",
    [
        "supermarket",
        "circus@229500,526000",
        "supermarket@0,0",
        "supermarket@nan,526000",
        "supermarket@229500;526000",
        "supermarket@9999999,526000",
    ],
)
def test_what_is_no_facility_or_lies_nowhere_opens_nothing(word):
    assert read(word) is None
