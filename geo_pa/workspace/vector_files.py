"""GeoPackage, GeoJSON and shapefile through GDAL, every fault of the reader in Dutch."""

import warnings
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import pandas as pd
import pyogrio
from shapely.errors import ShapelyError

from geo_pa import terms
from geo_pa.errors import InputError, Problem, Severity
from geo_pa.workspace import wording
from geo_pa.workspace.admission import DAMAGED, LAYERS
from geo_pa.workspace.declaration import Declaration
from geo_pa.workspace.feature_numbers import with_feature_numbers

READER_FAULTS = (RuntimeError, ValueError, OSError, ShapelyError)
"""pyogrio and pyproj raise kinds of RuntimeError; text that cannot be decoded is a ValueError."""

MOST_ROWS, MOST_COLUMNS = 1_000_000, 1_000
"""Of a layer: ten times the buildings of the largest municipality."""

DAMAGE = {
    "malformed": "een bestand dat is afgebroken of beschadigd",
    "not a database": "een bestand dat is afgebroken of beschadigd",
    "not recognized": "een bestand van een andere soort",
    "GeoJSON": "GeoJSON die halverwege ophoudt of niet klopt",
    ".shx": "een shapefile zonder het bijbehorende .shx-bestand",
}
"""What the reader says of a file, and how a planner would."""

REMARKS = {
    "Non closed ring": "een rand die niet gesloten is",
    "as JSON": "een lijst of een blok in een cel, gelezen als tekst",
    "Measured (M)": "meetwaarden (M) bij de vormen, die niet worden gebruikt",
}
"""What the reader remarks of a file that it could read."""


def read_vector(path: Path, declaration: Declaration) -> tuple[pd.DataFrame, tuple[Problem, ...]]:
    """Read one layer of a file with geometry as it is; a geometry that cannot be read is None."""
    with warnings.catch_warnings(record=True) as remarks:
        warnings.simplefilter("always")
        try:
            layer = _layer(path, declaration)
            _refuse_too_many(pyogrio.read_info(path, layer=layer), declaration)
            frame = pyogrio.read_dataframe(path, layer=layer, on_invalid="ignore")
            frame = with_feature_numbers(frame, path, layer, declaration)
        except READER_FAULTS as error:
            raise InputError(_unreadable(path, declaration, str(error))) from error
    return frame, _notices(declaration, [str(remark.message) for remark in remarks])


def _layer(path: Path, declaration: Declaration) -> str:
    """Choose the layer: the one declared, or the only one that can be meant."""
    layers = pyogrio.list_layers(path)
    names = [str(name) for name, _ in layers]
    fitting = [str(name) for name, kind in layers if kind is not None or not declaration.has_geometry]
    if declaration.layer in names:
        return declaration.layer
    candidates = fitting or names
    if not declaration.layer and len(candidates) == 1:
        return candidates[0]
    raise InputError(_which_layer(declaration, names))


def _refuse_too_many(about: Mapping[str, Any], declaration: Declaration) -> None:
    """Refuse a layer with more rows or columns than any layer of a municipality has."""
    rows, columns = int(about["features"]), len(about["fields"])
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        found = f"{terms.plural(rows, 'rij', 'rijen')} en {terms.plural(columns, 'kolom', 'kolommen')}"
        expected = f"hoogstens {terms.number(MOST_ROWS)} rijen en {terms.number(MOST_COLUMNS)} kolommen"
        action = "Laat rijen buiten de gemeente weg, en kolommen die geo_pa niet leest."
        raise InputError(Problem(wording.place(declaration), "De kaartlaag is te groot.", found, expected, action))


def _which_layer(declaration: Declaration, names: list[str]) -> Problem:
    missing = f"Kaartlaag '{declaration.layer}' staat niet in het bestand."
    meant = get_close_matches((declaration.layer or declaration.name).casefold(), [name.casefold() for name in names])
    likely = next((name for name in names if meant and name.casefold() == meant[0]), names[0] if names else "naam")
    return Problem(
        wording.place(declaration),
        missing if declaration.layer else "Het bestand heeft meer dan één kaartlaag.",
        f"de kaartlagen {wording.words(names)}",
        "één kaartlaag, bij naam genoemd",
        f'Zet in {declaration.path.name} bijvoorbeeld layer = "{likely}".',
    )


def _unreadable(path: Path, declaration: Declaration, message: str) -> Problem:
    found = _in_dutch(message, DAMAGE, "een bestand waar de lezer niet uit komt")
    action = "Kopieer of exporteer het bestand opnieuw uit de bron."
    return Problem(wording.place(declaration), DAMAGED, found, LAYERS[path.suffix.lower()].title, action)


def _notices(declaration: Declaration, remarks: list[str]) -> tuple[Problem, ...]:
    """Pass on what the reader remarks: a person may want to know, and nothing goes unsaid."""
    return tuple(
        Problem(
            wording.place(declaration),
            "Het bestand is gelezen, met een opmerking van de lezer.",
            remark,
            "een bestand zonder opmerkingen",
            "Kijk of de laag er op de kaart goed uitziet.",
            Severity.NOTICE,
        )
        for remark in dict.fromkeys(_in_dutch(remark, REMARKS, f"'{remark}'") for remark in remarks)
    )


def _in_dutch(message: str, translations: Mapping[str, str], otherwise: str) -> str:
    return next((dutch for english, dutch in translations.items() if english in message), otherwise)
