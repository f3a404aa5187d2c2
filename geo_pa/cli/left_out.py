"""Rows that are not used, told on standard error: the answer is without them."""

from collections.abc import Iterable

from geo_pa.cli.screen import say
from geo_pa.model import UsedLayer
from geo_pa.present.evidence import left_out


def say_left_out(layers: Iterable[UsedLayer]) -> None:
    """Say once of each layer how many of its rows are not used, and which command tells why.

    Parameters
    ----------
    layers : iterable of UsedLayer
        Of one or more answers; a layer that several rest on is told once.
    """
    said = left_out(layers)
    for sentence in said:
        say(f"{sentence}.")
    if said:
        say("Met 'geo-pa check' ziet u welke en waarom.")
