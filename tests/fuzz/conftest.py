"""A corner of the embedded municipality, small enough to be spoilt, checked and asked everything many times."""

import shutil

import geopandas as gpd
import pytest
import rasterio
from rasterio.windows import from_bounds
from shapely import box

CORNER = (228_500, 525_200, 229_700, 526_200)
"""A part of the town with a centre, complexes, plans and streets, in RD metres."""


@pytest.fixture(scope="session")
def corner(repository, tmp_path_factory):
    """A workspace that no test writes in; some of its declarations are in full, so that there is more to spoil."""
    folder = tmp_path_factory.mktemp("corner")
    shutil.copytree(repository / "data", folder / "data")
    (folder / "layers").mkdir()
    for file in sorted((repository / "layers").iterdir()):
        COPY.get(file.suffix, shutil.copy)(file, folder / "layers" / file.name)
    for file in (repository / "tests" / "workspace" / "full_form").rglob("*.toml"):
        shutil.copy(file, next(folder.rglob(file.name)))
    return folder


def clip(source, target):
    rows = gpd.read_file(source)
    rows[rows.intersects(box(*CORNER))].to_file(target, driver="GPKG")


def crop(source, target):
    with rasterio.open(source) as whole:
        window = from_bounds(*CORNER, whole.transform).round_offsets().round_lengths()
        profile = whole.profile | {"width": window.width, "height": window.height}
        profile["transform"] = whole.window_transform(window)
        with rasterio.open(target, "w", **profile) as part:
            part.write(whole.read(window=window))
            part.units = whole.units


COPY = {".gpkg": clip, ".tif": crop}
