"""Complexes stand as they are on the reference date, and the accessible share of the stock is one figure everywhere."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from builders import rules
from heat import complexes, judge, neighbourhoods, raster
from streets import MAIN_STREET, areas, stock, streets, zone_rules, zones
from viewers import VIEWERS

from geo_pa.analyses.woonzorgzones import gains_and_losses
from geo_pa.analyses.woonzorgzones.homes import STOCK
from geo_pa.engine.memory import Memory
from geo_pa.engine.visible_rows import rows_as_in, visible_rows
from geo_pa.model import STANDARD
from geo_pa.present.layers import on_date
from geo_pa.present.method import explained
from geo_pa.present.woonzorgzones import map as zones_map
from geo_pa.present.woonzorgzones.totals import figures
from geo_pa.registry import find

woonzorgzones = find("woonzorgzones")

TOWN = areas(Dorp={"at": (-50, -50, 2050, 50)})
CENTRE = {"centre": ("service_centre", 0, 0)}


def changes(*rows):
    """Make changes in the stock: what a test does not say is 4 homes of complex A that were sold in 2024."""
    own = {"mutation": "sale", "kind": "daeb_home", "homes": 4, "status": "realised", "complex_id": "A"}
    own |= {"date": np.datetime64("2024-05-01"), "confidentiality": "public"}
    told = [{**own, **row} for row in rows]
    columns = woonzorgzones.columns["stock_mutations"]
    cells = {
        name: pd.array([row.get(name) for row in told], dtype=kind)
        for name, kind in columns.items()
        if kind != "datetime64[s]"
    }
    days = np.array([row["date"] for row in told], dtype="datetime64[s]")
    return pd.DataFrame({**cells, "date": days}, index=[f"M{number}" for number in range(len(told))])


def walked(*rows, **complexes_):
    homes = stock(**(complexes_ or {"A": {"at": (100, 0)}, "B": {"at": (400, 0)}}))
    return zones(streets(MAIN_STREET), CENTRE, TOWN, homes, mutations=changes(*rows))


class TestWalkingZones:
    def test_a_demolished_complex_stays_in_the_table_and_is_not_counted(self):
        result = walked({"mutation": "demolition", "homes": 10})
        row = result.details["complexes"].loc["A"]
        assert tuple(row[["homes", "accessible_homes"]]) == (0, 0)
        gone = "op 1 januari 2026 staat hier geen eenheid van de corporatie. Het complex telt niet mee."
        assert row["explanation"] == f"Domesta, sociale huurwoning (DAEB): {gone}"
        assert (result.totals["corporation_homes"], result.totals["core_homes"]) == (10, 0)

    def test_a_demolished_complex_is_drawn_as_gone_and_is_no_difference_with_a_circle(self):
        around_the_water = streets([(0, 0), (400, 0), (400, 300), (0, 300)])
        homes = stock(A={"at": (0, 300)}, B={"at": (10, 300)})
        gone = changes({"mutation": "demolition", "homes": 10})
        result = zones(around_the_water, CENTRE, TOWN, homes, mutations=gone)
        assert result.details["complexes"]["circle_only"].tolist() == [False, True]
        drawn = zones_map.complexes(result).classes
        assert drawn.code.tolist() == ["gone", "outside"]
        assert drawn.styles["gone"].label == "gesloopt of verkocht"

    def test_a_demolished_complex_gains_nothing_by_another_centre(self):
        more = CENTRE | {"other": ("service_centre", 2000, 0)}
        homes = stock(A={"at": (1700, 0)}, B={"at": (1800, 0)})
        gone = changes({"mutation": "demolition", "homes": 10})
        before, after = (zones(streets(MAIN_STREET), one, TOWN, homes, mutations=gone) for one in (CENTRE, more))
        found = gains_and_losses(before, after)
        assert found.loc[found["unit"] == "complex", "id"].tolist() == ["B"]

    def test_a_sale_of_a_part_leaves_a_range_of_accessible_homes_and_the_rest_as_it_is(self):
        result = walked({})
        one, other = result.details["complexes"].loc["A"], result.details["complexes"].loc["B"]
        assert one["homes"] == 6
        assert pd.isna(one["accessible_homes"])
        assert "6 eenheden op 1 januari 2026, waarvan ten minste 0 en hooguit 4 toegankelijk" in one["explanation"]
        assert tuple(other[["homes", "accessible_homes"]]) == (10, 4)
        totals = result.totals
        assert (totals["stock_accessible_homes"], totals["stock_accessible_most"], totals["stock_homes"]) == (4, 8, 16)

    def test_where_all_are_accessible_a_sale_leaves_no_doubt(self):
        row = walked({}, A={"at": (100, 0), "accessible_homes": 10}).details["complexes"].loc["A"]
        assert tuple(row[["homes", "accessible_homes"]]) == (6, 6)

    def test_a_complex_that_is_gone_has_no_accessible_homes_also_where_that_was_never_known(self):
        gone = {"mutation": "demolition", "homes": 10}
        row = walked(gone, A={"at": (100, 0), "accessible_homes": None}).details["complexes"].loc["A"]
        assert row["accessible_homes"] == 0

    def test_what_came_without_a_complex_is_said_and_counted_nowhere(self):
        result = walked({"mutation": "new_build", "homes": 7, "complex_id": None})
        assert (result.totals["corporation_homes"], result.totals["stock_homes"]) == (20, 20)
        assert "Niet op een complex te plaatsen: 7 woningen erbij gekomen" in result.evidence.assumptions[-1]

    def test_what_went_without_a_complex_goes_off_the_whole_and_leaves_a_range(self):
        totals = walked({"homes": 3, "complex_id": None}).totals
        assert (totals["corporation_homes"], totals["stock_homes"]) == (20, 17)
        assert (totals["stock_accessible_homes"], totals["stock_accessible_most"]) == (5, 8)

    def test_what_went_without_a_complex_and_a_number_leaves_the_share_unknown(self):
        result = walked({"homes": None, "complex_id": None})
        assert result.totals["stock_accessible_share"] is None
        assert "een onbekend aantal woningen weggegaan" in result.evidence.assumptions[-1]

    def test_a_neighbourhood_and_the_ground_within_reach_say_at_least_and_at_most(self):
        result = walked({})
        assert tuple(result.table.loc["Dorp", ["accessible_homes", "accessible_most"]]) == (4, 8)
        assert tuple(result.table.loc["Dorp", ["accessible_homes_in_zone", "accessible_most_in_zone"]]) == (4, 8)
        assert "waarvan ten minste 0 en hooguit 4 toegankelijk" in result.details["reach"].loc["core", "explanation"]

    def test_a_change_after_the_day_or_of_an_unknown_size_is_told_apart(self):
        assert walked({"date": np.datetime64("2026-05-01")}).totals["corporation_homes"] == 20
        row = walked({"homes": None}).details["complexes"].loc["A"]
        assert pd.isna(row["homes"])
        assert "is niet bekend" in row["explanation"]


class TestHeat:
    def test_a_demolished_complex_takes_no_place_in_the_order(self):
        plots = complexes(A={"at": 0}, B={"at": 10})
        gone = changes({"mutation": "demolition", "homes": 20})
        result = judge(neighbourhoods(A={}), raster(40), stock=plots, stock_mutations=gone)
        found = result.details["complexes"]
        assert tuple(found.loc["A", ["homes", "reason"]]) == (0, "gone")
        assert "1 januari 2026" in found.loc["A", "explanation"]
        assert found["rank_in_corporation"].isna().tolist()[0]
        assert "stock.stock_date" in {rule.id for rule in result.evidence.rules}


SECRET = ["CX085", "CX087"]


@pytest.fixture(scope="module")
def other(session):
    """Where nobody but the municipality knows that CX085 was demolished, and CX087 sold in part."""
    table = session.layer("stock_mutations")
    secret = table["confidentiality"].mask(table.index.isin(["M06", "M03"]), "municipality")
    return session.changed("stock_mutations", table.assign(confidentiality=secret))


def monitored(session, viewer, on=None):
    """Answer the monitor of this reader, without the other questions it builds on: these do not count the stock."""
    entry, on = find("agreement_monitor"), on or session.workspace.info.reference_date
    readings = {name: session.workspace.read(name) for name in entry.columns}
    frames, norms = (
        visible_rows(entry, readings, STANDARD[viewer], Memory()),
        session.workspace.rules(*entry.rules, on=on),
    )
    return entry.analyse(**frames, rules=norms, on=on, partial=viewer != VIEWERS[0])


def stock_totals(session, viewer, on=None):
    return {name: session.run("woonzorgzones", viewer=viewer, on=on).totals[name] for name in STOCK.values()}


def stock_in_the_monitor(session, viewer, on=None):
    together = monitored(session, viewer, on).details["accessible"].set_index("corporation").loc["Samen"]
    return {title: together[name] for name, title in STOCK.items()}


class TestOneShare:
    """The same figure, of the same homes, on the page on walking zones, in the monitor and on the map."""

    @pytest.mark.parametrize(("viewer", "on"), [*((who, None) for who in VIEWERS), (VIEWERS[0], date(2024, 7, 1))])
    def test_is_that_of_the_monitor_for_every_reader(self, session, viewer, on):
        assert stock_totals(session, viewer, on) == pytest.approx(stock_in_the_monitor(session, viewer, on))

    @pytest.mark.parametrize("viewer", ["municipality", "public"])
    def test_is_that_of_the_monitor_also_where_a_change_is_withheld(self, session, other, viewer):
        ours, theirs = stock_totals(session, viewer), stock_totals(other, viewer)
        assert theirs == pytest.approx(stock_in_the_monitor(other, viewer))
        assert (ours == theirs) == (viewer == "municipality")

    def test_is_made_of_the_complexes_that_the_map_draws(self, session):
        zones_, mutations = session.run("woonzorgzones"), session.layer("stock_mutations")
        on, since = zones_.on, zones_.rules.day("stock_date")
        drawn = on_date(session.layer("corporation_stock"), mutations, since=since, on=on)
        for name in ("homes", "accessible_homes"):
            found = zones_.details["complexes"][name]
            pd.testing.assert_series_equal(found, drawn[name].loc[found.index])
        heat = session.run("heat_stress").details["complexes"]["homes"]
        pd.testing.assert_series_equal(heat, drawn["homes"].loc[heat.index])

    def test_stands_on_the_page(self, session):
        result = session.run("woonzorgzones")
        told = figures(result)
        assert told["toegankelijk van het corporatiebezit"] == "51,9% tot 52,5%"


def on_the_map(session, viewer):
    """Bring complexes to the date as the map of the home page does."""
    changes = rows_as_in(find("woonzorgzones"), "stock_mutations", session.workspace, STANDARD[viewer])
    since = session.workspace.rules("stock", on=session.workspace.info.reference_date).day("stock_date")
    return on_date(session.layer("corporation_stock", viewer=viewer), changes, since=since, on=date(2026, 1, 1))


class TestWhoSeesLess:
    def test_a_withheld_change_leaves_only_its_complex_unknown(self, session, other):
        assert other.run("woonzorgzones").details["complexes"].loc["CX085", "homes"] == 0
        for question in ("woonzorgzones", "heat_stress"):
            ours, theirs = (one.run(question, viewer="public").details["complexes"] for one in (session, other))
            assert theirs.loc[["CX085", "CX087"], "homes"].isna().all()
            pd.testing.assert_series_equal(
                ours["homes"].drop(["CX085", "CX087"]), theirs["homes"].drop(["CX085", "CX087"])
            )
        drawn = on_the_map(other, "public")
        assert drawn.index[drawn["homes"].isna()].tolist() == SECRET

    def test_a_withheld_change_of_a_complex_leaves_no_doubt_about_pitches(self, session, other):
        ours, theirs = (monitored(one, "public").table["explanation"] for one in (session, other))
        pitches = [name for name in ours.index if name.startswith("20-")]
        assert pitches
        assert ours[pitches].tolist() == theirs[pitches].tolist()

    @pytest.mark.parametrize("question", ["woonzorgzones", "heat_stress"])
    def test_a_hidden_plan_to_sell_leaves_no_trace(self, session, without_plans, question):
        ours, theirs = (one.run(question, viewer="public") for one in (session, without_plans))
        assert ours.totals == theirs.totals
        pd.testing.assert_frame_equal(ours.details["complexes"], theirs.details["complexes"])

    def test_a_hidden_plan_to_sell_leaves_no_trace_in_the_monitor_and_on_the_map(self, session, without_plans):
        ours, theirs = (monitored(one, "public").details for one in (session, without_plans))
        for name in ("accessible", "labels", "unplaced"):
            pd.testing.assert_frame_equal(ours[name], theirs[name])
        pd.testing.assert_frame_equal(on_the_map(session, "public"), on_the_map(without_plans, "public"))


@pytest.fixture(scope="module")
def without_plans(session):
    """Where there is no plan at all of which the public may not know."""
    table = session.layer("stock_mutations")
    hidden = table[(table["status"] != "realised") & (table["confidentiality"] != "public")]
    assert hidden["complex_id"].notna().any()
    return session.changed("stock_mutations", table.drop(index=hidden.index))


class TestWhatIsRead:
    @pytest.mark.parametrize("detail", ["", "reach"])
    def test_headings_say_that_the_accessible_homes_lie_between_two_numbers(self, detail):
        titles = [woonzorgzones.answer.column(name, detail).title for name in ("accessible_homes", "accessible_most")]
        assert titles == ["Toegankelijke corporatiewoningen, ten minste", "Toegankelijke corporatiewoningen, hooguit"]

    def test_the_explanation_says_from_which_day_and_what_is_taken_off(self):
        heat = explained("heat_stress", rules("heat_stress", "disclosure", "stock"))
        told = str(explained("woonzorgzones", zone_rules())), str(heat)
        assert all("1 januari 2023" in one and "peildatum" in one for one in told)


class TestWhenItCanBeAsked:
    def test_heat_is_asked_of_a_day_before_the_agreements_too(self, session):
        assert session.workspace.rules(*find("heat_stress").rules, on=date(2023, 5, 1)).day("stock_date").year == 2023
