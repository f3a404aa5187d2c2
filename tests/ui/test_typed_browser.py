"""What is typed and clicked in a real browser: read as it stands, the same in box, page and file, and never lost."""

import re

import pytest

pytestmark = pytest.mark.browser

SLOW_MS = 120_000
SHARE = "/sociale-huur"
IFRAME = "iframe[title*='streamlit_folium']"
FIND = "id => Object.values(window.map._layers).find(l => l._icon && l.feature && l.feature.properties.id === id)"


@pytest.fixture(scope="module")
def address(serve, repository):
    return serve(repository)


@pytest.fixture(scope="module")
def table(session):
    return session.run("social_share").table


def open_page(visit, address, path):
    visit.page.set_default_timeout(SLOW_MS)
    visit.page.goto(address + path)
    visit.page.locator(".geo-pa-header").wait_for()
    visit.settle()


def field(visit, label):
    return visit.page.get_by_role("textbox", name=re.compile(label))


def holds(box, text):
    """Wait until a box holds a text: right after loading a page it is still empty."""
    from playwright.sync_api import expect  # noqa: PLC0415  # only where there is a browser

    expect(box).to_have_value(text, timeout=60_000)


def type_in(visit, label, text, *, enter=True):
    """Type over what stands in a field, key by key."""
    field(visit, label).click()
    visit.page.keyboard.press("Control+A")
    visit.page.keyboard.type(text, delay=20)
    if enter:
        visit.page.keyboard.press("Enter")
        visit.settle()


def wrong(visit):
    return visit.page.locator(".geo-pa-wrong")


def options(visit):
    visit.page.get_by_text("Keuzes die de afspraken openlaten").click()
    visit.settle()


def test_a_date_counts_as_soon_as_it_is_entered_and_one_that_does_not_exist_is_refused_in_dutch(visit, address):
    open_page(visit, address, "/uitleg")
    for typed, said in (("31-02-2026", "februari 2026 heeft 28 dagen"), ("26", "dag, maand en jaar, zoals 1-10-2027")):
        type_in(visit, "Peildatum", typed)
        assert said in wrong(visit).inner_text()
        assert "Gerekend is met 1-1-2026" in wrong(visit).inner_text()
        assert field(visit, "Peildatum").input_value() == typed
        assert "peildatum 1 januari 2026" in visit.page.locator(".geo-pa-facts").inner_text()
    type_in(visit, "Peildatum", "1-10-2027")
    visit.page.locator(".geo-pa-facts", has_text="peildatum 1 oktober 2027").wait_for()
    assert wrong(visit).count() == 0
    assert "peildatum=1-10-2027" in visit.page.url


def test_what_stands_in_the_box_is_on_the_page_in_the_file_and_in_the_address(visit, address):
    open_page(visit, address, SHARE)
    options(visit)
    type_in(visit, "Kleinste project", "2,5")
    assert "Typ een heel getal van 1 tot en met 1.000" in wrong(visit).inner_text()
    assert field(visit, "Kleinste project").input_value() == "2,5"
    assert visit.page.get_by_text("wijkt af van de standaard").count() == 0
    visit.page.get_by_role("button", name="CSV").click()
    visit.page.get_by_text("Er is geen bestand gemaakt. Verbeter eerst: Kleinste project").wait_for()

    type_in(visit, "Kleinste project", "20", enter=False)
    with visit.page.expect_download() as asked:
        visit.page.get_by_role("button", name="CSV").click()
    visit.settle()
    written = asked.value.path().read_text(encoding="utf-8-sig")
    assert "Kleinste project waarvoor de regel geldt: 20 woningen (standaard: 1 woning)" in written
    assert asked.value.suggested_filename.endswith("_gemeente_1-eigen-keuze.csv")
    assert wrong(visit).count() == 0
    visit.page.get_by_text("1 keuze wijkt af van de standaard").wait_for()

    visit.page.reload()
    visit.settle()
    visit.page.get_by_text("1 keuze wijkt af van de standaard").wait_for()
    options(visit)
    holds(field(visit, "Kleinste project"), "20")


def test_a_decimal_comma_is_read_as_it_is_typed(visit, address):
    open_page(visit, address, "/toetsingskader")
    options(visit)
    type_in(visit, "Score voor voorzieningen", "0,5")
    holds(field(visit, "Score voor voorzieningen"), "0,5")
    assert "=0%2C5" in visit.page.url
    type_in(visit, "Score voor voorzieningen", "0.4")
    assert "met een komma: 0,4" in wrong(visit).inner_text()
    assert "Gerekend is met 0,5" in wrong(visit).inner_text()


def test_what_an_address_says_and_cannot_be_followed_is_told(visit, address):
    asked = "?locatie=NIET&ondergrond=mars&social_share.smallest_project=0%2C5&onzin=1&filter_corporation=Domesta"
    open_page(visit, address, SHARE + asked)
    said = visit.page.get_by_text("Niet alles in het adres").inner_text()
    for name in ("locatie: 'NIET'", "ondergrond: 'mars'", "social_share.smallest_project: '0,5'", "onzin: '1'"):
        assert name in said
    assert "corporation" not in said
    assert "gefilterd op corporatie" in visit.page.locator(".geo-pa-facts").inner_text()


def pick(visit, label, text):
    """Choose in a list by typing and clicking."""
    box = visit.page.get_by_role("combobox", name=re.compile(label))
    box.scroll_into_view_if_needed()
    visit.settle()
    box.fill(text)
    visit.page.get_by_role("option", name=text).first.click()


def sign(visit, unit):
    """Click on the sign of a location on the map, as a reader does."""
    visit.page.locator(IFRAME).scroll_into_view_if_needed()
    visit.settle()
    frame = visit.page.query_selector_all(IFRAME)[-1].content_frame()
    frame.evaluate(f"id => void window.map.setView(({FIND})(id).getLatLng(), 16, {{animate: false}})", unit)
    visit.page.wait_for_timeout(500)
    box = frame.evaluate_handle(f"id => ({FIND})(id)._icon", unit).as_element().bounding_box()
    visit.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def chosen(visit, name):
    visit.page.locator(".geo-pa-location h3", has_text=name).wait_for()
    visit.settle()


def first_rows(visit):
    rows = visit.page.locator("[data-testid=stDataFrame]").first.locator("tbody tr")
    return [rows.nth(number).inner_text() for number in range(3)]


def sort_by_first_column(visit):
    grid = visit.page.locator("[data-testid=stDataFrame]").first
    grid.scroll_into_view_if_needed()
    visit.settle()
    before, box = first_rows(visit), grid.bounding_box()
    visit.page.mouse.click(box["x"] + 110, box["y"] + 18)
    visit.page.wait_for_timeout(1000)
    assert first_rows(visit) != before


def test_a_sorted_table_stays_sorted_and_a_sign_clicked_before_works_again(visit, address, table):
    named = table.sort_values("name")
    one, other = named.iloc[3], named.iloc[-1]
    open_page(visit, address, SHARE)
    visit.map.locator("path.leaflet-interactive").first.wait_for(state="attached")
    sort_by_first_column(visit)
    ordered = first_rows(visit)
    sign(visit, one.name)
    chosen(visit, one["name"])
    assert first_rows(visit) == ordered
    selected = visit.page.locator("[data-testid=stDataFrame] tr[aria-selected=true]")
    selected.first.wait_for(state="attached")
    assert one["name"] in selected.first.inner_text()

    pick(visit, "Gekozen locatie", other["name"])
    chosen(visit, other["name"])
    assert f"locatie={other.name}" in visit.page.url
    sign(visit, one.name)
    chosen(visit, one["name"])
    visit.page.reload()
    chosen(visit, one["name"])

    elsewhere = next(name for name in table["corporation"].dropna() if name != one["corporation"])
    pick(visit, "Corporatie", elsewhere)
    visit.page.get_by_text(f"Gekozen is locatie {one['name']}; die valt buiten de filters").wait_for()


def test_a_slow_press_just_after_typing_still_gives_the_file(visit, address):
    open_page(visit, address, SHARE)
    options(visit)
    type_in(visit, "Kleinste project", "30", enter=False)
    button = visit.page.get_by_role("button", name="CSV")
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    visit.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    with visit.page.expect_download() as asked:
        visit.page.mouse.down()
        visit.page.wait_for_timeout(3000)
        visit.page.mouse.up()
    assert "30 woningen (standaard: 1 woning)" in asked.value.path().read_text(encoding="utf-8-sig")


def test_going_back_shows_what_was_chosen_before(visit, address, table):
    one, other = table["name"].sort_values().iloc[[3, -1]]
    open_page(visit, address, SHARE)
    for name in (one, other):
        pick(visit, "Gekozen locatie", name)
        chosen(visit, name)
    visit.page.go_back()
    chosen(visit, one)
    options(visit)
    assert visit.page.get_by_text("Niet alles in het adres").count() == 0
