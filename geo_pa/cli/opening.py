"""Which state of which workspace a command is about, as it was typed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from geo_pa.cli.mistakes import require
from geo_pa.errors import Problem
from geo_pa.terms.numbers import DUTCH_TIME

if TYPE_CHECKING:
    from geo_pa.engine import Session

DAYS = ("%Y-%m-%d", "%d-%m-%Y")
CLOCKS = ("%H:%M", "%H:%M:%S")
"""How a day, and a time of that day, may be typed."""


@dataclass(frozen=True)
class At:
    """A workspace (None is the usual one), a scenario (None is what was adopted) and a moment (None is now)."""

    workspace: Path | None = None
    scenario: str | None = None
    as_of: str | None = None

    def mistakes(self) -> Iterator[Problem]:
        """Find everything that is asked wrongly, before the data are read."""
        if self.as_of is not None and self.moment is None:
            expected = "een dag of een moment, zoals 2026-11-30 of '2026-11-30 14:05'"
            yield Problem("--as-of", "Dit moment is niet te lezen.", self.as_of, expected, "Verbeter het moment.")

    @property
    def moment(self) -> datetime | None:
        """The moment; None where none was typed, or what was typed is none."""
        return None if self.as_of is None else read_moment(self.as_of)

    def open(self) -> "Session":
        """Open it; raise RequestError where there is no such scenario."""
        from geo_pa.changes import ADOPTED  # noqa: PLC0415  # as in cli.options
        from geo_pa.engine import open_workspace  # noqa: PLC0415

        require(self.mistakes())
        session = open_workspace(self.workspace)
        if self.scenario is None and self.as_of is None:
            return session
        return session.scenario(self.scenario or ADOPTED, as_of=self.moment)


def read_moment(text: str) -> datetime | None:
    """Read a moment in Dutch time: a day means its end; None where it is none."""
    for day in DAYS:
        for clock in CLOCKS:
            if found := _read(text, f"{day} {clock}"):
                return found
        if found := _read(text, day):
            return found + timedelta(days=1, microseconds=-1)
    return None


def _read(text: str, form: str) -> datetime | None:
    try:
        return datetime.strptime(text.strip().replace("T", " "), form).replace(tzinfo=DUTCH_TIME)
    except ValueError:
        return None
