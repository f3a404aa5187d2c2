"""The tiles around the map: every agreement that can be told, the worst first, with figure, norm and change."""

from dataclasses import replace
from datetime import date

import geopandas as gpd
import pandas as pd
import pytest
from viewers import VIEWERS

from geo_pa.model import Evidence, Result, Rule, Signal, Source, Verdict
from geo_pa.present.agreement_monitor import dashboard
from geo_pa.present.agreement_monitor.tiles import Tile, tile
from geo_pa.registry import find

ON = date(2026, 1, 1)


def rule(name, value):
    return Rule(id=f"set.{name}", title=name, value=value, unit="", source=Source("x", "y"))


def result(analysis, table, *, rules=(), details=None):
    frame = gpd.GeoDataFrame(table, geometry=[None] * len(table), crs="EPSG:28992")
    return Result(find(analysis).answer, ON, frame, {}, Evidence(rules=rules), details or {})


def figure(agreement, verdict, **columns):
    given = {"agreement": agreement, "verdict": verdict, "name": f"Getal {agreement}", "title": f"Titel {agreement}"}
    numbers = dict.fromkeys(
        ("agreed", "realised", "hard", "soft", "reached", "gap", "unknown_rows", "judged", "agreed_each")
    )
    words = {"norm": "at_least", "unit": "dwellings", "reason": "x", "question": None}
    return given | numbers | words | columns


def answers(*rows, **others):
    return {"agreement_monitor": result("agreement_monitor", pd.DataFrame(list(rows))), **others}


COUNT = {"agreed": 320.0, "realised": 44.0, "hard": 195.0, "soft": 55.0, "reached": 239.0, "gap": 26.0}


def test_the_worst_stands_first_and_equals_keep_the_order_of_the_agreements():
    words = {"1": "meets", "2": "at_risk", "3": "unknown", "4": "fails", "5": "at_risk"}
    found = dashboard.tiles(answers(*(figure(number, word, **COUNT) for number, word in words.items())))
    assert [one.id for one in found] == ["4", "2", "5", "3", "1"]


def test_a_tile_takes_the_place_of_its_worst_figure_and_shows_that_first():
    rows = [figure("1", "meets", **COUNT), figure("1", "fails", **COUNT), figure("2", "at_risk", **COUNT)]
    first = dashboard.tiles(answers(*rows))[0]
    assert (first.id, [line.said for line in first.lines]) == ("1", ["fails", "meets"])


def test_a_count_tells_what_is_certain_of_what_was_agreed_and_what_came_since_the_base_date():
    growth = result("social_growth", pd.DataFrame([{"verdict": "fails"}]), rules=(rule("base_date", date(2023, 1, 1)),))
    (line,) = dashboard.tiles(answers(figure("1", "fails", **COUNT), social_growth=growth))[0].lines
    assert (line.figure, line.norm) == ("239", "van ten minste 320 woningen")
    assert line.change == "+44 sinds 1 januari 2023"
    assert [(piece.label, piece.figure) for piece in line.pieces] == [
        ("Gerealiseerd", 44),
        ("Hard", 195),
        ("Zacht", 55),
        ("Nog te vinden", 26),
    ]


def test_what_may_only_be_out_of_sight_is_not_called_still_to_be_found():
    (line,) = dashboard.tiles(answers(figure("1", "unknown", **COUNT | {"reason": "not_all_visible"})))[0].lines
    assert line.pieces[-1].label == "Niet zichtbaar of nog te vinden"


def test_a_share_is_a_percentage_without_a_bar():
    row = figure("3", "at_risk", unit="share", agreed=0.9, realised=1.0, hard=0.87, reached=0.882)
    (line,) = dashboard.tiles(answers(row))[0].lines
    assert (line.figure, line.norm, line.target) == ("88,2%", "van ten minste 90%", None)


EACH_LOCATION = {"norm": "each", "unit": "locations", "question": "social_share", "agreed_each": 0.3, "judged": 37.0}


@pytest.mark.parametrize(
    ("gap", "unknown", "told"),
    [(15.0, 0.0, "voldoen aan 30% sociale huur"), (10.0, 5.0, "voldoen aan 30% sociale huur; 5 onbekend")],
)
def test_a_norm_for_each_place_tells_how_many_hold_it_and_of_how_many_it_is_unknown(gap, unknown, told):
    row = figure("2", "fails", **EACH_LOCATION, gap=gap, unknown_rows=unknown)
    (line,) = dashboard.tiles(answers(row))[0].lines
    assert (line.figure, line.norm) == ("22 van 37 locaties", told)


@pytest.mark.parametrize(("ready", "told"), [(4.0, "Daarvan 4"), (0.0, "Daarvan geen")])
def test_of_the_locations_that_hold_the_norm_it_is_told_how_many_are_ready_since_it_began(ready, told):
    began = result("social_share", pd.DataFrame([{"verdict": "meets"}]), rules=(rule("start_date", date(2023, 10, 2)),))
    row = figure("2", "fails", **EACH_LOCATION, gap=10.0, unknown_rows=5.0, realised=ready)
    (line,) = dashboard.tiles(answers(row, social_share=began))[0].lines
    assert line.change == f"{told} opgeleverd sinds 2 oktober 2023"


@pytest.mark.parametrize(
    ("whole", "told"),
    [([54, 20], "Opgeleverd sinds 2 oktober 2023: 60 van 74 woningen toegankelijk"), ([54, None], ""), ([], "")],
)
def test_of_new_homes_it_is_told_how_many_are_ready_and_accessible_where_all_is_known(whole, told):
    rows = [
        {"unit_id": 0, "stage": "realised", "amount": 50.0 - 40 * place, "of": of} for place, of in enumerate(whole)
    ]
    other = [{"unit_id": 0, "stage": "hard", "amount": 9.0, "of": 9.0}, {**dict.fromkeys(("amount", "of"), 1.0)}]
    given = answers(figure("3", "fails", unit="share", agreed=0.9, reached=0.88, question="woonzorgzones"))
    share = replace(rule("accessible_share", 0.9), valid_from=date(2023, 10, 2))
    monitor = replace(
        given["agreement_monitor"], evidence=Evidence(rules=(share,)), details={"behind": pd.DataFrame(rows + other)}
    )
    (line,) = dashboard.tiles({"agreement_monitor": monitor})[0].lines
    assert line.change == told


@pytest.mark.parametrize(("now", "told"), [(945, "20 woningen erbij"), (900, "25 woningen minder")])
def test_the_villages_tell_how_their_stock_changed(now, told):
    together = pd.DataFrame([{"base_homes": 925, "stock_now_homes": now}])
    stock = result(
        "village_stock",
        pd.DataFrame([{"verdict": "meets"}]),
        rules=(rule("base_date", date(2023, 1, 1)),),
        details={"together": together},
    )
    row = figure(
        "5", "fails", norm="each", unit="villages", judged=10.0, gap=5.0, unknown_rows=0.0, question="village_stock"
    )
    (line,) = dashboard.tiles(answers(row, village_stock=stock))[0].lines
    assert line.change == f"Alle dorpen samen: {told} sinds 1 januari 2023"


def test_a_question_without_a_norm_shows_its_strongest_signal():
    heat = result("heat_stress", pd.DataFrame({"signal": ["none", "high", "some", "high"]}))
    row = figure("13", "not_counted", reason="signal", question="heat_stress")
    (found,) = dashboard.tiles(answers(row, heat_stress=heat))
    assert (found.lines[0].said, found.lines[0].figure) == (Signal.HIGH, "2 van 4 buurten")
    assert found.question == "heat_stress"


def test_ideas_inside_the_town_hall_are_in_no_signal_on_a_tile():
    table = pd.DataFrame({"signal": ["high", "high", "some"], "status": ["2A", "5B", "1A"]})
    row = figure("6", "not_counted", reason="signal", question="toetsingskader")
    (found,) = dashboard.tiles(answers(row, toetsingskader=result("toetsingskader", table)))
    assert found.lines[0].figure == "1 van 2 locaties"


def test_an_agreement_without_figure_or_signal_has_no_tile_and_is_named():
    given = answers(figure("1", "meets", **COUNT), figure("8", "not_counted", reason="no_number"))
    assert [one.id for one in dashboard.tiles(given)] == ["1"]
    assert dashboard.silent(given) == [("8", "Titel 8")]


def test_a_figure_that_is_unknown_says_so_and_is_never_0():
    (line,) = dashboard.tiles(answers(figure("11", "unknown", agreed=0.068, unit="share")))[0].lines
    assert line.figure == "onbekend"


MAXIMUM = figure("19", "fails", norm="at_most", unit="share", agreed=0.1)


def statushouders(*rows):
    """Answer the question on aandachtsgroepen: what is said of each corporation and year."""
    table = pd.DataFrame(rows, columns=["corporation", "year", "verdict"])
    signals = pd.DataFrame([{"signal": "none"}])
    return result("aandachtsgroepen", signals, details={"statushouders": table})


def test_a_maximum_is_exceeded_or_not_and_never_behind_schedule():
    last = [("Domesta", 2025, "fails"), ("Actium", 2025, "unknown"), ("Woonconcept", 2025, "meets")]
    other = [("Woonconcept", 2024, "fails"), ("Woonservice", 2025, "not_counted"), ("Domesta", 2026, "meets")]
    (found,) = dashboard.tiles(answers(MAXIMUM, aandachtsgroepen=statushouders(*last, *other)))
    assert found.lines[0].figure == "1 van 3 corporaties erboven (2025)"
    assert found.lines[0].norm == "ten hoogste 10% per corporatie; 1 onbekend"
    assert "boven het maximum" in tile(found)


@pytest.mark.parametrize("others", [{}, {"aandachtsgroepen": statushouders(("Domesta", 2026, "meets"))}])
def test_a_maximum_of_which_no_year_is_over_is_unknown_and_its_norm_is_no_figure(others):
    (found,) = dashboard.tiles(answers(MAXIMUM, **others))
    assert (found.lines[0].figure, found.lines[0].norm) == ("onbekend", "ten hoogste 10% per corporatie")


@pytest.mark.parametrize("viewer", VIEWERS)
def test_the_tile_of_the_maximum_counts_what_its_sentence_says_of_each_corporation_by_name(session, viewer):
    results = session.run_all(viewer=viewer).results
    (found,) = (one for one in dashboard.tiles(results) if one.id == "19")
    sentence = results["agreement_monitor"].table.loc["19-statushouders_maximum_share", "explanation"]
    each = sentence.partition(": hoogstens")[2].partition(": ")[2].partition(" (afspraak")[0].split(", ")
    above = [one for one in each if one.endswith(" erboven") and not one.endswith(" niet erboven")]
    assert found.lines[0].figure == f"{len(above)} van {len(each)} corporaties erboven (2025)"


def test_an_ambition_is_no_norm_and_no_demand():
    row = figure("11", Verdict.NOT_COUNTED, reason="ambition", agreed=0.25, unit="share", norm="at_least")
    (line,) = dashboard.tiles(answers(row))[0].lines
    assert line.norm == "van een ambitie van 25%"


def test_a_maximum_for_each_year_says_what_is_known_of_the_years():
    row = figure("2", "unknown", reason="not_reported", agreed=0.0, unit="share", norm="yearly_maximum")
    (line,) = dashboard.tiles(answers(row))[0].lines
    assert (line.figure, line.norm) == ("er is niets gemeld", "van elk jaar ten hoogste 0%")


def test_a_demand_that_nobody_agreed_to_is_not_called_a_norm():
    (line,) = dashboard.tiles(answers(figure("17", Verdict.NOT_COUNTED, **COUNT)))[0].lines
    assert line.norm == "van 320 woningen waar vraag naar is"


def test_names_from_the_data_never_become_markup():
    nasty = figure("1", "fails", **COUNT | {"name": "<img src=x>", "title": "</script>"})
    written = tile(dashboard.tiles(answers(nasty, nasty))[0])
    assert "<img src=x>" not in written
    assert "</script>" not in written


def test_a_tile_says_how_many_figures_it_leaves_to_its_page():
    lines = dashboard.tiles(answers(*[figure("11", "fails", **COUNT)] * 5))[0].lines
    assert "En nog 3 cijfers." in tile(Tile("11", "x", lines, "agreement_monitor"))
