"""Drawing and filling in as a planner does: in a browser, with the mouse and without."""

import json
import re

import pytest
import shapely

pytestmark = pytest.mark.browser

IFRAME = "iframe[title*='streamlit_folium']"
CORNERS = [(200, 220), (360, 230), (370, 350), (210, 340)]
PROPOSED = ("dwellings_realised", "care_places", "caravans", "pitches")
SIZES = [(1024, 768), (1600, 1000)]
FIND = "id => Object.values(window.map._layers).find(l => l.feature && l.feature.properties.id === id)"


class Board:
    """The page with the map to draw on."""

    def __init__(self, visit, address, size=(1600, 1000), query=""):
        self.visit, self.page = visit, visit.page
        self.page.set_viewport_size({"width": size[0], "height": size[1]})
        self.page.goto(f"{address}/?{query}")
        self.frame = visit.frame()
        self.look(52.735, 6.52)

    def look(self, latitude, longitude, zoom=15):
        place = {"at": [latitude, longitude], "zoom": zoom}
        self.frame.evaluate("p => void window.map.setView(p.at, p.zoom, {animate: false})", place)
        self.visit.settle()

    @property
    def said(self):
        """What the page says that it has, once it is at rest."""
        self.visit.settle()
        return json.loads(self.page.locator("[data-testid=stCode]").inner_text())

    @property
    def shape(self):
        found = self.said["shape"]
        return found and shapely.from_wkt(found)

    @property
    def hint(self):
        return self.visit.map.locator(".geo-pa-draw-said").inner_text()

    def press(self, name):
        self.visit.map.get_by_role("button", name=name).click()

    def offered(self):
        buttons = self.visit.map.locator(".geo-pa-draw-bar button:visible")
        return buttons.all_inner_texts()

    def at(self, x, y):
        box = self.page.locator(IFRAME).bounding_box()
        return box["x"] + x, box["y"] + y

    def click(self, *corners):
        for corner in corners:
            self.page.mouse.click(*self.at(*corner))
            self.page.wait_for_timeout(400)

    def double_click(self, x, y):
        """Click twice, as fast as a hand does."""
        self.page.mouse.click(*self.at(x, y))
        self.page.wait_for_timeout(120)
        self.page.mouse.click(*self.at(x, y), click_count=2)

    def move(self, x, y):
        self.page.mouse.move(*self.at(x, y), steps=3)

    def type_in(self, label, text):
        box = self.page.get_by_role("textbox", name=label, exact=True)
        box.fill(text)
        box.press("Enter")
        self.visit.settle()

    def draw(self, corners=CORNERS):
        self.press("Teken een vlak")
        self.click(*corners)
        self.page.keyboard.press("Enter")
        self.visit.settle()

    def on_map(self):
        """How many shapes of the hand and of the page are on the map."""
        return self.frame.evaluate(
            "() => Object.values(window.map._layers).filter(l => l.options && l.options.color === '#154273'"
            " && l instanceof L.Polygon && l.options.weight > 2).length"
        )


@pytest.fixture
def board(visit, address):
    return Board(visit, address)


@pytest.mark.parametrize("size", SIZES, ids=["1024", "1600"])
def test_four_corners_a_name_and_a_number_of_homes_are_enough(visit, address, size):
    board = Board(visit, address, size)
    board.press("Teken een vlak")
    assert "eerste hoek" in board.hint
    assert board.offered() == ["Laatste hoek weg", "Klaar", "Stoppen"]
    board.click(*CORNERS)
    board.click(CORNERS[0])
    shape = board.shape
    metres = board.frame.evaluate("() => window.map.distance([52.735, 6.52], [52.735, 6.521]) / 0.001")
    assert len(shape.exterior.coords) == 5
    assert 220_000 < shape.centroid.x < 240_000
    assert 510_000 < shape.centroid.y < 540_000
    degrees = board.frame.evaluate(
        "a => [window.map.containerPointToLatLng(a[0]).lng, window.map.containerPointToLatLng(a[1]).lng]",
        [list(CORNERS[0]), list(CORNERS[1])],
    )
    width = abs(degrees[1] - degrees[0]) * metres
    assert shape.bounds[2] - shape.bounds[0] == pytest.approx(width * 170 / 160, rel=0.05)
    visit.page.get_by_text(re.compile(r"Ligt (voor \d+% )?in buurt .*; wijk")).wait_for()
    board.type_in("Naam", "Noordscheschut Oost")
    board.type_in("Nieuwe woningen", "40")
    said = board.said
    assert said["ready"]
    assert said["usable"]
    assert said["changes"] == dict.fromkeys(PROPOSED, "0") | {
        "name": "Noordscheschut Oost",
        "dwellings": "40",
        "status": "4B",
        "confidentiality": "municipality",
    }
    assert visit.outside(address) == []


def test_what_was_drawn_stays_once_after_a_rerun_and_can_be_drawn_anew(board):
    board.draw()
    first = board.shape
    board.type_in("Naam", "Noord")
    assert board.shape == first
    assert board.on_map() == 1
    board.press("Teken een vlak")
    board.click((400, 200), (500, 200))
    board.page.keyboard.press("Escape")
    assert board.shape == first
    assert board.on_map() == 1
    board.draw([(420, 200), (520, 210), (500, 300)])
    assert board.shape.disjoint(first)
    assert board.on_map() == 1
    board.page.get_by_role("button", name="Vorm weghalen").click()
    assert board.shape is None
    assert board.on_map() == 0


def test_an_area_that_crosses_itself_is_told_before_the_click_and_cannot_be_made(board):
    board.press("Teken een vlak")
    board.click(*CORNERS[:3])
    board.move(280, 150)
    assert "kruist het vlak zichzelf" in board.hint
    board.click((280, 150))
    board.move(*CORNERS[3])
    assert "Klik de volgende hoek" in board.hint
    board.click(CORNERS[3])
    board.page.keyboard.press("Enter")
    assert len(board.shape.exterior.coords) == 5


def test_an_area_whose_last_line_would_cross_is_not_finished(board):
    spiral = [(200, 300), (200, 200), (400, 200), (400, 400), (260, 400), (260, 260), (340, 260)]
    board.press("Teken een vlak")
    board.click(*spiral)
    board.page.keyboard.press("Enter")
    assert "terug naar de eerste hoek" in board.hint
    assert board.shape is None
    board.page.keyboard.press("Backspace")
    board.press("Laatste hoek weg")
    assert "Klik de volgende hoek" in board.hint


def test_a_double_click_finishes_and_chooses_nothing_beneath(board):
    board.press("Teken een vlak")
    board.click(*CORNERS[:2])
    board.double_click(*CORNERS[2])
    assert len(board.shape.exterior.coords) == 4
    assert board.page.get_by_text("Gekozen: None").count() == 1


def largest_location(board, session):
    """Look at a location from nearby: its id, and where on the map its middle is."""
    locations = session.layer("building_locations")
    row = locations.index[locations.area.argmax()]
    middle = board.frame.evaluate(f"id => ({FIND})(id).getBounds().getCenter()", row)
    board.look(middle["lat"], middle["lng"], 16)
    return row, board.frame.evaluate("() => { const s = window.map.getSize(); return [s.x / 2, s.y / 2]; }")


def test_a_double_click_on_the_first_corner_does_not_choose_the_location_there(board, session):
    _, (x, y) = largest_location(board, session)
    board.press("Teken een vlak")
    board.click((x, y), (x + 100, y), (x + 100, y + 100))
    board.double_click(x, y)
    assert len(board.shape.exterior.coords) == 4
    assert board.page.get_by_text("Gekozen: None").count() == 1


def test_a_click_while_drawing_chooses_no_location_and_afterwards_does(board, session):
    row, spot = largest_location(board, session)
    board.press("Teken een vlak")
    board.click(spot)
    board.visit.settle()
    assert board.page.get_by_text(f"Gekozen: {row}").count() == 0
    board.press("Stoppen")
    board.page.wait_for_timeout(600)
    board.click(spot)
    board.page.get_by_text(f"Gekozen: {row}").wait_for()
    assert board.shape is None


def test_a_point_and_an_area_make_a_square_and_the_point_stands_in_the_boxes(board):
    board.press("Wijs een punt aan")
    board.click((300, 300))
    board.visit.settle()
    x = board.page.get_by_role("textbox", name="x (m)", exact=True)
    assert re.fullmatch(r"2\d\d\.\d{3}(,\d+)?", x.input_value())
    board.type_in("Oppervlakte (m²)", "4.000")
    assert board.shape.area == pytest.approx(4_000)
    assert "4.000 m²" in board.page.locator(".geo-pa-figures").inner_text()


def test_without_a_mouse_a_place_is_typed_and_a_fault_is_told_beside_it(board):
    board.type_in("x (m)", "230.000")
    board.type_in("y (m)", "52,7")
    assert "een getal van 300.000 tot en met 630.000" in board.page.locator(".geo-pa-problems").inner_text()
    board.type_in("y (m)", "524.000")
    board.type_in("Oppervlakte (m²)", "900")
    assert board.shape.bounds == pytest.approx((229_985, 523_985, 230_015, 524_015))


def test_the_buttons_can_be_reached_and_pressed_by_keyboard_and_say_what_they_do(board):
    group = board.visit.map.get_by_role("group", name="Tekenen op de kaart")
    start = group.get_by_role("button", name=re.compile("Teken een vlak"))
    start.focus()
    board.page.keyboard.press("Enter")
    assert board.offered() == ["Laatste hoek weg", "Klaar", "Stoppen"]
    assert "eerste hoek" in board.visit.map.get_by_role("status").inner_text()
    board.page.keyboard.press("Enter")
    assert "ten minste drie hoeken" in board.hint
    board.page.keyboard.press("Escape")
    assert board.offered() == ["Teken een vlak", "Wijs een punt aan"]
    assert start.evaluate("button => document.activeElement === button")


def test_faults_stand_beside_the_form_and_keep_it_from_being_ready(board):
    board.type_in("Naam", "Noord")
    board.type_in("Nieuwe woningen", "veertig")
    assert "veertig" in board.page.locator(".geo-pa-problems").inner_text()
    assert board.said["ready"] is False
    board.type_in("Nieuwe woningen", "40")
    assert board.said["ready"] is True


def test_of_a_location_that_is_there_only_what_is_touched_changes(visit, address, session):
    row = session.layer("building_locations").iloc[0]
    board = Board(visit, address, query=f"row={row.name}")
    assert board.said["changes"] == {}
    board.type_in("Nieuwe woningen", str(row["dwellings"] + 1000))
    said = board.said
    assert said["changes"] == {"dwellings": str(row["dwellings"] + 1000)}
    assert not said["ready"]
    assert "tellen niet op" in visit.page.locator(".geo-pa-problems").inner_text()
