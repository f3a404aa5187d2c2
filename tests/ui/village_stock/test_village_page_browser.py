"""The villages in a real browser: map and table choose the same, the chart is seen, nothing runs or is fetched."""

import re

import geopandas as gpd
import pytest

pytestmark = pytest.mark.browser

MAP_MS = 90_000
PATH = "/dorpen"
VILLAGES = 13
CHOSEN = "WK011860"
"""Pesse: at risk, with a linked project."""

FIND = "id => Object.values(window.map._layers).find(l => l.feature && l.feature.properties.id === id && l.getBounds)"
ICONS = "Object.values(window.map._layers).filter(l => l._icon && l.feature && l.feature.properties.title)"


@pytest.fixture(scope="module")
def workspace(copy_of_workspace, nasty_names):
    """A workspace whose villages and complexes are named to run a script in the reader's browser."""
    folder = copy_of_workspace()
    for layer, rows in (("villages", slice(4, 6)), ("corporation_stock", slice(None))):
        path = folder / "layers" / f"{layer}.gpkg"
        frame = gpd.read_file(path)
        names = frame.loc[rows, "name"]
        frame.loc[rows, "name"] = [nasty_names[place % len(nasty_names)] for place in range(len(names))]
        frame.to_file(path, driver="GPKG")
    return folder


@pytest.fixture(scope="module")
def address(serve, workspace):
    return serve(workspace)


@pytest.fixture(scope="module")
def areas(workspace):
    return gpd.read_file(workspace / "layers" / "villages.gpkg").set_index("district_code")


def open_page(visit, address):
    visit.page.goto(address + PATH)
    visit.map.locator("path.leaflet-interactive").first.wait_for(state="attached", timeout=MAP_MS)
    visit.settle()
    return visit.frame()


def pick(visit, words):
    """Choose a village with the keyboard, as soon as the page has come to rest."""
    visit.at_rest()
    box = visit.page.get_by_role("combobox", name=re.compile("Gekozen dorp"))
    box.scroll_into_view_if_needed()
    visit.settle()
    box.fill(words)
    visit.page.get_by_role("option").first.wait_for()
    box.press("Enter")
    visit.page.locator(".geo-pa-location h3", has_text=words).wait_for()


def ran(visit):
    return [frame.evaluate("window.__pwned") for frame in visit.page.frames]


def test_with_the_network_cut_the_map_shows_every_village_with_the_places_of_its_changes(visit, address):
    frame = open_page(visit, address)
    assert frame.locator("path.leaflet-interactive").count() >= VILLAGES
    assert frame.evaluate(f"{ICONS}.length") > VILLAGES
    assert visit.outside(address) == []


def test_names_that_are_markup_are_shown_as_text(visit, address, nasty_names):
    frame = open_page(visit, address)
    pick(visit, nasty_names[0])
    frame.evaluate(f"{ICONS}.forEach(l => l.openTooltip())")
    visit.page.wait_for_timeout(500)
    assert nasty_names[0] in "".join(frame.locator(".leaflet-tooltip").all_inner_texts())
    assert ran(visit) == [None] * len(visit.page.frames)
    assert visit.outside(address) == []


def test_a_click_on_the_map_chooses_the_village_and_its_chart(visit, address, areas):
    frame = open_page(visit, address)
    frame.evaluate(f"id => void window.map.fitBounds(({FIND})(id).getBounds(), {{animate: false}})", CHOSEN)
    visit.page.locator("iframe[title*='streamlit_folium']").scroll_into_view_if_needed()
    visit.settle()
    point = areas.geometry[[CHOSEN]].to_crs("EPSG:4326").iloc[0].representative_point()
    x, y = frame.evaluate(
        "([lat, lng]) => { const p = window.map.latLngToContainerPoint([lat, lng]); return [p.x, p.y]; }",
        [point.y, point.x],
    )
    box = visit.page.locator("iframe[title*='streamlit_folium']").bounding_box()
    visit.page.mouse.click(box["x"] + x, box["y"] + y)
    visit.page.locator(".geo-pa-location h3", has_text=areas["name"][CHOSEN]).wait_for()
    assert "Pesse: beginstand" in visit.page.locator(".geo-pa-stock > img").get_attribute("alt")
    visit.at_rest()
    selected = visit.page.locator("[data-testid=stDataFrame] tr[aria-selected=true]").first
    selected.wait_for(state="attached")
    assert areas["name"][CHOSEN] in selected.inner_text()


def test_a_row_in_the_table_chooses_the_village_on_the_map(visit, address, areas):
    frame = open_page(visit, address)
    table = visit.page.locator("[data-testid=stDataFrame]:visible").first
    table.scroll_into_view_if_needed()
    visit.settle()
    box = table.bounding_box()
    visit.page.mouse.click(box["x"] + 18, box["y"] + 36 + 18)
    frame.locator("path[stroke-width='4']").first.wait_for(state="attached")
    visit.at_rest()
    name = visit.page.locator(".geo-pa-location h3").inner_text()
    place = areas.geometry[areas["name"] == name].to_crs("EPSG:4326").iloc[0].representative_point()
    west, south, east, north = map(float, frame.evaluate("window.map.getBounds().toBBoxString()").split(","))
    assert west < place.x < east
    assert south < place.y < north


def test_the_chart_is_drawn_and_the_page_fits_a_large_and_a_small_screen(visit, address):
    open_page(visit, address)
    main = "document.querySelector('[data-testid=stMain]')"
    for width in (1400, 1024):
        visit.page.set_viewport_size({"width": width, "height": 900})
        visit.settle()
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
        assert visit.page.evaluate(f"{main}.scrollWidth <= {main}.clientWidth")
        chart = visit.page.locator(".geo-pa-stock > img")
        assert chart.evaluate("image => image.naturalWidth") > 0
        assert chart.bounding_box()["width"] > 640
    visit.page.set_viewport_size({"width": 1400, "height": 900})
