"""All agreements in a real browser: a ticked row opens what lies behind it, nothing runs and nothing is fetched."""

import re

import pytest

from geo_pa.ui.agreement_monitor.themes import FIGURES, ROW_PX, WORDS

pytestmark = pytest.mark.browser

HEAD_PX, BOX_PX = 36, 34
"""Height of a table's head, and width of the boxes before its rows."""

PAGE_MS = 90_000
PATH = "/afspraken"
WIDTHS = {name: WORDS[name] for name in ("Afspraak", "Oordeel")} | FIGURES | {"Wie trekt": WORDS["Wie trekt"]}
"""In the order of the table."""


@pytest.fixture(scope="module")
def address(serve, nasty_workspace):
    return serve(nasty_workspace)


def open_page(visit, address):
    visit.page.goto(address + PATH)
    visit.page.get_by_text("Jaardocument").wait_for(timeout=PAGE_MS)
    visit.settle()


def pick(visit, words):
    box = visit.page.get_by_role("combobox", name=re.compile("Gekozen afspraak"))
    box.scroll_into_view_if_needed()
    box.click()
    box.fill(words)
    visit.page.get_by_role("option").first.click()
    visit.page.locator(".st-key-chosen_agreement").wait_for(timeout=PAGE_MS)
    visit.settle()


def test_choosing_an_agreement_opens_what_lies_behind_it_and_runs_nothing(visit, address):
    open_page(visit, address)
    pick(visit, "2. Sociale huur")
    chosen = visit.page.locator(".st-key-chosen_agreement")
    assert "Sociale huur in nieuwe woningbouwprojecten" in chosen.inner_text()
    assert "Rijen achter het getal" in chosen.inner_text()
    assert visit.page.evaluate("window.__pwned") is None
    assert visit.outside(address) == []


def test_a_row_that_is_ticked_is_chosen_and_another_takes_its_place(visit, address):
    open_page(visit, address)
    table = visit.page.locator("[data-testid=stDataFrame]").first
    table.scroll_into_view_if_needed()
    for place, title in ((0, "Netto uitbreiding"), (4, "Toegankelijke nieuwbouwwoningen")):
        table.click(position={"x": 16, "y": HEAD_PX + ROW_PX * place + ROW_PX // 2})
        visit.page.locator(".st-key-chosen_agreement h3", has_text=title).wait_for(timeout=PAGE_MS)
        visit.settle()
    assert visit.page.locator(".st-key-chosen_agreement").count() == 1


@pytest.mark.parametrize(("column", "stage"), [("Hard", "hard"), ("Zacht", "zacht"), ("Afgesproken", "alles")])
def test_a_click_on_a_figure_opens_the_rows_behind_that_figure(visit, address, column, stage):
    open_page(visit, address)
    table = visit.page.locator("[data-testid=stDataFrame]").first
    table.scroll_into_view_if_needed()
    before = list(WIDTHS).index(column)
    left = BOX_PX + sum(list(WIDTHS.values())[:before])
    table.click(position={"x": left + WIDTHS[column] // 2, "y": HEAD_PX + ROW_PX // 2})
    chosen = visit.page.locator(".st-key-chosen_agreement")
    chosen.get_by_role("heading", name="Netto uitbreiding").wait_for(timeout=PAGE_MS)
    visit.settle()
    assert chosen.locator("[aria-checked=true]", has_text=stage).count() == 1


def test_on_a_small_screen_every_figure_is_in_sight(visit, address):
    visit.page.set_viewport_size({"width": 1024, "height": 900})
    open_page(visit, address)
    table = visit.page.locator("[data-testid=stDataFrame]").first
    figures = BOX_PX + sum(width for name, width in WIDTHS.items() if name != "Wie trekt")
    assert table.bounding_box()["width"] >= figures


def test_the_map_opens_with_the_complexes_in_the_colours_that_were_asked(visit, address):
    open_page(visit, address)
    visit.page.get_by_role("button", name="Bekijk op de kaart").nth(1).click()
    visit.page.get_by_role("heading", name="Overzicht").wait_for(timeout=PAGE_MS)
    visit.settle()
    assert visit.page.get_by_role("combobox", name=re.compile("Complexen kleuren naar")).input_value() == "Huur"
