"""The published figures that the embedded municipality is built from; the sources stand in ``facts/README.md``."""

from importlib.resources import files

import pandas as pd


def neighbourhoods() -> pd.DataFrame:
    """Read the published figures of the 48 neighbourhoods, in the order of CBS; a figure that CBS suppressed is NaN."""
    return _read("neighbourhoods").set_index("neighbourhood_code")


def districts() -> pd.DataFrame:
    """Read the published figures of the 13 districts; a figure that CBS suppressed is NaN."""
    return _read("districts").set_index("district_code")


def _read(name: str) -> pd.DataFrame:
    with (files("geo_pa.demo") / "facts" / f"{name}.csv").open(encoding="utf-8") as file:
        return pd.read_csv(file)
