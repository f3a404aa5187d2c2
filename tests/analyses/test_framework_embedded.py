"""The checklist of the embedded municipality: who sees what, what it rests on, and what a workspace may lack."""

import shutil
from collections import Counter
from datetime import date

import pandas as pd
import pytest
from viewers import VIEWERS

from geo_pa.analyses.toetsingskader.signals import COUNTS
from geo_pa.delivery import export
from geo_pa.disclosure import visible
from geo_pa.errors import RequestError
from geo_pa.model import PUBLIC, STANDARD
from geo_pa.present.toetsingskader import map as framework_map
from geo_pa.present.toetsingskader import tables as framework_tables
from geo_pa.terms import label, number

WITHOUT_HOMES = ["BL06", "BL14", "BL20", "BL36"]
"""Demolition, care places and pitches: no new homes, so that the framework has nothing to ask."""


@pytest.fixture
def copied(tmp_path, repository):
    for folder in ("layers", "data"):
        shutil.copytree(repository / folder, tmp_path / folder)
    return tmp_path


@pytest.mark.parametrize("viewer", VIEWERS)
def test_a_viewer_gets_only_answers_that_he_may_see(session, viewer):
    result = session.run("toetsingskader", viewer=viewer)
    rows = session.layer("assessment_answers")
    hidden = rows[~visible(rows, STANDARD[viewer], "assessment_answers")]["note"].dropna()
    everything = result.table.to_csv() + "".join(frame.to_csv() for frame in result.details.values())
    assert len(hidden) == {"municipality": 0, "corporations": 2, "province": 4, "public": 4}[viewer]
    assert not [note for note in hidden if note.rstrip(".") in everything]
    assert all(visible(frame, STANDARD[viewer], "building_locations").all() for frame in result.details.values())


def test_a_hidden_answer_is_never_told_as_still_to_ask(session):
    everything = session.run("toetsingskader").details["checklist"].set_index(["location_id", "criterion"])
    public = session.run("toetsingskader", viewer="public").details["checklist"].set_index(["location_id", "criterion"])
    hidden = everything.index[(everything["origin"] == "people") & (everything["confidentiality"] != "public")]
    shown = public.loc[hidden.intersection(public.index), "answer"]
    assert len(shown) == 2
    assert set(shown) == {"unknown"}


@pytest.mark.parametrize("viewer", VIEWERS)
@pytest.mark.parametrize("form", ["json", "csv", "xlsx", "geojson"])
def test_it_can_leave_in_every_form_and_for_every_reader(session, viewer, form):
    result = session.run("toetsingskader", viewer=viewer, effects=True)
    assert export(result, form, viewer=STANDARD[viewer])


def test_a_reader_who_may_see_no_location_at_all_gets_an_empty_answer(session):
    plans = session.layer("building_locations").assign(confidentiality="municipality")
    result = session.changed("building_locations", plans).run("toetsingskader", viewer="public")
    assert result.table.empty
    assert all(frame.empty for frame in result.details.values())
    assert result.totals["locations"] == result.totals["answers_met"] == 0
    for form in ("json", "csv", "xlsx", "geojson"):
        assert export(result, form, viewer=PUBLIC)


@pytest.mark.parametrize("table", ["building_locations", "assessment_criteria", "assessment_answers"])
def test_an_empty_layer_or_table_is_no_fault(session, table):
    result = session.changed(table, session.layer(table).iloc[:0]).run("toetsingskader")
    assert set(result.table["signal"]) <= {"high", "some", "unknown", "not_counted"}
    assert result.details["checklist"].empty == (table != "assessment_answers")


def test_the_sources_of_what_it_builds_on_are_its_own_too(session):
    told = session.run("toetsingskader").evidence.sources
    for need in ("social_share", "woonzorgzones", "heat_stress"):
        assert set(session.run(need).evidence.sources) <= set(told)


def test_a_workspace_without_streets_and_rasters_still_has_a_checklist(session, copied, opened):
    for name in ("walking_network", "facilities", "heat", "neighbourhoods"):
        (copied / "layers" / f"{name}.toml").unlink()
    there, lacking = session.run("toetsingskader"), opened(copied).run("toetsingskader")
    rows = lacking.details["checklist"].set_index(["criterion", "location_id"])["answer"]
    assert len(lacking.table) == len(there.table)
    built = rows[~rows.index.get_level_values("location_id").isin(WITHOUT_HOMES)]
    assert set(built.loc[["services", "care_nearby", "heat", "green", "water"]]) == {"unknown", "yes"}
    assert built.loc["services"].drop("BL22").eq("unknown").all()
    same = there.details["checklist"].set_index(["criterion", "location_id"])["answer"]
    assert rows.loc[["affordable", "mid_rent", "residents"]].equals(same.loc[["affordable", "mid_rent", "residents"]])


def test_without_a_table_of_answers_everything_is_still_to_ask(copied, opened):
    (copied / "data" / "tables" / "assessment_answers.toml").unlink()
    rows = opened(copied).run("toetsingskader").details["checklist"]
    assert "people" not in set(rows["origin"].dropna())
    assert (rows["answer"] == "asked").sum() == (45 - len(WITHOUT_HOMES)) * 8


def test_another_choice_shows_whose_signal_it_changes(session):
    effects = session.run("toetsingskader", effects=True).evidence.choice_effects
    other = session.run("toetsingskader", settings={"important_not_met": "2"}).table["signal"]
    changed = session.run("toetsingskader").table["signal"] != other
    told = effects[(effects["rule"] == "toetsingskader.important_not_met") & (effects["value"] == "2")]
    assert set(told["unit_id"]) == set(changed.index[changed])
    assert len(told)


def test_before_the_agreements_it_says_when_they_hold(session):
    with pytest.raises(RequestError, match="2 oktober 2023"):
        session.run("toetsingskader", on=date(2023, 10, 1))


@pytest.mark.parametrize("on", ["2023-10-02", "2027-12-31"])
def test_on_the_first_and_the_last_day_it_can_be_asked(session, on):
    assert len(session.run("toetsingskader", on=pd.Timestamp(on).date()).table) == 45


def test_every_total_is_a_plain_count_of_the_locations_that_count(session):
    result = session.run("toetsingskader")
    plain = Counter()
    for row in result.table.assign(no_homes=result.table.index.isin(WITHOUT_HOMES)).to_dict("records"):
        if row["status"] in ("5A", "5B") or row["no_homes"]:
            plain["locations_not_counted"] += 1
            continue
        plain.update(["locations", f"locations_{row['signal']}"])
        plain.update({f"answers_{name}": int(row[name]) for name in COUNTS})
    assert {name: count for name, count in result.totals.items() if name != "criteria" and count} == +plain
    answered = sum(plain[f"answers_{name}"] for name in COUNTS)
    assert answered == result.totals["locations"] * result.totals["criteria"]


def test_a_plan_without_new_homes_is_not_applicable_and_in_no_total(session):
    result = session.run("toetsingskader")
    rows = result.table[result.table["signal"] == "not_counted"]
    assert list(rows.index) == WITHOUT_HOMES
    assert set(rows["reason"]) == {"no_new_homes"}
    assert (rows["not_applicable"] == result.totals["criteria"]).all()
    assert set(rows["explanation"]) == {
        (
            "Niet van toepassing: er komen hier geen nieuwe woningen, en het toetsingskader gaat over nieuwbouw "
            "(afspraak 6)."
        )
    }


def test_the_monitor_and_the_page_count_the_same_locations(session):
    result = session.run("toetsingskader")
    many, high, some = (result.totals[name] for name in ("locations", "locations_high", "locations_some"))
    told = session.run("agreement_monitor").table.loc["06", "explanation"]
    assert f"van {many} locaties {high} {label('signal', 'high')}, {some} {label('signal', 'some')}" in told
    shown = framework_tables.figures(result, result.table)
    assert shown["keer ja"] == number(result.totals["answers_met"])
    assert framework_tables.figures(result, result.table.iloc[:0]).keys() < shown.keys()
    (drawn,) = framework_map.locations(result)
    classes = drawn.classes
    assert (classes.code == "high").sum() == high
    assert (classes.code == "not_counted").sum() == result.totals["locations_not_counted"]
