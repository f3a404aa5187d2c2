"""Heat and green in a real browser: map and table choose the same, nothing runs, nothing is asked from outside."""

import re

import geopandas as gpd
import pytest

pytestmark = pytest.mark.browser

MAP_MS = 90_000
PATH = "/hitte"
NEIGHBOURHOODS = 48
FIND = "id => Object.values(window.map._layers).find(l => l.feature && l.feature.properties.id === id && l.getBounds)"


@pytest.fixture(scope="module")
def workspace(copy_of_workspace, nasty_names):
    """A workspace whose neighbourhoods and works are named to run a script in the reader's browser."""
    folder = copy_of_workspace()
    for layer in ("neighbourhoods", "planned_works"):
        path = folder / "layers" / f"{layer}.gpkg"
        rows = gpd.read_file(path)
        rows.loc[3:5, "name"] = nasty_names
        rows.to_file(path, driver="GPKG")
    return folder


@pytest.fixture(scope="module")
def address(serve, workspace):
    return serve(workspace)


@pytest.fixture(scope="module")
def areas(workspace):
    return gpd.read_file(workspace / "layers" / "neighbourhoods.gpkg").set_index("neighbourhood_code")


def open_page(visit, address):
    visit.page.goto(address + PATH)
    visit.map.locator("path.leaflet-interactive").first.wait_for(state="attached", timeout=MAP_MS)
    visit.settle()
    return visit.frame()


def pick(visit, label, words):
    """Choose with the keyboard, as soon as the page has come to rest."""
    visit.at_rest()
    box = visit.page.get_by_role("combobox", name=re.compile(label))
    box.fill(words)
    box.press("Enter")


def show(visit, table):
    visit.at_rest()
    visit.page.get_by_role("radio", name=table).click()


def explained(visit):
    return visit.page.locator(".geo-pa-location h3")


def ran(visit):
    return [frame.evaluate("window.__pwned") for frame in visit.page.frames]


def test_with_the_network_cut_the_map_shows_all_neighbourhoods(visit, address):
    frame = open_page(visit, address)
    assert frame.locator("path.leaflet-interactive").count() >= NEIGHBOURHOODS
    assert visit.outside(address) == []


def test_a_name_that_is_markup_is_shown_as_text(visit, address, nasty_names):
    open_page(visit, address)
    for name in nasty_names:
        pick(visit, "Gekozen buurt", name)
        visit.page.locator(".geo-pa-location h3", has_text=name).wait_for()
    show(visit, "Werk met werk")
    visit.page.get_by_text("Werk in buurten die aandacht vragen").wait_for()
    assert ran(visit) == [None] * len(visit.page.frames)
    assert visit.outside(address) == []


def test_a_click_on_the_map_chooses_the_row_in_the_table(visit, address, areas):
    frame = open_page(visit, address)
    chosen = "BU01185008"
    frame.evaluate(f"id => void window.map.fitBounds(({FIND})(id).getBounds(), {{animate: false}})", chosen)
    visit.page.locator("iframe[title*='streamlit_folium']").scroll_into_view_if_needed()
    visit.settle()
    point = areas.geometry[[chosen]].to_crs("EPSG:4326").iloc[0].representative_point()
    x, y = frame.evaluate(
        "([lat, lng]) => { const p = window.map.latLngToContainerPoint([lat, lng]); return [p.x, p.y]; }",
        [point.y, point.x],
    )
    box = visit.page.locator("iframe[title*='streamlit_folium']").bounding_box()
    visit.page.mouse.click(box["x"] + x, box["y"] + y)
    visit.page.locator(".geo-pa-location h3", has_text=areas["name"][chosen]).wait_for()
    visit.at_rest()
    selected = visit.page.locator("[data-testid=stDataFrame] tr[aria-selected=true]").first
    selected.wait_for(state="attached")
    assert areas["name"][chosen] in selected.inner_text()


def test_a_row_in_the_table_chooses_the_neighbourhood_on_the_map(visit, address, areas):
    frame = open_page(visit, address)
    table = visit.page.locator("[data-testid=stDataFrame]").first
    table.scroll_into_view_if_needed()
    visit.settle()
    box = table.bounding_box()
    visit.page.mouse.click(box["x"] + 18, box["y"] + 36 + 18)
    explained(visit).wait_for()
    frame.locator("path[stroke-width='4']").first.wait_for(state="attached")
    visit.at_rest()
    name = explained(visit).inner_text()
    place = areas.geometry[areas["name"] == name].to_crs("EPSG:4326").iloc[0].representative_point()
    west, south, east, north = map(float, frame.evaluate("window.map.getBounds().toBBoxString()").split(","))
    assert west < place.x < east
    assert south < place.y < north


def test_the_image_of_heat_lies_on_the_map_and_areas_can_still_be_pointed_at(visit, address):
    open_page(visit, address)
    pick(visit, "Beeld eronder", "Gevoels")
    visit.map.locator("img.leaflet-image-layer").wait_for(state="attached", timeout=MAP_MS)
    visit.page.locator(".geo-pa-legend h4", has_text="°C PET").wait_for()
    assert visit.outside(address) == []


def test_one_table_at_a_time_is_shown_and_what_was_chosen_for_it_stays(visit, address):
    open_page(visit, address)
    visit.at_rest()
    visit.page.get_by_role("combobox", name="Van welke corporatie").click()
    visit.page.keyboard.type("Woonservice")
    visit.page.wait_for_timeout(300)
    visit.page.keyboard.press("Enter")
    visit.page.get_by_text(re.compile("^7 complexen bij deze filters")).wait_for()
    own, cool = re.compile("^7 complexen bij deze filters"), "Het raster weet niet of een plek openbaar is"
    assert visit.page.get_by_text(cool).count() == 0
    show(visit, "Koele plekken")
    visit.page.get_by_text(cool).wait_for()
    visit.settle()
    assert visit.page.get_by_text(own).count() == 0
    show(visit, "Welk complex eerst")
    visit.page.get_by_text(own).wait_for()
    visit.settle()
    assert visit.page.get_by_text(cool).count() == 0
    assert visit.page.locator("input[aria-label='Van welke corporatie']").input_value() == "Woonservice"


def test_the_page_fits_a_large_and_a_small_screen(visit, address):
    open_page(visit, address)
    main = "document.querySelector('[data-testid=stMain]')"
    for width in (1400, 1024):
        visit.page.set_viewport_size({"width": width, "height": 900})
        visit.settle()
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
        assert visit.page.evaluate(f"{main}.scrollWidth <= {main}.clientWidth")
    visit.page.set_viewport_size({"width": 1400, "height": 900})
