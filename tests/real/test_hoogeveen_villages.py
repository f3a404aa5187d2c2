"""The real CBS districts of Hoogeveen as villages, by a declaration only, with a stock that is made up here."""

import shutil

import geopandas as gpd
import pandas as pd
import pytest
from shapely.affinity import translate
from villages import change, changes, complex_of, sale

from geo_pa import open_workspace
from geo_pa.registry import find

pytestmark = pytest.mark.real

WORKSPACE = """
municipality = "Hoogeveen"
municipality_code = "GM0118"
reference_date = 2026-01-01
modelled = false
"""
COLUMNS = find("village_stock").columns
ELIM, HOLLANDSCHEVELD, PESSE, STUIFZAND = "WK011853", "WK011854", "WK011860", "WK011859"


@pytest.fixture(scope="module")
def districts(real_folder):
    return gpd.read_file(real_folder / "hoogeveen_areas_2015.gpkg", layer="wijken_2015").set_index("WK_CODE")


@pytest.fixture
def judge(tmp_path, real_folder, repository):
    """Write a workspace with the real districts and what is given, and judge its villages."""

    def run(complexes, rows=()):
        shutil.copytree(repository / "data" / "rules", tmp_path / "data" / "rules")
        (tmp_path / "data" / "workspace.toml").write_text(WORKSPACE, encoding="utf-8")
        _declare(repository, real_folder, tmp_path)
        _layer("corporation_stock", complexes, "complex_id").to_file(tmp_path / "layers" / "corporation_stock.gpkg")
        _layer("building_locations", {}, "location_id").to_file(tmp_path / "layers" / "building_locations.gpkg")
        changes(rows).to_csv(tmp_path / "data" / "tables" / "stock_mutations.csv", date_format="%Y-%m-%d")
        return open_workspace(tmp_path).run("village_stock")

    return run


def _declare(repository, real_folder, folder):
    """Take the example's own declarations; districts are the real."""
    for name in ("layers/corporation_stock", "layers/building_locations", "data/tables/stock_mutations"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(repository / f"{name}.toml", folder / f"{name}.toml")
    real = (repository / "tests" / "real" / "hoogeveen_villages" / "villages.toml").read_text(encoding="utf-8")
    there = real.replace("hoogeveen_areas_2015.gpkg", str(real_folder / "hoogeveen_areas_2015.gpkg"))
    (folder / "layers" / "villages.toml").write_text(there, encoding="utf-8")


def _layer(name, rows, key):
    columns = {
        column: pd.Series([row.get(column) for row in rows.values()], dtype=kind) for column, kind in _kinds(name)
    }
    shapes = gpd.GeoSeries([row["at"] for row in rows.values()], crs="EPSG:28992")
    return gpd.GeoDataFrame({key: pd.Series(list(rows), dtype="str"), **columns}, geometry=shapes)


def _kinds(name):
    return COLUMNS[name].items()


def inside(districts, code):
    """Return a square of a hectare that lies well inside a district."""
    return districts.geometry[code].representative_point().buffer(50, cap_style="square")


def test_without_stock_no_village_is_judged_and_none_is_lost(judge, districts):
    result = judge({})
    assert list(result.table.index) == list(districts.index)
    villages = result.table[result.table["kind"] == "village"]
    assert len(villages) == 10
    assert set(villages["reason"]) == {"base_unknown"}
    assert set(result.table["verdict"][result.table["kind"] != "village"]) == {"not_counted"}
    assert result.totals["base_homes"] is None


def test_each_village_is_judged_by_what_is_known_of_it(judge, districts):
    complexes = {
        "A": complex_of(40, inside(districts, ELIM)),
        "B": complex_of(12, inside(districts, PESSE)),
        "C": complex_of(9, inside(districts, STUIFZAND)),
    }
    rows = [
        sale(2, district_code=ELIM, quality_contribution="none"),
        change(3, "new_build", district_code=PESSE),
        sale(None, district_code=STUIFZAND),
    ]
    table = judge(complexes, rows).table
    assert table.loc[[ELIM, PESSE, STUIFZAND], "verdict"].tolist() == ["fails", "meets", "unknown"]
    assert table.loc[[ELIM, PESSE], "stock_end_homes"].tolist() == [38, 15]
    assert set(table.drop([ELIM, PESSE, STUIFZAND])["reason"]) == {"no_stock", "shown_not_judged"}


def test_a_complex_on_a_real_border_belongs_to_the_village_with_the_largest_part(judge, districts):
    border = districts.geometry[ELIM].intersection(districts.geometry[HOLLANDSCHEVELD])
    assert not border.is_empty
    on_it = max(getattr(border, "geoms", [border]), key=lambda part: part.length).interpolate(0.5, normalized=True)
    shifts = [(-15, 0), (15, 0), (0, -15), (0, 15)]
    complexes = {f"C{n}": complex_of(5, translate(on_it.buffer(40), *shift)) for n, shift in enumerate(shifts)}
    result = judge(complexes)
    for name, row in result.details["complexes"].iterrows():
        parts = {code: complexes[name]["at"].intersection(districts.geometry[code]).area for code in districts.index}
        assert row["village"] == max(parts, key=parts.get)
    assert {ELIM, HOLLANDSCHEVELD} == set(result.details["complexes"]["village"])
    assert result.table["base_homes"].sum() == 20
