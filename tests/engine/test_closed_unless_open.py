"""Closed unless known open: what does not say for whom it is comes out nowhere, in no answer and no file."""

import shutil

import pytest
from declaring import say
from viewers import VIEWERS
from words import standing_in

from geo_pa.delivery import all_to_json, prepare
from geo_pa.delivery.yearly.content import compose
from geo_pa.disclosure import OPEN_LAYERS
from geo_pa.model import STANDARD
from geo_pa.schema import SCHEMA

NEXT = VIEWERS[1]
"""Who sees most but for the municipality."""


@pytest.fixture(scope="module")
def unsaid(repository, tmp_path_factory, opened):
    """The embedded municipality, where no row of a plan, home, decision or report says for whom it is."""
    folder = tmp_path_factory.mktemp("unsaid")
    for part in ("layers", "data"):
        shutil.copytree(repository / part, folder / part)
    for path in (*(folder / "layers").glob("*.toml"), *(folder / "data" / "tables").glob("*.toml")):
        if "confidentiality" in SCHEMA[path.stem].fields:
            say(path, 'leave_out = ["confidentiality"]')
    return opened(folder)


@pytest.fixture(scope="module")
def hidden(unsaid):
    """The names and numbers of all plans and complexes."""
    return {
        str(word)
        for layer in ("building_locations", "corporation_stock")
        for words in (unsaid.layer(layer).index, unsaid.layer(layer)["name"])
        for word in words
    }


@pytest.mark.parametrize("viewer", VIEWERS[1:])
def test_no_row_is_read_by_another_than_the_municipality(unsaid, viewer):
    for layer in ("building_locations", "corporation_stock"):
        assert unsaid.layer(layer, viewer=viewer).empty
        assert len(unsaid.layer(layer))


def test_no_name_or_number_is_in_any_answer_or_file(unsaid, hidden):
    answers = unsaid.run_all(viewer=NEXT)
    files = all_to_json(
        [prepare(result, viewer=STANDARD[NEXT]) for result in answers.results.values()], answers.unanswered
    )
    assert standing_in(hidden, files.decode()) == []


def test_no_name_is_in_the_yearly_document(unsaid, hidden):
    for year in (2026, 2027):
        assert standing_in(hidden, repr(compose(unsaid, year, viewer=NEXT))) == []


def test_the_check_says_which_layers_only_the_municipality_sees(unsaid):
    found = [problem for problem in unsaid.workspace.check() if "alleen de gemeente ziet deze rijen" in problem.what]
    assert len(found) == len({*unsaid.workspace.declarations} - OPEN_LAYERS) == 7
