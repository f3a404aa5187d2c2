"""What stands on top of ``check``: of each layer the rows that are lost, and the columns that hold nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from geo_pa.errors import InputError
from geo_pa.model import Result
from geo_pa.workspace import Reading, Workspace, wording
from geo_pa.workspace.totals import PRINTED_TOTAL


@dataclass(frozen=True)
class LayerSummary:
    """What is lost of one layer or table.

    Attributes
    ----------
    name, layer : str
        Stem of the declaration; its title with its file.
    rows : int or None
        Rows of the file without printed totals; None where the layer cannot be used at all.
    unusable, unused : int
        Rows that hold a fault, and rows without one that some answer does not use.
    empty_columns : tuple of str
        Titles of the columns without any value.
    """

    name: str
    layer: str
    rows: int | None
    unusable: int = 0
    unused: int = 0
    empty_columns: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether nothing is lost."""
        return self.rows is not None and not (self.unusable or self.unused or self.empty_columns)


def summary(workspace: Workspace, results: Iterable[Result]) -> tuple[LayerSummary, ...]:
    """Sum up per layer what is lost; a layer of which nothing is, is not named.

    Parameters
    ----------
    workspace : Workspace
        What was read.
    results : iterable of Result
        Every answer to the municipality.
    """
    unused: dict[str, set[str]] = {}
    for layer in (layer for result in results for layer in result.evidence.layers):
        unused.setdefault(layer.name, set()).update(layer.unused)
    return tuple(one for one in _each(workspace, unused) if not one.whole)


def _each(workspace: Workspace, unused: dict[str, set[str]]) -> Iterator[LayerSummary]:
    for name, declaration in workspace.declarations.items():
        where = wording.place(declaration)
        try:
            reading = workspace.read(name, ())
        except InputError:
            yield LayerSummary(name, where, None)
            continue
        totals = int((reading.excluded["reason"] == PRINTED_TOTAL).sum())
        rows = len(reading.frame) + len(reading.excluded) - totals
        yield LayerSummary(name, where, rows, reading.unusable, len(unused.get(name, ())), _empty_columns(reading))


def _empty_columns(reading: Reading) -> tuple[str, ...]:
    """Name the columns without any value; of a layer without rows nothing can be said."""
    if reading.frame.empty:
        return ()
    columns = reading.declaration.columns
    empty = reading.frame.columns[reading.frame.isna().all().to_numpy()]
    return tuple(columns[name].title for name in empty if name in columns)
