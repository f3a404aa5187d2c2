"""Agreement 16: who lives within walking distance of care and services, counted on streets made by hand."""

import pandas as pd
import pytest
from streets import CENTRE, MAIN_STREET, STREET, TOWN, areas, complexes, facilities, sites, stock, streets, town, zones

from geo_pa.errors import RequestError


class TestTheWalk:
    @pytest.mark.parametrize(
        ("east", "reach"),
        [(0, "core"), (200, "core"), (201, "zone"), (500, "zone"), (501, "wide"), (800, "wide"), (801, "outside")],
    )
    def test_core_zone_and_wide_zone_end_at_200_500_and_800_m_and_a_bound_belongs_to_its_class(self, east, reach):
        row = complexes({"Hof": {"at": (east, 0)}}).loc["Hof"]
        assert (row["distance_m"], row["reach"]) == (east, reach)

    def test_an_older_resident_walks_480_m_in_ten_minutes(self):
        assert complexes({"Hof": {"at": (480, 0)}}).loc["Hof", "minutes"] == pytest.approx(10)

    def test_the_nearest_of_several_centres_counts(self):
        served = {"West": ("care_home", 0, 0), "Oost": ("health_centre", 1000, 0)}
        rows = complexes({"A": {"at": (400, 0)}, "B": {"at": (600, 0)}}, served)
        assert list(rows["nearest_centre"]) == ["De West", "De Oost"]
        assert list(rows["distance_m"]) == [400, 400]

    def test_the_walk_follows_the_streets_and_not_the_bird(self):
        around_the_water = streets([(0, 0), (400, 0), (400, 300), (0, 300)])
        places = {"Dorp": {"at": (-50, -50, 450, 350)}}
        row = complexes({"Hof": {"at": (0, 300)}}, network=around_the_water, places=places).loc["Hof"]
        assert row["distance_m"] == 400 + 300 + 400
        assert bool(row["in_circle_zone"])
        assert bool(row["circle_only"])

    def test_nobody_walks_a_flight_of_steps(self):
        shortcut = streets([(0, 0), (400, 0), (400, 300), (0, 300)], ([(0, 0), (0, 300)], "steps"))
        places = {"Dorp": {"at": (-50, -50, 450, 350)}}
        assert complexes({"Hof": {"at": (0, 300)}}, network=shortcut, places=places).loc["Hof", "distance_m"] == 1100

    def test_a_path_is_walked(self):
        shortcut = streets([(0, 0), (400, 0), (400, 300), (0, 300)], ([(0, 0), (0, 300)], "path"))
        places = {"Dorp": {"at": (-50, -50, 450, 350)}}
        assert complexes({"Hof": {"at": (0, 300)}}, network=shortcut, places=places).loc["Hof", "distance_m"] == 300

    def test_the_way_to_the_street_is_walked_too_on_both_sides(self):
        served = {"Zorg": ("nursing_home", 0, 30)}
        rows = complexes({"Op": {"at": (300, 0)}, "Naast": {"at": (300, 45)}}, served)
        assert rows.loc["Op", "distance_m"] == 30 + 300
        assert rows.loc["Naast", "distance_m"] == pytest.approx(30 + 300 + 40, abs=5)

    def test_a_school_is_no_centre_and_neither_is_a_kind_that_the_user_leaves_out(self):
        served = {"School": ("school", 0, 0), "Arts": ("health_centre", 600, 0), "Zorg": ("care_home", 1000, 0)}
        home = {"Hof": {"at": (100, 0)}}
        assert complexes(home, served).loc["Hof", "distance_m"] == 500
        assert complexes(home, served, centre_health_centre=False).loc["Hof", "distance_m"] == 900

    def test_distances_that_do_not_run_from_near_to_far_are_refused_with_the_way_out(self):
        with pytest.raises(RequestError, match=r"lopen niet op.*Kies afstanden die oplopen"):
            town(zone_distance=900)


class TestHomesAndCircles:
    HOMES = {  # noqa: RUF012  # never changed
        "Kern": {"at": (100, 0), "homes": 10, "accessible_homes": 4},
        "Zone": {"at": (400, 0), "homes": 20, "accessible_homes": 5},
        "Ruim": {"at": (700, 0), "homes": 30, "accessible_homes": 6},
        "Ver": {"at": (1500, 0), "homes": 40, "accessible_homes": 7},
    }

    def test_homes_are_counted_by_reach_and_add_up_to_all(self):
        totals = town(homes=self.HOMES).totals
        assert [totals[f"{reach}_homes"] for reach in ("core", "zone", "wide", "outside")] == [10, 20, 30, 40]
        assert [totals[f"{reach}_accessible_homes"] for reach in ("core", "zone", "wide", "outside")] == [4, 5, 6, 7]
        assert (totals["corporation_homes"], totals["accessible_homes"]) == (100, 22)

    def test_the_rows_of_the_reach_hold_all_that_lies_nearer_too(self):
        reach = town(homes=self.HOMES).details["reach"]
        assert list(reach["corporation_homes"]) == [10, 30, 60]
        assert list(reach["accessible_homes"]) == [4, 9, 15]
        assert list(reach["street_km"]) == pytest.approx([0.2, 0.5, 0.8])

    def test_a_neighbourhood_counts_the_homes_in_it(self):
        places = {"West": {"at": (-50, -50, 550, 50)}, "Oost": {"at": (550, -50, 2050, 50)}}
        table = town(homes=self.HOMES, places=places).table
        columns = ["corporation_homes", "accessible_homes", "accessible_homes_in_zone"]
        assert table[columns].to_numpy().tolist() == [[30, 9, 9], [70, 13, 0]]

    @pytest.mark.parametrize("kind", ["care_place", "caravan", "pitch"])
    def test_care_places_caravans_and_pitches_are_no_homes(self, kind):
        result = town(homes={"Hof": {"at": (100, 0), "kind": kind}})
        assert result.totals["corporation_homes"] == 0
        assert result.table.loc["Dorp", "corporation_homes"] == 0
        assert result.details["complexes"].loc["Hof", "reach"] == "core"

    def test_accessible_homes_that_are_not_known_are_not_taken_for_none(self):
        homes = {"A": {"at": (100, 0), "accessible_homes": None}, "B": {"at": (200, 0), "accessible_homes": 3}}
        totals = town(homes=homes).totals
        assert (totals["accessible_homes"], totals["accessible_unknown_complexes"]) == (3, 1)
        only = town(homes={"A": homes["A"]})
        assert only.totals["accessible_homes"] is None
        assert pd.isna(only.table.loc["Dorp", "accessible_homes"])

    def test_a_circle_counts_homes_in_that_are_a_longer_walk(self):
        around_the_water = streets([(0, 0), (400, 0), (400, 300), (0, 300)])
        homes = {"Over": {"at": (0, 300), "homes": 25}, "Bij": {"at": (300, 0), "homes": 10}}
        totals = town(homes=homes, network=around_the_water, places={"Dorp": {"at": (-50, -50, 450, 350)}}).totals
        assert (totals["circle_homes"], totals["circle_only_homes"]) == (35, 25)


class TestWhiteSpots:
    def test_the_share_of_the_streets_in_the_zone_stands_for_the_share_of_the_residents(self):
        row = town().table.loc["Dorp"]
        assert row["street_length_m"] == 2000
        assert [row["share_core"], row["share_zone"], row["share_wide"]] == pytest.approx([0.1, 0.25, 0.4])
        figures = ["older_residents", "older_in_zone_residents", "older_outside_zone_residents"]
        assert list(row[figures]) == [100, 25, 75]

    @pytest.mark.parametrize(("inhabitants", "signal"), [(1400, "high"), (1300, "some"), (400, "some"), (200, "none")])
    def test_100_older_residents_outside_the_zone_are_a_white_spot_and_25_ask_for_some_attention(
        self, inhabitants, signal
    ):
        places = {"Dorp": {**TOWN["Dorp"], "inhabitants": inhabitants}}
        assert town(places=places).table.loc["Dorp", "signal"] == signal

    def test_nobody_lives_along_a_path(self):
        network = streets(MAIN_STREET, ([(0, 0), (0, 40)], "path"), ([(100, 0), (100, 40)], "path"))
        assert town(network=network).table.loc["Dorp", "street_length_m"] == 2000

    def test_a_street_counts_in_each_neighbourhood_for_the_part_that_lies_in_it(self):
        places = {"West": {"at": (-50, -50, 650, 50)}, "Oost": {"at": (650, -50, 2050, 50)}}
        table = town(places=places).table
        assert list(table["street_length_m"]) == [650, 1350]
        assert list(table["share_zone"]) == pytest.approx([500 / 650, 0])

    def test_the_typical_walk_is_that_of_the_middle_of_the_streets(self):
        row = town().table.loc["Dorp"]
        assert row["distance_m"] == pytest.approx(1000)
        assert row["nearest_centre"] == "De Zorg"

    def test_of_two_centres_that_are_nearest_along_as_many_streets_the_western_is_named(self):
        served = {"Oost": ("care_home", 2000, 0), "West": ("care_home", 0, 0)}
        for ids in (["Oost", "West"], ["West", "Oost"]):
            assert town({name: served[name] for name in ids}).table.loc["Dorp", "nearest_centre"] == "De West"

    def test_residents_of_65_and_older_count_where_those_of_75_are_not_known(self):
        places = {"Dorp": {**TOWN["Dorp"], "share_75_plus": None}}
        row = town(places=places).table.loc["Dorp"]
        assert (row["older_residents"], row["older_residents_basis"]) == (200, "65+")

    def test_residents_of_75_and_of_65_and_older_are_never_added_up(self):
        places = {
            "West": {"at": (-50, -50, 1000, 50)},
            "Oost": {"at": (1000, -50, 2050, 50), "share_75_plus": None},
        }
        result = town(places=places)
        assert result.totals["older_residents"] is None
        assert result.details["reach"]["older_residents"].isna().all()
        assert "geen som" in result.evidence.assumptions[-1]

    def test_without_inhabitants_or_shares_it_is_unknown(self):
        for unknown in ({"inhabitants": None}, {"share_65_plus": None, "share_75_plus": None}):
            row = town(places={"Dorp": {**TOWN["Dorp"], **unknown}}).table.loc["Dorp"]
            assert (row["signal"], row["reason"]) == ("unknown", "residents_unknown")
            assert pd.isna(row["older_residents"])
            assert row["share_zone"] == 0.25

    def test_where_nobody_lives_nothing_is_unknown(self):
        empty = {**TOWN["Dorp"], "inhabitants": 0, "share_65_plus": None, "share_75_plus": None}
        row = town(places={"Dorp": empty}).table.loc["Dorp"]
        assert (row["signal"], row["reason"]) == ("none", "no_older_residents")

    def test_a_neighbourhood_without_streets_is_unknown(self):
        places = {**TOWN, "Heide": {"at": (0, 500, 1000, 900)}}
        row = town(places=places).table.loc["Heide"]
        assert (row["signal"], row["reason"], row["street_length_m"]) == ("unknown", "no_streets", 0)

    def test_without_a_centre_in_the_layer_all_is_unknown_and_nothing_is_outside(self):
        result = town({"Winkel": ("supermarket", 0, 0)}, homes={"Hof": {"at": (100, 0)}})
        assert set(result.table["reason"]) == {"no_centres"}
        assert set(result.details["complexes"]["reach"]) == {"unknown"}
        assert (result.totals["unknown_homes"], result.totals["outside_homes"]) == (10, 0)
        assert result.totals["circle_homes"] is None


class TestSmallCounts:
    def of(self, inhabitants, **choices):
        return town(places={"Dorp": {**TOWN["Dorp"], "inhabitants": inhabitants}}, **choices)

    def test_where_few_live_in_the_zone_those_outside_are_hidden_too_but_not_that_they_are_many(self):
        result = self.of(1200, zone_distance=200)
        row = result.table.loc["Dorp"]
        assert row["older_residents"] == 120
        assert list(row[["older_in_zone_residents", "older_outside_zone_residents"]]) == [10, 110]
        few = self.of(600, zone_distance=200).table.loc["Dorp"]
        assert few["older_residents"] == 60
        assert few[["older_in_zone_residents", "older_outside_zone_residents"]].isna().all()
        assert few["signal"] == "some"
        assert "te weinig om te tonen" in few["explanation"]

    def test_where_few_live_in_the_zone_everyone_counts_for_the_signal_so_that_no_threshold_tells_how_few(self):
        signals = {
            self.of(600, zone_core_distance=10, zone_distance=distance, white_spot_some=threshold).table.loc[
                "Dorp", "reason"
            ]
            for distance in (30, 100, 200, 320)
            for threshold in (50, 55, 60)
        }
        assert signals == {"partly_outside"}
        assert self.of(600, zone_distance=200, white_spot_some=61).table.loc["Dorp", "reason"] == "few_outside"

    def test_the_shares_of_the_streets_that_would_give_a_hidden_count_away_are_hidden_too(self):
        shares = ["share_core", "share_zone", "share_wide"]
        row = self.of(600, zone_distance=200).table.loc["Dorp"]
        assert row[shares].isna().all()
        assert row["distance_m"] == pytest.approx(1000)
        assert "is verborgen: daaruit volgt het aantal mensen" in row["explanation"]
        assert self.of(1200, zone_distance=200).table.loc["Dorp", shares].notna().all()
        assert self.of(0).table.loc["Dorp", shares].notna().all()
        assert self.of(None).table.loc["Dorp", shares].notna().all()

    @pytest.mark.parametrize(
        ("distances", "shown"),
        [
            ({"zone_core_distance": 450}, [False, True, True]),  # 2,5 between core and zone
            ({"zone_wide_distance": 600}, [True, True, False]),  # 5 between zone and wide
            ({"zone_core_distance": 100}, [False, True, True]),  # 5 in the core
            ({"zone_wide_distance": 1900}, [True, True, False]),  # 5 outside the wide zone
            ({"zone_core_distance": 500, "zone_wide_distance": 2000}, [True, True, True]),
        ],
    )
    def test_so_is_a_share_where_few_live_in_a_ring_between_two_distances(self, distances, shown):
        row = self.of(1000, **distances).table.loc["Dorp"]
        assert row[["share_core", "share_zone", "share_wide"]].notna().tolist() == shown

    def test_nobody_is_counted_within_a_distance_of_which_the_share_is_hidden(self):
        """The sum over all neighbourhoods less those that are shown would tell the ring."""
        reach = self.of(1000, zone_core_distance=450, zone_wide_distance=600).details["reach"]
        assert reach["older_residents"].tolist() == [0, 25, 25]
        assert reach["street_km"].tolist() == pytest.approx([0.45, 0.5, 0.6])

    def test_few_inhabitants_hide_the_shares_also_where_nobody_is_old(self):
        of_nobody = {**TOWN["Dorp"], "inhabitants": 30, "share_75_plus": 0.0}
        row = town(places={"Dorp": of_nobody}).table.loc["Dorp"]
        assert row[["share_core", "share_zone", "share_wide"]].isna().all()
        assert row["older_residents"] == 0

    def test_of_so_few_that_one_part_is_always_small_nothing_tells_which(self):
        rows = [
            self.of(150, zone_distance=distance, zone_wide_distance=1800).table.loc["Dorp"] for distance in (200, 1500)
        ]
        for row in rows:
            assert (row["signal"], row["reason"]) == ("none", "too_few_to_show")
            assert pd.isna(row["older_residents"])
        assert self.of(150, zone_distance=2000, zone_wide_distance=2000).table.loc["Dorp", "older_residents"] == 15

    def test_where_few_live_outside_there_is_no_signal_whatever_the_threshold(self):
        row = self.of(300, zone_core_distance=1, zone_distance=1500, zone_wide_distance=1500, white_spot_some=1)
        row = row.table.loc["Dorp"]
        assert (row["signal"], row["reason"]) == ("none", "too_few_to_show")
        assert row[["older_in_zone_residents", "older_outside_zone_residents"]].isna().all()
        assert "te weinig om te tonen" in row["explanation"]

    def test_few_altogether_are_not_told_at_all(self):
        row = self.of(90).table.loc["Dorp"]
        figures = ["older_residents", "older_in_zone_residents", "older_outside_zone_residents"]
        assert row[figures].isna().all()
        assert (row["signal"], row["reason"]) == ("none", "too_few_to_show")
        assert "hier wonen 75-plussers, maar te weinig om te tonen" in row["explanation"]

    def test_a_sum_holds_only_what_is_shown(self):
        places = {
            "West": {"at": (-50, -50, 1050, 50)},
            "Oost": {"at": (1050, -50, 2050, 50), "inhabitants": 90},
        }
        totals = town(places=places).totals
        assert totals["older_residents"] == 100
        assert (totals["older_in_zone_residents"], totals["older_outside_zone_residents"]) == (50, 50)

    def test_nobody_at_all_inside_is_no_small_count(self):
        places = {"West": {"at": (-50, -50, 1000, 50)}, "Oost": {"at": (1000, -50, 2050, 50)}}
        row = town(places=places).table.loc["Oost"]
        assert list(row[["older_in_zone_residents", "older_outside_zone_residents"]]) == [0, 100]

    def test_the_rows_of_the_reach_hold_what_the_table_shows_and_never_fall(self):
        within = self.of(1000).details["reach"]["older_residents"]
        assert list(within) == [10, 25, 40]

    def test_a_count_that_is_hidden_adds_what_is_shown_of_a_shorter_distance(self):
        within = self.of(1000, zone_wide_distance=1950).details["reach"]["older_residents"]
        assert list(within) == [10, 25, 25]

    def test_where_the_count_of_the_zone_is_hidden_that_of_the_core_is_left_out_too(self):
        result = self.of(1000, zone_distance=1950, zone_wide_distance=1950)
        assert pd.isna(result.table.loc["Dorp", "older_in_zone_residents"])
        assert list(result.details["reach"]["older_residents"]) == [0, 0, 0]

    def test_counts_are_rounded_to_five(self):
        assert self.of(1130).table.loc["Dorp", "older_residents"] == 115


class TestWithoutALayer:
    def test_a_layer_without_rows_is_answered_too(self):
        rows = {"homes": stock(A={"at": (100, 0)}), "plans": sites(A={"at": (100, 0)})}
        nobody = zones(STREET, CENTRE, areas(**TOWN).iloc[:0], **rows)
        assert (len(nobody.table), nobody.totals["older_residents"]) == (0, None)
        assert nobody.details["locations"].loc["A", "fit_clustered_reason"] == "village_unknown"
        empty = zones(STREET, CENTRE, areas(**TOWN), **{name: frame.iloc[:0] for name, frame in rows.items()})
        assert (empty.totals["corporation_homes"], empty.totals["suited_locations"]) == (0, 0)
        assert empty.details["complexes"]["explanation"].dtype == "str"
        assert set(zones(STREET.iloc[:0], CENTRE, areas(**TOWN)).table["reason"]) == {"no_centres"}
        assert set(zones(STREET, facilities(), areas(**TOWN)).table["reason"]) == {"no_centres"}

    def test_without_stock_plans_or_designated_zones_the_rest_is_answered(self):
        result = town()
        assert result.table.loc["Dorp", "signal"] == "some"
        assert pd.isna(result.table.loc["Dorp", "corporation_homes"])
        assert result.totals["corporation_homes"] is None
        assert result.totals["suited_locations"] is None
        assert all(result.details[name].empty for name in ("complexes", "locations", "zones"))
