"""A municipality of its own to change, and edits in a table as a browser sends them."""

import json

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1.element_tree import ElementTree

from geo_pa.engine import open_workspace
from geo_pa.ui import editor


@pytest.fixture
def folder(copy_of_workspace, monkeypatch):
    """A copy of the embedded workspace, which the app shows and may change."""
    made = copy_of_workspace()
    monkeypatch.setenv("GEO_PA_WORKSPACE", str(made))
    return made


@pytest.fixture
def now(folder, session):
    """A function that opens the folder as it stands."""
    return lambda: open_workspace(folder, memory=session.memory)


@pytest.fixture
def typed(monkeypatch):
    """A function that edits the table of an app: the test tool of streamlit has none for a data editor."""
    sent = {}
    plain = ElementTree.get_widget_states

    def with_edits(tree):
        states = plain(tree)
        for table in tree.get("data_editor"):
            if table.proto.id in sent:
                states.widgets.append(WidgetState(id=table.proto.id, string_value=json.dumps(sent[table.proto.id])))
        return states

    monkeypatch.setattr(ElementTree, "get_widget_states", with_edits)

    def edit(app, cells=(), *, added=()):
        table = app.test.get("data_editor")[0]
        sent[table.proto.id] = {"edited_rows": dict(cells), "added_rows": [*added], "deleted_rows": []}
        app.test.run()
        return app

    return edit


@pytest.fixture
def room(app, folder, monkeypatch):
    """A function that opens the room of a layer: in the table, with one row, or from a file."""

    def opened(layer, way="tabel", viewer="municipality"):
        monkeypatch.setenv(editor.VARIABLE, "1")
        app.test.session_state[editor.NAME] = "Proef"
        app.open("Locaties")
        if viewer != "municipality":
            app.as_viewer(viewer)
        app.choose("selectbox", "Laag of tabel", layer)
        if way != "tabel":
            app.test.button_group(key="hoe").set_value(way).run()
        return app

    return opened


@pytest.fixture
def press():
    """A function that presses the button with a title."""

    def pressed(app, title):
        next(button for button in app.test.button if button.label == title).click().run()
        return app

    return pressed
