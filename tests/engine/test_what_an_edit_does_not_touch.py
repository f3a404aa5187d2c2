"""What an edit does not touch is not worked out again, tried or written: by what each question declares to read."""

from collections import Counter
from dataclasses import replace
from importlib import import_module
from shutil import copytree

import pytest

from geo_pa.changes import Author
from geo_pa.changes.values import GEOMETRY, written_shape
from geo_pa.engine import editing, open_workspace
from geo_pa.registry import ANALYSES

PLANS = "building_locations"


@pytest.fixture(scope="module")
def made():
    """How often each question was answered, and each preparation made."""
    found = Counter()
    with pytest.MonkeyPatch.context() as patched:
        for entry in ANALYSES:
            package = import_module(f"geo_pa.analyses.{entry.id}")
            patched.setattr(package, "analyse", counting(found, entry.id, package.analyse))
            each = entry.prepared.items()
            noted = {name: replace(one, make=counting(found, f"{entry.id}.{name}", one.make)) for name, one in each}
            patched.setitem(vars(entry), "prepared", noted)
        yield found


def counting(found, name, make):
    def counted(*given, **named):
        found[name] += 1
        return make(*given, **named)

    return counted


@pytest.fixture(scope="module")
def session(tmp_path_factory, repository, made):
    folder = tmp_path_factory.mktemp("workspace")
    for part in ("layers", "data"):
        copytree(repository / part, folder / part)
    opened = open_workspace(folder)
    opened.run_all()
    assert made.total() >= len(ANALYSES)
    return opened


def reads(entry, layer, fields):
    """Whether a question is given one of these fields of a layer; all of it where a row comes or goes."""
    return layer in entry.columns and (not fields or bool({*entry.columns[layer], GEOMETRY} & {*fields}))


def answered_again(layer, fields):
    """The questions that read it, or build on one that does: from what they declare, not from how they are kept."""
    found = []
    for entry in ANALYSES:
        if reads(entry, layer, fields) or {*entry.needs} & {*found}:
            found.append(entry.id)
    return {*found}


def made_again(layer, fields):
    """The preparations that are given it, or something that was made of it."""
    found = set()
    for entry in ANALYSES:
        if not reads(entry, layer, fields):
            continue
        touched = {layer}
        for name, one in entry.prepared.items():
            columns = one.columns.get(layer)
            spared = columns is not None and fields and not {*columns} & {*fields}
            if {*one.given} & (touched - ({layer} if spared else set())):
                touched.add(name)
                found.add(f"{entry.id}.{name}")
    return found


def of_a_plan(session, **values):
    return editing.edited(session, PLANS, session.layer(PLANS).index[0], values)


def other_tenure(session):
    """Move a home from social to dear, so that the row still adds up."""
    plans = session.layer(PLANS)
    row = plans.index[(plans["social_rent"] > 0) & plans["mid_rent"].notna()][0]
    fewer, more = int(plans["social_rent"][row]) - 1, int(plans["mid_rent"][row]) + 1
    return editing.edited(session, PLANS, row, {"social_rent": str(fewer), "mid_rent": str(more)})


def larger_mutation(session):
    rows = editing.rows(session, "stock_mutations")
    row = rows.index[rows["homes"].notna()][0]
    return editing.edited(session, "stock_mutations", row, {"homes": str(int(rows["homes"][row]) + 1)})


def new_location(session):
    place = session.layer(PLANS).geometry.iloc[0].representative_point().buffer(20)
    return editing.added(session, PLANS, {"name": "Nieuw", "dwellings": "12", GEOMETRY: written_shape(place)})


EDITS = {
    "the lead of a location": (lambda session: of_a_plan(session, lead="Iemand anders"), PLANS, ["lead"]),
    "the note of a mutation": (
        lambda session: editing.edited(
            session, "stock_mutations", editing.rows(session, "stock_mutations").index[0], {"note": "Anders"}
        ),
        "stock_mutations",
        ["note"],
    ),
    "the name of a location": (lambda session: of_a_plan(session, name="Anders"), PLANS, ["name"]),
    "homes of a location": (other_tenure, PLANS, ["social_rent", "mid_rent"]),
    "homes of a mutation": (larger_mutation, "stock_mutations", ["homes"]),
    "a facility that closes": (lambda session: editing.removed(session, "facilities", "F001"), "facilities", []),
    "a new location": (new_location, PLANS, []),
}


@pytest.fixture(scope="module", params=EDITS)
def worked_out(request, session, made):
    """What was worked out when an edit was tried, then written, looked at again by another, and taken back."""
    change, layer, fields = EDITS[request.param]
    before, told = session.scenario(), {"layer": layer, "fields": fields}
    changes = change(before)
    told["tried"] = counted(made, lambda: editing.tried(before, changes))
    written = editing.write(before, changes, Author("Proef"))
    assert written.state.last > before.state.last
    told["written"] = counted(made, lambda: written)
    told["looked at again"] = counted(made, session.scenario)
    told["taken back"] = counted(made, lambda: editing.undo(written, written.state.events[-1].action.id, Author("P")))
    return told


def counted(made, state):
    made.clear()
    state().run_all()
    return +made


def test_only_what_reads_it_is_answered_again_and_once(worked_out):
    made, layer, fields = worked_out["tried"], worked_out["layer"], worked_out["fields"]
    assert {name for name in made if "." not in name} <= answered_again(layer, fields)
    assert {name for name in made if "." in name} <= made_again(layer, fields)
    assert set(made.values()) <= {1}


def test_all_that_reads_it_is_answered_again(worked_out):
    reading = {entry.id for entry in ANALYSES if reads(entry, worked_out["layer"], worked_out["fields"])}
    assert reading <= {*worked_out["tried"]}


@pytest.mark.parametrize("step", ["written", "looked at again", "taken back"])
def test_what_was_tried_or_stood_there_before_is_not_worked_out_again(worked_out, step):
    assert worked_out[step] == {}


def test_the_lead_of_a_location_leaves_walks_heat_and_villages_alone(session, made):
    again = counted(made, lambda: editing.tried(session, of_a_plan(session, lead="Nog iemand anders")))
    assert {*again} == {"social_share", "toetsingskader", "agreement_monitor"}


def test_what_no_question_reads_makes_nothing_be_worked_out_again(session, made):
    rows = editing.rows(session, "stock_mutations")
    other = editing.edited(session, "stock_mutations", rows.index[0], {"note": "Nog iets anders"})
    assert not [entry for entry in ANALYSES if reads(entry, "stock_mutations", ["note"])]
    assert counted(made, lambda: editing.tried(session, other)) == {}
