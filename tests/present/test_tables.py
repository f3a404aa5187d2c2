"""Tables read in Dutch, still sort as figures, and hide what must stay hidden."""

import pandas as pd
import pytest

from geo_pa.model import Column, Source
from geo_pa.present import tables
from geo_pa.present.headings import bare_text, text
from geo_pa.present.layer_rows import without_small_counts
from geo_pa.workspace import Declaration, DeclaredColumn


@pytest.fixture
def written(answered):
    """The way to write the table of locations as the page shows it."""
    return lambda table: tables.table_of(answered("social_share", table))


def shown(styler, heading):
    """The text of one column as the reader sees it."""
    frame = styler.data
    place = list(frame.columns).index(heading)
    styler._compute()
    return [styler._display_funcs[(row, place)](frame.iloc[row, place]) for row in range(len(frame))]


def test_headings_are_dutch_and_name_their_unit(locations):
    headings = {
        "name": Column("Naam"),
        "dwellings": Column("Nieuwe woningen", "woningen"),
        "open_homes": Column("Open", "woningen"),
    }
    assert list(tables.table(locations, headings).data.columns) == ["Naam", "Nieuwe woningen", "Open (woningen)"]


def test_a_unit_that_stands_above_the_table_is_not_said_again():
    headings = {"open_homes": Column("Open", "woningen"), "distance_m": Column("Afstand", "m")}
    frame = pd.DataFrame({"open_homes": [1], "distance_m": [2.0]})
    assert list(tables.table(frame, headings, above="woningen").data.columns) == ["Open", "Afstand (m)"]


def test_a_verdict_reads_as_symbol_and_word(locations, written):
    words = list(written(locations).data["Oordeel"])
    assert "✓ voldoet" in words
    assert "? onbekend" in words


def test_figures_stay_figures_so_that_they_sort(locations, written):
    data = written(locations.assign(required_social_homes=1234)).data
    assert pd.api.types.is_integer_dtype(data["Vereist"])
    assert shown(written(locations.assign(required_social_homes=1234)), "Vereist")[0] == "1.234"


def test_a_year_has_no_thousands_point(locations, written):
    assert shown(written(locations), "Oplevering")[0] == "2027"


@pytest.mark.parametrize(
    ("value", "heading", "expected"),
    [
        (1234.5, Column("Lengte", "km"), "1.234,5 km"),
        (0.305, Column("Aandeel", "share"), "30,5%"),
        (pd.NA, Column("Woningen", "woningen"), "onbekend"),
        (float("nan"), Column("Afstand", "m"), "onbekend"),
        (pd.NaT, Column("Besloten op"), "onbekend"),
        (pd.Timestamp(2026, 1, 1), Column("Besloten op"), "1 januari 2026"),
        (True, Column("Vervangt"), "ja"),
        ("1A", Column("Status", vocabulary="planning_status"), "1A onherroepelijk"),
        (2027.0, Column("Oplevering", "jaar"), "2027"),
    ],
)
def test_one_value_is_written_in_dutch(value, heading, expected):
    assert text(value, heading) == expected


def test_in_a_table_the_unit_stands_in_the_heading_only():
    assert bare_text(1234.5, Column("Lengte", "km")) == "1.234,5"


def declaration() -> Declaration:
    column = DeclaredColumn("Inwoners", "integer", people=True, name="inhabitants", source="inhabitants")
    other = DeclaredColumn("Woningen", "integer", name="homes", source="homes")
    return Declaration(
        name="neighbourhoods",
        title="Buurten",
        file="x.gpkg",
        source=Source("CBS", "Buurten"),
        path="x.toml",
        columns={"inhabitants": column, "homes": other},
    )


def test_small_counts_of_people_are_hidden_and_zero_is_not():
    frame = pd.DataFrame(
        {"inhabitants": pd.array([0, 3, 10, None], dtype="Int64"), "homes": pd.array([1, 2, 3, 4], dtype="Int64")}
    )
    hidden = without_small_counts(frame, declaration(), 10)
    assert list(hidden["inhabitants"].isna()) == [False, True, False, True]
    assert list(hidden["homes"]) == [1, 2, 3, 4]
    assert frame["inhabitants"].notna().sum() == 3


def test_the_ledger_names_locations_instead_of_numbers(locations, answered):
    lines = pd.DataFrame(
        {"kind": ["booked"], "from_location": ["L0"], "to_location": ["L9"], "homes": [2], "distance_m": [1234.0]}
    )
    data = tables.table_of(answered("social_share", locations, ledger=lines), "ledger").data
    assert data["Van locatie"].iloc[0] == "Voorbeeldlocatie 0"
    assert data["Naar locatie"].iloc[0] == "L9"
    assert data["Soort"].iloc[0] == "geboekt"


@pytest.mark.parametrize(
    ("title", "unit", "written"),
    [
        ("Lopen naar een centrum", "m", "Lopen naar een centrum (m)"),
        ("Nieuwe woningen", "woningen", "Nieuwe woningen"),
        ("Nog te vergroenen", "m2", "Nog te vergroenen (m²)"),
        ("Aandeel groen", "share", "Aandeel groen"),
    ],
)
def test_a_heading_names_its_unit_unless_the_title_does(title, unit, written):
    assert Column(title, unit).with_unit == written


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [(1, "dorpen", "1 dorp"), (2, "dorpen", "2 dorpen"), (1, "vragen", "1 vraag"), (726_140.41, "m2", "726.140 m²")],
)
def test_a_figure_stands_with_the_noun_for_so_many_and_no_finer_than_is_read(value, unit, written):
    assert text(value, Column("Aantal", unit)) == written
