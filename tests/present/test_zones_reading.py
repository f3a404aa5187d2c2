"""How the answer about walking zones reads: headings, figures, cards, tables and the explanation."""

from decimal import Decimal

import pandas as pd
import pytest
from streets import MAIN_STREET, all_types, areas, sites, streets, zone_rules, zones, zones_on_the_map
from zones_town import EAST, SCORED, SERVED, WEST, as_it_is, row, town, used, without_more

from geo_pa import terms
from geo_pa.present.columns import answer, heading, total_heading
from geo_pa.present.method import explained
from geo_pa.present.woonzorgzones import card as zones_card
from geo_pa.present.woonzorgzones import map as zones_map
from geo_pa.present.woonzorgzones import signs as zones_signs
from geo_pa.present.woonzorgzones import tables as zones_tables
from geo_pa.present.woonzorgzones import trial as zones_trial
from geo_pa.present.woonzorgzones.figures import HIDDEN, said, score_parts

NASTY = '<img src=x onerror="window.__pwned=1">'


@pytest.fixture(scope="module")
def result():
    return as_it_is()


def test_every_column_total_and_table_of_the_answer_has_a_dutch_heading(result):
    told = answer("woonzorgzones")
    assert set(told.details) == set(result.details)
    for name, frame in {"": result.table, **result.details}.items():
        for column in frame.columns.drop("geometry", errors="ignore"):
            assert heading(column, "woonzorgzones", name).title != column.replace("_", " "), (name, column)
    for total in result.totals:
        assert total_heading(total, "woonzorgzones").title != total.replace("_", " "), total


def test_no_heading_is_left_over_from_a_column_that_is_gone(result):
    told = answer("woonzorgzones")
    assert set(told.totals) == set(result.totals)
    assert set(told.columns) <= set(result.table.columns)
    for name, detail in told.details.items():
        assert set(detail.columns) <= set(result.details[name].columns), name


def test_the_parts_of_the_score_add_up_to_the_score_of_the_engine(result):
    places = [*result.details["locations"].iterrows(), *result.details["complexes"].iterrows()]
    assert len({place["facility_score"] for _, place in places}) > 2
    for _, place in places:
        assert score_parts(place, used(result))["score"].sum() == pytest.approx(place["facility_score"])


def test_a_type_at_half_the_wide_distance_counts_for_half_its_weight():
    result = town(served={**all_types(), "supermarket": ("supermarket", 500, 0)})
    parts = score_parts(result.details["locations"].loc["close"], used(result))
    # 400 m of 800 m; the weights add up to 52 + 4 x 12 - 12 + 3 x 6 = 106.
    assert parts.loc["supermarket", "score"] == pytest.approx(52 / 106 / 2)
    assert parts.loc["supermarket", "minutes"] == pytest.approx(400 / 0.8 / 60)


def test_a_score_without_any_weight_has_no_parts(result):
    no_weights = {f"facility_weight_{name}": Decimal(0) for name in SCORED}
    parts = score_parts(result.details["locations"].loc["close"], zone_rules(**no_weights))
    assert parts["score"].sum() == 0


def test_a_count_that_is_too_small_is_hidden_and_one_that_is_missing_is_unknown():
    few = zones(
        streets(MAIN_STREET),
        all_types(),
        areas(few={**WEST, "inhabitants": 50}, none={**EAST, "share_75_plus": None, "share_65_plus": None}),
    )
    assert said(row(few.table, "few"), "older_residents") == HIDDEN
    assert said(row(few.table, "none"), "older_residents") == terms.UNKNOWN
    assert said(row(few.table, "none"), "older_in_zone_residents") == terms.UNKNOWN


def test_where_a_count_is_hidden_so_is_the_share_that_gives_it_away_on_card_and_map():
    far = {"zone_distance": 900, "zone_wide_distance": 900}
    split = zones(streets(MAIN_STREET), SERVED, areas(west={**WEST, "inhabitants": 300}), **far)
    west = row(split.table, "west")
    assert said(west, "older_residents") == "30 ouderen"
    assert {said(west, f"share_{name}") for name in ("core", "zone", "wide")} == {HIDDEN}
    assert said(west, "older_in_zone_residents") == HIDDEN
    on_the_map = str(zones_map.neighbourhoods(split.table).payload)
    assert HIDDEN in on_the_map
    assert terms.UNKNOWN not in on_the_map


def test_without_centres_how_residents_divide_is_unknown_and_not_hidden():
    none = zones(streets(MAIN_STREET), {"shop": ("supermarket", 0, 0)}, areas(west=WEST))
    assert said(row(none.table, "west"), "older_residents") == "100 ouderen"
    assert said(row(none.table, "west"), "older_in_zone_residents") == terms.UNKNOWN


@pytest.mark.parametrize(
    ("column", "decimals"), [("distance_m", 0), ("minutes", 1), ("facility_score", 2), ("street_length_m", -2)]
)
def test_a_figure_is_told_no_finer_than_it_can_be_trusted(column, decimals):
    assert heading(column, "woonzorgzones").finest == decimals


def test_the_card_of_a_location_tells_its_reach_its_sentence_and_the_walk_to_every_type(result):
    location = row(result.details["locations"], "close")
    card = str(zones_card.card(location, used(result), "locations"))
    assert terms.label("reach", "core") in card
    assert str(zones_card.text(location["explanation"], heading("explanation", "woonzorgzones"))) in card
    assert "Voorzieningenscore 0,88 van 1" in card
    for name in (*SCORED, "bus_stop"):
        assert f"<td>{terms.label('facility_type', name)}</td><td>100 m</td><td>2,1 min.</td>" in card


def test_a_type_that_cannot_be_walked_to_is_not_called_near(result):
    served = {**all_types(), "pharmacy": ("school", 0, 0)}
    location = row(town(served=served).details["locations"], "close")
    card = str(zones_card.card(location, used(result), "locations"))
    assert "<td>apotheek</td><td>niet gevonden</td><td></td>" in card
    assert "Voorzieningenscore onbekend" in card


@pytest.mark.parametrize(
    ("detail", "unit", "told"),
    [
        ("", "east", "veel aandacht"),
        ("complexes", "far", "buiten bereik"),
        ("zones", "one", "Zone one"),
        ("locations", "out", "een"),
    ],
)
def test_every_kind_of_unit_has_a_card_without_codes(result, detail, unit, told):
    frame = result.details[detail] if detail else result.table
    card = str(zones_card.card(row(frame, unit), used(result), detail))
    assert told in card
    assert not [code for code in ("_m", "step_free", "outside_zone", "nan", "NaN", "<NA>", "None") if code in card]


def test_a_name_that_is_markup_stays_text_in_card_list_and_trial(result):
    location = {**row(result.details["locations"], "close"), "name": NASTY, "explanation": NASTY}
    table = result.table.assign(name=NASTY)
    written = [
        zones_card.card(location, used(result), "locations"),
        zones_card.white_spots(table),
        zones_trial.banner([NASTY]),
        zones_map.legend_of(NASTY, [(zones_map.GROUND_STYLES["zone"], NASTY)]),
    ]
    for text in map(str, written):
        assert "<img src=x" not in text
        assert "&lt;img src=x" in text


def test_the_list_of_white_spots_leaves_out_what_asks_for_no_attention(result):
    listed = str(zones_card.white_spots(result.table.assign(signal=["high", "none"])))
    assert "Westwijk" in listed
    assert "Oostwijk" not in listed


def test_the_neighbourhood_with_most_older_residents_outside_stands_on_top(result):
    assert list(zones_tables.neighbourhoods_in_order(result.table).index) == ["east", "west"]
    alike = result.table.assign(signal="high")
    assert list(zones_tables.neighbourhoods_in_order(alike).index) == ["east", "west"]
    fewer = alike.assign(older_outside_zone_residents=[60, 50])
    assert list(zones_tables.neighbourhoods_in_order(fewer).index) == ["west", "east"]


def test_what_is_fit_for_clustered_living_stands_on_top_of_the_locations():
    plans = sites(far={"at": (1500, 0)}, fit={"at": (100, 0)}, small={"at": (50, 0), "dwellings": 3})
    result = zones(streets(MAIN_STREET), all_types(), areas(west=WEST, east=EAST), plans=plans)
    assert list(zones_tables.locations_in_order(result.details["locations"]).index) == ["fit", "small", "far"]


def test_the_complex_farthest_from_a_centre_and_the_zone_covered_least_stand_on_top(result):
    assert list(zones_tables.complexes_in_order(result.details["complexes"]).index) == ["far", "near"]
    designated = zones_on_the_map(good=(0, -200, 400, 200), bad=(1000, -200, 1900, 200))
    found = zones(streets(MAIN_STREET), all_types(), areas(west=WEST), designated=designated)
    assert list(zones_tables.designated_in_order(found.details["zones"]).index) == ["bad", "good"]


def test_yes_and_no_are_words_in_table_and_card(result):
    complexes = result.details["complexes"]
    written = zones_tables.complexes(complexes, used(result)).data
    assert set(written["Alleen in de cirkel, niet in de zone"]) == {"nee"}
    assert said(row(complexes, "near"), "in_circle_zone", "complexes") == "ja"


def test_tables_of_nothing_can_be_written():
    bare = without_more()
    for write, order, name in (
        (zones_tables.locations, zones_tables.locations_in_order, "locations"),
        (zones_tables.complexes, zones_tables.complexes_in_order, "complexes"),
        (zones_tables.designated, zones_tables.designated_in_order, "zones"),
    ):
        assert write(order(bare.details[name]), used(bare)).data.empty


def test_the_figures_on_top_are_those_of_the_answer(result):
    told = zones_tables.figures(
        result.totals, result.details["reach"], result.table["older_residents_basis"], used(result)
    )
    assert told["corporatiewoningen in de zone"] == "10 van 20"
    assert told["bouwlocaties kansrijk voor geclusterd wonen"] == "1"
    accessible = "toegankelijke nieuwe woningen op geschikte plekken in de jaren van de afspraak (90%)"
    assert told[accessible] == "18 van 20"
    # West: 100 of 75 and older, evenly along 1,000 m of street of which 500 m lies in the zone.
    assert told["75-plussers in de zone, ten minste"] == "50 van 200"


def test_what_rests_on_a_missing_layer_is_unknown_and_not_zero():
    bare = without_more()
    told = zones_tables.figures(bare.totals, bare.details["reach"], bare.table["older_residents_basis"], zone_rules())
    assert told["corporatiewoningen in de zone"] == terms.UNKNOWN
    assert told["bouwlocaties kansrijk voor geclusterd wonen"] == terms.UNKNOWN


def test_older_residents_of_two_ages_have_no_age_in_their_name():
    assert zones_tables.older_word(pd.Series(["75+", "65+"])) == "ouderen"
    assert zones_tables.older_word(pd.Series(["65+", pd.NA])) == "65-plussers"


def test_the_explanation_takes_its_figures_from_the_rules():
    told = str(
        explained(
            "woonzorgzones",
            zone_rules(zone_distance=Decimal(450), centre_health_centre=False, white_spot_high=Decimal(80)),
        )
    )
    assert "de woonzorgzone tot 450 m" in told.replace("\n", " ")
    assert "een verpleeghuis, een verzorgingshuis of een wijkservicecentrum" in told.replace("\n", " ")
    assert "Wonen er 80 of meer buiten de zone" in told.replace("\n", " ")
    assert "{" not in told


def test_without_any_centre_the_explanation_says_so():
    off = dict.fromkeys((f"centre_{kind}" for kind in zones_signs.CENTRE_LETTERS), False)
    assert "geen enkele soort voorziening" in str(explained("woonzorgzones", zone_rules(**off)))
