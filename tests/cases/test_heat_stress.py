"""Agreement 13 as policy: what goes first, how heat is measured, and what is not known."""

import pandas as pd
import pytest
from builders import rules
from heat import ELDERLY, complexes, judge, neighbourhoods, raster, said, sentence, street, three

from geo_pa.errors import InputError, RequestError
from geo_pa.registry import find

heat_stress = find("heat_stress")

# What goes first


def test_the_hottest_neighbourhood_with_most_older_residents_and_room_is_first_whatever_the_weights():
    result = judge(three(**ELDERLY, share_green=0.1), raster(42, 38, 36), choices={"priority_count": 1})
    assert said(result, "A") == ("high", "first_under_all_weights")
    assert result.table.loc["A", ["priority", "rank", "rank_best", "rank_worst"]].tolist() == [1, 1, 1, 1]
    assert sentence(result, "A").startswith("Veel aandacht: op een hete middag is het er gemiddeld 42,0 °C PET;")


def test_a_neighbourhood_that_is_first_only_where_heat_weighs_more_asks_for_some_attention():
    areas = neighbourhoods(A={"inhabitants": 500}, B={"inhabitants": 1000}, C={})
    result = judge(areas, raster(41, 38.9, 36), choices={"priority_count": 1})
    assert said(result, "A") == ("some", "first_under_some_weights")
    assert said(result, "B") == ("some", "first_under_some_weights")
    assert "niet bij alle gewichten bij de eerste 1" in sentence(result, "A")


def test_a_neighbourhood_after_those_in_front_asks_for_no_special_attention():
    result = judge(three(**ELDERLY), raster(42, 38, 36), choices={"priority_count": 1})
    assert said(result, "C") == ("none", "lower_priority")
    assert sentence(result, "C").startswith("Geen bijzondere aandacht:")


def test_the_priority_is_the_geometric_mean_of_three_factors():
    areas = neighbourhoods(A=ELDERLY, B={"share_green": 0.8}, C={})
    result = judge(areas, raster(42, 40, 36))
    heat, residents, room = 4 / 6, 100 / 400, 0.2 / 0.5
    assert result.table.loc["B", "priority"] == pytest.approx((heat * residents * room) ** (1 / 3))


def test_equal_neighbourhoods_share_a_place():
    result = judge(three(**ELDERLY), raster(42, 38, 38))
    assert result.table["rank"].tolist() == [1, 2, 2]


def test_a_factor_without_weight_decides_nothing_also_where_it_is_not_known():
    areas = neighbourhoods(A={"inhabitants": None}, B={})
    result = judge(areas, raster(42, 38), choices={"weight_vulnerable": 0})
    assert result.table["rank"].tolist() == [1, 2]


def test_weights_that_are_all_zero_give_no_order():
    with pytest.raises(RequestError, match="Alle gewichten zijn 0"):
        judge(three(), raster(42, 38, 36), choices={"weight_heat": 0, "weight_vulnerable": 0, "weight_room": 0})


# Perceived temperature and heat islands


def test_perceived_temperature_is_told_in_shares_of_the_area_above_the_limits():
    half = [*[36] * 8, *[42] * 4, *[35] * 4]
    row = judge(neighbourhoods(A={}), raster(half)).table.loc["A"]
    assert (row["heat_measure"], row["share_above_strong"], row["share_above_extreme"]) == ("pet", 0.75, 0.25)
    assert (row["heat_mean_degc"], row["heat_p95_degc"]) == (37.25, 42)


def test_where_nothing_exceeds_strong_heat_stress_there_is_no_special_attention():
    result = judge(three(**ELDERLY), raster(35, 38, 36))
    assert said(result, "A") == ("none", "no_strong_heat_stress")


def test_without_a_raster_the_published_heat_island_is_taken_and_there_are_no_classes_and_no_cool_places():
    areas = neighbourhoods(A={"heat_island_median_degc": 2.0}, B={"heat_island_median_degc": -0.4}, C={})
    result = judge(areas, walking_network=street((0, 10), (600, 10)))
    row = result.table.loc["A"]
    assert (row["heat_measure"], row["heat_mean_degc"], row["heat_p95_degc"]) == ("heat_island", 2, 2)
    assert row[["share_above_strong", "share_above_extreme", "cool_place_distance_m", "heat_cover"]].isna().all()
    assert "cool_places" not in result.details
    assert "het is er doorgaans 2,0 °C warmer dan het buitengebied" in row["explanation"]
    assert "het is er doorgaans 0,4 °C koeler dan het buitengebied" in sentence(result, "B")
    assert result.totals["share_above_strong"] is None


def test_a_raster_of_heat_island_degrees_is_not_read_as_perceived_temperature():
    result = judge(three(), raster(36, 2, 1, unit="degC"), walking_network=street((0, 10), (600, 10)))
    assert set(result.table["heat_measure"]) == {"heat_island"}
    assert result.table["heat_mean_degc"].tolist() == [36, 2, 1]
    assert result.table["share_above_strong"].isna().all()
    assert "PET" not in result.table.loc["B", "explanation"]
    assert "cool_places" not in result.details


def test_perceived_temperature_is_never_completed_with_degrees_of_heat_island():
    result = judge(three(heat_island_median_degc=3.0), raster(None, 38, 36))
    row = result.table.loc["A"]
    assert said(result, "A") == ("unknown", "cover_too_low")
    assert row[["heat_mean_degc", "heat_p95_degc", "priority", "rank"]].isna().all()
    assert set(result.table["heat_measure"]) == {"pet"}


def test_a_raster_in_another_unit_is_refused_and_all_of_them_are_named():
    with pytest.raises(InputError) as caught:
        judge(three(), raster(300, 301, 302, unit="K"), green=raster(1, 2, 3, unit="degC PET", title="Groen"))
    assert [(problem.where, problem.found) for problem in caught.value.problems] == [
        ("Hitte", "K"),
        ("Groen", "degC PET"),
    ]


def test_what_is_prepared_refuses_a_raster_in_another_unit_too():
    kelvin = raster(300, 301, 302, unit="K")
    layers = {"neighbourhoods": three(), "corporation_stock": complexes(X1={"at": 0}), "heat": kelvin}
    for name in ("heat_of_neighbourhoods", "heat_of_complexes", "cool"):
        preparation = heat_stress.prepared[name]
        given = {layer: layers.get(layer) for layer in preparation.given}
        with pytest.raises(InputError, match="eenheid"):
            preparation.make(**given, rules=rules("heat_stress"))


def test_cooling_of_the_air_is_never_subtracted_from_perceived_temperature():
    bare, green = (judge(three(share_green=share), raster(40, 38, 36)).table.loc["A"] for share in (0.0, 0.6))
    assert bare["cooling_air_degc"] == pytest.approx(3)
    assert green["cooling_air_degc"] == 0
    assert bare["heat_mean_degc"] == green["heat_mean_degc"] == 40


# What is not known


def test_a_raster_that_covers_too_little_of_a_neighbourhood_tells_nothing_of_it():
    partly = [*[42] * 12, *[None] * 4]
    result = judge(three(**ELDERLY), raster(partly, 38, 36))
    row = result.table.loc["A"]
    assert said(result, "A") == ("unknown", "cover_too_low")
    assert row["heat_cover"] == 0.75
    assert row[["heat_mean_degc", "share_above_strong", "share_above_extreme"]].isna().all()
    assert "heeft waarden voor 75% van de buurt en nodig is 80%; lever een raster" in row["explanation"]


def test_the_cover_that_is_needed_is_a_choice_and_exactly_so_much_is_enough():
    partly = [*[42] * 12, *[None] * 4]
    result = judge(three(**ELDERLY), raster(partly, 38, 36), choices={"minimum_cover": 0.75})
    assert said(result, "A") == ("high", "first_under_all_weights")
    assert result.table.loc["A", "heat_mean_degc"] == 42


def test_a_neighbourhood_whose_heat_is_not_known_takes_no_place_of_another():
    result = judge(three(**ELDERLY), raster(None, 38, 36), choices={"priority_count": 1})
    assert result.table["rank"].tolist()[1:] == [1, 2]


def test_without_any_heat_every_neighbourhood_is_unknown():
    areas = neighbourhoods(A={"heat_island_median_degc": None}, B={"heat_island_median_degc": None})
    result = judge(areas)
    assert [said(result, area) for area in "AB"] == [("unknown", "heat_unknown")] * 2
    assert "voeg een raster met hitte toe" in sentence(result, "A")


@pytest.mark.parametrize("missing", ["inhabitants", "share"])
def test_unknown_residents_are_unknown_and_not_none(missing):
    lacking = {"inhabitants": None} if missing == "inhabitants" else {"share_75_plus": None, "share_65_plus": None}
    result = judge(three(**lacking), raster(42, 38, 36))
    assert said(result, "A") == ("unknown", "residents_unknown")
    assert pd.isna(result.table.loc["A", "vulnerable_residents"])


def test_unknown_green_makes_the_room_for_green_unknown():
    result = judge(three(share_green=None), raster(42, 38, 36))
    assert said(result, "A") == ("unknown", "room_unknown")
    assert result.table.loc["A", ["green_target_m2", "cooling_air_degc"]].isna().all()
    assert "Hoe groen de buurt is, is niet bekend" in sentence(result, "A")


def test_what_is_not_known_does_not_matter_where_nobody_lives():
    result = judge(three(inhabitants=0), raster(None, 38, 36))
    assert said(result, "A") == ("none", "no_vulnerable_residents")


# The whole


def test_the_share_above_the_limits_of_the_municipality_is_weighed_by_area_and_leaves_the_unknown_out():
    half = [*[36] * 8, *[34] * 8]
    result = judge(three(), raster(half, 36, None))
    assert result.totals["share_above_strong"] == pytest.approx(0.75)
    assert [result.totals[f"neighbourhoods_{word}"] for word in ("high", "some", "none", "unknown")] == [2, 0, 0, 1]


def test_every_neighbourhood_has_a_reason_and_a_sentence_that_names_the_agreement():
    result = judge(three(), raster(42, None, 36))
    assert result.table.index.tolist() == list("ABC")
    assert result.table["explanation"].str.contains("afspraak 13").all()
    assert result.evidence.excluded.empty


def test_the_answer_says_what_it_took_for_granted_and_nothing_that_it_did_not_use():
    with_pet, without = judge(three(), raster(42, 38, 36)), judge(three())
    assert any("PET" in line and "nooit" in line for line in with_pet.evidence.assumptions)
    assert not any("koele plek is bereikt" in line for line in without.evidence.assumptions)
    assert "heat_stress.shade_main_routes" not in {rule.id for rule in with_pet.evidence.rules}
