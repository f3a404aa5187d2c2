"""What nobody asks for is not required: a column that is absent or wrongly declared stops only who reads it."""

import pytest

from geo_pa.errors import InputError

COLUMNS = """
[columns.plan_id]
title = "Nummer"
type = "text"
source = "nr"
required = true

[columns.name]
title = "Naam"
type = "text"
source = "naam"

[columns.homes]
title = "Woningen"
type = "integer"
source = "aantal"

[columns.rent]
title = "Huur"
type = "integer"
source = "huur"

[columns.chance]
title = "Kans"
type = "number"
source = "kans"

[[sums]]
total = "homes"
parts = ["rent"]
"""


def lacking_rent(folder, columns=COLUMNS):
    folder.declare("plans.gpkg", columns=columns)
    folder.save(folder.plans())
    return folder.open()


def test_a_column_that_the_file_lacks_stops_who_reads_it(folder):
    workspace = lacking_rent(folder)
    with pytest.raises(InputError, match="kolom ontbreekt"):
        workspace.read("plans", ("name", "rent"))
    with pytest.raises(InputError, match="kolom ontbreekt"):
        workspace.read("plans")


def test_and_nobody_else(folder):
    reading = lacking_rent(folder).read("plans", ("name", "homes"))
    assert len(reading.frame) == 3
    assert reading.lacking == {"rent"}
    assert not reading.has("rent")
    assert [problem.what for problem in reading.problems] == ["1 kolom ontbreekt in het bestand."]
    assert "haal de beschrijving weg" in reading.problems[0].action


def test_a_check_still_tells_of_it(folder):
    assert "1 kolom ontbreekt in het bestand." in [problem.what for problem in lacking_rent(folder).check()]


def test_a_key_that_the_file_lacks_stops_everybody(folder):
    folder.declare("plans.gpkg", columns=COLUMNS)
    folder.save(folder.plans().drop(columns="nr"))
    with pytest.raises(InputError, match="2 kolommen ontbreken"):
        folder.open().read("plans", ("name",))


def test_for_whom_a_row_is_stops_everybody_too_where_it_cannot_be_read(folder):
    closed = (
        '\n[columns.confidentiality]\ntitle = "Vertrouwelijkheid"\ntype = "category"\nvocabulary = "confidentiality"\n'
    )
    with pytest.raises(InputError, match="kolommen ontbreken"):
        lacking_rent(folder, COLUMNS + closed).read("plans", ("name",))
    with pytest.raises(InputError):
        lacking_rent(folder, COLUMNS + closed.replace('"category"', '"categorie"')).read("plans", ("name",))


BROKEN = {
    "an unknown type": ('type = "number"', 'type = "getal"'),
    "an unknown vocabulary": ('type = "number"', 'type = "category"\nvocabulary = "kansen"'),
    "an unknown key": ('type = "number"', 'type = "number"\nminimum = 0'),
    "bounds the wrong way round": ('type = "number"', 'type = "number"\nmin = 9\nmax = 1'),
    "no type": ('type = "number"\n', ""),
}


@pytest.mark.parametrize(("sound", "broken"), BROKEN.values(), ids=BROKEN)
def test_a_column_that_is_declared_wrongly_stops_who_reads_it_and_nobody_else(folder, sound, broken):
    workspace = lacking_rent(folder, COLUMNS.replace("huur", "aantal2").replace(sound, broken).partition("[[sums]]")[0])
    assert workspace.problems[0].where.startswith("layers/plans.toml, columns.chance")
    assert len(workspace.read("plans", ("name", "homes")).frame) == 3
    with pytest.raises(InputError) as refused:
        workspace.read("plans", ("name", "chance"))
    assert refused.value.problems == workspace.problems


def test_a_sum_of_a_column_that_is_declared_wrongly_is_not_checked(folder):
    columns = COLUMNS.replace('title = "Huur"\ntype = "integer"', 'title = "Huur"\ntype = "tekst"')
    assert len(lacking_rent(folder, columns).read("plans", ("homes",)).frame) == 3


def test_what_is_wrong_with_the_declaration_as_a_whole_stops_everybody(folder):
    folder.declare("plans.gpkg", columns=COLUMNS.replace('type = "number"', 'type = "getal"'), head="sluiting = 3")
    folder.save(folder.plans())
    with pytest.raises(InputError) as refused:
        folder.open().read("plans", ("name",))
    assert len(refused.value.problems) == 2


TOTALS = """
[[printed_totals]]
column = "name"
value = "Som"
columns = ["homes", "rent"]
by = ["chance"]
"""


def test_a_printed_total_stays_apart_though_a_figure_of_it_is_lacking(folder):
    folder.declare("plans.gpkg", columns=COLUMNS + TOTALS)
    folder.save(folder.plans(naam=["a", "b", "Som"]).drop(columns="kans"))
    reading = folder.open().read("plans", ("homes",))
    assert reading.excluded["reason"].tolist() == ["printed_total"]
