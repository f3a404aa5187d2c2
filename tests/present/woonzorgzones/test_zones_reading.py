"""How the answer about walking zones reads: headings, figures, cards, tables and the explanation."""

import re
from decimal import Decimal

import pandas as pd
import pytest
from streets import MAIN_STREET, all_types, areas, sites, streets, zone_rules, zones, zones_on_the_map
from zones_town import EAST, SCORED, SERVED, WEST, as_it_is, row, town, without_more

from geo_pa import terms
from geo_pa.present.attention import attention
from geo_pa.present.card import card, card_of
from geo_pa.present.columns import answer
from geo_pa.present.headings import text
from geo_pa.present.legend import legend_of
from geo_pa.present.method import explained
from geo_pa.present.special import ordered, with_rows
from geo_pa.present.tables import table_of
from geo_pa.present.woonzorgzones import map as zones_map
from geo_pa.present.woonzorgzones import signs as zones_signs
from geo_pa.present.woonzorgzones import totals as zones_totals
from geo_pa.present.woonzorgzones import trial as zones_trial
from geo_pa.present.woonzorgzones.figures import HIDDEN, score_parts

NASTY = '<img src=x onerror="window.__pwned=1">'


@pytest.fixture(scope="module")
def result():
    return as_it_is()


def said(result, unit, column, detail=""):
    """Read one figure on the card of a unit."""
    title = answer("woonzorgzones").column(column, detail).title
    (figure,) = re.findall(f"<dt>{re.escape(title)}</dt><dd>([^<]*)</dd>", str(card(result, unit, detail)))
    return figure


def order(result, detail="", **columns):
    """Give the ids of a table as the page orders them, with other values in some columns."""
    rows = (result.details[detail] if detail else result.table).assign(**columns)
    found = ordered(with_rows(result, detail, rows), detail)
    return list((found.details[detail] if detail else found.table).index)


def test_every_column_total_and_table_of_the_answer_has_a_dutch_heading(result):
    told = answer("woonzorgzones")
    assert set(told.details) == set(result.details)
    for name, frame in {"": result.table, **result.details}.items():
        for column in frame.columns.drop("geometry", errors="ignore"):
            assert told.column(column, name).title != column.replace("_", " "), (name, column)
    for total in result.totals:
        assert told.total(total).title != total.replace("_", " "), total


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
        assert score_parts(place, result.rules)["score"].sum() == pytest.approx(place["facility_score"])


def test_a_type_at_half_the_wide_distance_counts_for_half_its_weight():
    result = town(served={**all_types(), "supermarket": ("supermarket", 500, 0)})
    parts = score_parts(result.details["locations"].loc["close"], result.rules)
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
    assert said(few, "few", "older_residents") == HIDDEN
    assert said(few, "none", "older_residents") == terms.UNKNOWN
    assert said(few, "none", "older_in_zone_residents") == terms.UNKNOWN


def test_where_a_count_is_hidden_so_is_the_share_that_gives_it_away_on_card_and_map():
    far = {"zone_distance": 900, "zone_wide_distance": 900}
    split = zones(streets(MAIN_STREET), SERVED, areas(west={**WEST, "inhabitants": 300}), **far)
    assert said(split, "west", "older_residents") == "30 ouderen"
    assert {said(split, "west", f"share_{name}") for name in ("core", "zone", "wide")} == {HIDDEN}
    assert said(split, "west", "older_in_zone_residents") == HIDDEN
    on_the_map = str(zones_map.neighbourhoods(split).payload)
    assert HIDDEN in on_the_map
    assert terms.UNKNOWN not in on_the_map


def test_without_centres_how_residents_divide_is_unknown_and_not_hidden():
    none = zones(streets(MAIN_STREET), {"shop": ("supermarket", 0, 0)}, areas(west=WEST))
    assert said(none, "west", "older_residents") == "100 ouderen"
    assert said(none, "west", "older_in_zone_residents") == terms.UNKNOWN


@pytest.mark.parametrize(
    ("column", "decimals"), [("distance_m", 0), ("minutes", 1), ("facility_score", 2), ("street_length_m", -2)]
)
def test_a_figure_is_told_no_finer_than_it_can_be_trusted(column, decimals):
    assert answer("woonzorgzones").column(column).finest == decimals


def test_the_card_of_a_location_tells_its_reach_its_sentence_and_the_walk_to_every_type(result):
    written = str(card(result, "close", "locations"))
    sentence = result.details["locations"].loc["close", "explanation"]
    assert terms.label("reach", "core") in written
    assert text(sentence, answer("woonzorgzones").column("explanation")) in written
    assert "Voorzieningenscore 0,88 van 1" in written
    for name in (*SCORED, "bus_stop"):
        assert f"<td>{terms.label('facility_type', name)}</td><td>100 m</td><td>2,1 min.</td>" in written


def test_a_type_that_cannot_be_walked_to_is_not_called_near():
    served = {**all_types(), "pharmacy": ("school", 0, 0)}
    written = str(card(town(served=served), "close", "locations"))
    assert "<td>apotheek</td><td>niet gevonden</td><td></td>" in written
    assert "Voorzieningenscore onbekend" in written


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
    written = str(card(result, unit, detail))
    assert told in written
    assert not [code for code in ("_m", "step_free", "outside_zone", "nan", "NaN", "<NA>", "None") if code in written]


def test_a_name_that_is_markup_stays_text_in_card_list_and_trial(result):
    location = {**row(result.details["locations"], "close"), "name": NASTY, "explanation": NASTY}
    written = [
        card_of(location, result, "locations"),
        attention(with_rows(result, "", result.table.assign(name=NASTY))),
        zones_trial.banner([NASTY]),
        legend_of(NASTY, [(zones_map.GROUND_STYLES["zone"], NASTY, None)]),
    ]
    for html in map(str, written):
        assert "<img src=x" not in html
        assert "&lt;img src=x" in html


def test_the_list_of_white_spots_leaves_out_what_asks_for_no_attention(result):
    listed = str(attention(with_rows(result, "", result.table.assign(signal=["high", "none"]))))
    assert "Westwijk" in listed
    assert "Oostwijk" not in listed


def test_the_neighbourhood_with_most_older_residents_outside_stands_on_top(result):
    assert order(result) == ["east", "west"]
    assert order(result, signal="high") == ["east", "west"]
    assert order(result, signal="high", older_outside_zone_residents=[60, 50]) == ["west", "east"]


def test_what_is_fit_for_clustered_living_stands_on_top_of_the_locations():
    plans = sites(far={"at": (1500, 0)}, fit={"at": (100, 0)}, small={"at": (50, 0), "dwellings": 3})
    result = zones(streets(MAIN_STREET), all_types(), areas(west=WEST, east=EAST), plans=plans)
    assert order(result, "locations") == ["fit", "small", "far"]


def test_the_complex_farthest_from_a_centre_and_the_zone_covered_least_stand_on_top(result):
    assert order(result, "complexes") == ["far", "near"]
    designated = zones_on_the_map(good=(0, -200, 400, 200), bad=(1000, -200, 1900, 200))
    found = zones(streets(MAIN_STREET), all_types(), areas(west=WEST), designated=designated)
    assert order(found, "zones") == ["bad", "good"]


def test_yes_and_no_are_words_in_table_and_card(result):
    written = table_of(result, "complexes").data
    assert set(written["Alleen in de cirkel, niet in de zone"]) == {"nee"}
    assert said(result, "near", "in_circle_zone", "complexes") == "ja"


def test_tables_of_nothing_can_be_written():
    bare = without_more()
    for name in ("locations", "complexes", "zones"):
        assert table_of(ordered(bare, name), name).data.empty


def test_the_figures_on_top_are_those_of_the_answer(result):
    told = zones_totals.figures(result)
    assert told["corporatiewoningen in de zone"] == "10 van 20"
    assert told["bouwlocaties kansrijk voor geclusterd wonen"] == "1"
    accessible = "toegankelijke nieuwe woningen op geschikte plekken in de jaren van de afspraak (90%)"
    assert told[accessible] == "18 van 20"
    # West: 100 of 75 and older, evenly along 1,000 m of street of which 500 m lies in the zone.
    assert told["75-plussers in de zone, ten minste"] == "50 van 200"


def test_what_rests_on_a_missing_layer_is_unknown_and_not_zero():
    told = zones_totals.figures(without_more())
    assert told["corporatiewoningen in de zone"] == terms.UNKNOWN
    assert told["bouwlocaties kansrijk voor geclusterd wonen"] == terms.UNKNOWN


def test_older_residents_of_two_ages_have_no_age_in_their_name():
    assert zones_totals.older_word(pd.Series(["75+", "65+"])) == "ouderen"
    assert zones_totals.older_word(pd.Series(["65+", pd.NA])) == "65-plussers"


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
