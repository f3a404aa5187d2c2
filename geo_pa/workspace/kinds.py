"""Of which kind of shapes each layer that the questions know can be made."""

from collections.abc import Iterator

from geo_pa.schema import SCHEMA
from geo_pa.workspace.declaration import Declaration

REMEDIES = {
    "Point": "van vlakken maakt u in QGIS punten met Vector > Geometrie-gereedschappen > Zwaartepunten",
    "LineString": "neem het bestand met de straten als lijnen",
    "Polygon": "neem het bestand met de grenzen als vlakken",
    "raster": "neem het bestand met de cellen, een GeoTIFF",
}


def unfitting_kind(declaration: Declaration) -> Iterator[tuple[str, str, str, str]]:
    """Tell of a layer that is declared of a kind with which no question can reckon: key, what, found, expected."""
    known = SCHEMA.get(declaration.name)
    allowed = known.kinds if known and known.geometry != "none" else ()
    if allowed and declaration.geometry not in allowed and declaration.path.parent.name == "layers":
        what = "Met een laag van deze soort kan geen vraag rekenen."
        wanted = " of ".join(f'geometry = "{kind}"' for kind in allowed)
        yield "geometry", what, f'geometry = "{declaration.geometry}"', f"{wanted}: {REMEDIES[allowed[0]]}"
