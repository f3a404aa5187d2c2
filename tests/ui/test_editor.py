"""Who edits: whether anybody may, and under which name; asked once, and never in the address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from geo_pa.model import STANDARD
from geo_pa.ui import editor, login, reader
from geo_pa.workspace.accounts import Account


def page():
    import streamlit as st  # noqa: PLC0415  # a page of its own

    from geo_pa.ui import editor  # noqa: PLC0415

    st.write(f"naam: {editor.name()}")


@pytest.fixture
def asking(monkeypatch):
    monkeypatch.delenv(login.ACCOUNTS, raising=False)
    return AppTest.from_function(page, default_timeout=60).run()


def entered(test, typed):
    test.text_input[0].set_value(typed)
    test.button[0].click()
    return test.run()


def test_the_name_is_asked_once_and_kept_for_the_session_out_of_the_address(asking):
    assert asking.markdown[0].value == "naam: None"
    entered(asking, "  Anna   de Vries ")
    assert asking.markdown[0].value == "naam: Anna de Vries"
    assert not asking.text_input
    assert not asking.run().text_input
    assert not asking.query_params


@pytest.mark.parametrize("typed", ["", "   "])
def test_no_name_is_no_answer(asking, typed):
    entered(asking, typed)
    assert asking.warning[0].value == editor.EMPTY
    assert asking.text_input
    entered(asking, "Anna")
    assert asking.markdown[0].value == "naam: Anna"


@given(st.text(max_size=200))
def test_a_name_is_one_line_of_at_most_eighty_characters_without_spaces_around_it(typed):
    name = editor.plain(typed)
    assert len(name) <= editor.LONGEST
    assert name == " ".join(name.split())
    assert bool(name) == bool(typed.split())


def test_of_who_has_logged_in_the_name_is_that_of_the_login(monkeypatch):
    monkeypatch.setattr(login, "asked", lambda: True)
    monkeypatch.setattr(login, "who", lambda: " W.  Ethouder ")
    assert editor.name() == "W. Ethouder"


@pytest.mark.parametrize(
    ("said", "started", "viewer", "may"),
    [
        (None, None, "municipality", True),
        (None, None, "public", False),
        (None, "municipality", "municipality", False),
        (None, "province", "province", False),
        ("1", "province", "province", True),
        ("1", None, "public", True),
        ("0", None, "municipality", False),
        ("ja", None, "municipality", False),
        ("", None, "municipality", False),
    ],
)
def test_who_may_change_anything_without_a_login(monkeypatch, said, started, viewer, may):
    for name, value in ((editor.VARIABLE, said), (reader.VARIABLE, started)):
        monkeypatch.delenv(name, raising=False)
        if value is not None:
            monkeypatch.setenv(name, value)
    monkeypatch.setattr(reader, "current", lambda: STANDARD[viewer])
    assert editor.may_edit() == may


@pytest.mark.parametrize(
    ("said", "account", "may"),
    [
        (None, True, True),
        (None, False, False),
        ("1", True, True),
        ("1", False, False),
        ("0", True, False),
        ("1", None, False),
    ],
)
def test_who_may_change_anything_with_a_login_is_on_the_list_of_accounts(monkeypatch, said, account, may):
    monkeypatch.delenv(editor.VARIABLE, raising=False)
    if said is not None:
        monkeypatch.setenv(editor.VARIABLE, said)
    own = None if account is None else Account("email", "a@b.nl", STANDARD["province"], edit=account)
    monkeypatch.setattr(login, "asked", lambda: True)
    monkeypatch.setattr(login, "account", lambda: own)
    assert editor.may_edit() == may
