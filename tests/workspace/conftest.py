"""A small workspace folder, made in the test's own directory, and the real data where they are."""

from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from shapely import box
from shapely.geometry.base import BaseGeometry

from geo_pa.errors import InputError, Problem
from geo_pa.workspace import Reading, Workspace, open_folder

REAL = Path(__file__).resolve().parents[3] / "shared" / "real"

INFO = """
municipality = "Voorbeeld"
municipality_code = "GM9999"
reference_date = 2026-01-01
modelled = true
"""

SOURCE = """
[source]
publisher = "Gemeente Voorbeeld"
title = "Plannenlijst"
"""

PLAN_COLUMNS = """
[columns.plan_id]
title = "Nummer"
type = "text"
source = "nr"
required = true

[columns.name]
title = "Naam"
type = "text"
source = "naam"

[columns.homes]
title = "Nieuwe woningen"
type = "integer"
source = "aantal"
unit = "woningen"
min = 0

[columns.chance]
title = "Kans"
type = "number"
source = "kans"
unit = "share"
min = 0
max = 1

[columns.status]
title = "Planstatus"
type = "category"
source = "status"
vocabulary = "planning_status"
"""


class Folder:
    """A workspace folder whose reading proves, each time, that no input changes and no row is lost."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.rows: int | None = None
        self.write("data/workspace.toml", INFO)

    def write(self, name: str, content: str | bytes) -> Path:
        """Write any file of the workspace."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def declare(
        self,
        file: str,
        *,
        geometry: str = "Polygon",
        crs: str = "EPSG:28992",
        columns: str = PLAN_COLUMNS,
        head: str = "",
    ) -> None:
        """Declare the layer of plans."""
        start = f'title = "Plannen"\nfile = "{file}"\nkey = "plan_id"\ngeometry = "{geometry}"\ncrs = "{crs}"\n{head}\n'
        self.write("layers/plans.toml", start + SOURCE + columns)

    def declare_table(
        self, file: str, *, columns: str = PLAN_COLUMNS, key: str = 'key = "plan_id"', name: str = "plans"
    ) -> None:
        """Declare a table without geometry."""
        self.write(f"data/tables/{name}.toml", f'title = "Plannen"\nfile = "{file}"\n{key}\n' + SOURCE + columns)

    def plans(
        self,
        shapes: list[BaseGeometry | None] | None = None,
        *,
        crs: str | None = "EPSG:28992",
        **columns: list[object],
    ) -> gpd.GeoDataFrame:
        """Make plans without a fault, except for the shapes or columns given."""
        count = len(shapes) if shapes is not None else len(next(iter(columns.values()), [0, 0, 0]))
        squares = [box(230_000 + 100 * i, 520_000, 230_050 + 100 * i, 520_050) for i in range(count)]
        cells = {
            "nr": [f"P{i + 1}" for i in range(count)],
            "naam": [f"Plan {i + 1}" for i in range(count)],
            "aantal": [10 * (i + 1) for i in range(count)],
            "kans": [0.5] * count,
            "status": ["1A"] * count,
        }
        return gpd.GeoDataFrame(cells | columns, geometry=squares if shapes is None else shapes, crs=crs)

    def save(self, frame: pd.DataFrame, file: str = "plans.gpkg", **options: object) -> Path:
        """Save plans as a layer's file."""
        path = self.root / "layers" / file
        path.parent.mkdir(exist_ok=True)
        frame.to_file(path, **options)
        self.rows = len(frame)
        return path

    def save_table(self, text: str, *, encoding: str = "utf-8", name: str = "plans") -> Path:
        """Save a CSV file of a table, with a header and one row per line."""
        self.rows = len(text.strip().splitlines()) - 1
        return self.write(f"data/tables/{name}.csv", text.encode(encoding))

    def open(self) -> Workspace:
        """Open the folder."""
        return open_folder(self.root)

    def read(self, name: str = "plans") -> Reading:
        """Read a layer or table; the input is not changed and every row of it is in the frame or excluded."""
        before = self._contents()
        try:
            reading = self.open().read(name)
        finally:
            assert self._contents() == before, "reading changed the input"
        assert self.rows is None or len(reading.frame) + len(reading.excluded) == self.rows, "a row was lost"
        assert reading.frame.index.is_unique
        return reading

    def refusal(self, name: str = "plans") -> tuple[Problem, ...]:
        """Return why a layer or table cannot be used at all."""
        with pytest.raises(InputError) as refused:
            self.read(name)
        return refused.value.problems

    def _contents(self) -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in sorted(self.root.rglob("*")) if path.is_file()}


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Give an empty workspace folder."""
    return Folder(tmp_path)


@pytest.fixture
def new_folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Folder]:
    """Give a way to make more than one folder in a test."""
    return lambda: Folder(tmp_path_factory.mktemp("workspace"))


@pytest.fixture
def real_folder() -> Path:
    """Give the folder with real data, or skip."""
    if not REAL.is_dir():
        pytest.skip("the real data are not here (../shared/real)")
    return REAL
