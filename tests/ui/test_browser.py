"""The app in a real browser: nothing in data runs, nothing is asked from outside, map and table choose the same."""

import re

import geopandas as gpd
import pytest

from geo_pa.engine import open_workspace
from geo_pa.model import Verdict

pytestmark = pytest.mark.browser

NEIGHBOURHOODS = 48
MAP_MS = 60_000
PIXEL_DEG = 1e-4
"""More than a pixel of the map at the zoom of these tests, less than two."""


@pytest.fixture(scope="module")
def address(serve, nasty_workspace):
    return serve(nasty_workspace)


@pytest.fixture(scope="module")
def locations(nasty_workspace):
    return gpd.read_file(nasty_workspace / "layers" / "building_locations.gpkg").set_index("location_id")


@pytest.fixture(scope="module")
def fifth(nasty_workspace, locations):
    """The location in the fifth row of the table: the worst verdicts stand on top."""
    table = open_workspace(nasty_workspace).run("social_share").table
    order = [row for verdict in Verdict for row in table.index[table["verdict"] == verdict]]
    return locations.loc[[order[4]]]


def open_page(visit, address, path="/"):
    """Open a page and wait until its map is drawn."""
    visit.page.goto(address + path)
    visit.map.locator("path.leaflet-interactive").first.wait_for(state="attached", timeout=MAP_MS)
    return visit.frame()


VIEW = "[window.map.getCenter().lat, window.map.getCenter().lng, window.map.getZoom()]"
FIND = "id => Object.values(window.map._layers).find(l => l._icon && l.feature && l.feature.properties.id === id)"


def sign(frame, location):
    """The sign of a location on the map, with the map so near that no other covers it.

    ``void``: playwright copies what is given back, and the map takes it three seconds.
    """
    frame.evaluate(f"id => void window.map.setView(({FIND})(id).getLatLng(), 16, {{animate: false}})", location)
    return frame.evaluate_handle(f"id => ({FIND})(id)._icon", location).as_element()


def point_at(visit, location):
    """Move the mouse to a location on the map, as a reader does."""
    visit.page.locator("iframe[title*='streamlit_folium']").scroll_into_view_if_needed()
    visit.settle()
    box = sign(visit.frame(), location).bounding_box()
    visit.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=3)


def click(visit):
    visit.page.mouse.down()
    visit.page.mouse.up()


def ran(visit):
    return [frame.evaluate("window.__pwned") for frame in visit.page.frames]


def test_a_name_that_is_markup_is_shown_as_text_in_tooltip_and_popup(visit, address, locations, nasty_names):
    frame = open_page(visit, address)
    for name in nasty_names:
        point_at(visit, locations.index[locations["name"] == name][0])
        frame.locator(".leaflet-tooltip", has_text=name).wait_for()
        click(visit)
        frame.locator(".leaflet-popup", has_text=name).wait_for()
    visit.page.wait_for_timeout(500)
    assert ran(visit) == [None] * len(visit.page.frames)
    assert visit.outside(address) == []


def test_a_name_that_is_markup_is_shown_as_text_in_the_explanation(visit, address, nasty_names):
    open_page(visit, address, "/sociale-huur")
    for name in nasty_names:
        choose(visit, name)
        assert visit.page.locator(".geo-pa-location h3").inner_text() == name
    assert ran(visit) == [None] * len(visit.page.frames)


def test_a_name_that_is_markup_is_shown_as_text_in_the_table(visit, address, nasty_names):
    open_page(visit, address)
    visit.page.get_by_text("Bouwlocaties als tabel").click()
    for name in nasty_names:
        visit.page.locator("[data-testid=stDataFrame] td", has_text=name).first.wait_for(state="attached")
    assert ran(visit) == [None] * len(visit.page.frames)
    assert visit.outside(address) == []


def choose(visit, name):
    """Choose a location by name, with the keyboard."""
    visit.at_rest()
    visit.page.get_by_role("combobox", name=re.compile("Gekozen locatie")).fill(name)
    visit.page.keyboard.press("Enter")
    visit.page.locator(".geo-pa-location h3", has_text=name).wait_for()


@pytest.mark.parametrize("path", ["/", "/sociale-huur"])
def test_with_the_network_cut_the_map_shows_its_areas(visit, address, path):
    frame = open_page(visit, address, path)
    assert frame.locator("path.leaflet-interactive").count() >= NEIGHBOURHOODS
    assert visit.outside(address) == []


def test_a_row_in_the_table_chooses_the_location_on_the_map(visit, address, fifth):
    frame = open_page(visit, address, "/sociale-huur")
    click_row(visit, 4)
    name = visit.page.locator(".geo-pa-location h3").inner_text()
    assert name == fifth["name"].item()
    frame.locator("path[stroke-width='4']").first.wait_for(state="attached")
    shown = frame.evaluate("window.map.getBounds().toBBoxString()")
    west, south, east, north = map(float, shown.split(","))
    place = fifth.geometry.to_crs("EPSG:4326").iloc[0].representative_point()
    assert west < place.x < east
    assert south < place.y < north


def click_row(visit, row):
    """Tick a row of the table, which is drawn on a canvas."""
    table = visit.page.locator("[data-testid=stDataFrame]").first
    table.scroll_into_view_if_needed()
    visit.settle()
    box = table.bounding_box()
    visit.page.mouse.click(box["x"] + 18, box["y"] + 36 * (row + 1) + 18)
    visit.page.locator(".geo-pa-location h3").wait_for()
    visit.at_rest()


def test_a_click_on_the_map_chooses_the_row_in_the_table_and_does_not_move_the_map(visit, address, fifth):
    frame = open_page(visit, address, "/sociale-huur")
    point_at(visit, fifth.index[0])
    before = frame.evaluate(VIEW)
    click(visit)
    visit.page.locator(".geo-pa-location h3", has_text=fifth["name"].item()).wait_for()
    visit.at_rest()
    selected = visit.page.locator("[data-testid=stDataFrame] tr[aria-selected=true]")
    selected.wait_for(state="attached")
    assert fifth["name"].item() in selected.inner_text()
    assert frame.evaluate(VIEW) == pytest.approx(before, abs=1e-5)


def test_moving_the_map_runs_nothing(visit, address):
    frame = open_page(visit, address, "/sociale-huur")
    visit.page.wait_for_timeout(1000)
    sent = []
    visit.page.on("websocket", lambda _socket: sent.append("a new connection"))
    frame.evaluate("void window.map.setZoom(window.map.getZoom() + 1)")
    visit.page.wait_for_timeout(1000)
    assert visit.page.locator("[data-testid=stStatusWidget]").count() == 0
    assert sent == []


def test_another_option_leaves_the_map_where_the_reader_put_it(visit, address):
    frame = open_page(visit, address, "/sociale-huur")
    frame.evaluate("void window.map.setView([52.75, 6.5], 14, {animate: false})")
    before = frame.evaluate(VIEW)
    visit.settle()
    visit.page.get_by_text("Keuzes die de afspraken openlaten").click()
    visit.page.get_by_role("textbox", name=re.compile("Kleinste project")).fill("20")
    visit.page.keyboard.press("Enter")
    visit.page.get_by_text("1 keuze wijkt af").wait_for()
    visit.map.locator("path.leaflet-interactive").first.wait_for(state="attached")
    visit.at_rest()
    assert visit.frame().evaluate(VIEW) == pytest.approx(before, abs=PIXEL_DEG)


def test_only_a_background_asks_something_from_outside_and_without_it_nothing_is_missed(visit, address):
    open_page(visit, address)
    visit.page.get_by_role("combobox", name=re.compile("Ondergrond")).fill("Kaart, grijs")
    visit.page.keyboard.press("Enter")
    visit.settle()
    visit.frame()
    visit.map.locator("path.leaflet-interactive").nth(NEIGHBOURHOODS - 1).wait_for(state="attached")
    asked = {url.split("/")[2] for url in visit.outside(address)}
    assert asked == {"service.pdok.nl"}


@pytest.mark.parametrize("path", ["/", "/sociale-huur", "/uitleg"])
def test_a_page_fits_a_large_and_a_small_screen(visit, address, path):
    visit.page.goto(address + path)
    visit.page.locator(".geo-pa-header").wait_for(timeout=MAP_MS)
    main = "document.querySelector('[data-testid=stMain]')"
    for width in (1400, 1024):
        visit.page.set_viewport_size({"width": width, "height": 900})
        visit.settle()
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
        assert visit.page.evaluate(f"{main}.scrollWidth <= {main}.clientWidth")
    assert visit.outside(address) == []
