"""``geo-pa demo build``: make the embedded municipality again."""

from geo_pa.cli.mistakes import no_source
from geo_pa.cli.screen import progress, say
from geo_pa.demo.build import build
from geo_pa.engine import EMBEDDED
from geo_pa.errors import InputError


def build_demo() -> None:
    """Write every layer and table of the embedded municipality over those that are there.

    Raises
    ------
    InputError
        geo_pa was installed without its repository, so there is no embedded municipality to build.
    """
    if not (EMBEDDED / "layers").is_dir():
        raise InputError(no_source("geo-pa demo build", "layers"))
    with progress("De voorbeeldgemeente wordt gebouwd."):
        build(EMBEDDED)
    say(f"Gebouwd: de lagen en tabellen in {EMBEDDED}")
