"""All agreements: accessible new homes, rents, clustered homes, and pitches with their caravan."""

from datetime import date

import builders
import pytest
from builders import TODAY, mutation, told
from monitor import COLUMNS, LIMITS, complexes, figure, monitor, new_homes, pitches, places, report, stands

ACCESSIBLE = {"F": figure("accessible", 0.9, agreement="3", unit="share")}
LOW = {"F": figure("rents_low", 0.15, agreement="7", unit="share")}
MIDDLE = {"F": figure("rents_middle", 0.65, agreement="7", unit="share")}


def home(dwellings, accessible, **columns):
    given = {"completion_year": 2027, "corporation": "Domesta", "pitches": 0, "clustered": 0}
    return {"dwellings": dwellings, "accessible": accessible, **given, **columns}


def accessible(suited=None, *, partial=False, **rows):
    suits = {name: (suited or {}).get(name, "yes") for name in rows}
    layer = new_homes(**rows)
    return monitor(ACCESSIBLE, building_locations=layer, woonzorgzones=places(**suits), partial=partial)


def rents(own, *rows, year=LIMITS, **choices):
    return monitor(own, corporation_stock=complexes(*rows), rent_limits=year, choices=choices)


class TestAccessibleNewHomes:
    def test_90_percent_of_new_homes_in_suited_places_is_enough(self):
        assert accessible(A=home(100, 90)).table.loc["F", "verdict"] == "meets"
        assert accessible(A=home(100, 89)).table.loc["F", "verdict"] == "fails"

    def test_a_place_that_does_not_suit_leaves_the_share_and_is_listed(self):
        result = accessible({"B": "no"}, A=home(10, 9), B=home(100, 0))
        assert result.table.loc["F", "verdict"] == "meets"
        assert list(result.details["unsuited"].index) == ["B"]
        assert "Niet meegeteld: 1 plan op een plek die niet geschikt is." in result.table.loc["F", "explanation"]

    def test_hard_plans_come_first_and_soft_ones_may_save_or_spoil_it(self):
        hard, soft = home(10, 8), home(10, 10, status="3")
        assert told(accessible(A=hard, B=soft), "F") == ("at_risk", "reached_with_soft_plans")
        assert accessible(A=home(10, 9), B=home(90, 0, status="3")).table.loc["F", "verdict"] == "meets"

    def test_a_share_that_is_exactly_the_norm_reaches_it(self):
        own = {"F": figure("accessible", 0.2, agreement="3", unit="share")}
        layer = new_homes(A=home(5, 0), B=home(5, 2, status="3"))
        result = monitor(own, building_locations=layer, woonzorgzones=places(A="yes", B="yes"))
        assert told(result, "F") == ("at_risk", "reached_with_soft_plans")

    def test_each_stage_shows_its_own_share(self):
        built = home(10, 10, dwellings_realised=10, completion_year=2025)
        row = accessible(A=built, B=home(10, 7), C=home(4, 1, status="3")).table.loc["F"]
        assert stands(row) == ("fails", 1.0, 0.7, 0.25)

    def test_what_is_certain_is_the_share_of_all_homes_that_are_built_or_in_hard_plans(self):
        built = home(10, 10, dwellings_realised=10, completion_year=2025)
        row = accessible(A=built, B=home(30, 12), C=home(4, 1, status="3")).table.loc["F"]
        assert row["reached"] == 22 / 40

    def test_the_sentence_says_how_many_homes_would_make_it(self):
        assert (
            "Met 2 woningen meer toegankelijk in deze plannen is het gehaald."
            in (accessible(A=home(20, 16)).table.loc["F", "explanation"])
        )

    @pytest.mark.parametrize("unsure", [home(100, None), home(None, 50), home(100, 50, completion_year=None)])
    def test_a_missing_figure_makes_it_unknown_where_it_decides(self, unsure):
        assert accessible(A=home(100, 90), B=unsure).table.loc["F", "verdict"] == "unknown"

    def test_a_place_that_may_or_may_not_suit_makes_it_unknown_where_it_decides(self):
        assert accessible({"B": "unknown"}, A=home(100, 90), B=home(100, 50)).table.loc["F", "verdict"] == "unknown"
        assert accessible({"B": "unknown"}, A=home(100, 90), B=home(100, 95)).table.loc["F", "verdict"] == "meets"

    def test_a_missing_figure_that_cannot_turn_it_leaves_a_verdict(self):
        assert accessible(A=home(100, 50), B=home(10, None)).table.loc["F", "verdict"] == "fails"

    def test_the_share_of_the_corporations_alone_is_the_other_reading_and_is_told_beside_it(self):
        plans = {"A": home(20, 18), "B": home(20, 10, corporation=None)}
        told = accessible(**plans).table.loc["F", "explanation"]
        assert "Achter op schema: 70% (28 van 40 woningen)" in told
        assert "alleen waar een corporatie aan meedoet: 90% (18 van 20 woningen)" in told
        layer = new_homes(**plans)
        suited = places(A="yes", B="yes")
        chosen = {"new_build_scope": "corporations"}
        result = monitor(ACCESSIBLE, building_locations=layer, woonzorgzones=suited, choices=chosen)
        assert result.table.loc["F", "verdict"] == "meets"

    def test_ideas_and_plans_of_other_years_do_not_count(self):
        other = {
            "B": home(50, 0, status="5A"),
            "C": home(50, 0, completion_year=2028),
            "D": home(50, 0, completion_year=2022),
        }
        own = {
            "F": figure(
                "accessible",
                None,
                agreement="3",
                unit="share",
                rule="accessibility.accessible_share",
                deadline=None,
            )
        }
        layer = new_homes(A=home(10, 9), **other)
        result = monitor(own, building_locations=layer, woonzorgzones=places(**dict.fromkeys("ABCD", "yes")))
        assert list(result.details["behind"]["row_id"]) == ["A"]

    def test_a_reader_who_may_not_see_all_plans_gets_no_verdict(self):
        assert told(accessible(partial=True, A=home(100, 90)), "F") == ("unknown", "not_all_visible")


class TestRents:
    def test_a_rent_exactly_on_the_limit_lies_under_it_unless_the_choice_says_otherwise(self):
        on_it = [(15, 452.20), (85, 700.0)]
        assert rents(LOW, *on_it).table.loc["F", "verdict"] == "meets"
        assert rents(LOW, *on_it, upper_bound="exclusive").table.loc["F", "verdict"] == "fails"

    def test_how_many_homes_the_reading_of_the_text_decides_about_is_told(self):
        on_it = rents(LOW, (15, 452.20), (85, 700.0)).table.loc["F", "explanation"]
        assert "Van 15 woningen ligt de huur precies op een grens: hier geteld als onder de grens (keuze" in on_it
        assert "Geen huur ligt precies op een grens" in rents(LOW, (15, 452.19)).table.loc["F", "explanation"]

    def test_with_the_limit_left_out_that_rent_lies_in_the_next_group(self):
        on_it = [(65, 452.20), (35, 700.0)]
        assert rents(MIDDLE, *on_it).table.loc["F", "realised"] == 0
        assert rents(MIDDLE, *on_it, upper_bound="exclusive").table.loc["F", "realised"] == 0.65

    def test_the_second_group_runs_to_the_lower_capping_limit(self):
        row = rents(MIDDLE, (30, 452.21), (35, 647.19), (35, 647.20)).table.loc["F"]
        assert (row["verdict"], row["realised"]) == ("meets", 0.65)

    def test_a_year_without_limits_is_unknown(self):
        assert told(rents(LOW, (15, 400.0), rent_year=2027), "F") == ("unknown", "limits_unknown")

    def test_homes_without_a_rent_are_not_dropped_but_make_it_unknown_where_they_decide(self):
        row = rents(LOW, (14, 400.0), (80, 700.0), (6, None)).table.loc["F"]
        assert (row["verdict"], row["reason"]) == ("unknown", "size_unknown")
        assert "Van 6 woningen is de huur onbekend; het aandeel ligt tussen 14% en 20%." in row["explanation"]

    def test_they_do_not_where_they_cannot(self):
        assert rents(LOW, (20, 400.0), (70, 700.0), (10, None)).table.loc["F", "verdict"] == "meets"
        assert rents(LOW, (1, 400.0), (95, 700.0), (4, None)).table.loc["F", "verdict"] == "fails"

    def test_a_complex_of_unknown_size_leaves_everything_open(self):
        assert rents(LOW, (20, 400.0), (80, 700.0), (None, 400.0)).table.loc["F", "verdict"] == "unknown"

    def test_only_social_homes_count(self):
        care = {"homes": 100, "rent_eur": 700.0, "kind": "care_place"}
        assert rents(LOW, (15, 400.0), (85, 700.0), care).table.loc["F", "realised"] == 0.15

    def test_both_groups_together_are_told_and_each_corporation_is_shown(self):
        other = {"homes": 100, "rent_eur": 500.0, "corporation": "Actium"}
        result = rents(LOW, (100, 400.0), other)
        assert "Beide groepen samen: 100%." in result.table.loc["F", "explanation"]
        table = result.details["rents"].set_index("corporation")
        assert list(table.loc[["Actium", "Domesta", "Samen"], "low_share"]) == [0, 1, 0.5]

    def test_labels_and_accessible_homes_are_counted_per_corporation_and_unknown_is_not_0(self):
        poor = {"homes": 30, "rent_eur": 1.0, "energy_label": "E", "accessible_homes": 10}
        good = {"homes": 50, "rent_eur": 1.0, "energy_label": "A", "accessible_homes": None}
        details = rents(LOW, poor, good, {"homes": 20, "rent_eur": 1.0}).details
        labels = details["labels"].set_index("corporation").loc["Samen"]
        assert tuple(labels[["homes", "known", "efg_homes", "unknown_complexes"]]) == (100, 80, 30, 1)
        assert details["accessible"].set_index("corporation").loc["Samen", "known"] == 50


class TestClusteredHomes:
    def test_the_demand_is_shown_with_what_is_there_and_planned_and_never_judged(self):
        own = {"F": figure("clustered", 470, agreement="17", deadline="2030-12-31", scored=False)}
        layer = new_homes(
            A=home(20, 0, clustered=14), B=home(20, 0, clustered=12, status="3"), C=home(9, 0, status="5A", clustered=9)
        )
        stock = complexes({"homes": 40, "rent_eur": 1.0, "clustered_homes": 30})
        row = monitor(own, building_locations=layer, corporation_stock=stock, rent_limits=LIMITS).table.loc["F"]
        assert stands(row) == ("not_counted", 0, 14, 12)
        assert (row["base"], row["agreed"]) == (30, 470)


AREA = {"F": figure("approaches", 1, agreement="10", unit="areas", corporation="Domesta")}


def approaches(*rows, on=TODAY):
    given = {f"A{number}": {"name": f"Gebied {number}", **row} for number, row in enumerate(rows)}
    frame = builders._typed(given, COLUMNS["neighbourhood_approach"], "area_id")
    return stands(monitor(AREA, neighbourhood_approach=frame, on=on).table.loc["F"])


class TestApproaches:
    def test_an_area_that_has_begun_or_is_designated_counts_for_its_own_corporation_alone(self):
        assert approaches({"corporation": "Domesta", "start_year": 2025}) == ("meets", 1, 0, 0)
        assert approaches({"corporation": "Domesta", "start_year": 2026}) == ("meets", 0, 1, 0)
        assert approaches({"corporation": "Woonconcept", "start_year": 2025}) == ("fails", 0, 0, 0)

    def test_after_the_last_day_only_what_has_begun_counts(self):
        late = {"corporation": "Domesta", "start_year": 2028}
        assert approaches(late, on=date(2028, 1, 1)) == ("fails", 0, 0, 0)

    @pytest.mark.parametrize("row", [{"corporation": None, "start_year": 2025}, {"corporation": "Domesta"}])
    def test_an_area_without_a_corporation_or_a_year_may_be_one(self, row):
        assert approaches(row)[0] == "unknown"


PRICES = {"F": figure("land_prices", 0, agreement="2", unit="share", norm="yearly_maximum", start="2024-01-01")}


def prices(*rows, on=TODAY):
    reports = [report(year, rise, compared_with=inflation) for year, rise, inflation in rows]
    return monitor(PRICES, agreement_progress=reports, on=on).table.loc["F"]


class TestLandPrices:
    def test_a_rise_of_no_more_than_inflation_is_within_the_maximum_and_more_is_not(self):
        assert prices((2024, 0.033, 0.033), (2025, 0.02, 0.033))["verdict"] == "meets"
        row = prices((2024, 0.033, 0.033), (2025, 0.034, 0.033))
        assert row["verdict"] == "fails"
        assert "2024 3,3% bij 3,3% inflatie, 2025 3,4% bij 3,3% inflatie" in row["explanation"]

    def test_a_year_without_a_report_is_unknown_and_without_any_nothing_is_judged(self):
        assert told_of(prices((2024, 0.033, 0.033))) == ("unknown", "size_unknown")
        assert told_of(prices((2024, 0.033, 0.033), (2025, 0.02, None))) == ("unknown", "size_unknown")
        assert told_of(prices()) == ("unknown", "not_reported")

    def test_a_year_that_is_not_over_is_not_judged(self):
        assert prices((2024, 0.033, 0.033), (2025, 0.5, 0.033), on=date(2025, 6, 1))["verdict"] == "meets"


def told_of(row):
    return tuple(row[["verdict", "reason"]])


class TestPitches:
    def test_a_pitch_with_its_caravan_counts_once(self):
        both = [mutation(10, kind="pitch"), mutation(10, kind="caravan")]
        assert stands(pitches(*both).table.loc["F"]) == ("meets", 10, 0, 0)

    def test_a_pitch_without_a_caravan_and_a_caravan_without_a_pitch_do_not_count(self):
        assert pitches(mutation(10, kind="pitch")).table.loc["F", "realised"] == 0
        assert pitches(mutation(10, kind="caravan")).table.loc["F", "realised"] == 0
        more = [mutation(10, kind="pitch"), mutation(6, kind="caravan")]
        assert pitches(*more).table.loc["F", "realised"] == 6

    def test_it_is_as_sure_as_the_last_of_both(self):
        both = [
            mutation(10, kind="pitch", plan_id="A"),
            mutation(10, kind="caravan", plan_id="A", status="planned", year=2027),
        ]
        layer = new_homes(A=home(0, 0, status="3"))
        assert stands(pitches(*both, plans=layer).table.loc["F"]) == ("at_risk", 0, 0, 10)

    def test_a_plan_counts_by_its_own_figures_only_without_changes_of_its_own(self):
        layer = new_homes(A=home(0, 0, pitches=7, caravans=7))
        assert stands(pitches(plans=layer, value=7).table.loc["F"]) == ("meets", 0, 7, 0)
        own = [mutation(5, kind=kind, plan_id="A", status="decided") for kind in ("pitch", "caravan")]
        assert stands(pitches(*own, plans=layer, value=7).table.loc["F"]) == ("fails", 0, 5, 0)

    def test_another_corporation_does_not_count_and_an_unknown_one_may(self):
        both = [mutation(10, kind=kind, corporation="Actium") for kind in ("pitch", "caravan")]
        assert pitches(*both, corporation="Domesta").table.loc["F", "verdict"] == "fails"
        nobody = [mutation(10, kind=kind, corporation=None, plan_id="A") for kind in ("pitch", "caravan")]
        layer = new_homes(A=home(0, 0))
        assert pitches(*nobody, plans=layer, corporation="Domesta").table.loc["F", "verdict"] == "unknown"

    def test_a_demolished_pitch_takes_nothing_from_the_new_ones(self):
        rows = [mutation(10, kind="pitch"), mutation(10, kind="caravan"), mutation(5, "demolition", kind="pitch")]
        assert pitches(*rows).table.loc["F", "verdict"] == "meets"

    @pytest.mark.parametrize("unknown", [{"homes": None}, {"kind": None}, {"status": None}, {"year": None}])
    def test_a_missing_figure_is_unknown_where_it_decides(self, unknown):
        pitch = {"kind": "pitch", "homes": 10, **unknown}
        rows = [mutation(pitch.pop("homes"), **pitch), mutation(10, kind="caravan")]
        assert pitches(*rows).table.loc["F", "verdict"] == "unknown"
