"""The one door: what every analysis promises, who sees what, and how a question that does not fit is answered."""

import shutil
from datetime import date

import geopandas as gpd
import pandas as pd
import pytest
from geopandas.testing import assert_geodataframe_equal

import geo_pa
from geo_pa.analyses import heat_stress
from geo_pa.crs import RD
from geo_pa.disclosure import VIEWERS, visible
from geo_pa.errors import InputError, RequestError, Severity
from geo_pa.model import Signal, Verdict
from geo_pa.registry import ANALYSES, find

IDS = [analysis.id for analysis in ANALYSES]


@pytest.fixture(scope="module")
def session():
    return geo_pa.open_workspace()


@pytest.fixture(scope="module")
def results(session):
    return {analysis: session.run(analysis) for analysis in IDS}


@pytest.fixture
def copied(tmp_path, repository):
    """A copy of the embedded workspace that a test may change."""
    for folder in ("layers", "data"):
        shutil.copytree(repository / folder, tmp_path / folder)
    return tmp_path


class TestEveryAnalysis:
    @pytest.mark.parametrize("analysis", IDS)
    def test_gives_each_unit_one_row_in_rd(self, results, analysis):
        table = results[analysis].table
        assert table.index.is_unique
        assert table.crs == RD

    @pytest.mark.parametrize("analysis", IDS)
    def test_gives_each_row_a_verdict_a_reason_and_a_dutch_sentence(self, results, analysis):
        table = results[analysis].table
        said = {"verdict", "signal"} & set(table.columns)
        assert len(said) == 1
        assert table[["name", *said, "reason", "explanation"]].notna().all(axis=None)
        words = {*Verdict} if said == {"verdict"} else {*Signal}
        assert set(table[said.pop()]) <= words
        assert table["explanation"].str.endswith(".").all()
        assert not table["explanation"].str.contains(r"\bnan\b|None|<NA>|\{").any()

    @pytest.mark.parametrize("analysis", IDS)
    def test_answers_the_same_twice(self, session, results, analysis):
        again = session.run(analysis)
        assert_geodataframe_equal(again.table, results[analysis].table)
        assert again.totals == results[analysis].totals

    @pytest.mark.parametrize("analysis", IDS)
    def test_leaves_its_inputs_as_they_were(self, session, analysis):
        names = [name for entry in ANALYSES if entry.id == analysis for name in entry.columns]
        before = {name: session.layer(name, closed=True) for name in names}
        session.run(analysis, settings={})
        for name, frame in before.items():
            pd.testing.assert_frame_equal(pd.DataFrame(session.layer(name, closed=True)), pd.DataFrame(frame))

    @pytest.mark.parametrize("analysis", IDS)
    def test_shows_its_rules_sources_and_assumptions(self, results, analysis):
        evidence = results[analysis].evidence
        assert evidence.rules
        assert evidence.assumptions
        assert all(source.publisher and source.title for source in evidence.sources)

    @pytest.mark.parametrize("analysis", IDS)
    def test_loses_no_row_of_its_layers(self, session, results, analysis):
        result = results[analysis]
        for name, layer in find(analysis).units.items():
            rows = result.table if name == "table" else result.details[name]
            excluded = result.evidence.excluded
            unusable = set(excluded.loc[excluded["layer"] == layer, "id"])
            read = session.workspace.read(layer)
            everything = {*read.frame.index, *read.excluded["id"]}
            assert rows.index.is_unique
            assert not unusable & set(rows.index)
            assert {*rows.index, *unusable} == everything

    @pytest.mark.parametrize("analysis", IDS)
    def test_what_a_reader_does_to_its_table_stays_with_that_reader(self, session, results, analysis):
        taken = session.run(analysis)
        taken.table["explanation"] = "anders"
        taken.table.loc[taken.table.index[0], "reason"] = "anders"
        assert_geodataframe_equal(session.run(analysis).table, results[analysis].table)

    @pytest.mark.parametrize("analysis", IDS)
    def test_says_that_model_data_are_modelled(self, results, analysis):
        assert results[analysis].modelled


class TestThe30PercentRuleOnTheEmbeddedData:
    def test_no_location_is_lost(self, results, repository):
        locations = gpd.read_file(repository / "layers" / "building_locations.gpkg", columns=["location_id"])
        result = results["social_share"]
        assert len(result.table) + (result.evidence.excluded["layer"] == "building_locations").sum() == len(locations)

    def test_every_verdict_occurs(self, results):
        assert set(results["social_share"].table["verdict"]) == {
            "meets",
            "compensated",
            "at_risk",
            "unknown",
            "fails",
            "not_counted",
        }

    def test_what_is_required_is_met_booked_or_open(self, results):
        table = results["social_share"].table
        parts = table["met_on_site"] + table["booked_in"] + table["open_homes"]
        assert (parts == table["required_social_homes"]).dropna().all()

    def test_another_choice_shows_whom_it_changes(self, session, results):
        effects = session.run("social_share", effects=True).evidence.choice_effects
        other = session.run("social_share", settings={"pool": "district"}).table["verdict"]
        changed = results["social_share"].table["verdict"] != other
        told = effects[(effects["rule"] == "social_share.pool") & (effects["value"] == "district")]
        assert set(told["unit_id"]) == set(changed.index[changed])
        assert len(told) > 0

    def test_a_choice_that_contradicts_another_is_left_out_of_the_effects(self, session):
        narrow = session.run("woonzorgzones", settings={"zone_wide_distance": "550"}, effects=True)
        effects = narrow.evidence.choice_effects
        tried = effects.loc[effects["rule"] == "woonzorgzones.zone_distance", "value"]
        assert "600" not in set(tried)
        assert len(effects) > 0

    def test_a_changed_rule_is_shown_as_changed(self, session):
        rule = session.run("social_share", settings={"minimum_share": "0,25"}).evidence.rules[0]
        assert (rule.name, str(rule.value), str(rule.changed_from)) == ("minimum_share", "0.25", "0.30")


class TestWhatIf:
    def test_a_changed_layer_answers_anew_and_leaves_the_workspace_as_it_was(self, session, results):
        facilities = session.layer("facilities")
        closed = session.changed("facilities", facilities.drop(index=facilities.index[:20]))
        assert closed.run("woonzorgzones").totals != results["woonzorgzones"].totals
        assert session.run("woonzorgzones").totals == results["woonzorgzones"].totals
        assert len(session.layer("facilities")) == len(facilities)

    def test_what_does_not_depend_on_the_change_is_not_worked_out_again(self, session, monkeypatch):
        plans = session.layer("building_locations")
        other = session.changed("building_locations", plans.assign(social_rent=plans["social_rent"] + 1))
        session.run("heat_stress")

        def refuse(**_inputs):
            raise AssertionError("worked out again")

        monkeypatch.setattr(heat_stress, "analyse", refuse)
        assert len(other.run("heat_stress").table)

    def test_an_answer_changes_with_a_layer_that_it_rests_on(self, session, results):
        plans = session.layer("building_locations")
        other = session.changed("building_locations", plans.assign(social_rent=0, high_sale=plans["dwellings"]))
        assert not other.run("social_share").table["verdict"].equals(results["social_share"].table["verdict"])


class TestWhoLooks:
    @pytest.mark.parametrize("viewer", VIEWERS)
    @pytest.mark.parametrize("analysis", IDS)
    def test_a_viewer_gets_only_rows_that_he_may_see(self, session, analysis, viewer):
        result = session.run(analysis, viewer=viewer)
        assert visible(result.table, viewer).all()
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
    def test_what_is_hidden_changes_nothing_of_what_is_shown(self, session, copied, viewer):
        path = copied / "layers" / "building_locations.gpkg"
        locations = gpd.read_file(path)
        hidden = ~visible(locations, viewer)
        assert hidden.any()
        for column in ("dwellings", "social_rent", "high_sale", "completion_year"):
            locations[column] = locations[column].mask(hidden, 2031 if column == "completion_year" else 7)
        locations["name"] = locations["name"].mask(hidden, "Geheim")
        locations.drop(columns=["fid"], errors="ignore").to_file(path)
        other = geo_pa.open_workspace(copied)
        for analysis in IDS:
            ours, theirs = session.run(analysis, viewer=viewer), other.run(analysis, viewer=viewer)
            assert_geodataframe_equal(ours.table, theirs.table)
            assert ours.totals == theirs.totals

    def test_the_public_is_told_that_more_is_not_shown(self, session):
        assert any(
            "mag zien" in sentence for sentence in session.run("social_share", viewer="public").evidence.assumptions
        )

    @pytest.mark.parametrize("viewer", VIEWERS[1:])
    def test_a_sum_that_leaves_rows_out_is_never_called_behind_schedule(self, session, viewer):
        table = session.run("social_growth", viewer=viewer).table
        assert set(table["verdict"]) <= {"unknown", "meets"}
        assert table.loc[table["verdict"] == "unknown", "explanation"].str.contains("Alleen wat u mag zien").all()


class TestWhatIsChecked:
    def test_the_embedded_data_have_no_errors(self, session):
        assert not [problem for problem in session.check() if problem.severity == Severity.ERROR]

    def test_a_question_that_cannot_be_asked_yet_is_a_notice_that_names_the_layer(self, copied):
        (copied / "layers" / "building_locations.toml").unlink()
        problems = [p for p in geo_pa.open_workspace(copied).check() if p.where == "building_locations"]
        assert {p.severity for p in problems} == {Severity.NOTICE}
        asking = [e for e in ANALYSES if "building_locations" in e.columns and "building_locations" not in e.optional]
        assert len(problems) == len(asking) > 0

    def test_a_question_whose_rules_are_not_there_is_a_notice_that_names_them(self, copied):
        (copied / "data" / "rules" / "village_stock.toml").unlink()
        problems = [p for p in geo_pa.open_workspace(copied).check() if "rules/village_stock" in p.where]
        assert [p.severity for p in problems] == [Severity.NOTICE]
        assert "rules/village_stock.toml" in problems[0].expected

    def test_a_workspace_to_which_no_question_can_be_asked_is_an_error(self, copied):
        for file in [*(copied / "layers").glob("*.toml"), *(copied / "data" / "tables").glob("*.toml")]:
            file.unlink()
        problems = [p for p in geo_pa.open_workspace(copied).check() if "niet te beantwoorden" in p.what]
        assert len(problems) == len(ANALYSES)
        assert {p.severity for p in problems} == {Severity.ERROR}

    def test_a_column_that_is_not_described_is_told_with_what_it_leaves_unknown(self, copied):
        path = copied / "layers" / "building_locations.toml"
        text = path.read_text(encoding="utf-8")
        start, end = text.index("[columns.decision_date]"), text.index("[columns.start_year]")
        path.write_text(text[:start] + text[end:], encoding="utf-8")
        notices = [p for p in geo_pa.open_workspace(copied).check() if "decision_date" in p.found]
        assert [p.severity for p in notices] == [Severity.NOTICE]


class TestQuestionsThatDoNotFit:
    def test_an_unknown_analysis_names_the_nearest(self, session):
        with pytest.raises(RequestError, match="Bedoelde u social_share"):
            session.run("social_shar")

    def test_an_unknown_viewer_names_those_there_are(self, session):
        with pytest.raises(RequestError, match="openbaar"):
            session.run("social_share", viewer="iedereen")

    def test_a_date_outside_the_agreement_says_when_the_rule_holds(self, session):
        with pytest.raises(RequestError, match="2027"):
            session.run("social_share", on=date(2028, 1, 1))

    def test_an_unknown_option_is_refused(self, session):
        with pytest.raises(RequestError, match="minimum_share"):
            session.run("social_share", settings={"minimum_shar": "0.2"})

    def test_a_missing_layer_is_named_with_the_next_step(self, copied):
        (copied / "layers" / "building_locations.gpkg").unlink()
        with pytest.raises(InputError, match=r"building_locations\.gpkg"):
            geo_pa.open_workspace(copied).run("social_share")

    def test_all_unusable_layers_are_told_at_once(self, copied):
        (copied / "layers" / "building_locations.gpkg").unlink()
        (copied / "data" / "tables" / "booked_compensation.csv").write_bytes(b"")
        with pytest.raises(InputError) as caught:
            geo_pa.open_workspace(copied).run("social_share")
        assert {"Bouwlocaties", "Geboekte compensatie"} <= {
            problem.where.partition(" (")[0] for problem in caught.value.problems
        }


class TestWhichWorkspace:
    def test_the_environment_names_another_folder(self, copied, monkeypatch):
        monkeypatch.setenv("GEO_PA_WORKSPACE", str(copied))
        assert geo_pa.open_workspace().workspace.folder == copied

    def test_without_a_name_it_is_the_embedded_municipality(self, session, repository):
        assert session.workspace.folder == repository
        assert session.workspace.info.municipality == "Hoogeveen"

    def test_a_layer_without_the_optional_columns_gives_unknown_and_no_error(self, copied):
        path = copied / "layers" / "building_locations.toml"
        text = path.read_text(encoding="utf-8")
        start = text.index("[columns.landlord]")
        path.write_text(text[:start] + text[text.index("[columns.guarantee_years]") :], encoding="utf-8")
        table = geo_pa.open_workspace(copied).run("social_share").table
        assert (table.loc[table["reason"] == "landlord_unknown", "verdict"] == "unknown").all()
        assert (table["reason"] == "landlord_unknown").any()


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

    @pytest.mark.parametrize("analysis", [entry.id for entry in ANALYSES if not entry.closed_view])
    def test_a_question_without_a_closed_view_refuses_it(self, session, analysis):
        with pytest.raises(RequestError, match="geen besloten weergave"):
            session.run(analysis, closed=True)

    @pytest.mark.parametrize("table", ["allocations", "vacancies"])
    def test_the_rows_of_a_closed_table_are_not_read_outside_it(self, session, table):
        with pytest.raises(RequestError, match="besloten"):
            session.layer(table)
        assert len(session.layer(table, closed=True))

    def test_a_closed_table_has_no_confidentiality_per_row(self, copied):
        path = copied / "data" / "tables" / "allocations.toml"
        column = '\n[columns.confidentiality]\ntitle = "Zichtbaar"\ntype = "category"\nvocabulary = "confidentiality"\n'
        path.write_text(path.read_text(encoding="utf-8") + column, encoding="utf-8")
        assert any("besloten tabel" in p.what.lower() for p in geo_pa.open_workspace(copied).check())

    @pytest.mark.parametrize("name", ["window_years", "window_last_year", "statushouders_maximum_share"])
    def test_nobody_can_move_the_window_or_the_maximum(self, session, name):
        for value in ("1", "4", "0.2", "2024"):
            with pytest.raises(RequestError):
                session.run(self.CLOSED, settings={name: value})

    def test_no_date_viewer_or_option_changes_a_published_count(self, session):
        asked = [{"on": date(2024, 1, 1)}, {"on": date(2027, 12, 31)}, *({"viewer": viewer} for viewer in VIEWERS)]
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

    def test_a_fixed_rule_has_one_period(self, copied):
        path = copied / "data" / "rules" / "aandachtsgroepen.toml"
        text = path.read_text(encoding="utf-8")
        start = text.index('[[rule]]\nname = "window_last_year"')
        rule = text[start : text.index("[[rule]]", start + 5)]
        first = rule.rstrip() + "\nvalid_to = 2026-06-30\n\n"
        second = rule.rstrip().replace("2025", "2026") + "\nvalid_from = 2026-07-01\n\n"
        path.write_text(text.replace(rule, first + second), encoding="utf-8")
        assert any("vaste regel" in p.what for p in geo_pa.open_workspace(copied).check())
