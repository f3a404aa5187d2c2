"""What every analysis promises, whatever it answers."""

from dataclasses import replace
from importlib import import_module

import pandas as pd
import pytest
from geopandas.testing import assert_geodataframe_equal

from geo_pa.crs import RD
from geo_pa.engine.memory import Memory
from geo_pa.model import Result, Signal, Verdict
from geo_pa.registry import ANALYSES, find

IDS = [analysis.id for analysis in ANALYSES]


def frames(inputs):
    """Every frame that an analysis is given, those of the answers that it builds on included."""
    for name, value in inputs.items():
        if isinstance(value, Result):
            yield from frames({f"{name}.{detail}": frame for detail, frame in value.details.items()})
            yield f"{name}.table", value.table
        elif isinstance(value, pd.DataFrame | pd.Series):
            yield name, value


def watched(answer, given):
    """Answer a question, and note every frame that it is given: as it was before, and as it is after."""

    def watch(*parts):
        inputs = {name: value for part in parts for name, value in vars(part).items()}
        before = {name: frame.copy(deep=True) for name, frame in frames(inputs)}
        result = answer(*parts)
        given.update({name: (before[name], frame) for name, frame in frames(inputs)})
        return result

    return watch


@pytest.fixture(scope="module")
def again(session):
    """Every question answered anew, with by question what it was given."""
    fresh, given = replace(session, memory=Memory()), {analysis: {} for analysis in IDS}
    with pytest.MonkeyPatch.context() as patched:
        for analysis in IDS:
            module = import_module(f"geo_pa.analyses.{analysis}")
            patched.setattr(module, "analyse", watched(module.analyse, given[analysis]))
        return {analysis: fresh.run(analysis) for analysis in IDS}, given


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
    def test_answers_the_same_when_it_is_worked_out_again(self, again, results, analysis):
        answers, _ = again
        assert_geodataframe_equal(answers[analysis].table, results[analysis].table)
        assert answers[analysis].totals == results[analysis].totals

    @pytest.mark.parametrize("analysis", IDS)
    def test_leaves_what_it_is_given_as_it_was(self, again, analysis):
        given = again[1][analysis]
        assert given
        for before, after in given.values():
            assert type(before) is type(after)
            same = pd.testing.assert_series_equal if isinstance(after, pd.Series) else pd.testing.assert_frame_equal
            same(before, after)

    @pytest.mark.parametrize("analysis", IDS)
    def test_shows_its_rules_sources_and_assumptions(self, results, analysis):
        evidence = results[analysis].evidence
        assert evidence.rules
        assert evidence.assumptions
        assert all(source.publisher and source.title for source in evidence.sources)

    def test_every_question_without_units_of_a_layer_has_a_count_of_its_own_here(self):
        assert {entry.id for entry in ANALYSES if not entry.answer.units} == {"social_growth", "agreement_monitor"}

    def test_growth_leaves_out_only_changes_that_do_not_count(self, session, results):
        left_out = session.layer("stock_mutations").drop(index=results["social_growth"].details["contributions"].index)
        status = left_out["plan_id"].map(session.layer("building_locations")["status"])
        assert (left_out["kind"].isin(["pitch", "non_daeb"]) | status.isin(["5A", "5B"])).all()

    def test_the_monitor_has_a_row_for_every_figure_and_every_agreement(self, session, results):
        table = results["agreement_monitor"].table
        assert set(session.layer("agreed_figures").index) <= set(table.index)
        assert set(session.layer("agreements").index) == set(table["agreement"])

    @pytest.mark.parametrize("analysis", [entry.id for entry in ANALYSES if entry.answer.units])
    def test_loses_no_row_of_its_layers(self, session, results, analysis):
        result = results[analysis]
        for name, layer in find(analysis).answer.units.items():
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
