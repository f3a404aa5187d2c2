"""The home page from nothing: start the app as a process of its own, until the map is in the page."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, sync_playwright

from benchmarks.timing import Timing, of
from geo_pa.cli.app import app_command
from geo_pa.cli.serving import LOCAL, REPOSITORY, Serving

SHAPE_ON_THE_MAP = "path.leaflet-interactive"
TILE = ".geo-pa-card"
AT_REST = "[data-test-script-state=notRunning]"
PATIENCE_S = 60


@dataclass(frozen=True)
class ColdStart:
    """How long it takes from starting the app until the map holds a shape, and until the last tile is there."""

    map: Timing
    tiles: Timing


def chromium() -> str | None:
    """Return where chromium is; None where it is not."""
    return shutil.which("chromium")


def time_cold_start(*, runs: int) -> ColdStart:
    """Time the home page from the start of the process; the browser is open already."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        try:
            times = [_one_start(browser) for _ in range(runs)]
        finally:
            browser.close()
    return ColdStart(*(of(list(seconds)) for seconds in zip(*times, strict=True)))


def _one_start(browser: Browser) -> tuple[float, float]:
    port = free_port()
    start = time.perf_counter()
    with app(port), browser.new_context() as context:
        page = context.new_page()
        page.goto(f"http://{LOCAL}:{port}", wait_until="commit")
        shapes = page.frame_locator("iframe").first.locator(SHAPE_ON_THE_MAP)
        shapes.first.wait_for(state="attached", timeout=PATIENCE_S * 1000)
        drawn = time.perf_counter() - start
        page.locator(TILE).first.wait_for(state="attached", timeout=PATIENCE_S * 1000)
        page.locator(AT_REST).wait_for(state="attached", timeout=PATIENCE_S * 1000)
        return drawn, time.perf_counter() - start


@contextmanager
def app(port: int) -> Iterator[subprocess.Popen[bytes]]:
    """Run the app until the block ends, and wait until it answers; gives its process."""
    command = app_command(Serving(port=port), port, browser=False)
    process = subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603  # our own command
    try:
        _wait_until_open(port)
        yield process
    finally:
        process.terminate()
        process.wait()


def _wait_until_open(port: int) -> None:
    limit = time.perf_counter() + PATIENCE_S
    while time.perf_counter() < limit:
        with socket.socket() as attempt:
            if attempt.connect_ex((LOCAL, port)) == 0:
                return
        time.sleep(0.02)
    raise TimeoutError(f"the app did not answer within {PATIENCE_S} s")


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.create_server((LOCAL, 0)) as server:
        return int(server.getsockname()[1])
