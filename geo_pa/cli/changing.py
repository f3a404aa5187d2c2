"""``geo-pa log``, ``undo`` and ``scenario``: what was changed, taking it back, and the lines that changes stand in."""

import getpass
import json
import os
from collections.abc import Iterator, Sequence
from typing import Any

from geo_pa.changes import Author, Event, Scenario
from geo_pa.cli.files import write_output
from geo_pa.cli.mistakes import require, unknown_word
from geo_pa.cli.opening import At
from geo_pa.cli.screen import STANDARD_OUTPUT, console, print_table, say
from geo_pa.engine import Session
from geo_pa.engine.editing import undo
from geo_pa.engine.history import Done, history
from geo_pa.engine.scenarios import add_scenario, scenarios_for
from geo_pa.engine.states import moment
from geo_pa.errors import Problem
from geo_pa.present.changes import sentences

TEXT, JSON = "text", "json"
FORMATS = (TEXT, JSON)

LATER = {"": "ask", "laten": "keep", "terug": "undo"}
"""What to do with what came later, as it is typed."""

SHORT, LEAST = 8, 4
"""Characters of the number of an action that are shown, and that must be typed."""

EDITOR = "GEO_PA_EDITOR"
"""Environment variable with the name of who works on this computer."""


def author(who: str | None, why: str, viewer: str = "municipality") -> Author:
    """Return who does this: as was typed, as the environment says, or as this computer knows."""
    return Author(who or os.environ.get(EDITOR) or getpass.getuser(), why, viewer)


def unknown_form(file_format: str) -> Iterator[Problem]:
    """Find that there is no such form."""
    if file_format not in FORMATS:
        yield unknown_word("--format", "Deze vorm bestaat niet.", file_format, FORMATS)


def write_json(content: object) -> None:
    """Write plain values for a program."""
    write_output((json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode())


def show_log(at: At, viewer: str, file_format: str, *, layer: str = "", row: str = "", field: str = "") -> None:
    """Print what was changed, for a viewer."""
    reader = at.reader(viewer, unknown_form(file_format))
    session = at.open()
    found = history(session, viewer=reader, layer=layer, row=row, field=field)
    if file_format == JSON:
        write_json({"state": session.state.told(reader), "actions": [_record(one) for one in found]})
        return
    rows = [line for one in found for line in _lines(one)]
    titles = ("Wijziging", "Wanneer", "Wie en waarom", "Wat")
    if rows:
        print_table(console(STANDARD_OUTPUT), titles, rows, wide="Wat")
    else:
        console(STANDARD_OUTPUT).print("Er is niets gewijzigd.")


def _lines(done: Done) -> Iterator[tuple[str, str, str, str]]:
    action, author = done.action, done.action.author
    who = ": ".join(filter(None, (author.who, author.why)))
    for place, said in enumerate(sentences(done)):
        head = (action.id[:SHORT], moment(action.at), who) if place == 0 else ("", "", "")
        yield (*head, f"{said} (teruggedraaid)" if done.undone and place == 0 else said)


def _record(done: Done) -> dict[str, Any]:
    action = done.action
    return {
        "action": action.id,
        "at": action.at.isoformat(),
        "who": action.author.who,
        "why": action.author.why,
        "scenario": action.scenario,
        "undoes": action.undoes,
        "undone": done.undone,
        "events": [_event(event) for event in done.events],
    }


def _event(event: Event) -> dict[str, Any]:
    return {"number": event.number, **vars(event.change)}


def undo_action(at: At, action: str, later: str, *, who: str | None, why: str) -> None:
    """Take an action back in a scenario."""
    words = tuple(word for word in LATER if word)
    require([unknown_word("--later", "Deze keuze bestaat niet.", later, words)] if later not in LATER else [])
    session = at.open()
    whole = _whole(session, action)
    done = undo(session, whole, author(who, why), later=LATER[later])  # type: ignore[arg-type]  # one of those
    latest = history(done)[0]
    say(f"Teruggedraaid: {'; '.join(sentences(latest))}.")


def _whole(session: Session, typed: str) -> str:
    """Return the action whose number begins as was typed; what was typed where that is none or more than one."""
    found = {event.action.id for event in session.state.events if event.action.id.startswith(typed)}
    return found.pop() if len(found) == 1 and len(typed) >= LEAST else typed


def show_scenarios(at: At, viewer: str, file_format: str) -> None:
    """Print the scenarios that a viewer may see."""
    reader = at.reader(viewer, unknown_form(file_format))
    found = scenarios_for(at.open(), reader)
    if file_format == JSON:
        write_json([{"name": one.name, "parent": one.parent, "at": one.at.isoformat()} for one in found])
        return
    print_table(console(STANDARD_OUTPUT), ("Scenario", "Gaat verder op", "Gemaakt"), _rows(found), wide="Scenario")


def _rows(found: Sequence[Scenario]) -> list[tuple[str, str, str]]:
    return [(one.name, one.parent or "de bestanden", moment(one.at) if one.parent else "") for one in found]


def make_scenario(at: At, name: str, viewer: str, *, who: str | None, why: str) -> None:
    """Make a scenario that goes on from another."""
    reader = at.reader(viewer)
    made = add_scenario(at.open(), name, author(who, why, reader.id))
    say(f"Scenario {made.name} gaat verder op {made.parent}.")
