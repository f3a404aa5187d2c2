"""Who looks: of the session, from the address when it begins, and the narrowest where it is not known."""

import pytest
from viewers import VIEWERS

from geo_pa.terms import label
from geo_pa.ui import reader

BOX = "Bekijken als"


def opened(app, monkeypatch, address=None, started=None):
    """Open the page that costs least, with a reader in the address and one that the app was started with."""
    if started is not None:
        monkeypatch.setenv(reader.VARIABLE, started)
    if address is not None:
        app.test.query_params[reader.ADDRESS] = address
    app.test.switch_page("geo_pa/ui/pages/method.py").run()
    return app


@pytest.mark.parametrize(
    ("address", "started", "seen"),
    [
        (None, None, "municipality"),
        (None, "province", "province"),
        (None, "iemand", "public"),
        (None, "", "public"),
        ("provincie", None, "province"),
        ("gemeente", "public", "municipality"),
        ("", None, "public"),
        ("", "province", "public"),
        ("iedereen", None, "public"),
        ("municipality", None, "public"),
        (["gemeente", "openbaar"], None, "public"),
        (["gemeente", "provincie"], None, "public"),
    ],
)
def test_who_looks_is_whom_the_address_names_and_else_whom_the_app_was_started_for(monkeypatch, address, started, seen):
    monkeypatch.delenv(reader.VARIABLE, raising=False)
    if started is not None:
        monkeypatch.setenv(reader.VARIABLE, started)
    words = [] if address is None else [address] if isinstance(address, str) else address
    assert reader.of_address(words) == seen


def test_an_unknown_reader_in_the_address_is_told(app, monkeypatch):
    opened(app, monkeypatch, address="iedereen")
    assert app.widget("selectbox", BOX).value == "public"
    assert [reader.NOT_FOLLOWED in warning.value for warning in app.test.warning] == [True]


def test_another_entry_of_the_history_does_not_change_who_looks(app, monkeypatch):
    opened(app, monkeypatch).as_viewer("public")
    for word in ("gemeente", "provincie", ""):
        app.test.query_params[reader.ADDRESS] = word
        app.test.run()
        assert app.widget("selectbox", BOX).value == "public"
        assert app.test.query_params[reader.ADDRESS] == "openbaar"


@pytest.mark.parametrize("viewer", VIEWERS)
def test_every_link_carries_the_reader(app, viewer):
    app.open().as_viewer(viewer)
    links = app.test.get("page_link")
    assert len(links) > len(VIEWERS)
    word = label("viewer", viewer)
    assert {link.proto.query_string for link in links} == {f"{reader.ADDRESS}={word}"}
