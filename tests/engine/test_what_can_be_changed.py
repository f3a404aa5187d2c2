"""Whatever somebody fills in becomes events: judged as rows of a file, kept as they are read back, refused whole."""

import pytest

from geo_pa.changes import PRESENT, ROW, Author, Change, ConflictError, Log
from geo_pa.changes.database import VARIABLE
from geo_pa.engine import open_workspace
from geo_pa.engine.editing import added, edited, removed, rows, tried, undo, why, write
from geo_pa.errors import InputError, RequestError
from geo_pa.schema import SCHEMA

JAN = Author("Jan")
PLANS = "building_locations"
SQUARE = "POLYGON ((229000.00049 523000, 229100 523000, 229100 523100, 229000.00049 523000))"


@pytest.fixture
def here(tmp_path, session, monkeypatch):
    """The embedded municipality with a log of its own."""
    monkeypatch.setenv(VARIABLE, f"sqlite:///{tmp_path}/log.sqlite")
    return open_workspace(memory=session.memory)


@pytest.fixture
def log(here):
    return Log.of(here.files.folder, here.files.info.municipality_code)


def first(session, layer=PLANS):
    return rows(session, layer).index[0]


def test_an_edit_is_an_event_and_the_next_that_opens_the_folder_sees_it(here):
    row = first(here)
    now = write(here, edited(here, PLANS, row, {"next_step": "Bellen"}), JAN)
    assert rows(now, PLANS).loc[row, "next_step"] == "Bellen"
    assert rows(open_workspace(memory=here.memory), PLANS).loc[row, "next_step"] == "Bellen"
    assert (now.state.last, rows(here, PLANS).loc[row, "next_step"] == "Bellen") == (1, False)


@pytest.mark.parametrize(
    ("layer", "field", "typed", "kept"),
    [
        (PLANS, "completion_year", " 02031", "2031"),
        (PLANS, "realisation_chance", "0,25", "0.25"),
        (PLANS, "realisation_chance", "0.250", "0.25"),
        (PLANS, "decision_date", "31-1-2025", "2025-01-31"),
        (PLANS, "next_step", "  Bellen ", "Bellen"),
        (PLANS, "geometry", SQUARE, "POLYGON ((229000 523000, 229100 523000, 229100 523100, 229000 523000))"),
        ("stock_mutations", "replaces_demolition", "Ja", "true"),
    ],
)
def test_what_is_filled_in_is_kept_as_it_is_read_back_so_that_it_can_be_changed_again(here, layer, field, typed, kept):
    row = first(here, layer)
    now = write(here, edited(here, layer, row, {field: typed}), JAN)
    assert now.state.events[-1].change.after == rows(now, layer).loc[row, field] == kept
    other = SQUARE.replace("523100", "523200") if field == "geometry" else None
    again = write(now, edited(now, layer, row, {field: other}), JAN)
    assert not again.state.misfits
    back = undo(again, now.state.events[-1].action.id, JAN, later="undo")
    assert not back.state.misfits
    assert rows(back, layer).loc[row, field] == rows(here, layer).loc[row, field] or field not in rows(here, layer)


def test_what_stands_there_already_is_no_change(here):
    row = first(here)
    shown = rows(here, PLANS).loc[row]
    assert edited(here, PLANS, row, {name: shown[name] for name in shown.index}) == ()


def test_a_row_that_cannot_be_used_is_refused_with_all_that_is_wrong_and_nothing_is_written(here, log):
    row = first(here)
    with pytest.raises(InputError) as told:
        write(here, edited(here, PLANS, row, {"dwellings": "veel", "completion_year": "1800"}), JAN)
    assert len(told.value.problems) == 2
    assert log.last() == 0


@pytest.mark.parametrize("layer", [name for name, one in SCHEMA.items() if one.geometry == "raster" or one.closed])
def test_rasters_and_closed_tables_are_not_changed_by_the_row(here, layer):
    for ask in (
        rows,
        lambda session, name: added(session, name, {}),
        lambda session, name: removed(session, name, "1"),
    ):
        with pytest.raises(InputError):
            ask(here, layer)
    with pytest.raises(InputError):
        tried(here, [Change(layer, "1", ROW, None, PRESENT)])


def test_a_closed_table_of_which_there_is_no_file_is_closed_too(tmp_path, repository, monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)
    (tmp_path / "layers").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "workspace.toml").write_bytes((repository / "data" / "workspace.toml").read_bytes())
    session = open_workspace(tmp_path)
    with pytest.raises(InputError, match="kleine aantallen"):
        rows(session, "allocations")
    new = added(session, PLANS, {"name": "Noord", "geometry": SQUARE, "dwellings": "40"})
    assert rows(write(session, new, JAN), PLANS)["name"].tolist() == ["Noord"]


def test_a_number_of_a_row_that_was_removed_is_not_given_again(here):
    row = first(here)
    now = write(here, removed(here, PLANS, row), JAN)
    with pytest.raises(RequestError, match="weggehaald"):
        added(now, PLANS, {"location_id": row, "name": "Nieuw"})
    with pytest.raises(RequestError, match="al"):
        added(here, PLANS, {"location_id": f" {row} ", "name": "Nieuw"})
    back = undo(now, now.state.events[-1].action.id, JAN)
    assert rows(back, PLANS).equals(rows(here, PLANS))


def test_two_who_look_at_the_same_state_both_change_it_and_the_second_hears_of_the_first(here):
    row = first(here)
    write(here, edited(here, PLANS, row, {"next_step": "Bellen"}), JAN)
    both = write(here, edited(here, PLANS, row, {"lead": "Piet"}), JAN)
    assert tuple(rows(both, PLANS).loc[row, ["next_step", "lead"]]) == ("Bellen", "Piet")
    with pytest.raises(ConflictError):
        write(here, edited(here, PLANS, row, {"next_step": "Mailen"}), JAN)


def test_what_does_not_fit_is_told_of_the_action_of_this_scenario_and_of_no_other(here, log):
    log.add_scenario("Meer", JAN)
    for scenario in ("Vastgesteld", "Meer"):
        wrong = [Change(PLANS, first(here), "next_step", "iets wat er nooit stond", "Bellen")]
        log.write(wrong, JAN, scenario=scenario, seen=log.last())
    for scenario in ("Vastgesteld", "Meer"):
        (misfit,) = here.scenario(scenario).state.misfits
        assert misfit.event.action.scenario == scenario
        assert why(misfit)


def test_what_is_done_in_a_past_state_is_refused(here):
    row = first(here)
    now = write(here, edited(here, PLANS, row, {"next_step": "Bellen"}), JAN)
    past = now.scenario(as_of=now.state.events[0].action.at)
    with pytest.raises(RequestError, match="geweest"):
        write(past, edited(past, PLANS, row, {"next_step": "Mailen"}), JAN)


def test_a_workspace_with_a_broken_log_says_so(here, tmp_path):
    (tmp_path / "log.sqlite").write_bytes(b"x" * 4096)
    with pytest.raises(InputError, match="beschadigd"):
        open_workspace()
    (tmp_path / "log.sqlite").unlink()
    (tmp_path / "log.sqlite").mkdir()
    with pytest.raises(InputError, match="Logboek"):
        open_workspace()
