"""``geo-pa scenario compare``: what differs between two states, and nothing else."""

from pathlib import Path
from typing import Any

from geo_pa.cli.asking import read_date, unreadable_date
from geo_pa.cli.changing import JSON, unknown_form, write_json
from geo_pa.cli.opening import At
from geo_pa.cli.screen import STANDARD_OUTPUT, console, print_table, printable, progress
from geo_pa.delivery.provenance import records
from geo_pa.engine.comparing import Comparison, Difference, compare
from geo_pa.present import comparison as words

NOW = "@"
"""What stands between a scenario and a moment."""


def state_of(workspace: Path | None, typed: str) -> At:
    """Read "Vastgesteld@2026-11-01"; without a moment it is the state of now."""
    name, _, moment = typed.partition(NOW)
    return At(workspace, name or None, moment or None)


def show_difference(
    workspace: Path | None, states: tuple[str, str], *, on: str | None, viewer: str, file_format: str
) -> None:
    """Print the difference between two states."""
    before, after = (state_of(workspace, typed) for typed in states)
    asked = (*unknown_form(file_format), *unreadable_date(on), *after.mistakes())
    reader = before.reader(viewer, asked)
    with progress("De twee standen worden beantwoord."):
        was = before.open()
        now = was.scenario(after.scenario or was.state.scenario, as_of=after.moment)
        found = compare(was, now, on=read_date(on), viewer=reader)
    if file_format == JSON:
        write_json(_record(found))
    else:
        _print(found, states)


def _record(found: Comparison) -> dict[str, Any]:
    told = {"before": found.before.state.told(found.viewer), "after": found.after.state.told(found.viewer)}
    questions = {name: _tables(one) for name, one in found.differences.items()}
    return {"notice": found.after.notice, **told, "lines": list(words.lines(found)), "questions": questions}


def _tables(one: Difference) -> dict[str, Any]:
    return {name: records(getattr(one, name)) for name in ("turned", "moved", "totals")}


def _print(found: Comparison, states: tuple[str, str]) -> None:
    screen = console(STANDARD_OUTPUT)
    screen.print(printable(f"Van {states[0]} naar {states[1]}"), style="bold")
    for sentence in filter(None, (found.after.notice,)):
        screen.print(printable(f"{sentence}."), soft_wrap=True)
    for line in words.lines(found) or ((words.NO_DIFFERENCE,) if not found.differences else ()):
        screen.print(printable(line), soft_wrap=True)
    for one in found.differences.values():
        screen.print(printable(f"\n{one.after.heading}"), style="bold")
        for table in (words.turned_table(one), words.moved_table(one), words.totals_table(one)):
            if len(table):
                rows = [tuple(map(str, row)) for row in table.itertuples(index=False, name=None)]
                print_table(screen, tuple(map(str, table.columns)), rows, wide=str(table.columns[-1]))
