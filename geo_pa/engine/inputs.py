"""What an analysis is given: the columns it reads, only the rows that the viewer may see, and what is prepared."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd

from geo_pa.disclosure import VIEWERS, blank_hidden, only_visible
from geo_pa.engine.memory import Memory
from geo_pa.model import Preparation, Rules
from geo_pa.registry import Analysis
from geo_pa.workspace import Reading

Frames = dict[str, Any]
Readings = Mapping[str, Reading | None]


@dataclass(frozen=True)
class Asked:
    """One question, ready to be answered: analysis, rules, who looks, what was read, and whether it is closed."""

    entry: Analysis
    rules: Rules
    viewer: str
    readings: Readings
    closed: bool = False


def inputs(asked: Asked, memory: Memory) -> Frames:
    """Return the arguments of an analysis but for its rules and date.

    Parameters
    ----------
    asked : Asked
        The question.
    memory : Memory
        Where rasters and preparations are kept.

    Returns
    -------
    dict
        Frames and rasters by the name of their layer (None for one that may be absent and is), preparations by theirs,
        ``partial`` for an analysis that judges sums, and ``closed`` for one that has a closed view.
    """
    frames = seen(asked.entry, asked.readings, asked.viewer) | dict(_rasters(asked, memory))
    made: Frames = {}
    for name, preparation in asked.entry.prepared.items():
        made[name] = _prepared(name, preparation, asked, frames | made, memory)
    whole_or_not = {"partial": asked.viewer != VIEWERS[0]} if asked.entry.judges_sums else {}
    closed_or_not = {"closed": asked.closed} if asked.entry.closed_view else {}
    return frames | made | whole_or_not | closed_or_not


def seen(entry: Analysis, readings: Readings, viewer: str) -> Frames:
    """Give each layer the columns the analysis reads and only the rows the viewer may see."""
    whole = {
        name: None if reading is None else _with_columns(reading.frame, entry.columns[name])
        for name, reading in readings.items()
        if name not in entry.rasters
    }
    shown = {name: None if frame is None else only_visible(frame, viewer) for name, frame in whole.items()}
    for table, links in entry.links.items():
        rows = whole[table]
        if rows is not None:
            ids = {column: (_ids(whole[layer]), _ids(shown[layer])) for column, layer in links.items()}
            shown[table] = blank_hidden(rows, viewer, ids)
    return shown


def _ids(frame: pd.DataFrame | None) -> pd.Index:
    return pd.Index([]) if frame is None else frame.index


def _with_columns(frame: pd.DataFrame, columns: Mapping[str, str]) -> pd.DataFrame:
    missing = {name: kind for name, kind in columns.items() if name not in frame.columns}
    return frame.assign(**{name: pd.Series(index=frame.index, dtype=kind) for name, kind in missing.items()})


def _rasters(asked: Asked, memory: Memory) -> Iterator[tuple[str, Any]]:
    """Read each raster once; it holds nothing confidential."""
    if not asked.entry.rasters:
        return
    from geo_pa.measures.raster import read_raster  # noqa: PLC0415  # rasterio loads slowly; few questions need it

    for name in asked.entry.rasters:
        reading = asked.readings[name]
        if reading is None:
            yield name, None
            continue
        file = reading.declaration
        read = partial(read_raster, file.file_path, unit=file.unit, title=file.title)
        yield name, memory.recall(("raster", name), (reading,), read)


def _prepared(name: str, preparation: Preparation, asked: Asked, frames: Frames, memory: Memory) -> Any:
    """Make an intermediate, or take the one that was made of the same layers, rules and viewer."""
    names = asked.rules if preparation.rules is None else preparation.rules
    values = tuple((rule, asked.rules[rule].value) for rule in names)
    # A frame is made anew for each question; what it was made of, and what was prepared before, stay the same object.
    basis = tuple(asked.readings.get(layer, frames[layer]) for layer in preparation.layers)
    layers = {layer: frames[layer] for layer in preparation.layers}
    make = partial(preparation.make, **layers, rules=asked.rules)
    return memory.recall((asked.entry.id, name, asked.viewer, values), basis, make)
