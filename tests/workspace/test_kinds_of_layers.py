"""A layer of a kind with which no question can reckon is refused where it is declared, with what to do."""

from dataclasses import replace

import pytest

from geo_pa.engine import open_workspace
from geo_pa.schema import SCHEMA
from geo_pa.workspace.kinds import unfitting_kind

KINDS = {name: known.kinds for name, known in SCHEMA.items() if known.geometry != "none"}

OTHERS = {
    (name, kind) for name, allowed in KINDS.items() for kind in ("Point", "LineString", "Polygon", "raster", "none")
} - {(name, kind) for name, allowed in KINDS.items() for kind in allowed}


@pytest.fixture(scope="module")
def declarations():
    return open_workspace().workspace.declarations


@pytest.fixture(scope="module")
def layer(declarations):
    return next(one for one in declarations.values() if one.has_geometry)


@pytest.mark.parametrize(("name", "kind"), sorted(OTHERS))
def test_another_kind_is_named_with_the_one_that_can_be_used_and_the_way_to_it(layer, name, kind):
    declaration = replace(layer, name=name, geometry=kind)
    ((key, _, found, expected),) = unfitting_kind(declaration)
    assert (key, found) == ("geometry", f'geometry = "{kind}"')
    assert f'geometry = "{KINDS[name][0]}"' in expected
    assert ": " in expected


def test_every_layer_as_embedded_is_of_its_kind(declarations):
    layers = {name for name, one in declarations.items() if one.geometry != "none"}
    assert layers <= set(KINDS)
    assert not [fault for one in declarations.values() for fault in unfitting_kind(one)]


@pytest.mark.parametrize(("name", "kind"), [("building_locations", "none"), ("facilities", "Polygon")])
def test_check_tells_of_it_in_its_declaration(folder, name, kind):
    folder.declare("plans.gpkg")
    text = (folder.root / "layers" / "plans.toml").read_text(encoding="utf-8")
    folder.write(f"layers/{name}.toml", text.replace('geometry = "Polygon"', f'geometry = "{kind}"'))
    told = [problem for problem in folder.open().problems if problem.where == f"layers/{name}.toml, geometry"]
    assert [problem.found for problem in told] == [f'geometry = "{kind}"']
