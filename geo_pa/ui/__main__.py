"""Start the app: ``python -m geo_pa.ui [--server.port=8501 ...]`` takes the options of ``streamlit run``.

While the browser opens, the libraries are loaded and the first page is prepared, so that nobody waits for them.
"""

import runpy
import sys
from importlib import import_module
from pathlib import Path
from threading import Thread

from geo_pa.present.files import install

APP = Path(__file__).resolve().parents[2] / "app.py"
SLOW_TO_LOAD = ("geo_pa.engine", "geo_pa.present.layers", "geo_pa.present.maps", "folium.plugins")
"""Modules that bring the slow libraries with them. Components of streamlit are not among them: they must be loaded
when it runs."""


def get_ready() -> None:
    """Load what the first page needs, and prepare it."""
    for name in SLOW_TO_LOAD:
        import_module(name)
    import_module("geo_pa.ui.prepare").prepare()


if __name__ == "__main__":
    install(APP.with_name("static"))
    Thread(target=get_ready, daemon=True).start()
    sys.argv = ["streamlit", "run", str(APP), *sys.argv[1:]]
    runpy.run_module("streamlit", run_name="__main__", alter_sys=True)
