"""Files with data that no declaration names: nobody reads them, and nobody should think otherwise."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from geo_pa.errors import Problem, Severity
from geo_pa.workspace.admission import LAYERS
from geo_pa.workspace.declaration import Declaration

WITH_DATA = frozenset({*LAYERS, ".tif", ".tiff", ".csv"})
"""How the names of files end that hold a layer, a raster or a table."""


def undeclared_files(
    folders: Mapping[str, Path], declarations: Mapping[str, Declaration], broken: Mapping[str, object]
) -> Iterator[Problem]:
    """Tell of files between the layers and tables that no declaration names.

    A file called as a broken declaration may be its file, and is not told of.
    """
    named = {declaration.file_path.absolute() for declaration in declarations.values()}
    for name, folder in folders.items():
        for file in sorted(folder.glob("[!.]*")):
            data = file.suffix.lower() in WITH_DATA and file.is_file()
            if data and file.stem not in broken and file.absolute() not in named:
                yield Problem(
                    f"{name}/{file.name}",
                    "Dit bestand hoort bij geen beschrijving en wordt niet gelezen.",
                    "geen beschrijving die dit bestand noemt",
                    f'een beschrijving met file = "{file.name}"',
                    f"Maak {name}/{file.stem}.toml, of haal het bestand weg als het niet nodig is.",
                    Severity.NOTICE,
                )
