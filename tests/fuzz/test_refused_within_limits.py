"""What is too large or has no end is refused within 5 s of processor time and 1 GB of memory: the system holds it."""

import os
import subprocess
import sys

import pytest
import rasterio
from rasterio.transform import from_origin

pytestmark = [pytest.mark.fuzz, pytest.mark.slow]

INFO = 'municipality = "A"\nmunicipality_code = "GM9999"\nreference_date = 2026-01-01\nmodelled = true\n'
DECLARATION = """
title = "{name}"
file = "{file}"
geometry = "{geometry}"
crs = "EPSG:28992"
{more}
[source]
publisher = "A"
title = "B"
"""
COLUMN = '[columns.a]\ntitle = "A"\ntype = "text"\n'
VRT = "<OGRVRTDataSource><OGRVRTLayer name='x'><SrcDataSource>/dev/zero</SrcDataSource></OGRVRTLayer>"

CHECK = """
import resource, sys, time
import numpy, rasterio, pyogrio, geopandas, pandas
from pathlib import Path
from geo_pa.workspace import open_folder
from geo_pa.workspace import raster

pages = int(Path("/proc/self/statm").read_text().split()[0])
resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + 10**9,) * 2)
begun = int(time.process_time()) + 1
resource.setrlimit(resource.RLIMIT_CPU, (begun + 5, begun + 5))
for problem in open_folder(Path(sys.argv[1])).check():
    print(problem.where, problem.what, problem.found, problem.expected, problem.action, sep=" | ")
"""
"""The limits are set once everything is loaded; who passes them is killed, or has no memory."""


def declare(folder, name, file, geometry, more=""):
    text = DECLARATION.format(name=name, file=file, geometry=geometry, more=more)
    (folder / "layers" / f"{name}.toml").write_text(text + ("" if geometry == "raster" else COLUMN))


def a_pipe(folder):
    declare(folder, "pijp", "pijp.csv", "none")
    os.mkfifo(folder / "layers" / "pijp.csv")


def a_reference(folder):
    declare(folder, "verwijzing", "verwijzing.gpkg", "Point")
    (folder / "layers" / "verwijzing.gpkg").write_text(VRT)


def a_raster_of_a_billion_cells(folder):
    declare(folder, "raster", "raster.tif", "raster", 'unit = "degC"')
    profile = {"driver": "GTiff", "width": 40_000, "height": 25_000, "count": 1, "dtype": "uint8", "crs": "EPSG:28992"}
    place, how = from_origin(220_000, 540_000, 1, 1), {"SPARSE_OK": True, "tiled": True, "compress": "deflate"}
    with rasterio.open(folder / "layers" / "raster.tif", "w", **profile, transform=place, nodata=0, **how):
        pass


def ten_million_bytes_of_toml(folder):
    (folder / "layers" / "tekst.toml").write_text("".join(f"a{number} = 1\n" for number in range(900_000)))


def ten_million_bytes_of_rules(folder):
    (folder / "data" / "rules").mkdir()
    (folder / "data" / "rules" / "regels.toml").write_text('[[rule]]\nname = "a"\n' * 500_000)


def a_table_without_end(folder):
    declare(folder, "apparaat", "apparaat.csv", "none")
    (folder / "layers" / "apparaat.csv").symlink_to("/dev/zero")


HOSTILE = {
    "pijp": a_pipe,
    "verwijzing": a_reference,
    "raster": a_raster_of_a_billion_cells,
    "tekst": ten_million_bytes_of_toml,
    "regels": ten_million_bytes_of_rules,
    "apparaat": a_table_without_end,
}


def test_all_of_it_together_is_refused_within_the_limits(tmp_path):
    (tmp_path / "layers").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "workspace.toml").write_text(INFO)
    for make in HOSTILE.values():
        make(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", CHECK, str(tmp_path)], capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    told = done.stdout.splitlines()
    assert not [name for name in HOSTILE if not any(name in line.partition(" | ")[0] for line in told)]
