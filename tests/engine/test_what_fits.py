"""What is checked beforehand, how a question that does not fit is answered, and which workspace it is about."""

from datetime import date

import pandas as pd
import pytest
from declaring import say

import geo_pa
from geo_pa.errors import InputError, RequestError, Severity
from geo_pa.registry import ANALYSES


class TestWhatIsChecked:
    def test_the_embedded_data_have_no_errors(self, session):
        assert not [problem for problem in session.check() if problem.severity == Severity.ERROR]

    def test_a_question_that_cannot_be_asked_yet_is_a_notice_that_names_the_layer(self, copied, opened):
        (copied / "layers" / "building_locations.toml").unlink()
        problems = [p for p in opened(copied).check() if p.where == "building_locations"]
        assert {p.severity for p in problems} == {Severity.NOTICE}
        asking = [e for e in ANALYSES if "building_locations" in e.columns and "building_locations" not in e.optional]
        assert len(problems) == len(asking) > 0

    def test_a_question_whose_rules_are_not_there_is_a_notice_that_names_them(self, copied, opened):
        (copied / "data" / "rules" / "village_stock.toml").unlink()
        problems = [p for p in opened(copied).check() if "rules/village_stock" in p.where]
        assert [p.severity for p in problems] == [Severity.NOTICE]
        assert "rules/village_stock.toml" in problems[0].expected

    def test_a_workspace_to_which_no_question_can_be_asked_is_an_error(self, copied, opened):
        for file in [*(copied / "layers").glob("*.toml"), *(copied / "data" / "tables").glob("*.toml")]:
            file.unlink()
        problems = [p for p in opened(copied).check() if "niet te beantwoorden" in p.what]
        assert len(problems) == len(ANALYSES)
        assert {p.severity for p in problems} == {Severity.ERROR}

    def test_a_demolition_of_more_homes_than_there_are_is_told_beforehand(self, copied, opened):
        path = copied / "data" / "tables" / "stock_mutations.csv"
        rows = pd.read_csv(path, dtype="str")
        sold = (rows["mutation"] == "demolition") & rows["complex_id"].notna()
        rows.loc[rows.index[sold][0], "homes"] = "4000"
        rows.to_csv(path, index=False)
        found = [p for p in opened(copied).check() if "Sloop van 4.000 woningen" in p.found]
        assert [p.severity for p in found] == [Severity.NOTICE]
        assert "kan niet" in found[0].found

    def test_a_reference_date_before_the_agreements_is_a_notice(self, copied, opened):
        path = copied / "data" / "workspace.toml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("2026-01-01", "2023-06-01"), encoding="utf-8")
        found = [p for p in opened(copied).check() if "geldt niet" in p.what]
        assert found
        assert {p.severity for p in found} == {Severity.NOTICE}

    def test_a_column_that_is_not_described_is_told_with_what_it_leaves_unknown(self, copied, opened):
        say(copied / "layers" / "building_locations.toml", 'leave_out = ["decision_date"]')
        notices = [p for p in opened(copied).check() if "decision_date" in p.found]
        assert notices
        assert {p.severity for p in notices} == {Severity.NOTICE}


class TestQuestionsThatDoNotFit:
    def test_an_unknown_analysis_names_the_nearest(self, session):
        with pytest.raises(RequestError, match="Bedoelde u social_share"):
            session.run("social_shar")

    def test_an_unknown_viewer_names_those_there_are(self, session):
        with pytest.raises(RequestError, match="openbaar"):
            session.run("social_share", viewer="iedereen")

    def test_a_date_before_the_agreement_says_when_the_rule_holds(self, session):
        with pytest.raises(RequestError, match="van 2 oktober 2023 tot en met 31 december 2027"):
            session.run("social_share", on=date(2023, 10, 1))

    def test_an_unknown_option_is_refused(self, session):
        with pytest.raises(RequestError, match="minimum_share"):
            session.run("social_share", settings={"minimum_shar": "0.2"})

    def test_a_missing_layer_is_named_with_the_next_step(self, copied, opened):
        (copied / "layers" / "building_locations.gpkg").unlink()
        with pytest.raises(InputError, match=r"building_locations\.gpkg"):
            opened(copied).run("social_share")

    def test_all_unusable_layers_are_told_at_once(self, copied, opened):
        (copied / "layers" / "building_locations.gpkg").unlink()
        (copied / "data" / "tables" / "booked_compensation.csv").write_bytes(b"")
        with pytest.raises(InputError) as caught:
            opened(copied).run("social_share")
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

    def test_a_layer_without_the_optional_columns_gives_unknown_and_no_error(self, copied, opened):
        say(copied / "layers" / "building_locations.toml", 'leave_out = ["landlord"]')
        table = opened(copied).run("social_share").table
        assert (table.loc[table["reason"] == "landlord_unknown", "verdict"] == "unknown").all()
        assert (table["reason"] == "landlord_unknown").any()
