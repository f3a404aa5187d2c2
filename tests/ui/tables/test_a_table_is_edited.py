"""Any layer or table is edited in the table: faults at once, first what would change, one action, and conflicts."""

import pytest

from geo_pa.changes import Author
from geo_pa.engine.editing import edited, removed, write
from geo_pa.engine.history import history

SALES = "stock_mutations"
REMOVE = "geo_pa.remove"


def shown(app):
    return app.test.get("data_editor")[0].value


def at(app, row):
    """The place of a row in the table."""
    return [*shown(app).iloc[:, 1]].index(row)


def said(app):
    texts = [*app.test.markdown, *app.test.caption, *app.test.warning, *app.test.info]
    return "\n".join([*(text.value for text in texts), app.html()])


def test_a_cell_is_saved_as_one_action_after_what_would_change_was_shown(room, typed, press, now):
    app = typed(room(SALES), {1: {"homes": 12}, 2: {"homes": 9}})
    assert "Nog niet opgeslagen (2 rijen)" in said(app)
    assert now().state.last == 0
    press(app, "Opslaan")
    assert "239 → 236 hard" in said(app)
    assert now().state.last == 0
    press(app, "Ja, sla dit op")
    assert [len(one.events) for one in history(now())] == [2]
    assert [*now().layer(SALES)["homes"].iloc[1:3]] == [12, 9]
    assert shown(app)["homes"].iloc[1] == 12


def test_faults_of_all_rows_are_told_at_once_and_nothing_can_be_saved(room, typed):
    app = typed(room(SALES), {1: {"homes": -1}, 2: {"corporation": None}}, added=[{"homes": 3}])
    told = said(app)
    assert all(text in told for text in ("M02, Eenheden", "M03, Corporatie", "nieuwe rij 1, Corporatie"))
    assert "Opslaan" not in [button.label for button in app.test.button]


def test_a_row_is_added_and_one_is_taken_away(room, typed, press, now):
    new = {"mutation": "sale", "homes": 10, "corporation": "Domesta", "year": 2026}
    app = press(press(typed(room(SALES), {0: {REMOVE: True}}, added=[new]), "Opslaan"), "Ja, sla dit op")
    rows = now().layer(SALES)
    assert "M01" not in rows.index
    assert rows.loc[rows.index[-1], ["homes", "corporation"]].tolist() == [10, "Domesta"]
    assert len(shown(app)) == len(rows)


def test_who_takes_a_row_away_is_told_what_points_to_it(room, typed, now):
    bookings = now().layer("booked_compensation")
    place = bookings["from_location"].iloc[0]
    app = room("building_locations")
    told = said(typed(app, {at(app, place): {REMOVE: True}}))
    assert "verwijzen naar wat weggaat" in told
    assert f"Bouwlocaties {place}: Geboekte compensatie" in told.replace("\\", "")


def test_another_cell_of_the_same_row_is_no_conflict(room, typed, press, now):
    app = typed(room(SALES), {1: {"homes": 12}})
    write(now(), edited(now(), SALES, "M02", {"year": "2024"}), Author("Bea"))
    press(press(app, "Opslaan"), "Ja, sla dit op")
    assert now().layer(SALES).loc["M02", ["homes", "year"]].tolist() == [12, 2024]


@pytest.mark.parametrize(("choice", "homes"), [("Het mijne geldt", 12), ("Het andere blijft staan", 15)])
def test_of_the_same_cell_the_second_sees_both_and_chooses_and_the_rest_stays(room, typed, press, now, choice, homes):
    write(now(), edited(now(), SALES, "M02", {"homes": "11"}), Author("Bea"))
    app = typed(room(SALES), {1: {"homes": 12, "year": 2024}})
    write(now(), edited(now(), SALES, "M02", {"homes": "15"}), Author("Bea"))
    press(app, "Opslaan")
    told = said(app).replace("\\", "")
    assert "Bea vulde op" in told
    assert "15. U wilt: 12. Eerst stond er: 11." in told
    assert now().layer(SALES).loc["M02", "homes"] == 15
    press(app, choice)
    assert now().layer(SALES).loc["M02", ["homes", "year"]].tolist() == [homes, 2024]


def test_a_row_that_another_took_away_cannot_be_overwritten(room, typed, press, now):
    app = typed(room(SALES), {1: {"homes": 12}})
    write(now(), removed(now(), SALES, "M02"), Author("Bea"))
    press(app, "Opslaan")
    assert "Bea haalde deze rij weg" in said(app)
    assert "Het mijne geldt" not in [button.label for button in app.test.button]
    press(app, "Het andere blijft staan")
    assert "M02" not in now().layer(SALES).index


def test_a_reader_edits_the_rows_that_he_sees_and_names_of_others_are_not_told(room, typed, press, now):
    app = room(SALES, viewer="corporations")
    assert {*shown(app).iloc[:, 1]} == {*now().layer(SALES, viewer="corporations").index}
    row = shown(app).iloc[0, 1]
    typed(app, {0: {"homes": 12}})
    write(now(), edited(now(), SALES, row, {"homes": "15"}), Author("Bea"))
    press(app, "Opslaan")
    assert "iemand anders vulde op" in said(app)
    assert "Bea" not in app.everything_sent()


def test_no_hidden_row_nor_small_count_is_sent_to_a_reader(room, now):
    hidden = now().layer(SALES).index.difference(now().layer(SALES, viewer="public").index)
    sent = {*shown(room(SALES, viewer="public")).iloc[:, 1]}
    assert len(hidden)
    assert not sent & {*hidden}


def test_the_municipality_gets_no_small_counts_in_the_table_either(room, now):
    exact = now().layer("neighbourhoods")["households"]
    cells = shown(room("neighbourhoods")).set_index("neighbourhood_code")["households"]
    assert ((exact > 0) & (exact < 10)).any()
    assert not ((cells > 0) & (cells < 10)).any()


def test_closed_tables_and_rasters_are_not_offered(room):
    options = room(SALES).widget("selectbox", "Laag of tabel").options
    assert not {"Toewijzingen aan aandachtsgroepen", "Vrijgekomen woningen per jaar", "Groen"} & {*options}


def test_a_layer_without_a_file_can_be_begun_in_the_table(room, typed, press, now, folder):
    for path in [*folder.glob("data/tables/rent_limits.*")]:
        path.unlink()
    app = room("rent_limits")
    assert len(shown(app)) == 0
    row = {one: "2026" if one == "year" else 500 for one in shown(app).columns if one != REMOVE}
    press(press(typed(app, added=[row]), "Opslaan"), "Ja, sla dit op")
    assert [*map(str, now().layer("rent_limits").index)] == ["2026"]


def test_one_row_with_a_form_a_facility_moves(room, press, now):
    app = room("facilities", "rij")
    row = now().layer("facilities").index[0]
    app.test.selectbox(key="geo_pa.one_row.facilities").set_value(row).run()
    app.widget("text_input", "x (m)").set_value("230000").run()
    app.widget("text_input", "y (m)").set_value("525000").run()
    press(press(app, "Opslaan"), "Ja, sla dit op")
    moved = now().layer("facilities").geometry.loc[row]
    assert (moved.x, moved.y) == (230000, 525000)


def test_five_thousand_streets_are_a_table_like_any_other(room, typed):
    app = typed(room("walking_network"), {5000: {"kind": None}})
    assert len(shown(app)) > 5000
