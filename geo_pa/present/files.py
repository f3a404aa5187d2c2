"""The files that the browser needs, beside the app."""

import shutil
from pathlib import Path

from xstatic.pkg import leaflet

OWN = Path(__file__).with_name("assets")
LEAFLET_FILES = ("leaflet.js", "leaflet.css")


def install(folder: Path) -> None:
    """Copy Leaflet's and our own files to the folder that the app serves, so that a map needs nothing from outside."""
    folder.mkdir(exist_ok=True)
    for source in [*(Path(leaflet.BASE_DIR) / name for name in LEAFLET_FILES), *sorted(OWN.iterdir())]:
        target = folder / source.name
        if not target.exists() or target.read_bytes() != source.read_bytes():
            shutil.copyfile(source, target)
