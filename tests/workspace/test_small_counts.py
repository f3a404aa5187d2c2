"""Small counts of people: lower floors and open tables need a word in the workspace, and are then told everywhere."""

import shutil

import pandas as pd
import pytest

import geo_pa
from geo_pa.delivery import prepare
from geo_pa.disclosure import hide_differences, hide_factors, hide_wholes
from geo_pa.disclosure.floors import LOWERED
from geo_pa.errors import InputError, RequestError, Severity
from geo_pa.model import PUBLIC
from geo_pa.workspace.small_counts import small_count_problems

WORD = '\nsmall_counts = "own_choice"\n'
RULES = "data/rules/disclosure.toml"
LOWER = {"value = 10\n": "value = 5\n", "minimum = 10\n": "minimum = 1\n"}
EXACT = {"value = 5\n": "value = 1\n", "minimum = 5\n": "minimum = 1\n"}
OPENED = {"file =": "closed = false\nfile ="}


@pytest.fixture
def changed(repository, tmp_path):
    """A function that opens the embedded municipality with the texts of one file replaced by others."""
    for part in ("layers", "data"):
        shutil.copytree(repository / part, tmp_path / part)

    def opened(path, edits, *, word=False):
        for before, after in edits.items():
            text = (tmp_path / path).read_text()
            assert before in text
            (tmp_path / path).write_text(text.replace(before, after))
        if word:
            info = tmp_path / "data" / "workspace.toml"
            info.write_text(info.read_text() + WORD)
        return geo_pa.open_workspace(tmp_path)

    return opened


def severities(session):
    here = session.workspace
    return [one.severity for one in small_count_problems(here.info, here.declarations, here.rule_sets)]


@pytest.mark.parametrize("edits", [LOWER, EXACT], ids=["threshold", "rounding"])
def test_a_rule_under_the_floor_is_refused_without_the_word(changed, edits):
    session = changed(RULES, edits)
    assert severities(session) == [Severity.ERROR]
    with pytest.raises(InputError, match="kleinere aantallen"):
        session.run("heat_stress")


def test_with_the_word_it_is_followed_and_told_in_the_check_and_in_every_file(changed):
    session = changed(RULES, LOWER, word=True)
    assert severities(session) == [Severity.NOTICE]
    said = prepare(session.run("social_share", viewer="public"), viewer=PUBLIC).left_out
    assert f"{LOWERED}: vanaf 5" in said


def test_a_table_of_small_counts_is_closed_unless_the_workspace_says_otherwise(changed):
    with pytest.raises(RequestError, match="besloten"):
        changed("data/tables/allocations.toml", OPENED).layer("allocations")


def test_an_open_table_of_small_counts_is_told_in_the_check_and_in_every_file(changed):
    session = changed("data/tables/allocations.toml", OPENED, word=True)
    assert len(session.layer("allocations"))
    assert severities(session) == [Severity.NOTICE]
    said = prepare(session.run("social_share", viewer="public"), viewer=PUBLIC).left_out
    assert "is geen besloten tabel" in said


def test_another_word_is_refused(changed):
    with pytest.raises(InputError, match="small_counts"):
        changed("data/workspace.toml", {"modelled = true": 'modelled = true\nsmall_counts = "ja"'})


@pytest.mark.parametrize(
    ("name", "value"), [("window_years", "4"), ("window_last_year", "2024"), ("statushouders_maximum_share", "0.2")]
)
def test_no_reader_moves_what_is_fixed_whatever_the_bounds_in_the_file(changed, name, value):
    edits = {
        "minimum = 5\n": "minimum = 1\n",
        "minimum = 2025\n": "minimum = 2020\n",
        "maximum = 0.10\n": "maximum = 0.5\n",
    }
    session = changed("data/rules/aandachtsgroepen.toml", edits)
    with pytest.raises(RequestError):
        session.run("aandachtsgroepen", settings={name: value})


def test_factors_of_a_hidden_count_are_hidden_with_it():
    places = pd.DataFrame(
        {
            "inhabitants": pd.array([100, 1000, 12, 1000, None], dtype="Int64"),
            "share_65_plus": [0.2, 0.2, 1.0, 0.095, 0.2],
            "share_75_plus": [0.09, 0.1, 0.5, 0.09, 0.1],
        }
    )
    shown = hide_factors(places, 10)
    assert shown["share_75_plus"].isna().tolist() == [True, False, True, True, False]
    assert shown["share_65_plus"].isna().tolist() == [False, False, True, True, False]  # few from 65 to 75
    assert shown["inhabitants"].equals(places["inhabitants"])


def test_a_count_that_is_but_a_few_less_than_another_is_hidden():
    districts = pd.DataFrame(
        {
            "inhabitants": pd.array([300, 300, 300, None], dtype="Int64"),
            "inhabitants_65_plus": pd.array([100, 295, 100, 100], dtype="Int64"),
            "inhabitants_75_plus": pd.array([50, 100, 94, 100], dtype="Int64"),
        }
    )
    shown = hide_differences(districts, 10)
    assert shown["inhabitants"].equals(districts["inhabitants"])
    assert shown["inhabitants_65_plus"].isna().tolist() == [False, True, False, False]
    assert shown["inhabitants_75_plus"].isna().tolist() == [False, False, True, False]


class TestTheCountOfAWhole:
    """Less the parts that are shown it would tell those that are hidden."""

    DISTRICTS = pd.DataFrame(
        {"inhabitants": pd.array([305, 305, 900], dtype="Int64"), "inhabitants_75_plus": [36.0, 45.0, 60.0]},
        index=["A", "B", "C"],
    )

    def parts(self, **columns):
        usual = {"district": list("AABBCC"), "inhabitants": [300, 5, 200, 105, 450, 450], "share_75_plus": [0.1] * 6}
        return pd.DataFrame({**usual, **columns}).astype({"inhabitants": "Int64"})

    def test_it_is_hidden_where_a_part_is(self):
        shown = hide_wholes(self.DISTRICTS, self.parts(), "district", 10)
        assert shown["inhabitants"].isna().tolist() == [True, False, False]

    def test_so_it_is_where_the_factor_of_a_part_is(self):
        few = self.parts(share_75_plus=[0.1, 0.1, 0.2, 0.05, 0.1, 0.1])  # B: 40 and 5,25
        shown = hide_wholes(self.DISTRICTS, few, "district", 10)
        assert shown["inhabitants_75_plus"].isna().tolist() == [True, True, False]

    def test_figures_of_another_year_tell_nothing_and_stay(self):
        older = self.DISTRICTS.assign(inhabitants=pd.array([400, 305, 900], dtype="Int64"))
        assert hide_wholes(older, self.parts(), "district", 10)["inhabitants"].notna().all()

    def test_what_a_workspace_does_not_have_hides_nothing(self):
        bare = self.parts().drop(columns=["district"])
        assert hide_wholes(self.DISTRICTS, bare, "district", 10).equals(self.DISTRICTS)
