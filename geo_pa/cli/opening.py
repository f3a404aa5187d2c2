"""Which state of which workspace a command is about, as it was typed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from geo_pa.cli.mistakes import require
from geo_pa.errors import Problem

if TYPE_CHECKING:
    from geo_pa.engine import Session
    from geo_pa.model import Reader


@dataclass(frozen=True)
class At:
    """A workspace (None is the usual one), a scenario (None is what was adopted) and a moment (None is now)."""

    workspace: Path | None = None
    scenario: str | None = None
    as_of: str | None = None

    def mistakes(self) -> Iterator[Problem]:
        """Find everything that is asked wrongly, before the data are read."""
        if isinstance(why := _read(self.as_of), str):
            expected = "een dag of een moment, zoals 2026-11-30 of '30-11-2026 14:05'"
            yield Problem("--as-of", "Dit moment is niet te lezen.", str(self.as_of), expected, why)

    @property
    def moment(self) -> datetime | None:
        """The moment; None where none was typed, or what was typed is none."""
        found = _read(self.as_of)
        return found if isinstance(found, datetime) else None

    def reader(self, typed: str, also: Iterable[Problem] = ()) -> "Reader":
        """Return the reader that was typed; refuse what is asked wrongly, all at once."""
        from geo_pa.cli.readers import unknown_viewer, viewer_named  # noqa: PLC0415  # as in cli.options
        from geo_pa.workspace import load_readers, workspace_folder  # noqa: PLC0415

        readers = load_readers(workspace_folder(self.workspace))
        require([*unknown_viewer(typed, readers), *also, *self.mistakes()])
        return viewer_named(typed, readers)

    def open(self) -> "Session":
        """Open it; raise RequestError where there is no such scenario."""
        from geo_pa.changes import ADOPTED  # noqa: PLC0415  # as in cli.options
        from geo_pa.engine import open_workspace  # noqa: PLC0415

        require(self.mistakes())
        session = open_workspace(self.workspace)
        if self.scenario is None and self.as_of is None:
            return session
        return session.scenario(self.scenario or ADOPTED, as_of=self.moment)


def _read(text: str | None) -> datetime | str | None:
    """Read a moment; what cannot be read becomes the sentence that says why."""
    from geo_pa.terms.reading import read_moment  # noqa: PLC0415  # as in cli.options

    try:
        return None if text is None else read_moment(text)
    except ValueError as why:
        return str(why)
