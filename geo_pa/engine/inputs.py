"""What an analysis is given: what the viewer sees of its layers, its rasters, and what is prepared."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from geo_pa.engine.memory import Memory
from geo_pa.engine.visible_rows import Frames, Readings, cells_as_before, part
from geo_pa.model import Preparation, Reader, Rules
from geo_pa.registry import Analysis
from geo_pa.workspace import Reading

if TYPE_CHECKING:
    from geo_pa.measures.raster import Raster


@dataclass(frozen=True)
class Asked:
    """One question, ready to be answered: the analysis, its rules, who looks and what there is to see, and how.

    Attributes
    ----------
    closed : bool
        Whether small counts are shown as they are.
    """

    entry: Analysis
    rules: Rules
    viewer: Reader
    readings: Readings
    frames: Frames
    closed: bool = False

    @property
    def basis(self) -> tuple[object, ...]:
        """All that the answer rests on beside rules and viewer: rows, rasters, and what is told of the files."""
        rasters = (self.readings[name] for name in self.entry.rasters)
        read = [reading for reading in self.readings.values() if reading is not None]
        files = (about for reading in read for about in (reading.declaration, reading.excluded, reading.reread))
        return (*self.frames.values(), *rasters, *files)


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
        ``partial`` (whether rows may be withheld) and ``closed`` (whether it is for the closed view).
    """
    frames = asked.frames | dict(_rasters(asked, memory))
    made: Frames = {}
    for name, preparation in asked.entry.prepared.items():
        made[name] = _prepared(name, preparation, asked, frames | made, memory)
    return {**frames, **made, "partial": not asked.viewer.sees_everything, "closed": asked.closed}


def _rasters(asked: Asked, memory: Memory) -> Iterator[tuple[str, Any]]:
    """Read each raster once; it holds nothing confidential."""
    for name in asked.entry.rasters:
        reading = asked.readings[name]
        if reading is None:
            yield name, None
        else:
            yield name, memory.recall(("raster", name), (reading,), partial(_read, reading, memory))


def _read(reading: Reading, memory: Memory) -> "Raster":
    from geo_pa.measures.raster_files import read_raster  # noqa: PLC0415  # rasterio loads slowly; few questions need it

    file = reading.declaration
    raster = read_raster(file.file_path, unit=file.unit, title=file.title, bounds=file.float_bounds)
    return cells_as_before(raster, memory)


def _prepared(name: str, preparation: Preparation, asked: Asked, frames: Frames, memory: Memory) -> Any:
    """Make an intermediate, or take the one that was made of the same layers and rules."""
    names = asked.rules if preparation.rules is None else preparation.rules
    values = tuple((rule, asked.rules[rule].value) for rule in names)
    layers = {layer: frames[layer] for layer in preparation.given}
    layers |= {layer: part(layers[layer], columns, memory) for layer, columns in preparation.columns.items()}
    make = partial(preparation.make, **layers, rules=asked.rules)
    return memory.recall((asked.entry.id, name, values), tuple(layers.values()), make)
