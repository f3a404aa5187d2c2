"""The page "Woonzorgzones" in a real browser: clicks choose and point, and nothing is asked from outside."""

import re

import pytest

from geo_pa.present.special import ordered

pytestmark = pytest.mark.browser

PATH = "/woonzorgzones"
SLOW_MS = 90_000
NEIGHBOURHOODS = 48
IFRAME = "iframe[title*='streamlit_folium']"
FIND = """([layer, id]) => Object.values(window.map._layers).filter(l => l.feature)
    .filter(l => l.feature.properties.layer === layer && l.feature.properties.id === id)
    .find(l => layer === 'neighbourhoods' || l._icon)"""


@pytest.fixture(scope="module")
def address(serve, repository):
    return serve(repository)


@pytest.fixture(scope="module")
def result(session):
    return session.run("woonzorgzones")


def open_page(visit, address):
    visit.page.goto(address + PATH)
    return drawn(visit)


def drawn(visit):
    """The map, once its shapes are there."""
    visit.map.locator("path.leaflet-interactive").first.wait_for(state="attached", timeout=SLOW_MS)
    return visit.page.query_selector_all(IFRAME)[-1].content_frame()


def settled(visit):
    """The map, once the page has stopped working."""
    visit.settle()
    return drawn(visit)


def click_on(visit, layer, unit):
    """Click on a sign, or in the middle of a neighbourhood, as a reader does."""
    frame = settled(visit)
    visit.page.locator(IFRAME).last.scroll_into_view_if_needed()
    place = frame.evaluate(
        f"what => {{ const found = ({FIND})(what);"
        " const at = found.getLatLng ? found.getLatLng() : found.getBounds().getCenter();"
        " window.map.setView(at, 15.5, {animate: false});"
        " return window.map.latLngToContainerPoint(at); }",
        [layer, unit],
    )
    visit.page.wait_for_timeout(500)
    box = visit.page.query_selector_all(IFRAME)[-1].bounding_box()
    visit.page.mouse.click(box["x"] + place["x"], box["y"] + place["y"])


def tried(visit):
    return visit.page.locator(".geo-pa-trial")


def choose(visit, label, text):
    """Choose in a list with the keyboard, once what was asked before is done."""
    settled(visit)
    visit.page.get_by_role("combobox", name=re.compile(label)).last.click()
    visit.page.keyboard.type(text)
    visit.page.wait_for_timeout(300)
    visit.page.keyboard.press("Enter")
    settled(visit)


def test_with_the_network_cut_the_map_shows_its_areas_and_nothing_is_asked_from_outside(visit, address):
    frame = open_page(visit, address)
    assert frame.locator("path.leaflet-interactive").count() >= NEIGHBOURHOODS
    assert frame.locator(".geo-pa-mark").count() >= 1
    assert visit.outside(address) == []


def test_a_click_on_a_neighbourhood_explains_it(visit, address, result):
    open_page(visit, address)
    area = result.table.query("name == 'Venesluis'")
    click_on(visit, "neighbourhoods", area.index[0])
    visit.page.locator(".geo-pa-location h3", has_text="Venesluis").wait_for()
    visit.at_rest()
    assert area["explanation"].iloc[0] in visit.page.locator(".geo-pa-location").inner_text()


def test_a_click_on_a_location_lists_the_locations_and_explains_it(visit, address, result):
    open_page(visit, address)
    visit.page.get_by_text("Bouwlocaties", exact=True).first.click()
    settled(visit)
    plan = ordered(result, "locations").details["locations"].head(8).sort_values("distance_m").iloc[-1]
    click_on(visit, "building_locations", plan.name)
    visit.page.locator(".geo-pa-location h3", has_text=plan["name"]).wait_for()
    visit.at_rest()
    selected = visit.page.locator("[data-testid=stDataFrame] tr[aria-selected=true]")
    selected.first.wait_for(state="attached")
    assert plan["name"] in selected.first.inner_text()


def test_moving_the_map_runs_nothing_also_while_pointing_at_a_place(visit, address):
    open_page(visit, address)
    visit.page.get_by_text("Wat als: een voorziening").click()
    choose(visit, "Waar", "aanwijzen")
    frame = settled(visit)
    frame.evaluate("void window.map.setZoom(window.map.getZoom() + 1)")
    visit.page.wait_for_timeout(1000)
    assert visit.page.locator("[data-testid=stStatusWidget]").count() == 0


def test_a_place_is_pointed_at_on_the_map_and_a_centre_opens_there(visit, address):
    open_page(visit, address)
    visit.page.get_by_text("Wat als: een voorziening").click()
    choose(visit, "Waar", "aanwijzen")
    settled(visit).evaluate("void window.map.setView([52.716, 6.46], 14, {animate: false})")
    visit.page.locator(IFRAME).last.scroll_into_view_if_needed()
    box = visit.page.query_selector_all(IFRAME)[-1].bounding_box()
    visit.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    told = visit.page.get_by_text("Aangewezen: x")
    told.wait_for(timeout=SLOW_MS)
    # 52.716 north, 6.46 east in RD; a pixel is 6 m.
    x, y = (float(figure.replace(".", "")) for figure in re.findall(r"[xy] ([\d.]+) m", told.inner_text()))
    assert (x, y) == pytest.approx((227_490, 525_939), abs=40)
    visit.page.get_by_text("Voeg toe aan de proef").click()
    tried(visit).wait_for(timeout=SLOW_MS)
    assert "verpleeghuis" in tried(visit).inner_text()
    visit.page.get_by_text("Terug naar nu", exact=True).click()
    tried(visit).wait_for(state="detached", timeout=SLOW_MS)


@pytest.mark.parametrize("width", [1400, 1024])
def test_the_page_fits_a_large_and_a_small_screen_also_in_a_trial(visit, address, width):
    visit.page.set_viewport_size({"width": width, "height": 900})
    open_page(visit, address)
    visit.page.get_by_text("Wat als: een voorziening").click()
    choose(visit, "Deze voorzieningen sluiten", "verpleeghuis Krakeel")
    tried(visit).wait_for(timeout=SLOW_MS)
    settled(visit)
    main = "document.querySelector('[data-testid=stMain]')"
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
    assert visit.page.evaluate(f"{main}.scrollWidth <= {main}.clientWidth")
    assert visit.page.locator("button", has_text="Terug naar nu").evaluate("b => b.scrollWidth <= b.clientWidth")


def test_loading_a_trial_again_shows_the_same_trial_and_ending_it_clears_the_address(visit, address):
    open_page(visit, address)
    visit.page.get_by_text("Wat als: een voorziening").click()
    choose(visit, "Deze voorzieningen sluiten", "Krakeel 1, verpl")
    # The list stays open for a second choice.
    visit.page.keyboard.press("Escape")
    choose(visit, "Welke", "Venesluis, buurt")
    visit.page.get_by_role("button", name="Voeg toe aan de proef").click()
    tried(visit).get_by_text("nieuw: ").wait_for(timeout=SLOW_MS)
    settled(visit)
    said = tried(visit).inner_text()
    assert "dicht: " in said
    figures = visit.page.get_by_text("Corporatiewoningen in de zone").first.locator("xpath=..").inner_text()
    assert "proef_dicht=" in visit.page.url
    assert "Venesluis" not in visit.page.url
    visit.page.reload()
    tried(visit).get_by_text("nieuw: ").wait_for(timeout=SLOW_MS)
    settled(visit)
    assert [line for line in tried(visit).inner_text().splitlines() if "dicht" in line] == [
        line for line in said.splitlines() if "dicht" in line
    ]
    assert visit.page.get_by_text("Corporatiewoningen in de zone").first.locator("xpath=..").inner_text() == figures
    visit.page.get_by_role("button", name="Terug naar nu").click()
    tried(visit).wait_for(state="detached", timeout=SLOW_MS)
    visit.page.wait_for_function("!location.search.includes('proef')")
