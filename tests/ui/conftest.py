"""The app in a test: in this process without a browser, or served to chromium."""

import functools
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from contextlib import closing

import geopandas as gpd
import pytest
from addresses import ADDRESSES
from ports import free_port
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from geo_pa.ui import cache

STARTING_S = 180
PATIENCE_S = 300
"""How long a page may take where many tests run side by side: how fast it is, is measured by the benchmarks."""
LAYERS = ("building_locations", "corporation_stock", "neighbourhoods", "villages")
CHROMIUM_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
POLICY = "Content Security Policy"
"""What chromium says in its console of something that a page wanted to load and may not."""

QUIET_MS = 400
"""For so long nothing may begin before a page has done all that it was asked: a press takes less to reach the app."""

WATCH = """
window.geoPaBusy = performance.now();
new MutationObserver(() => { window.geoPaBusy = performance.now(); }).observe(
  document, {subtree: true, childList: true, attributes: true, attributeFilter: ["data-test-script-state"]});
"""
"""Keeps when a page last changed, and when its app last began or stopped working."""

SETTLED = """quiet => performance.now() - window.geoPaBusy > quiet
  && document.querySelector("[data-test-script-state=notRunning]") !== null"""

NASTY_NAMES = (
    '<img src=x onerror="window.__pwned=1">',
    "</script><script>window.__pwned=1</script>",
    "![x](http://voorbeeld.example/x.png) {{ 7 * 7 }}",
)
"""Names that would run a script, or ask something from outside, if they ever became markup."""


class App:
    """The app without a browser."""

    def __init__(self, repository):
        self.test = AppTest.from_file(str(repository / "app.py"), default_timeout=PATIENCE_S)

    def open(self, title="Overzicht"):
        """Open a page by its address: streamlit's own way reaches only pages that are files."""
        self.test._page_hash = calc_hash(ADDRESSES[title])
        self.test.run()
        return self

    def widget(self, kind, label):
        """The one widget of a kind whose label begins so."""
        return next(widget for widget in self.test.get(kind) if widget.label.startswith(label))

    def choose(self, kind, label, value):
        self.widget(kind, label).set_value(value).run()
        return self

    def as_viewer(self, viewer):
        return self.choose("selectbox", "Bekijken als", viewer)

    def files(self):
        """The buttons that hand over a file, by key."""
        keys = ("download_", "report_", "questionnaire")
        return {button.key: button for button in self.test.get("button") if str(button.key).startswith(keys)}

    def everything_sent(self):
        """All that goes to the browser, tables and the map's script included."""
        elements = list(_elements(self.test._tree))
        tables = [table.value.to_csv() for table in self.test.dataframe]
        return "\n".join([*map(str, elements), *tables])

    def html(self):
        """What the app wrote itself, without its style sheet."""
        bodies = [element.proto.body for element in self.test.get("html")]
        return "\n".join(body for body in bodies if not body.startswith("<style"))

    def on_the_map(self):
        """The ids of the rows on the map, by layer."""
        script = json.loads(self.test.get("component_instance")[0].proto.json_args)["script"]
        payloads = [json.loads(found) for found in re.findall(r"geoPaLayer\((.*)\)\.addTo", script)]
        shapes = [shape["properties"] for payload in payloads for shape in payload["features"]["features"]]
        return {layer: {shape["id"] for shape in shapes if shape.get("layer") == layer} for layer in LAYERS}


def _elements(block):
    for child in block.children.values():
        if hasattr(child, "children"):
            yield from _elements(child)
        yield getattr(child, "proto", "")


@pytest.fixture(scope="session", autouse=True)
def once(opened):
    """What each app in this process would do again, done once: open the municipality, look for components."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(cache, "open_workspace", opened)
        patched.setattr(
            manifest_scanner, "scan_component_manifests", functools.cache(manifest_scanner.scan_component_manifests)
        )
        yield


@pytest.fixture
def app(repository):
    return App(repository)


@pytest.fixture(scope="session")
def copy_of_workspace(repository, tmp_path_factory):
    """A function that makes a copy of the embedded workspace, to be broken or changed."""

    def copy():
        folder = tmp_path_factory.mktemp("workspace")
        for part in ("layers", "data"):
            shutil.copytree(repository / part, folder / part)
        return folder

    return copy


@pytest.fixture(scope="session")
def nasty_names():
    return NASTY_NAMES


@pytest.fixture(scope="session")
def nasty_workspace(copy_of_workspace):
    """A workspace whose locations and complexes are named to run a script in the reader's browser."""
    folder = copy_of_workspace()
    for layer in ("building_locations", "corporation_stock"):
        path = folder / "layers" / f"{layer}.gpkg"
        rows = gpd.read_file(path)
        rows.loc[:2, "name"] = NASTY_NAMES
        rows.to_file(path, driver="GPKG")
    return folder


@pytest.fixture(scope="session")
def serve(repository, tmp_path_factory):
    """A function that serves the app on a workspace, or a page made for a test, and gives its address.

    Once for what it is started with.
    Servers end with the tests.
    """
    running = []

    @functools.cache
    def start(workspace, variables=(), flags=(), port=None, page=None):
        port = free_port() if port is None else port
        program = ["geo_pa.ui"] if page is None else ["streamlit", "run", str(page)]
        command = [sys.executable, "-m", *program, f"--server.port={port}", "--server.headless=true", *flags]
        environment = {**os.environ, "GEO_PA_WORKSPACE": str(workspace), **dict(variables)}
        environment["PYTHONPATH"] = os.pathsep.join([str(repository), environment.get("PYTHONPATH", "")])
        log = (tmp_path_factory.mktemp("server") / "log.txt").open("w")
        running.append((subprocess.Popen(command, cwd=repository, env=environment, stdout=log, stderr=log), log))
        _wait_until_up(port, running[-1][0])
        return f"http://127.0.0.1:{port}"

    yield start
    for process, log in running:
        process.terminate()
        process.wait(timeout=20)
        log.close()


def _wait_until_up(port, process):
    for _ in range(STARTING_S * 10):
        assert process.poll() is None, "the app stopped while starting"
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail(f"the app was not up within {STARTING_S} s")


class Visit:
    """One page in chromium, and every address it asked for."""

    def __init__(self, page):
        self.page = page
        page.add_init_script(WATCH)
        self.asked = []
        self.refused = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda said: self.refused.append(said.text) if POLICY in said.text else None)

    @property
    def map(self):
        return self.page.frame_locator("iframe[title*='streamlit_folium']").last

    def frame(self):
        """The frame of the map, as soon as the map is in it."""
        frames = "iframe[title*='streamlit_folium']"
        for _ in range(PATIENCE_S * 5):
            frame = (
                self.page.query_selector_all(frames)[-1].content_frame() if self.page.locator(frames).count() else None
            )
            if frame is not None and frame.evaluate("Boolean(window.map)"):
                return frame
            self.page.wait_for_timeout(200)
        return pytest.fail("the map has not come")

    def at_rest(self):
        """Wait until the app has done what it was asked: what is typed before that is lost with its widget."""
        self.page.locator("[data-test-script-state=notRunning]").wait_for(state="attached", timeout=60_000)

    def settle(self):
        """Wait until the app has begun, and done, what it was asked, and the page has stopped moving."""
        self.page.evaluate("window.geoPaBusy = performance.now()")
        self.page.wait_for_function(SETTLED, arg=QUIET_MS, timeout=PATIENCE_S * 1000)

    def outside(self, address):
        """The addresses asked for at another origin than the app's own."""
        own = (address, address.replace("http://", "ws://"), "data:", "blob:", "about:")
        return [url for url in self.asked if not url.startswith(own)]


@pytest.fixture(scope="session")
def chromium(tmp_path_factory):
    """A chromium with a profile of its own."""
    playwright_api = pytest.importorskip("playwright.sync_api")
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if not program:
        pytest.skip("no chromium here (Debian: apt-get install chromium)")
    with playwright_api.sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            tmp_path_factory.mktemp("profile"),
            executable_path=program,
            args=CHROMIUM_FLAGS,
            headless=True,
            locale="nl-NL",
            viewport={"width": 1400, "height": 900},
        )
        context.set_default_timeout(120_000)
        yield context
        context.close()


@pytest.fixture
def visits(chromium):
    """A function that opens one more page, as another person would; all close with the test."""
    made = []

    def come():
        made.append(Visit(chromium.new_page()))
        return made[-1]

    yield come
    for each in made:
        each.page.close()


@pytest.fixture
def visit(chromium):
    """A fresh page that can reach nothing but this computer."""
    page = chromium.new_page()
    seen = Visit(page)
    yield seen
    page.close()
    assert not seen.refused
