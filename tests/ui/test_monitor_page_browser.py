"""All agreements in a real browser: a ticked row opens what lies behind it, nothing runs and nothing is fetched."""

import re

import pytest

pytestmark = pytest.mark.browser

PAGE_MS = 90_000
PATH = "/afspraken"


@pytest.fixture(scope="module")
def address(serve, nasty_workspace):
    return serve(nasty_workspace)


def at_rest(visit):
    visit.page.locator("[data-test-script-state=notRunning]").wait_for(state="attached", timeout=PAGE_MS)
    visit.page.wait_for_timeout(700)


def open_page(visit, address):
    visit.page.goto(address + PATH)
    visit.page.get_by_text("Jaardocument").wait_for(timeout=PAGE_MS)
    at_rest(visit)


def pick(visit, words):
    box = visit.page.get_by_role("combobox", name=re.compile("Gekozen afspraak"))
    box.scroll_into_view_if_needed()
    box.click()
    box.fill(words)
    visit.page.get_by_role("option").first.click()
    visit.page.locator(".st-key-chosen_agreement").wait_for(timeout=PAGE_MS)
    at_rest(visit)


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
    for place, title in ((0, "Netto uitbreiding"), (3, "Toegankelijke nieuwbouwwoningen")):
        table.click(position={"x": 16, "y": 36 + 35 * place + 17})
        visit.page.locator(".st-key-chosen_agreement h3", has_text=title).wait_for(timeout=PAGE_MS)
        at_rest(visit)
    assert visit.page.locator(".st-key-chosen_agreement").count() == 1


def test_the_map_opens_with_the_complexes_in_the_colours_that_were_asked(visit, address):
    open_page(visit, address)
    visit.page.get_by_role("button", name="Bekijk op de kaart").nth(1).click()
    visit.page.get_by_role("heading", name="Overzicht").wait_for(timeout=PAGE_MS)
    at_rest(visit)
    assert visit.page.get_by_role("combobox", name=re.compile("Complexen kleuren naar")).input_value() == "Huur"
