"""Columns are recognised by what was said before, our names, our titles and the words of others; the rest is asked."""

import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo_pa.engine import open_workspace
from geo_pa.errors import RequestError
from geo_pa.intake import How, corrected, match_path, match_text, suggest
from geo_pa.intake.names import WORDS
from geo_pa.schema import SCHEMA
from geo_pa.vocabulary import VOCABULARIES

PLANS = "building_locations"


def found(*columns, layer=PLANS, **options):
    return suggest(layer, columns, **options).columns


def how(*columns, **options):
    return {one.column: one.how for one in suggest(PLANS, columns, **options).suggestions}


@pytest.mark.parametrize("layer", sorted(SCHEMA))
def test_every_column_is_known_by_its_name_and_by_its_title(layer):
    fields = SCHEMA[layer].fields
    assert found(*fields, layer=layer) == {name: name for name in fields}
    titles = {field.title: name for name, field in fields.items()}
    if len(titles) == len(fields):
        assert found(*titles, layer=layer) == titles


@given(st.data())
def test_capitals_spaces_and_signs_are_no_matter(data):
    name = data.draw(st.sampled_from(sorted(SCHEMA[PLANS].fields)))
    title = SCHEMA[PLANS].fields[name].title
    written = "".join(data.draw(st.sampled_from([letter.upper(), letter.lower()])) for letter in title)
    assert found(f"  {written.replace(' ', data.draw(st.sampled_from('_- .')))}") == {
        f"  {written.replace(' ', '_')}": name
    } or set(found(written).values()) == {name}


def test_the_fields_of_receivers_are_known():
    delivered = ("plannaam", "status_planologisch", "vertrouwelijkheid", "oplevering_laatste", "Huur middenhuur")
    assert list(found(*delivered).values()) == ["name", "status", "mid_rent", "completion_year", "confidentiality"]
    assert how("plannaam") == {"plannaam": How.WORD}


def test_every_word_of_others_is_for_a_column_or_a_value_that_there_is():
    for layer, columns in WORDS["columns"].items():
        assert set(columns) <= set(SCHEMA[layer].fields), layer
    for vocabulary, words in WORDS["values"].items():
        assert set(words.values()) <= set(VOCABULARIES[vocabulary]), vocabulary
        assert all(word == word.casefold() for word in words)


def test_our_own_name_goes_before_the_word_of_another():
    assert found("location_id", "globalid") == {"location_id": "location_id"}
    assert how("location_id", "globalid")["globalid"] == How.NOT


def test_what_is_merely_alike_is_proposed_and_not_used():
    match = suggest(PLANS, ["Niewe woningen", "Iets heel anders"])
    assert match.columns == {}
    assert [(one.fields, one.how, one.sure) for one in match.suggestions] == [
        (("dwellings",), How.NEAR, False),
        ((), How.NOT, False),
    ]


def test_two_columns_that_may_be_the_same_thing_are_told_and_neither_is_used():
    match = suggest(PLANS, ["plannaam", "projectnaam"])
    assert match.columns == {}
    assert [one.column for one in match.unsure] == ["plannaam", "projectnaam"]


def test_a_name_that_a_shapefile_cut_is_known_where_only_one_can_be_meant():
    columns = ("social_ren", "dwellings_", "dwelling_1")
    assert found(*columns, cut=True) == {"social_ren": "social_rent"}
    assert found("social_ren") == {}


def test_a_correction_goes_before_everything():
    match = corrected(suggest(PLANS, ["name", "Naam", "Plan"]), ["Plan=Naam", "name="])
    assert match.columns == {"Plan": "name"}
    assert match.corrected
    assert [one.how for one in match.suggestions] == [How.GIVEN, How.NOT, How.GIVEN]


def test_a_column_of_the_file_may_have_the_sign_in_its_name():
    assert corrected(suggest(PLANS, ["a=b"]), ["a=b=dwellings"]).columns == {"a=b": "dwellings"}


@pytest.mark.parametrize(
    ("given_", "told"),
    [
        (["Plam=name"], "Bedoelde u 'Plan'?"),
        (["Plan=nam"], "Bedoelde u 'name'?"),
        (["Plan=name", "Plan=status"], "twee keer genoemd"),
        (["Plan=name", "Naam=name"], "twee keer genoemd"),
        (["Plan"], "zit niet in het bestand"),
    ],
)
def test_a_correction_of_what_is_not_there_is_refused(given_, told):
    with pytest.raises(RequestError, match=told):
        corrected(suggest(PLANS, ["Plan", "Naam"]), given_)


@pytest.fixture
def own(tmp_path, repository):
    """A workspace of the building locations only."""
    for part in ("layers", "data"):
        (tmp_path / part).mkdir()
    for name in ("layers/building_locations.toml", "layers/building_locations.gpkg", "data/workspace.toml"):
        shutil.copy(repository / name, tmp_path / name)
    return tmp_path


FILE = b"Code;Plan;Aantal\nBL01;Nieuwe naam;99\n"


def test_a_match_that_was_corrected_is_kept_for_the_same_columns_in_any_order(own, bring):
    held = open_workspace(own)
    given_ = ["Code=location_id", "Plan=name", "Aantal=care_places"]
    brought = bring(FILE, "plannen.csv", held=held, given=given_)
    path = own / match_path(PLANS, brought.table.columns)
    path.parent.mkdir()
    path.write_text(match_text(brought.intake.match, "plannen.csv"), encoding="utf-8")
    turned = bring(b"Aantal;Code;Plan\n99;BL01;Nieuwe naam\n", "anders.csv", held=open_workspace(own))
    assert turned.changes == brought.changes
    assert [change.field for change in turned.changes] == ["name", "care_places"]
    assert {one.how for one in turned.intake.match.suggestions} == {How.EARLIER}
    assert open_workspace(own).workspace.problems == ()


def test_a_column_that_was_left_out_stays_out(own, bring):
    content = b"location_id;name;dwellings\nBL01;Nieuwe naam;12\n"
    brought = bring(content, "plannen.csv", held=open_workspace(own), given=["dwellings="])
    path = own / match_path(PLANS, brought.table.columns)
    path.parent.mkdir()
    path.write_text(match_text(brought.intake.match, "plannen.csv"), encoding="utf-8")
    again = bring(content, "plannen.csv", held=open_workspace(own))
    assert [change.field for change in again.changes] == ["name"]


def test_what_the_workspace_says_of_its_own_file_counts_for_another_with_those_columns(own, bring):
    declaration = own / "layers" / "building_locations.toml"
    text = declaration.read_text(encoding="utf-8")
    declaration.write_text(f'{text}\n[columns.lead]\nsource = "baas"\nmap = {{ "G" = "Gemeente Hoogeveen" }}\n')
    with pytest.raises(RequestError, match="zit niet"):
        corrected(suggest(PLANS, ["baas"]), ["bas=lead"])
    brought = bring(b"Nummer;baas\nBL01;G\n", "plannen.csv", held=open_workspace(own))
    assert [(one.field, one.after) for one in brought.changes] == [("lead", "Gemeente Hoogeveen")]


STATUS = ("1A. Onherroepelijk", "2B. Vastgesteld, uitwerkingsplicht", "4B. Idee", "5A. Ambtelijk met locatie", "visie")


def test_the_words_of_receivers_become_ours_and_onbekend_is_unknown(bring, plans):
    rows = [f"{key};{word}" for key, word in zip(plans.index, (*STATUS, "Onbekend"), strict=False)]
    brought = bring("\n".join(["Nummer;status_planologisch", *rows]).encode(), "plannen.csv")
    assert brought.intake.fixes == ()
    assert brought.intake.rows["status"].tolist()[:5] == ["1A", "2B", "4B", "5A", "4A"]
    assert brought.intake.rows["status"].isna().tolist()[5:] == [True]


def test_a_word_that_is_merely_alike_is_never_translated(bring):
    brought = bring(b"Nummer;Plantype\nBL01;Verdichtinh\n", "plannen.csv")
    (fix,) = brought.intake.fixes
    assert (fix.code, fix.column, fix.found) == ("unknown_word", "Plantype", "'Verdichtinh'")
