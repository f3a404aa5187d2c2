"""The app of a municipality with other agreements: its menu and its pages are true for these."""

import pytest
from agreeing import agree_otherwise

UNFORESEEN = "Er ging iets mis"
MENU = ["Overzicht", "Locaties", "Scenario's", "De 3 afspraken", "30% sociale huur", "Uitleg"]
"""Growth has no page of its own."""


@pytest.fixture
def elsewhere(repository, tmp_path, monkeypatch):
    agree_otherwise(repository, tmp_path)
    monkeypatch.setenv("GEO_PA_WORKSPACE", str(tmp_path))


def labels(app):
    return [link.proto.label for link in app.test.sidebar.get("page_link")]


@pytest.mark.parametrize(
    "title", ["Overzicht", "Locaties", "Scenario's", "De 23 afspraken", "30% sociale huur", "Uitleg"]
)
def test_the_menu_has_the_pages_of_what_is_asked_and_no_others(app, elsewhere, title):
    app.open(title)
    assert labels(app)[: len(MENU)] == MENU
    assert UNFORESEEN not in [heading.value for heading in app.test.subheader]
    assert "23 afspraken" not in app.everything_sent()


def test_the_explanation_explains_what_is_asked_alone(app, elsewhere):
    told = app.open("Uitleg").html()
    assert "Woonzorgzones" not in told
    assert "Niet uitgelegd" not in app.everything_sent()
