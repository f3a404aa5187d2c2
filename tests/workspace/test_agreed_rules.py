"""An agreed figure that is a norm names its rule, and then has no value of its own: one source of truth."""

import shutil

import pytest

from geo_pa.workspace import open_folder


@pytest.fixture
def problems(repository, tmp_path):
    """A function that changes a line of the agreed figures and gives what the check says of that table."""

    def change(before, after):
        for folder in ("layers", "data"):
            shutil.copytree(repository / folder, tmp_path / folder)
        path = tmp_path / "data" / "tables" / "agreed_figures.csv"
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after), encoding="utf-8")
        return [problem for problem in open_folder(tmp_path).check() if "agreed_figures" in problem.where]

    return change


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("social_growth.net_addition", "social_growth.net", "een regel die er niet is"),
        ("sociale voorraad,,agreement_units", "sociale voorraad,320,agreement_units", "en heeft ook zelf een waarde"),
        ("(circa),700,dwellings", "(circa),,dwellings", "heeft geen waarde en noemt geen regel"),
        ("sociale voorraad,,agreement_units", "sociale voorraad,,dwellings", "een andere eenheid dan zijn regel"),
    ],
)
def test_a_value_that_stands_nowhere_or_twice_is_told_with_the_row(problems, before, after, said):
    (problem,) = problems(before, after)
    assert said in problem.what
    assert "01-net_addition" in problem.found or "11-domesta" in problem.found


def test_so_is_an_agreement_that_does_not_exist(problems):
    (problem,) = problems("11-domesta_made_sustainable,11,", "11-domesta_made_sustainable,24,")
    assert "'24'" in problem.found
