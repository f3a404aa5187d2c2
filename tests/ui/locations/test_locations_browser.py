"""A planner is asked about an offer of 40 homes: from the button to the verdict, and on to a scenario."""

import re

import pytest

pytestmark = pytest.mark.browser

IFRAME = "iframe[title*='streamlit_folium']"
CORNERS = [(250, 200), (380, 205), (385, 300), (245, 295)]
NOORDSCHESCHUT = (52.7339, 6.5320)
NAME = "Aanbod Noordscheschut"


class Planner:
    """Somebody at a browser, who counts clicks: the corners of a shape, and what is typed, are none."""

    def __init__(self, visit, address):
        self.visit, self.page, self.address, self.clicks = visit, visit.page, address, 0

    def opens(self, page=""):
        self.page.goto(f"{self.address}/{page}")
        self.page.get_by_role("link", name="Locaties").wait_for()
        self.visit.settle()

    def goes_to(self, title):
        self.clicks += 1
        self.page.get_by_role("link", name=title, exact=True).click()
        self.page.get_by_role("heading", name=title, exact=True, level=1).wait_for()
        self.visit.settle()

    def presses(self, name):
        self.clicks += 1
        self.page.get_by_role("button", name=name, exact=True).click()
        self.visit.settle()

    def types(self, label, text):
        box = self.page.get_by_role("textbox", name=label, exact=True)
        box.fill(text)
        box.press("Enter")
        self.visit.settle()

    def chooses(self, label, option):
        self.page.get_by_role("combobox", name=re.compile(re.escape(label))).last.click()
        self.page.get_by_role("option", name=option, exact=True).click()
        self.visit.settle()

    def unfolds(self, title):
        self.page.locator("summary", has_text=title).click()
        self.visit.settle()

    def draws(self):
        frame = self.visit.frame()
        frame.evaluate("at => void window.map.setView(at, 15, {animate: false})", list(NOORDSCHESCHUT))
        self.visit.settle()
        self.clicks += 1
        self.visit.map.get_by_role("button", name="Teken een vlak").click()
        box = self.page.locator(IFRAME).bounding_box()
        for x, y in [*CORNERS, CORNERS[0]]:
            self.page.mouse.click(box["x"] + x, box["y"] + y)
            self.page.wait_for_timeout(400)
        self.visit.settle()

    def says_who(self, name):
        self.page.get_by_role("textbox", name="Uw naam").fill(name)
        self.presses("Verder")

    @property
    def sees(self):
        return self.page.locator("[data-testid=stMain]").inner_text()

    def offers(self):
        """Bring in the offer, up to the verdict that is not saved yet."""
        self.presses("Nieuwe locatie")
        self.draws()
        self.types("Naam", NAME)
        self.types("Nieuwe woningen", "40")


@pytest.fixture(scope="module")
def address(serve, copy_of_workspace):
    return serve(copy_of_workspace())


@pytest.fixture
def planner(visit, address):
    return Planner(visit, address)


def test_an_offer_of_40_homes_has_its_verdict_in_under_ten_clicks_and_goes_on_to_a_scenario(planner):
    planner.opens()
    planner.goes_to("Locaties")
    planner.offers()
    assert "vereist zijn er 12" in planner.sees
    assert "wijk Noordscheschut" in planner.sees
    assert planner.clicks < 10

    planner.says_who("J. Jansen")
    planner.presses("Opslaan")
    assert "Bouwlocaties (46)" in planner.sees

    planner.types("Sociale huur (woningen)", "8")
    planner.unfolds("Meer gegevens")
    planner.types("Dure koop (woningen)", "32")
    planner.chooses("Verhuurder van de sociale huur", "corporatie")
    assert "8 van de 40 woningen zijn sociale huur (20%)" in planner.sees
    assert re.search(r"afspraak 2\): .*", planner.sees)
    planner.presses("Opslaan")

    planner.unfolds("Wat is aan deze locatie gewijzigd")
    planner.page.get_by_role("button", name="Terugdraaien").first.click()
    planner.visit.settle()
    assert "teruggedraaid" in planner.sees
    assert "zijn er zeker 0 sociale huur" in planner.sees

    planner.goes_to("Scenario's")
    planner.types("Nieuw scenario, dat verdergaat op Vastgesteld", "Meer sociaal")
    planner.presses("Maak dit scenario")
    assert "scenario Meer sociaal" in planner.sees
    assert "scenario=Meer+sociaal" in planner.page.url
    planner.page.get_by_role("button", name="Opnieuw doen").first.click()
    planner.visit.settle()
    assert "Verschil met Meer sociaal" in planner.sees
    assert re.search(r"30% sociale huur[\s\S]*Dure koop|afspraak 2\)", planner.sees)


def test_two_people_on_one_location_keep_different_fields_and_choose_on_the_same_one(visits, address):
    jan, piet = (Planner(visits(), address) for _ in range(2))
    for one, name in ((jan, "Jan"), (piet, "Piet")):
        one.opens("locaties?locatie=BL02")
        one.says_who(name)
        one.unfolds("Meer gegevens")
    jan.types("Trekker", "Team Jan")
    piet.types("Trekker", "Team Piet")
    piet.types("Volgende stap", "Bellen met de eigenaar")
    jan.presses("Opslaan")
    piet.presses("Opslaan")
    assert "Iemand anders heeft dit intussen ook gewijzigd" in piet.sees
    assert "Jan vulde" in piet.sees
    assert "Team Jan" in piet.sees
    piet.presses("Het andere blijft staan")
    piet.unfolds("Wat is aan deze locatie gewijzigd")
    assert "Bellen met de eigenaar" in piet.sees
    assert "→ Team Piet" not in piet.sees
    assert "→ Team Jan" in piet.sees
