"""An edit in the browser: from Enter in a field to what changes by it, from saving to the page, and from opening it."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.coldstart import AT_REST, PATIENCE_S, SHAPE_ON_THE_MAP, app, chromium, free_port
from benchmarks.readers import cpu_s
from benchmarks.timing import Timing, of
from geo_pa.cli.app import ADDRESS, REPOSITORY, WORKSPACE_VARIABLE

LIST, FIELD, MORE, NAME = "Gekozen locatie", "Te slopen sociale huur (woningen)", "Meer gegevens", "Uw naam"
TELLS = "(document.body.innerText.split('Wat er verandert')[1] || '').split('Alle verschillen')[0]"
"""What the reader sees of what changes; nothing where nothing does."""

QUIET_MS = 300


@dataclass(frozen=True)
class Editing:
    """How long a planner waits while changing a location.

    Attributes
    ----------
    told : Timing
        From Enter in a field to another line under "Wat er verandert".
    saved : Timing
        From "Opslaan" to the page with the change in it.
    opened : Timing
        From asking for the page, after something was saved, to its map.
    cpu : Timing
        Processor time of the app for an edit, until the whole page is there.
    """

    told: Timing
    saved: Timing
    opened: Timing
    cpu: Timing


def time_editing(*, runs: int) -> Editing:
    """Change a location of a copy of the embedded municipality again and again, and save each third change."""
    with _copy(), sync_playwright() as driver:
        port = free_port()
        with app(port) as process:
            browser = driver.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
            try:
                page = browser.new_page(locale="nl-NL", viewport={"width": 1400, "height": 900})
                return _edit(page, f"http://{ADDRESS}:{port}/locaties", process.pid, runs)
            finally:
                browser.close()


@contextmanager
def _copy() -> Iterator[None]:
    """Let the app look at a copy: what is saved is no part of the repository."""
    before = os.environ.get(WORKSPACE_VARIABLE)
    with tempfile.TemporaryDirectory() as folder:
        for part in ("layers", "data"):
            shutil.copytree(REPOSITORY / part, Path(folder) / part)
        os.environ[WORKSPACE_VARIABLE] = folder
        try:
            yield
        finally:
            os.environ.pop(WORKSPACE_VARIABLE)
            os.environ.update({} if before is None else {WORKSPACE_VARIABLE: before})


def _edit(page: Page, address: str, process: int, runs: int) -> Editing:
    told, saved, opened, cpu = [], [], [], []
    _open(page, address)
    figures = cycle(map(str, range(10, 50)))
    _told_after(page, next(figures))  # the first takes what every later one finds
    for _ in range(runs):
        for _ in range(3):
            before = cpu_s(process)
            told.append(_told_after(page, next(figures)))
            cpu.append(cpu_s(process) - before)
        saved.append(_save(page))
        opened.append(_open(page, address))
    return Editing(*map(of, (told, saved, opened, cpu)))


def _open(page: Page, address: str) -> float:
    """Open the page, choose the first location and unfold the field; return how long the map took."""
    start = time.perf_counter()
    page.goto(address, wait_until="commit")
    shapes = page.frame_locator("iframe").first.locator(SHAPE_ON_THE_MAP)
    shapes.first.wait_for(state="attached", timeout=PATIENCE_S * 1000)
    drawn = time.perf_counter() - start
    _rest(page)
    if not page.get_by_label(FIELD).count():
        page.get_by_role("combobox", name=LIST).click()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.get_by_label(FIELD).wait_for(state="attached", timeout=PATIENCE_S * 1000)
        _rest(page)
    if not page.get_by_label(FIELD).is_visible():
        page.locator("summary", has_text=MORE).first.click()
    if page.get_by_label(NAME).count():
        page.get_by_label(NAME).fill("Meting")
        page.get_by_label(NAME).press("Enter")
        _rest(page)
    return drawn


def _told_after(page: Page, figure: str) -> float:
    """Fill in another figure; return how long it takes until another line is told."""
    field, before = page.get_by_label(FIELD), page.evaluate(TELLS)
    field.fill(figure)
    start = time.perf_counter()
    field.press("Enter")
    page.wait_for_function(f"before => {{ const now = {TELLS}; return now && now !== before; }}", arg=before)
    told = time.perf_counter() - start
    _rest(page)
    return told


def _save(page: Page) -> float:
    start = time.perf_counter()
    page.get_by_role("button", name="Opslaan", exact=True).click()
    page.wait_for_function(f"!({TELLS})")
    page.locator(AT_REST).wait_for(state="attached")
    return time.perf_counter() - start


def _rest(page: Page) -> None:
    page.wait_for_timeout(QUIET_MS)
    page.locator(AT_REST).wait_for(state="attached", timeout=PATIENCE_S * 1000)
