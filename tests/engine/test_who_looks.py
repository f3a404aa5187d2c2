"""Who sees what: rows that a viewer may not see, and the closed view."""

from datetime import date

import geopandas as gpd
import pandas as pd
import pytest
from geopandas.testing import assert_geodataframe_equal
from viewers import VIEWERS

from geo_pa.disclosure import visible
from geo_pa.engine import open_workspace
from geo_pa.errors import RequestError
from geo_pa.model import PUBLIC, STANDARD, Reader
from geo_pa.registry import ANALYSES, find

IDS = [analysis.id for analysis in ANALYSES]


class TestWhoLooks:
    @pytest.mark.parametrize("viewer", VIEWERS)
    @pytest.mark.parametrize("analysis", IDS)
    def test_a_viewer_gets_only_rows_that_he_may_see(self, session, analysis, viewer):
        result = session.run(analysis, viewer=viewer)
        assert visible(result.table, STANDARD[viewer], find(analysis).answer.units.get("table", "agreements")).all()
        hidden = session.layer("building_locations").index.difference(
            session.layer("building_locations", viewer=viewer).index
        )
        everything = result.table.to_csv() + "".join(frame.to_csv() for frame in result.details.values())
        assert not [name for name in hidden if f"{name}," in everything or f",{name}" in everything]

    @pytest.mark.parametrize("viewer", ["province", "public"])
    @pytest.mark.parametrize("analysis", IDS)
    def test_an_idea_inside_the_town_hall_is_told_to_nobody_outside_in_any_table(self, session, analysis, viewer):
        plans = session.layer("building_locations")
        assert plans["confidentiality"]["BL43"] == "public"
        idea = plans.assign(status=plans["status"].where(plans.index != "BL43", "5A"))
        result = session.changed("building_locations", idea).run(analysis, viewer=viewer)
        everything = result.table.to_csv() + "".join(frame.to_csv() for frame in result.details.values())
        assert "BL43" not in everything

    @pytest.mark.parametrize("viewer", VIEWERS[1:])
    def test_what_is_hidden_changes_nothing_of_what_is_shown(self, session, copied, viewer, opened):
        path = copied / "layers" / "building_locations.gpkg"
        locations = gpd.read_file(path)
        hidden = ~visible(locations, STANDARD[viewer], "building_locations")
        assert hidden.any()
        for column in ("dwellings", "social_rent", "high_sale", "completion_year"):
            locations[column] = locations[column].mask(hidden, 2031 if column == "completion_year" else 7)
        locations["name"] = locations["name"].mask(hidden, "Geheim")
        locations.drop(columns=["fid"], errors="ignore").to_file(path)
        other = opened(copied)
        for analysis in IDS:
            ours, theirs = session.run(analysis, viewer=viewer), other.run(analysis, viewer=viewer)
            assert_geodataframe_equal(ours.table, theirs.table)
            assert ours.totals == theirs.totals

    def test_a_project_of_which_a_phase_is_hidden_is_unknown_to_who_does_not_see_it(self, session):
        plans = session.layer("building_locations")
        hidden = plans.assign(confidentiality=plans["confidentiality"].where(plans.index != "BL45", "municipality"))
        phased = session.changed("building_locations", hidden)
        assert phased.run("social_share").table.loc["BL44", "verdict"] == "meets"
        row = phased.run("social_share", viewer="public").table.loc["BL44"]
        assert (row["verdict"], row["reason"]) == ("unknown", "phase_hidden")
        assert "BL45" not in row.to_string()
        assert session.run("social_share", viewer="public").table.loc["BL44", "verdict"] == "meets"

    @pytest.mark.parametrize(
        ("column", "layer"), [("plan_id", "building_locations"), ("complex_id", "corporation_stock")]
    )
    @pytest.mark.parametrize("analysis", [entry.id for entry in ANALYSES if entry.links.get("stock_mutations")])
    def test_a_change_of_what_is_hidden_is_as_hidden_as_one_that_is_hidden_itself(
        self, session, analysis, column, layer
    ):
        changes, rows = session.layer("stock_mutations"), session.layer(layer)
        at_complexes = changes["complex_id"].isin(session.layer("corporation_stock", viewer="public").index)
        shown = visible(changes, PUBLIC, "stock_mutations") & (changes["status"] == "realised") & at_complexes
        change, target = changes.index[shown][0], rows.index[~visible(rows, PUBLIC, layer)][0]
        own = changes.assign(
            confidentiality=changes["confidentiality"].where(changes.index != change, "municipality"),
            **{column: changes[column].where(changes.index != change, None)},
        )
        through = changes.assign(**{column: changes[column].where(changes.index != change, target)})
        ours, theirs = (
            session.changed("stock_mutations", rows).run(analysis, viewer="public") for rows in (own, through)
        )
        assert_geodataframe_equal(ours.table, theirs.table)
        assert ours.totals == theirs.totals
        for name, detail in ours.details.items():
            pd.testing.assert_frame_equal(detail, theirs.details[name])

    def test_the_public_is_told_that_more_is_not_shown(self, session):
        assert any(
            "mag zien" in sentence for sentence in session.run("social_share", viewer="public").evidence.assumptions
        )

    @pytest.mark.parametrize("viewer", VIEWERS[1:])
    def test_a_sum_that_leaves_rows_out_is_never_called_behind_schedule(self, session, viewer):
        table = session.run("social_growth", viewer=viewer).table
        assert set(table["verdict"]) <= {"unknown", "meets"}
        assert table.loc[table["verdict"] == "unknown", "explanation"].str.contains("Alleen wat u mag zien").all()


class TestTheClosedView:
    CLOSED = "aandachtsgroepen"

    def test_it_is_marked_and_apart_from_the_open_answer(self, session):
        closed, opened = session.run(self.CLOSED, closed=True), session.run(self.CLOSED)
        assert (closed.closed, opened.closed) == (True, False)
        assert closed.totals["all_allocations"] != opened.totals["all_allocations"]
        assert "room" in closed.details
        assert "room" not in opened.details

    @pytest.mark.parametrize("viewer", VIEWERS[1:])
    def test_it_is_for_the_municipality_only(self, session, viewer):
        with pytest.raises(RequestError, match="alleen voor de gemeente"):
            session.run(self.CLOSED, viewer=viewer, closed=True)
        with pytest.raises(RequestError, match="alleen voor de gemeente"):
            session.layer("allocations", viewer=viewer, closed=True)

    @pytest.mark.parametrize("analysis", [entry.id for entry in ANALYSES if not entry.answer.closed_view])
    def test_a_question_without_a_closed_view_refuses_it(self, session, analysis):
        with pytest.raises(RequestError, match="geen besloten weergave"):
            session.run(analysis, closed=True)

    @pytest.mark.parametrize("table", ["allocations", "vacancies"])
    def test_the_rows_of_a_closed_table_are_not_read_outside_it(self, session, table):
        with pytest.raises(RequestError, match="besloten"):
            session.layer(table)
        assert len(session.layer(table, closed=True))

    def test_a_closed_table_has_no_confidentiality_per_row(self, copied, opened):
        path = copied / "data" / "tables" / "allocations.toml"
        column = '\n[columns.confidentiality]\ntitle = "Zichtbaar"\ntype = "category"\nvocabulary = "confidentiality"\n'
        path.write_text(path.read_text(encoding="utf-8") + column, encoding="utf-8")
        assert any("besloten tabel" in p.what.lower() for p in opened(copied).check())

    @pytest.mark.parametrize("name", ["window_years", "window_last_year", "statushouders_maximum_share"])
    def test_nobody_can_move_the_window_or_the_maximum(self, session, name):
        for value in ("1", "4", "0.2", "2024"):
            with pytest.raises(RequestError):
                session.run(self.CLOSED, settings={name: value})

    def test_no_date_viewer_or_option_changes_a_published_count(self, session):
        asked = [{"on": date(2026, 6, 1)}, {"on": date(2027, 12, 31)}, *({"viewer": viewer} for viewer in VIEWERS)]
        rules = session.run(self.CLOSED).rules.choices
        asked += [{"settings": {rule.name: other}} for rule in rules for other in rule.alternatives]
        counts = [self.counts(session.run(self.CLOSED, **one)) for one in asked]
        for other in counts[1:]:
            pd.testing.assert_frame_equal(counts[0], other)

    @staticmethod
    def counts(result):
        groups = result.details["groups"][["neighbourhood_code", "group", "shown_allocations"]]
        given = result.details["statushouders"][["corporation", "year", "given_allocations", "verdict"]]
        return pd.concat([groups, result.details["districts"][["name", "shown_allocations"]], given])

    def test_a_fixed_rule_has_one_period(self, copied, opened):
        path = copied / "data" / "rules" / "aandachtsgroepen.toml"
        text = path.read_text(encoding="utf-8")
        start = text.index('[[rule]]\nname = "window_last_year"')
        rule = text[start : text.index("[[rule]]", start + 5)]
        first = rule.rstrip() + "\nvalid_to = 2026-06-30\n\n"
        second = rule.rstrip().replace("2025", "2026") + "\nvalid_from = 2026-07-01\n\n"
        path.write_text(text.replace(rule, first + second), encoding="utf-8")
        assert any("vaste regel" in p.what for p in opened(copied).check())


class TestReadersOfTheWorkspace:
    ONE = '[[reader]]\nid = "iemand"\ntitle = "Iemand"\nsees = "corporaties"\ncorporation = "{}"\n'

    def test_a_reader_that_is_described_anew_gets_no_answer_of_the_one_before(self, session, copied):
        answers = {}
        for name in ("Domesta", "Woonconcept", "alle"):
            (copied / "data" / "readers.toml").write_text(self.ONE.format(name), encoding="utf-8")
            other = open_workspace(copied, memory=session.memory)
            answers[name] = {*other.run("social_share", viewer="iemand").table.index}
        whole = {*session.run("social_share", viewer="corporations").table.index}
        assert answers["alle"] == whole
        assert answers["Domesta"] < whole
        assert answers["Woonconcept"] < whole
        assert answers["Domesta"] != answers["Woonconcept"]

    def test_of_a_reader_only_what_the_workspace_says_counts(self, session):
        forged = Reader("public", "openbaar", "municipality")
        assert session.reader(forged) == PUBLIC
        with pytest.raises(RequestError, match="bestaat niet"):
            session.layer("building_locations", viewer=Reader("eigen", "eigen", "municipality"))
        assert len(session.layer("building_locations", viewer=forged)) < len(session.layer("building_locations"))

    @pytest.mark.parametrize("analysis", IDS)
    def test_the_tenants_see_what_is_public(self, session, analysis):
        ours, theirs = (session.run(analysis, viewer=viewer) for viewer in ("shdh", "public"))
        assert ours.table.equals(theirs.table)
        assert ours.totals == theirs.totals
