"""The assessment framework in a real browser: chosen by keyboard, nothing runs or is fetched, a file comes down."""

import re
import zipfile

import geopandas as gpd
import pytest

pytestmark = pytest.mark.browser

MAP_MS = 90_000
CHOSEN = "BL07"


@pytest.fixture(scope="module")
def workspace(copy_of_workspace, nasty_names):
    """A workspace in which a location, a question, a theme and an answer would each run a script."""
    folder = copy_of_workspace()
    path = folder / "layers" / "building_locations.gpkg"
    frame = gpd.read_file(path)
    frame.loc[frame["location_id"] == CHOSEN, "name"] = nasty_names[0]
    frame.to_file(path, driver="GPKG")
    cell = '"' + nasty_names[0].replace('"', '""') + '"'
    swaps = {
        "assessment_criteria": (",Duurzaamheid,", ",Is het ontwerp natuurinclusief?,"),
        "assessment_answers": (",De ontwikkelaar doet wat de wet vraagt.,",),
    }
    for name, texts in swaps.items():
        table = folder / "data" / "tables" / f"{name}.csv"
        written = table.read_text(encoding="utf-8")
        for text in texts:
            assert text in written
            written = written.replace(text, f",{cell},")
        table.write_text(written, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def address(serve, workspace):
    return serve(workspace)


def open_page(visit, address):
    visit.page.goto(f"{address}/toetsingskader")
    visit.map.locator("path.leaflet-interactive").first.wait_for(state="attached", timeout=MAP_MS)
    visit.settle()


def pick(visit, words):
    box = visit.page.get_by_role("combobox", name=re.compile("Gekozen locatie"))
    box.scroll_into_view_if_needed()
    visit.settle()
    box.fill(words)
    visit.page.get_by_role("option").first.wait_for()
    box.press("Enter")
    visit.page.locator(".geo-pa-checklist").first.wait_for()
    visit.at_rest()


def test_a_location_chosen_by_keyboard_shows_its_checklist_as_text_and_nothing_runs(visit, address, nasty_names):
    open_page(visit, address)
    pick(visit, nasty_names[0])
    text = visit.page.locator("[data-testid=stMain]").inner_text()
    assert text.count(nasty_names[0]) >= 4
    assert [frame.evaluate("window.__pwned") for frame in visit.page.frames] == [None] * len(visit.page.frames)
    assert visit.outside(address) == []


def test_the_list_of_questions_comes_down_as_a_workbook(visit, address, nasty_names, tmp_path):
    open_page(visit, address)
    pick(visit, nasty_names[0])
    button = visit.page.get_by_role("button", name=re.compile("Vragenlijst"))
    with visit.page.expect_download() as waiting:
        button.click()
    assert waiting.value.suggested_filename == f"vragenlijst_{CHOSEN.lower()}_2026-01-01_gemeente.xlsx"
    waiting.value.save_as(tmp_path / "list.xlsx")
    assert "xl/worksheets/sheet2.xml" in zipfile.ZipFile(tmp_path / "list.xlsx").namelist()


def test_the_page_fits_a_large_and_a_small_screen(visit, address, nasty_names):
    open_page(visit, address)
    pick(visit, nasty_names[0])
    main = "document.querySelector('[data-testid=stMain]')"
    for width in (1400, 1024):
        visit.page.set_viewport_size({"width": width, "height": 900})
        visit.settle()
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
        assert visit.page.evaluate(f"{main}.scrollWidth <= {main}.clientWidth")
    visit.page.set_viewport_size({"width": 1400, "height": 900})
