"""In a browser: a sale is filled in and seen in the villages, an Excel is mended, and two people edit one table."""

import io

import pytest
import xlsxwriter

pytestmark = pytest.mark.browser

ROOM = "Lagen en tabellen wijzigen"
HEADER_PX, ROW_PX = 37, 35


@pytest.fixture
def other(chromium):
    """A second person, in a page of her own."""
    page = chromium.new_page()
    yield page
    page.close()


@pytest.fixture(scope="module")
def address(serve, copy_of_workspace):
    return serve(copy_of_workspace())


def rest(page, wait=700):
    page.wait_for_timeout(wait)
    page.locator("[data-test-script-state=notRunning]").wait_for(state="attached", timeout=120_000)
    page.wait_for_timeout(300)


def come(page, address, query):
    page.goto(f"{address}/locaties?{query}")
    page.get_by_text(ROOM).wait_for()
    rest(page, 2500)


def press(page, title):
    page.get_by_role("button", name=title, exact=True).last.click()
    rest(page)
    who = page.get_by_role("textbox", name="Uw naam")
    if who.count():
        who.first.fill("Bea")
        page.get_by_role("button", name="Verder", exact=True).first.click()
        rest(page)


def open_list(page, label):
    """Open a list by the keyboard: one that a click opens closes again where the page moves."""
    box = page.get_by_test_id("stSelectbox").filter(has_text=label).last.get_by_role("combobox")
    box.scroll_into_view_if_needed()
    rest(page)
    box.focus()
    if not page.get_by_role("option").count():
        box.press("ArrowDown")


def choose(page, label, option):
    open_list(page, label)
    page.get_by_role("option", name=option, exact=True).first.click()
    rest(page)


def type_in_cell(page, row, heading_px, text):
    """Edit the cell in a row of the table, so far from its left side."""
    page.bring_to_front()
    table = page.locator("[data-testid=stDataFrame]").last
    table.scroll_into_view_if_needed()
    rest(page)
    box = table.bounding_box()
    page.mouse.click(box["x"] + heading_px, box["y"] + HEADER_PX + ROW_PX * (row + 0.5))
    page.wait_for_timeout(300)
    page.keyboard.press("Enter")
    page.wait_for_timeout(400)
    page.keyboard.press("Control+a")
    page.keyboard.type(text, delay=40)
    page.keyboard.press("Enter")
    rest(page)


def villages(visit, address):
    """What the page of the villages says; it is the same as long as nothing changes."""
    visit.page.goto(f"{address}/dorpen")
    visit.frame()
    visit.settle()
    return visit.page.locator("[data-testid=stMain]").inner_text()


def excel(rows):
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Plannen")
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return {"name": "plannen.xlsx", "mimeType": "application/vnd.ms-excel", "buffer": content.getvalue()}


def test_a_sale_of_ten_homes_in_nieuwlande_is_seen_in_the_villages(visit, address):
    page = visit.page
    before = villages(visit, address)
    assert villages(visit, address) == before
    come(page, address, "laag=stock_mutations&hoe=rij")
    page.get_by_text("Nog nodig: Corporatie.").wait_for()
    visit.settle()
    choose(page, "Verandering", "verkoop")
    choose(page, "Soort bezit", "sociale huurwoning (DAEB)")
    choose(page, "Stand", "besloten")
    for label, text in (("Eenheden", "10"), ("Corporatie", "Woonservice"), ("Jaar", "2026")):
        page.get_by_role("textbox", name=label, exact=True).last.fill(text)
        page.keyboard.press("Tab")
        rest(page)
    open_list(page, "Complexnummer")
    page.keyboard.type("Nieuwlande")
    page.get_by_role("option").first.click()
    rest(page)
    press(page, "Opslaan")
    page.get_by_text("Wat er verandert").wait_for()
    page.get_by_text("239 → 229 hard").wait_for()
    press(page, "Ja, sla dit op")
    assert villages(visit, address) != before


def test_an_excel_with_three_wrong_rows_is_mended_and_then_only_what_differs_is_seen(visit, address):
    page = visit.page
    come(page, address, "laag=building_locations&hoe=bestand")
    head = ["Nummer", "Naam", "Nieuwe woningen"]
    wrong = [["BL01", "Eerste", "veel"], ["BL02", "Tweede", -4], ["BL03", "Derde", "1,5"], ["BL04", "Vierde", ""]]
    page.locator("input[type=file]").set_input_files(excel([head, *wrong]))
    page.get_by_text("3 rijen wachten op verbetering").wait_for()
    assert page.get_by_text("BL0").count() >= 3
    page.locator("input[type=file]").set_input_files(excel([head[:2], *(row[:2] for row in wrong)]))
    page.get_by_text("Anders: 4 cellen in 4 rijen").wait_for()
    press(page, "Breng in")
    press(page, "Ja, sla dit op")
    page.locator("input[type=file]").set_input_files(excel([head[:2], ["BL01", "Eerste"], ["BL02", "Anders"]]))
    page.get_by_text("Anders: 1 cel in 1 rij").wait_for()
    assert page.get_by_text("Gelijk: 1 rij").count()


def test_two_people_edit_another_cell_and_then_the_same(visit, other, address):
    page = visit.page
    for each in (page, other):
        come(each, address, "laag=stock_mutations")
    homes = 420  # from the left side, at the window of these tests
    type_in_cell(page, 1, homes, "21")
    type_in_cell(other, 2, homes, "22")
    for each in (page, other):
        press(each, "Opslaan")
        press(each, "Ja, sla dit op")
        assert not each.get_by_text("Iemand anders heeft dit intussen").count()
    for each in (page, other):
        come(each, address, "laag=stock_mutations")
    type_in_cell(page, 1, homes, "31")
    type_in_cell(other, 1, homes, "32")
    press(page, "Opslaan")
    press(page, "Ja, sla dit op")
    press(other, "Opslaan")
    other.get_by_text("Iemand anders heeft dit intussen").wait_for()
    assert other.get_by_text("31. U wilt: 32").count()
    press(other, "Het mijne geldt")
    other.get_by_text("Opgeslagen.").wait_for()
