"""The page on aandachtsgroepen: protected counts for everybody, exact ones only in the closed view."""

import html as markup
import re

import pandas as pd
import pytest
from viewers import VIEWERS

from geo_pa import terms

TITLE = "Aandachtsgroepen"
SWITCH = "Besloten weergave"
COUNTS = ("Toewijzingen", "Beschikbaar gesteld")
"""Headings of counts of people, with or without their unit."""


@pytest.fixture(scope="module")
def result(session):
    return session.run("aandachtsgroepen")


@pytest.fixture
def closed_app(app, monkeypatch):
    monkeypatch.setenv("GEO_PA_CLOSED_VIEW", "1")
    return app.open(TITLE)


def said(app):
    return markup.unescape(app.html())


def tile(app, vocabulary, word):
    """The number on a tile; the tiles of the statushouders come after those of the neighbourhoods."""
    boxes = app.html().split('<div class="geo-pa-tiles">')[1:]
    box = boxes[0] if vocabulary == "care_signal" else boxes[-1]
    before, _, _ = box.partition(f"<span>{terms.label(vocabulary, word)}</span>")
    return int(before.rpartition("<b>")[2].partition("</b>")[0])


def switches(app):
    return [toggle for toggle in app.test.get("toggle") if toggle.label == SWITCH]


def counts(app):
    """Every count of people in any table on the page."""
    columns = [
        table.value[name] for table in app.test.dataframe for name in table.value.columns if name.startswith(COUNTS)
    ]
    return pd.concat(columns).dropna()


def test_the_tiles_are_those_of_the_engine(app, result):
    app.open(TITLE)
    for signal in ("high", "some", "none", "unknown"):
        assert tile(app, "care_signal", signal) == result.totals[f"neighbourhoods_{signal}"]
    for verdict in ("fails", "unknown", "meets", "not_counted"):
        assert tile(app, "statushouders_verdict", verdict) == result.totals[f"corporation_years_{verdict}"]


@pytest.mark.parametrize("viewer", VIEWERS)
def test_the_table_on_the_page_says_what_the_files_say(app, session, viewer):
    app.open(TITLE).as_viewer(viewer)
    table = next(table.value for table in app.test.dataframe if "Buurt" in table.value.columns)
    told = session.run("aandachtsgroepen", viewer=viewer).table.set_index("name")["shown_allocations"]
    pd.testing.assert_series_equal(
        table.set_index("Buurt")["Toewijzingen"].sort_index(), told.sort_index(), check_names=False, check_dtype=False
    )


@pytest.mark.parametrize("viewer", VIEWERS)
def test_no_reader_is_sent_a_count_that_is_small_or_exact(app, result, viewer):
    app.open(TITLE).as_viewer(viewer)
    found = counts(app)
    assert len(found) > 20
    assert (found % 5 == 0).all()
    assert ((found == 0) | (found >= 10)).all()
    for count in re.findall(r"(\d[\d.]*) toewijzing", app.everything_sent()):
        assert int(count.replace(".", "")) % 5 == 0
    assert "complementary" not in app.everything_sent()


@pytest.mark.parametrize("group", ["all_groups", "statushouders"])
def test_what_may_not_be_shown_has_a_look_of_its_own_on_the_map(app, result, group):
    app.open(TITLE).choose("selectbox", "Groep op de kaart", group)
    assert "niet te tonen: te weinig mensen" in said(app)
    assert "niet te tonen" in app.everything_sent()


def test_a_chosen_neighbourhood_shows_both_denominators_with_their_margin(app, result):
    app.open(TITLE).choose("selectbox", "Gekozen buurt", "BU01185004")
    assert result.table.loc["BU01185004", "explanation"] in said(app)
    assert re.search(r'alt="Naar sociale huur: [\d,]+ \([\d,]+ tot [\d,]+\); Naar alle woningen: ', app.html())


def test_a_hidden_neighbourhood_says_so_and_draws_nothing(app, result):
    hidden = result.table.index[result.table["reason"] == "too_few_to_show"][0]
    app.open(TITLE).choose("selectbox", "Gekozen buurt", hidden)
    assert "> niet te tonen</p>" in said(app)
    assert 'alt="Naar sociale huur' not in app.html()


class TestFiguresThatAreNotShown:
    @pytest.mark.parametrize("viewer", VIEWERS)
    def test_no_sentence_is_made_of_an_unknown_figure(self, app, viewer):
        text = said(app.open("Aandachtsgroepen").as_viewer(viewer))
        assert "ongeveer onbekend" not in text
        assert "een onbekend aantal" not in text

    @pytest.mark.parametrize("viewer", VIEWERS[1:])
    def test_another_reader_is_told_that_it_is_not_shown_and_why(self, app, viewer):
        app.open("Aandachtsgroepen").as_viewer(viewer)
        assert "<b>niet te tonen</b><span>volgend jaar nodig voor statushouders</span>" in said(app)
        why = next(caption.value for caption in app.test.caption if caption.value.startswith("Niet te tonen"))
        assert "in deze weergave ontbreken rijen die daarvoor nodig zijn" in why


def test_the_task_of_next_year_is_a_choice(app, session):
    app.open(TITLE).choose("text_input", "Taakstelling", "60")
    table = next(table.value for table in app.test.dataframe if "Deel van de taakstelling" in table.value.columns)
    assert table["Deel van de taakstelling"].sum() == 30


class TestTheClosedView:
    def test_without_being_asked_for_there_is_no_switch(self, app):
        assert not switches(app.open(TITLE))

    def test_it_is_off_until_it_is_switched_on(self, closed_app):
        assert [toggle.value for toggle in switches(closed_app)] == [False]
        assert (counts(closed_app) % 5 == 0).all()
        assert "Ruimte per wijk" not in "".join(element.value for element in closed_app.test.markdown)

    def test_it_shows_exact_counts_and_the_room_and_says_that_it_stays_in_the_room(self, closed_app):
        closed_app.choose("toggle", SWITCH, True)
        assert any("mag de kamer niet verlaten" in error.value for error in closed_app.test.error)
        assert (counts(closed_app) % 5 != 0).any()
        assert any("Ruimte per wijk" in element.value for element in closed_app.test.markdown)
        assert any("Sinds de afspraak" in element.value for element in closed_app.test.markdown)
        told = next(caption.value for caption in closed_app.test.caption if "binnen het maximum past" in caption.value)
        assert "Van 44 woningen binnen het maximum past 43 in een wijk of dorp. Voor 1 woning is er geen plek" in told

    def test_nothing_of_it_can_be_downloaded(self, closed_app):
        assert closed_app.files()
        closed_app.choose("toggle", SWITCH, True)
        assert not closed_app.files()

    @pytest.mark.parametrize("viewer", VIEWERS[1:])
    def test_for_another_reader_it_ends_at_once(self, closed_app, viewer):
        closed_app.choose("toggle", SWITCH, True).as_viewer(viewer)
        assert not switches(closed_app)
        assert (counts(closed_app) % 5 == 0).all()


def test_a_name_that_is_markup_stays_text(app, copy_of_workspace, nasty_names, monkeypatch):
    import geopandas as gpd  # noqa: PLC0415  # only here

    folder = copy_of_workspace()
    path = folder / "layers" / "neighbourhoods.gpkg"
    rows = gpd.read_file(path)
    rows.loc[:2, "name"] = nasty_names
    rows.to_file(path, driver="GPKG")
    monkeypatch.setenv("GEO_PA_WORKSPACE", str(folder))
    app.open(TITLE).choose("selectbox", "Gekozen buurt", rows.loc[0, "neighbourhood_code"])
    assert nasty_names[0] not in app.html()
    assert nasty_names[0] in said(app)
