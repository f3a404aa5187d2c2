"""``geo-pa report``: write the yearly document, as Word or as a workbook to complete."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from geo_pa.cli import files, screen
from geo_pa.cli.answer import say_left_out
from geo_pa.cli.asking import read_date, unreadable_date
from geo_pa.cli.mistakes import require
from geo_pa.cli.opening import At
from geo_pa.cli.readers import unknown_viewer, viewer_named
from geo_pa.delivery.yearly import FORMS, layers_of, yearly
from geo_pa.errors import Problem
from geo_pa.workspace import Readers, load_readers, workspace_folder

FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True)
class Asked:
    """The words of a report as they were typed: year, reference date (None is the workspace's own), file, viewer."""

    year: str
    on: str | None
    output: Path
    viewer: str

    @property
    def form(self) -> str:
        """The form that the name of the file asks for."""
        return self.output.suffix.lower().removeprefix(".")


def write_report(asked: Asked, at: At) -> None:
    """Write the yearly document to a file."""
    readers = load_readers(workspace_folder(at.workspace))
    require([*_problems(asked, readers), *at.mistakes()])
    viewer = viewer_named(asked.viewer, readers)
    day = read_date(asked.on)
    with screen.progress("De gegevens worden gelezen en het document wordt gemaakt."):
        session = at.open()
        files.refuse_own_files(asked.output, session.workspace)
        content = yearly(session, int(asked.year), asked.form, viewer=viewer, on=day)
    files.write(content, asked.output)
    say_left_out(layers_of(session, viewer, on=day))


def _problems(asked: Asked, readers: Readers) -> Iterator[Problem]:
    """Find everything that is asked wrongly, before the data are read."""
    if not (asked.year.isascii() and asked.year.isdigit() and FIRST_YEAR <= int(asked.year) <= LAST_YEAR):
        expected = f"een jaar van {FIRST_YEAR} tot en met {LAST_YEAR}, zoals 2026"
        yield Problem("JAAR", "Dit is geen jaar.", asked.year, expected, "Verbeter het jaar.")
    if asked.form not in FORMS:
        names = " of ".join(f".{form}" for form in FORMS)
        what = "Aan deze naam is niet te zien welke vorm het document krijgt."
        yield Problem("--output", what, asked.output.name, f"een naam die eindigt op {names}", "Verbeter de naam.")
    yield from unknown_viewer(asked.viewer, readers)
    yield from unreadable_date(asked.on)
