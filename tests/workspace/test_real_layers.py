"""Real files through a declaration only: nothing is lost, and the totals are those of the file."""

import geopandas as gpd
import pytest

pytestmark = pytest.mark.real

NEIGHBOURHOODS = """
[columns.plan_id]
title = "Buurtcode"
type = "text"
source = "BU_CODE"
required = true

[columns.name]
title = "Buurt"
type = "text"
source = "BU_NAAM"
required = true

[columns.inhabitants]
title = "Inwoners"
type = "integer"
source = "AANT_INW"
unit = "inwoners"
min = 0
missing = [-99999999, -99999998, -99999997, -99997, -99995]

[columns.percentage_65_plus]
title = "65 jaar en ouder"
type = "integer"
source = "P_65_EO_JR"
unit = "%"
min = 0
max = 100
missing = [-99999999, -99999998, -99999997, -99997, -99995]
"""

PLANS = """
[columns.plan_id]
title = "Nummer"
type = "text"
source = "OBJECTID"
required = true

[columns.name]
title = "Naam"
type = "text"
source = "Plannaam"

[columns.status]
title = "Planologische status"
type = "category"
source = "Planstatus"
vocabulary = "planning_status"
missing = ["Onbekend"]
[columns.status.map]
"1A Onherroepelijk" = "1A"
"1B Onherroepelijk, uitwerkingsplicht" = "1B"
"1C Onherroepelijk, wijzigingsbevoegdheid" = "1C"
"2A Vastgesteld" = "2A"
"2B Vastgesteld, uitwerkingsplicht" = "2B"
"2C Vastgesteld, wijzigingsbevoegdheid" = "2C"
"3 In voorbereiding" = "3"
"4A Visie" = "4A"

[columns.plan_type]
title = "Plantype"
type = "category"
source = "Plantype"
vocabulary = "plan_type"
missing = ["Sloop"]
[columns.plan_type.map]
Transformatie = "area_transformation"
Verdichting = "densification"
Herstructurering = "restructuring"
Uitleg = "greenfield_extension"

[columns.dwellings]
title = "Nieuwe woningen"
type = "integer"
source = "Aantalrest"
unit = "woningen"
min = 0

[columns.dwellings_demolished]
title = "Te slopen woningen"
type = "integer"
source = "Sloop"
unit = "woningen"
min = 0
sign = -1

[columns.tenure_unknown]
title = "Koop of huur onbekend"
type = "integer"
source = "HRKPONB"
unit = "woningen"
min = 0

[columns.decided]
title = "Datum"
type = "date"
source = "datum"

[[sums]]
total = "dwellings"
parts = ["tenure_unknown"]
"""


def test_the_real_neighbourhoods_are_read_through_a_declaration(folder, real_folder):
    source = real_folder / "hoogeveen_areas_2015.gpkg"
    folder.declare(source.as_posix(), head='layer = "buurten_2015"', columns=NEIGHBOURHOODS)
    reading = folder.read()
    raw = gpd.read_file(source, layer="buurten_2015")
    assert len(reading.frame) == len(raw) == 48
    assert reading.problems == ()
    assert reading.frame.area.sum() == pytest.approx(raw.area.sum())
    published = raw.loc[raw["AANT_INW"] >= 0, "AANT_INW"]
    assert reading.frame["inhabitants"].sum() == published.sum()
    assert reading.frame["inhabitants"].notna().sum() == len(published)
    assert reading.frame["percentage_65_plus"].dropna().between(0, 100).all()


def test_the_487_plans_of_overijssel_are_read_through_a_declaration(folder, real_folder):
    source = real_folder / "plans_overijssel_2021.gpkg"
    folder.declare(source.as_posix(), columns=PLANS)
    reading = folder.read()
    raw = gpd.read_file(source)
    assert len(reading.frame) == len(raw) == 487
    assert reading.problems == ()
    assert reading.excluded.empty
    assert reading.frame["dwellings"].sum() == raw["Aantalrest"].sum() == 10_657
    assert reading.frame["dwellings_demolished"].sum() == -raw["Sloop"].sum() == 855
    assert reading.frame["tenure_unknown"].equals(reading.frame["dwellings"])
    assert (reading.frame["dwellings"] == 0).sum() == 218
    assert reading.frame["status"].isna().sum() == 1
    assert reading.frame["status"].value_counts()["1A"] == 432
    assert reading.frame["plan_type"].isna().sum() == 18
    assert reading.frame["decided"].notna().all()
    assert {"HUUR", "KOOP", "Gem_naam"} <= set(reading.undeclared)


def test_rent_and_sale_that_are_zero_everywhere_do_not_add_up_unless_they_mean_unknown(folder, real_folder):
    def declared(missing):
        extra = "".join(
            f'[columns.{name}]\ntitle = "{name}"\ntype = "integer"\nsource = "{name.upper()}"\nmissing = [{missing}]\n'
            for name in ("huur", "koop")
        )
        sums = '[[sums]]\ntotal = "dwellings"\nparts = ["huur", "koop"]\n'
        source = (real_folder / "plans_overijssel_2021.gpkg").as_posix()
        folder.declare(source, columns=PLANS.partition("[[sums]]")[0] + extra + sums)
        return folder.read()

    assert len(declared("0").frame) == 487
    wrong = declared("")
    assert len(wrong.frame) == 218
    assert set(wrong.excluded["reason"]) == {"parts_differ_from_total"}
