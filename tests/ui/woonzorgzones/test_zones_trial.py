"""A facility that closes or opens comes to changes: what closes is gone, what opens is there, the rest stays."""

import geopandas as gpd
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo_pa.changes import PRESENT, ROW
from geo_pa.engine.editing import tried
from geo_pa.ui.woonzorgzones.trial import Opened, Trial, read

IDS = ["F001", "F002", "F003", "F004"]
openings = st.builds(
    Opened,
    kind=st.sampled_from(["supermarket", "care_home"]),
    place=st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=8),
    x=st.floats(225_000, 235_000),
    y=st.floats(520_000, 530_000),
)
trials = st.builds(
    Trial,
    closed=st.lists(st.sampled_from([*IDS, "gone"]), unique=True).map(tuple),
    opened=st.lists(openings, max_size=3).map(tuple),
)


def after(session, trial):
    return tried(session, trial.changes(session)).layer("facilities")


@given(trials)
def test_what_is_left_is_what_stays_and_what_opens(session, trial):
    before = session.layer("facilities")
    rows = after(session, trial)
    stays = before.drop(index=before.index.intersection(list(trial.closed)))
    assert list(rows.index) == [*stays.index, *trial.ids]
    pd.testing.assert_frame_equal(rows.loc[stays.index], stays)
    assert rows.dtypes.astype(str).to_dict() == before.dtypes.astype(str).to_dict()
    assert rows.crs == before.crs


@given(trials)
def test_a_facility_that_opens_has_its_kind_its_name_and_its_place(session, trial):
    new = after(session, trial).loc[trial.ids]
    assert list(new["kind"]) == [each.kind for each in trial.opened]
    assert list(new["name"]) == [f"Nieuw: {each.title}" for each in trial.opened]
    places = [(each.x, each.y) for each in trial.opened]
    assert [(point.x, point.y) for point in new.geometry] == [pytest.approx(place, abs=0.001) for place in places]


def test_a_trial_of_nothing_is_no_trial(session):
    assert not Trial().active
    assert Trial().changes(session) == ()


def test_everything_can_close_and_something_open_after_that(session):
    every = tuple(session.layer("facilities").index)
    rows = after(session, Trial(every, (Opened("school", "Elim", 229_000.0, 526_000.0),)))
    assert list(rows["name"]) == ["Nieuw: school (Elim)"]


def test_what_is_saved_names_no_place_and_has_a_number_that_nobody_else_gives(session):
    trial = Trial(("F001",), (Opened("school", "een geheime locatie", 229_000.0, 526_000.0),))
    first, second = trial.to_save(session), trial.to_save(session)
    new = [next(change.row for change in each if change.after == PRESENT) for each in (first, second)]
    assert new[0] != new[1]
    assert not {*new} & {*session.layer("facilities").index, *trial.ids}
    assert "geheime" not in str(first)
    assert [change.row for change in first if change.field == ROW and change.after is None] == ["F001"]
    assert "x 229.000 m, y 526.000 m" in str(first)


@pytest.mark.parametrize("viewer", ["public", "municipality"])
def test_whoever_tries_it_may_see_what_opens(viewer, copy_of_workspace, opened):
    """Also where the file says of its facilities for whom each is."""
    folder = copy_of_workspace()
    path = folder / "layers" / "facilities.gpkg"
    gpd.read_file(path).assign(confidentiality="municipality").to_file(path, driver="GPKG")
    words = '[columns.confidentiality]\ntitle = "Voor wie"\ntype = "category"\nvocabulary = "confidentiality"\n'
    declared = folder / "layers" / "facilities.toml"
    declared.write_text(f"{declared.read_text()}\n{words}")
    session = opened(folder)
    trial = Trial((), (Opened("school", "Elim", 229_000.0, 526_000.0),))
    rows = tried(session, trial.changes(session)).layer("facilities", viewer=viewer)
    assert list(rows["name"])[-1] == "Nieuw: school (Elim)"


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
