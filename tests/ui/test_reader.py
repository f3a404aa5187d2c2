"""Who looks: of the session, from the address when it begins, and the narrowest where it is not known."""

import pytest
from viewers import VIEWERS

from geo_pa.model import PROVINCE, PUBLIC, STANDARD
from geo_pa.ui import login, reader, server
from geo_pa.workspace.accounts import Account

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
        ("gemeente", "public", "public"),
        ("gemeente", "province", "province"),
        ("openbaar", "province", "public"),
        ("corporaties", "province", "province"),
        ("Actium", "woonconcept", "woonconcept"),
        ("corporaties", "woonconcept", "woonconcept"),
        ("provincie", "woonconcept", "province"),
        ("Woonconcept", "corporations", "woonconcept"),
        ("Woonconcept", None, "woonconcept"),
        (None, "Woonconcept", "woonconcept"),
        ("SHDH", "public", "shdh"),
        ("", None, "public"),
        ("", "province", "public"),
        ("iedereen", None, "public"),
        ("municipality", None, "public"),
        (["gemeente", "openbaar"], None, "public"),
        (["gemeente", "provincie"], None, "public"),
    ],
)
def test_who_looks_is_whom_the_address_names_and_never_one_who_sees_more_than_the_apps_own(
    monkeypatch, address, started, seen
):
    monkeypatch.delenv(reader.VARIABLE, raising=False)
    if started is not None:
        monkeypatch.setenv(reader.VARIABLE, started)
    words = [] if address is None else [address] if isinstance(address, str) else address
    assert reader.of_address(words).id == seen


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
    word = STANDARD[viewer].title
    assert {link.proto.query_string for link in links} == {f"{reader.ADDRESS}={word}"}


@pytest.mark.parametrize(
    ("started", "choices"),
    [
        ("province", ["province", "public", "shdh", "cascade", "mevm", "samen_sterk"]),
        ("public", ["public", "shdh", "cascade", "mevm", "samen_sterk"]),
        ("actium", ["province", "public", "actium", "shdh", "cascade", "mevm", "samen_sterk"]),
        ("iemand", ["public", "shdh", "cascade", "mevm", "samen_sterk"]),
    ],
)
def test_an_app_that_is_started_for_a_reader_offers_nobody_who_sees_more(monkeypatch, started, choices):
    monkeypatch.setenv(reader.VARIABLE, started)
    assert [*reader.to_choose()] == choices


def test_an_app_that_is_started_for_nobody_offers_every_reader_of_the_workspace(monkeypatch, session):
    monkeypatch.delenv(reader.VARIABLE, raising=False)
    assert reader.to_choose() == session.workspace.readers.known


def test_a_wider_reader_in_the_address_of_a_locked_app_is_told_and_not_followed(app, monkeypatch):
    opened(app, monkeypatch, address="gemeente", started="province")
    box = app.widget("selectbox", BOX)
    assert box.value == "province"
    assert box.options == ["provincie", "openbaar", "SHDH", "Cascade", "MEVM", "Samen Sterk"]
    assert [reader.WIDER.format("provincie") in warning.value for warning in app.test.warning] == [True]


def test_a_session_that_was_wider_is_no_longer_so_when_the_app_is_locked(app, monkeypatch):
    monkeypatch.delenv(reader.VARIABLE, raising=False)
    opened(app, monkeypatch).as_viewer("corporations")
    monkeypatch.setenv(reader.VARIABLE, "province")
    app.test.run()
    assert app.widget("selectbox", BOX).value == "province"


def test_a_reader_that_the_workspace_no_longer_has_is_the_narrowest(app, monkeypatch):
    monkeypatch.delenv(reader.VARIABLE, raising=False)
    opened(app, monkeypatch).as_viewer("woonconcept")
    monkeypatch.setattr(reader.cache, "readers", lambda: STANDARD)
    app.test.run()
    assert app.widget("selectbox", BOX).value == "public"


def test_an_app_that_others_can_reach_and_nothing_locks_shows_what_is_public(monkeypatch):
    monkeypatch.delenv(reader.VARIABLE, raising=False)
    monkeypatch.setattr(server, "outward", lambda: True)
    assert reader.limit() == PUBLIC
    assert reader.locked()
    monkeypatch.setenv(reader.VARIABLE, "municipality")
    assert reader.limit() == PUBLIC
    monkeypatch.setenv(reader.VARIABLE, "province")
    assert reader.limit() == PROVINCE


@pytest.mark.parametrize(
    ("started", "account", "most"),
    [
        (None, "municipality", "municipality"),
        (None, "actium", "actium"),
        ("province", "municipality", "province"),
        ("corporations", "actium", "actium"),
        ("woonconcept", "actium", "public"),
        (None, None, "public"),
    ],
)
def test_with_a_login_nobody_sees_more_than_the_account_nor_than_the_app_was_started_for(
    monkeypatch, session, started, account, most
):
    known = session.workspace.readers.known
    monkeypatch.delenv(reader.VARIABLE, raising=False)
    if started:
        monkeypatch.setenv(reader.VARIABLE, started)
    monkeypatch.setattr(login, "asked", lambda: True)
    monkeypatch.setattr(login, "account", lambda: account and Account("email", "a@b.nl", known[account]))
    assert reader.limit().id == most
