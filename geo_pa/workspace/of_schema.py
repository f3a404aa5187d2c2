"""The declaration that a row made in geo_pa is held against: our names, our units, and the bounds of the schema."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from geo_pa.errors import Problem, RequestError
from geo_pa.model import Source
from geo_pa.model.units import SHARE
from geo_pa.schema import SCHEMA, Field, Layer
from geo_pa.workspace.declaration import Declaration, DeclaredColumn

PERCENT = Decimal("0.01")
"""A share is typed as a percentage."""


def typed_declaration(name: str) -> Declaration:
    """Return what a row that somebody types must look like.

    Parameters
    ----------
    name : str
        A layer or table of the schema.

    Returns
    -------
    Declaration
        Every column that geo_pa knows of it, by our name and in our unit, a share as a percentage; no file behind it.

    Raises
    ------
    RequestError
        geo_pa does not know it, or its rows are not made one by one: a raster, or a closed table of small counts.
    """
    layer = SCHEMA.get(name)
    if layer is None or layer.geometry == "raster" or layer.closed:
        raise RequestError(_no_rows(name, layer))
    columns = {field: _column(field, known) for field, known in layer.fields.items()}
    source = Source("", layer.title)
    declaration = Declaration(name=name, title=layer.title, file="", source=source, path=Path(), columns=columns)
    return replace(
        declaration, key=layer.key, geometry=layer.geometry, sums=layer.sums, unique=layer.unique, crs="EPSG:28992"
    )


def _column(name: str, field: Field) -> DeclaredColumn:
    column = DeclaredColumn(**vars(field), name=name, source=name)
    return replace(column, factor=PERCENT) if field.unit == SHARE else column


def _no_rows(name: str, layer: Layer | None) -> Problem:
    found = "een laag die geo_pa niet kent" if layer is None else "een raster"
    if layer is not None and layer.closed:
        found = "een besloten tabel met kleine aantallen mensen"
    return Problem(
        layer.title if layer else f"'{name}'",
        "Hiervan zijn geen rijen een voor een te maken of te veranderen.",
        found,
        "een laag of tabel met open rijen",
        "Vervang het bestand in de werkmap.",
    )
