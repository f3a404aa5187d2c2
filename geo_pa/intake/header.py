"""Where the header of a sheet stands, and what its columns are called, with titles above and cells merged."""

from collections import Counter
from collections.abc import Collection, Sequence

from geo_pa.workspace.column_names import bare
from geo_pa.workspace.csv_files import TITLE_LINES

Row = Sequence[str]


def header_row(rows: Sequence[Row], known: Collection[str]) -> int:
    """Return the row that is the header: of the first rows the one with most known names, else the fullest."""
    first = rows[:TITLE_LINES]
    counts = [len({bare(cell) for cell in row if cell} & set(known)) for row in first]
    if max(counts) >= min(2, len(first[0])):
        return counts.index(max(counts))
    filled = [sum(bool(cell) for cell in row) for row in first]
    return filled.index(max(filled))


def column_names(rows: Sequence[Row], header: int, first_column: int) -> list[str]:
    """Return a name for each column, all different; empty where nothing stands in it.

    An empty cell of the header takes the name above it, as cells merged downwards have. A name that stands there more
    than once is told apart by the group above it, as cells merged sideways have, or else by its letter.
    """
    own, above = list(rows[header]), rows[header - 1] if header else [""] * len(rows[header])
    filled = [any(row[at] for row in rows[header + 1 :]) for at in range(len(own))]
    names = [name or (above[at] if filled[at] else "") for at, name in enumerate(own)]
    groups = _to_the_right(above)
    grouped = [
        f"{groups[at]} {name}" if at in _doubles(names) and groups[at] else name for at, name in enumerate(names)
    ]
    lettered = _doubles(grouped)
    return [_last(name, at, first_column, filled=filled[at], double=at in lettered) for at, name in enumerate(grouped)]


def _last(name: str, at: int, first_column: int, *, filled: bool, double: bool) -> str:
    if not name and not filled:
        return ""
    column = f"kolom {_letters(first_column + at)}"
    return f"{name} ({column})" if name and double else name or column


def _to_the_right(row: Row) -> list[str]:
    """Repeat each cell over the empty ones to its right."""
    filled: list[str] = []
    for cell in row:
        filled.append(cell or (filled[-1] if filled else ""))
    return filled


def _doubles(names: Sequence[str]) -> set[int]:
    counts = Counter(name.casefold() for name in names if name)
    return {at for at, name in enumerate(names) if counts[name.casefold()] > 1}


def _letters(number: int) -> str:
    """Return how a worksheet calls a column, counted from 1: 28 is AB."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
