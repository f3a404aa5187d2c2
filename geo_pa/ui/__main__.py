"""Start the app: ``python -m geo_pa.ui [--server.port=8501 ...]`` takes the options of ``streamlit run``.

While the browser opens, the libraries are loaded already, so that the first page need not wait for them.
"""

import runpy
import sys
from importlib import import_module
from pathlib import Path
from threading import Thread

APP = Path(__file__).resolve().parents[2] / "app.py"
SLOW_TO_LOAD = ("geo_pa.engine", "geo_pa.present.layers", "geo_pa.present.maps", "folium.plugins")
"""Modules that bring the slow libraries with them. Nothing of streamlit: its components must be loaded when it runs."""


def load() -> None:
    """Load what the first page needs."""
    for name in SLOW_TO_LOAD:
        import_module(name)


if __name__ == "__main__":
    Thread(target=load, daemon=True).start()
    sys.argv = ["streamlit", "run", str(APP), *sys.argv[1:]]
    runpy.run_module("streamlit", run_name="__main__", alter_sys=True)
