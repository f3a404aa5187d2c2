"""For whom an answer is: the Dutch words of the app, and the codes of the data."""

from collections.abc import Iterator

from geo_pa.cli.mistakes import suggestion
from geo_pa.disclosure import VIEWERS
from geo_pa.errors import Problem
from geo_pa.terms import label

CODES = {label("viewer", code): code for code in VIEWERS}
"""The code by its Dutch word: "openbaar" is ``public``."""


def viewer_code(typed: str) -> str:
    """Return the code of a Dutch word; a code, and what is neither, stays as it is."""
    return CODES.get(typed.strip().lower(), typed)


def unknown_viewer(viewer: str) -> Iterator[Problem]:
    """Find that a reader does not exist, and name those that do in Dutch."""
    if viewer in VIEWERS:
        return
    near = suggestion(viewer.lower(), (*CODES, *VIEWERS))
    for word, code in CODES.items():
        near = near.replace(f"'{code}'", f"'{word}'")
    yield Problem(
        where="--viewer",
        what="Deze lezer bestaat niet.",
        found=viewer,
        expected=", ".join(CODES),
        action=f"{near}Kies een van deze woorden.",
    )
