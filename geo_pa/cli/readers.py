"""For whom an answer is: the readers of a workspace by their Dutch word, or by their code."""

from collections.abc import Iterator

from geo_pa.cli.mistakes import suggestion
from geo_pa.errors import Problem
from geo_pa.model import NARROWEST, Reader
from geo_pa.workspace import Readers, named_reader


def viewer_named(typed: str, readers: Readers) -> Reader:
    """Return the reader that was typed; the narrowest where there is none, which :func:`unknown_viewer` refuses."""
    return named_reader(readers.known, typed) or NARROWEST


def unknown_viewer(typed: str, readers: Readers) -> Iterator[Problem]:
    """Find that a reader does not exist, and name those that do in Dutch; where their file is wrong, say that too."""
    if named_reader(readers.known, typed):
        return
    yield from readers.problems
    titles = {one.id: one.title for one in readers.known.values()}
    near = suggestion(typed.strip().lower(), (*(title.lower() for title in titles.values()), *titles))
    for code, title in titles.items():
        near = near.replace(f"'{code}'", f"'{title}'").replace(f"'{title.lower()}'", f"'{title}'")
    yield Problem(
        where="--viewer",
        what="Deze lezer bestaat niet.",
        found=typed,
        expected=", ".join(titles.values()),
        action=f"{near}Kies een van deze woorden.",
    )
