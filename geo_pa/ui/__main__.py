"""Start the app: ``python -m geo_pa.ui [--server.port=8501 ...]`` takes the settings of streamlit.

While the browser opens, the libraries are loaded and the first page is prepared, so that nobody waits for them.
"""

import sys
from collections.abc import Iterable, Mapping
from importlib import import_module
from threading import Thread
from typing import Any

from geo_pa.present.files import install
from geo_pa.ui.server import APP, app

SLOW_TO_LOAD = ("geo_pa.engine", "geo_pa.present.layers", "geo_pa.present.maps", "folium.plugins")
"""Modules that bring the slow libraries with them. Components of streamlit are not among them: they must be loaded
when it runs."""


LISTS = ("server.allowedHosts", "secrets.files")
"""Settings with more than one value, on the command line with commas between them."""

SWITCH: Mapping[str, Any] = {"true": True, "false": False}


def get_ready() -> None:
    """Load what the first page needs, and prepare it."""
    for name in SLOW_TO_LOAD:
        import_module(name)
    import_module("geo_pa.ui.prepare").prepare()


def settings(flags: Iterable[str]) -> dict[str, Any]:
    """Read settings of streamlit from the command line, each as ``--server.port=8501``."""
    pairs = (flag.removeprefix("--").partition("=") for flag in flags)
    return {name: _setting(name, value) for name, _, value in pairs}


def _setting(name: str, value: str) -> Any:
    if name in LISTS:
        return value.split(",")
    return int(value) if value.isdigit() else SWITCH.get(value, value)


if __name__ == "__main__":
    chosen = settings(sys.argv[1:])
    sys.argv = [str(APP)]
    install(APP.with_name("static"))
    Thread(target=get_ready, daemon=True).start()
    app().run(config=chosen)
