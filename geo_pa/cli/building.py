"""``geo-pa demo build``: make the embedded municipality again."""

from geo_pa.cli.files import DICTIONARY, write_file
from geo_pa.cli.mistakes import no_source
from geo_pa.cli.screen import progress, say
from geo_pa.delivery.dictionary import dictionary
from geo_pa.demo.build import build
from geo_pa.engine import EMBEDDED, open_workspace
from geo_pa.errors import InputError


def build_demo() -> None:
    """Write every layer and table of the embedded municipality over those that are there, and its dictionary."""
    if not (EMBEDDED / "layers").is_dir():
        raise InputError(no_source("geo-pa demo build", "layers"))
    with progress("De voorbeeldgemeente wordt gebouwd."):
        build(EMBEDDED)
        write_file(dictionary(open_workspace(EMBEDDED)).encode(), EMBEDDED / DICTIONARY)
    say(f"Gebouwd: de lagen en tabellen in {EMBEDDED}")
