"""The reader in a real browser: Back, a link in another tab and loading again show no more than the session did."""

import re

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(serve, repository):
    return serve(repository)


def seen_as(visit, word):
    """Wait until the page says for whom it is."""
    visit.page.get_by_text(re.compile(f"bekeken als {word}")).first.wait_for()
    visit.at_rest()


def choose(visit, word):
    visit.page.get_by_role("combobox", name="Bekijken als").click()
    visit.page.get_by_role("option", name=word).click()
    seen_as(visit, word)


def open_from_menu(visit, title):
    visit.page.get_by_role("link", name=title).first.click()
    visit.page.get_by_role("heading", name=title).first.wait_for()
    visit.at_rest()


def test_back_never_shows_the_municipalitys_view_again_where_the_public_sits(visit, address):
    visit.page.goto(address + "/uitleg")
    seen_as(visit, "gemeente")
    open_from_menu(visit, "Aandachtsgroepen")
    seen_as(visit, "gemeente")
    choose(visit, "openbaar")
    for _ in range(2):
        visit.page.go_back()
        visit.page.wait_for_timeout(500)
        visit.at_rest()
        seen_as(visit, "openbaar")
        assert "bekijken_als=openbaar" in visit.page.url
    visit.page.reload()
    seen_as(visit, "openbaar")


def test_a_link_of_the_menu_carries_the_reader_and_what_is_chosen_stays(visit, address):
    visit.page.goto(address + "/uitleg?bekijken_als=provincie&peildatum=1-7-2025")
    seen_as(visit, "provincie")
    link = visit.page.get_by_role("link", name="Aandachtsgroepen").first
    assert "bekijken_als=provincie" in link.get_attribute("href")
    link.click()
    visit.page.get_by_text("peildatum 1 juli 2025").first.wait_for()
    seen_as(visit, "provincie")
    for _ in range(3):  # streamlit makes an entry of its own for what is added to the address
        visit.page.go_back()
        visit.page.wait_for_timeout(1000)
        seen_as(visit, "provincie")
        if "/uitleg" in visit.page.url:
            break
    assert "/uitleg" in visit.page.url


@pytest.fixture(scope="module")
def locked(serve, repository):
    return serve(repository, (("GEO_PA_VIEWER", "province"),))


@pytest.mark.parametrize("asked", ["/uitleg", "/uitleg?bekijken_als=gemeente", "/uitleg?bekijken_als=Woonconcept"])
def test_an_app_that_is_started_for_the_province_shows_nobody_more(visit, locked, asked):
    visit.page.goto(locked + asked)
    seen_as(visit, "provincie")
    visit.page.get_by_role("combobox", name="Bekijken als").click()
    offered = visit.page.get_by_role("option").all_inner_texts()
    assert offered == ["provincie", "openbaar", "SHDH", "Cascade", "MEVM", "Samen Sterk"]
    assert visit.page.get_by_text("ziet meer dan hier mag").count() == ("?" in asked)


def test_in_a_locked_app_who_sees_less_can_be_chosen_and_back_again(visit, locked):
    visit.page.goto(locked + "/uitleg")
    seen_as(visit, "provincie")
    choose(visit, "openbaar")
    choose(visit, "provincie")
