"""A file is brought in on the page: matched, mended, compared and saved; read once, and nobody else's."""

import tomllib
from pathlib import Path

import pytest

from geo_pa.intake import KINDS
from geo_pa.ui.tables import held, upload

PLANS = "building_locations"
CSV = "text/csv"
WRONG = b"Nummer;Naam;Nieuwe woningen;Trekkers\nBL01;Anders;veel;Anne\nBL02;Ook anders;;Bea\nBL03;;-4;Cees\n"


def said(app):
    texts = [*app.test.markdown, *app.test.caption, *app.test.warning, *app.test.info]
    return "\n".join([*(text.value for text in texts), app.html()]).replace("\\", "")


def bring(app, content, name="plannen.csv"):
    app.test.file_uploader[0].set_value((name, content, CSV)).run()
    return app


@pytest.fixture
def readings(monkeypatch):
    """How often a file was taken in."""
    seen, plain = [], held.take_in

    def counted(*given, **named):
        seen.append(given)
        return plain(*given, **named)

    monkeypatch.setattr(held, "take_in", counted)
    return seen


def test_what_is_wrong_is_told_by_row_and_what_is_good_goes_in(room, press, now):
    before = now().layer(PLANS).loc["BL01", "name"]
    app = bring(room(PLANS, "bestand"), WRONG)
    told = said(app)
    assert "Te verbeteren" in told
    assert all(word in told for word in ("1 (BL01)", "veel", "3 (BL03)", "-4"))
    assert now().state.last == 0
    press(press(app, "Breng in"), "Ja, sla dit op")
    plans = now().layer(PLANS)
    assert (plans.loc["BL01", "name"], plans.loc["BL02", "name"]) == (before, "Ook anders")


def test_the_mended_file_changes_only_what_differs(room, press, now):
    press(press(bring(app := room(PLANS, "bestand"), WRONG), "Breng in"), "Ja, sla dit op")
    homes = now().layer(PLANS)["dwellings"]
    mended = f"Nummer;Naam\nBL01;Anders\nBL02;Ook anders\nBL03;{now().layer(PLANS).loc['BL03', 'name']}\n".encode()
    told = said(bring(app, mended))
    assert "Anders: 1 cel in 1 rij" in told
    assert "Gelijk: 2 rijen" in told
    press(press(app, "Breng in"), "Ja, sla dit op")
    assert now().layer(PLANS).loc["BL01", "name"] == "Anders"
    assert now().layer(PLANS)["dwellings"].equals(homes)


def test_a_column_is_corrected_with_a_list_and_that_is_kept_for_the_municipality(room, press, now, folder):
    app = bring(room(PLANS, "bestand"), b"Nummer;Wie\nBL01;Anne\n")
    assert "Nog te kiezen (1 kolom)" in said(app)
    app.choose("selectbox", "Wie", "lead")
    press(press(app, "Breng in"), "Ja, sla dit op")
    assert now().layer(PLANS).loc["BL01", "lead"] == "Anne"
    assert len([*(folder / "data" / "matches").glob("*.toml")]) == 1


def test_two_columns_for_one_field_are_told_and_nothing_is_read(room):
    app = bring(room(PLANS, "bestand"), b"Nummer;Wie;Naam\nBL01;Anne;Anders\n")
    app.choose("selectbox", "Wie", "name")
    assert "Twee kolommen van het bestand zijn hetzelfde veld." in said(app)


def test_empty_cells_can_be_left_out(room):
    app = bring(room(PLANS, "bestand"), b"Nummer;Naam;Trekker\nBL01;Anders;\n")
    assert "Wordt onbekend: 1 cel" in said(app)
    app.widget("toggle", "Laat staan wat bekend is").set_value(True).run()
    assert "Wordt onbekend" not in said(app)


def test_the_file_is_read_once_however_often_the_page_is_shown(room, readings):
    app = bring(room(PLANS, "bestand"), WRONG)
    folder = app.test.session_state[held.KEPT].taken.folder
    app.test.run()
    app.choose("selectbox", "Trekkers", "lead")
    assert len(readings) == 1
    assert folder.is_dir()
    app.test.file_uploader[0].set_value(None).run()
    assert not folder.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("plannen.xlsx", b"PK\x03\x04 geen excel"),
        ("plannen.xlsx", b""),
        ("plannen.zip", b"PK\x05\x06" + b"\0" * 18),
        ("plannen.gpkg", b"SQLite format 3\0" + b"\0" * 2000),
        ("plannen.geojson", b'{"type": "FeatureCollection"'),
        ("../../etc/plannen.csv", b"\0\1\2"),
    ],
)
def test_a_file_that_cannot_be_taken_in_is_a_message(room, name, content):
    app = bring(room(PLANS, "bestand"), content, name)
    assert "Te verbeteren" in said(app)
    assert "Er ging iets mis" not in [heading.value for heading in app.test.subheader]


def test_a_reader_brings_in_what_he_sees_and_gets_one_answer_for_all_else(room, press, now, folder):
    seen = now().layer(PLANS, viewer="corporations").index
    hidden = now().layer(PLANS).index.difference(seen)[0]
    content = f"Nummer;Wie\n{seen[0]};Anne\n{hidden};Bea\nZZ99;Cees\n".encode()
    app = bring(room(PLANS, "bestand", "corporations"), content)
    app.choose("selectbox", "Wie", "lead")
    told = said(app)
    assert told.count("een rij die u niet ziet: zij is er niet, of niet voor u") == 2
    press(press(app, "Breng in"), "Ja, sla dit op")
    assert now().layer(PLANS).loc[seen[0], "lead"] == "Anne"
    assert now().layer(PLANS).loc[hidden, "lead"] != "Bea"
    assert not (folder / "data" / "matches").exists()


def test_the_bound_of_the_server_is_that_of_the_largest_kind(repository):
    settings = tomllib.loads(Path(repository / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["server"]["maxUploadSize"] == upload.LARGEST_MB == max(kind.largest_mb for kind in KINDS.values())
