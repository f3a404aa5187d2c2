"""The invented figures of the embedded municipality; what each file stands for is told in ``cases/README.md``."""

from importlib.resources import files

import pandas as pd

PLAIN = {"string": "str", "Float64": "float64"}
"""The types that text and decimals get, as everywhere in geo_pa."""


def read(name: str, *, folder: str = "cases") -> pd.DataFrame:
    """Read a table that comes with the package, from ``cases`` (invented) or ``facts`` (published).

    Whole numbers are Int64, yes and no boolean, dates text (ISO 8601); an empty cell is missing.
    """
    with (files("geo_pa.demo") / folder / f"{name}.csv").open(encoding="utf-8") as file:
        frame = pd.read_csv(file, dtype_backend="numpy_nullable")
    return frame.astype({column: PLAIN.get(kind.name, kind) for column, kind in frame.dtypes.items()})
