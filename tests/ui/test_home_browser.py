"""The home page in a browser: a tile leads to its page, and who looks stays who looked."""

import pytest

pytestmark = pytest.mark.browser

OVERFLOWING = """Array.from(document.querySelectorAll('.geo-pa-card'))
    .filter(card => card.scrollWidth > card.clientWidth + 1).map(card => card.innerText)"""
"""The tiles with words that stick out; another font than the app's own, as before it has loaded, must fit too."""


@pytest.fixture(scope="module")
def address(serve, repository):
    return serve(repository)


def opened_as_public(visit, address):
    page = visit.page
    page.goto(address)
    page.locator(".geo-pa-card").nth(8).wait_for()
    visit.at_rest()
    page.get_by_role("combobox", name="Bekijken als").click()
    page.get_by_role("option", name="openbaar").click()
    page.get_by_text("bekeken als openbaar", exact=True).wait_for()
    visit.at_rest()
    return page


def test_a_tile_leads_to_its_page_and_the_viewer_stays(visit, address):
    page = opened_as_public(visit, address)
    tile = page.locator("[class*=st-key-tile_]", has_text="Afspraak 5")
    tile.get_by_role("link", name="Bekijken").click()
    page.get_by_role("heading", name="Voorraad in de dorpen", level=1).wait_for()
    page.get_by_text("bekeken als openbaar", exact=True).wait_for()
    assert visit.outside(address) == []


@pytest.mark.parametrize("width", [1400, 1024])
def test_the_tiles_fit_a_large_and_a_small_screen(visit, address, width):
    page = visit.page
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)
    page.locator(".geo-pa-card").nth(8).wait_for()
    visit.at_rest()
    for font in ("inherit", "monospace"):
        page.add_style_tag(content=f".geo-pa-card * {{ font-family: {font} !important; }}")
        assert page.evaluate(OVERFLOWING) == [], font
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_on_a_small_screen_no_tile_is_narrower_than_its_words_need(visit, address):
    page = visit.page
    page.set_viewport_size({"width": 1024, "height": 900})
    page.goto(address)
    page.locator(".geo-pa-card").nth(8).wait_for()
    visit.at_rest()
    widths = page.evaluate("Array.from(document.querySelectorAll('.geo-pa-card'), c => c.clientWidth)")
    assert len(widths) > 8
    assert min(widths) >= 230


def test_loading_the_page_again_shows_the_room_no_more_than_before(visit, address):
    page = opened_as_public(visit, address)
    page.get_by_role("link", name="30% sociale huur").click()
    page.get_by_role("heading", name="30% sociale huur", level=1).wait_for()
    visit.at_rest()
    page.reload()
    page.get_by_role("heading", name="30% sociale huur", level=1).wait_for()
    visit.at_rest()
    page.locator(".geo-pa-facts", has_text="bekeken als openbaar").wait_for()
    assert "openbaar" in page.url
