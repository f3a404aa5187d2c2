"""What a person sees on the terminal: problems and tables in Dutch, with colours only where there is a terminal."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from textwrap import fill
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from geo_pa.errors import Problem, Severity

if TYPE_CHECKING:
    from rich.console import Console

STANDARD_OUTPUT, STANDARD_ERROR = "stdout", "stderr"

PIPE_WIDTH = 160
"""Characters in a line of a table that goes to a file or another program."""

SEVERITY = {Severity.ERROR: ("FOUT", "bold red"), Severity.NOTICE: ("MELDING", "bold yellow")}
"""Word and colour of each severity."""

LABEL_WIDTH = 13

COLUMN_WIDTH = 50
"""Most characters in a column of a table that has another one for the long text."""


def console(stream: str) -> "Console":
    """Return a console on standard output or standard error that takes text from data as text, never as markup."""
    from rich.console import Console  # noqa: PLC0415  # rich takes a tenth of a second; a clean JSON run does not need it

    file = getattr(sys, stream)
    return Console(file=file, markup=False, highlight=False, emoji=False, width=None if file.isatty() else PIPE_WIDTH)


def printable(text: str) -> str:
    """Replace what could steer a terminal (escape codes in a name) by a space."""
    return "".join(letter if letter.isprintable() or letter == "\n" else " " for letter in text)


def progress(sentence: str) -> AbstractContextManager[Any]:
    """Show that the program is at work, on a terminal only."""
    return console(STANDARD_ERROR).status(sentence) if sys.stderr.isatty() else nullcontext()


def say(sentence: str) -> None:
    """Tell something about the run itself, on standard error."""
    console(STANDARD_ERROR).print(printable(sentence), soft_wrap=True)


def show_problems(
    problems: Iterable[Problem], stream: str, *, blocked: Mapping[Problem, Sequence[str]] = MappingProxyType({})
) -> None:
    """Write each problem, errors first, and the questions that it keeps from being answered where that is told."""
    screen = console(stream)
    for problem in worst_first(problems):
        word, style = SEVERITY[problem.severity]
        screen.print(word, style=style, end="  ")
        screen.print(printable(problem.where), style="bold", soft_wrap=True)
        for label, text in _lines(problem, blocked.get(problem, ())):
            screen.print(_hanging(label, printable(text), screen.width if screen.is_terminal else None), soft_wrap=True)
        screen.print()


def worst_first(problems: Iterable[Problem]) -> list[Problem]:
    """Put errors before notices."""
    return sorted(problems, key=lambda one: one.severity != Severity.ERROR)


def print_table(screen: "Console", titles: Sequence[str], rows: Iterable[Sequence[str]], *, wide: str) -> None:
    """Print a table on a console; the column titled ``wide`` takes the room that is left."""
    from rich import box  # noqa: PLC0415  # as in console()
    from rich.table import Table  # noqa: PLC0415

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for title in titles:
        table.add_column(title, ratio=1 if title == wide else None, max_width=None if title == wide else COLUMN_WIDTH)
    for row in rows:
        table.add_row(*map(printable, row))
    screen.print(table)


def _lines(problem: Problem, blocked: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return (
        ("", problem.what),
        *([("Houdt tegen", ", ".join(blocked))] if blocked else []),
        ("Gevonden", problem.found),
        ("Verwacht", problem.expected),
        ("Wat te doen", problem.action),
    )


def _hanging(label: str, text: str, width: int | None) -> str:
    """Indent a line behind its label; on a terminal the text wraps under itself."""
    lead = f"      {f'{label}:' if label else '':<{LABEL_WIDTH if label else 0}}"
    if width is None:
        return f"{lead}{text}"
    return fill(text, max(width, len(lead) + 20), initial_indent=lead, subsequent_indent=" " * len(lead))
