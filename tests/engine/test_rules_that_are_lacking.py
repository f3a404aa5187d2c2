"""A workspace made before geo_pa had some rule: the question works with geo_pa's value, and check says so."""

import re
from datetime import date

import geo_pa
from geo_pa.engine.missing_inputs import lacks
from geo_pa.errors import Severity
from geo_pa.registry import find
from geo_pa.workspace.standard_rules import rules_added


def test_a_rule_that_a_workspace_lacks_is_taken_as_geo_pa_has_it_and_told(copied, results, opened):
    path = copied / "data" / "rules" / "social_share.toml"
    whole = path.read_text(encoding="utf-8")
    first, *rules = re.split(r"(?m)^(?=\[\[rule\]\])", whole)
    kept = [rule for rule in rules if 'name = "minimum_share"' not in rule]
    assert len(kept) < len(rules)
    path.write_text("".join([first, *kept]), encoding="utf-8")
    session = opened(copied)
    assert session.run("social_share").totals == results["social_share"].totals
    lacking = [problem for problem in session.check() if "social_share.toml" in problem.where]
    assert [problem.severity for problem in lacking] == [Severity.NOTICE]
    assert "minimum_share" in lacking[0].found
    assert session.run("social_share", settings={"minimum_share": "0.4"}).rules.number("minimum_share") > 0


def test_a_workspace_made_before_geo_pa_had_a_set_of_rules_takes_them_all_from_geo_pa_and_is_told(copied):
    (copied / "data" / "rules" / "stock.toml").unlink()
    session = geo_pa.open_workspace(copied)
    assert session.workspace.rules("stock", on=date(2026, 1, 1)).day("stock_date") == date(2023, 1, 1)
    told = list(rules_added(session.workspace.rule_sets.values()))
    assert [(one.severity, one.where) for one in told] == [(Severity.NOTICE, "data/rules/stock.toml")]
    assert "rules/stock" not in lacks(find("heat_stress"), session.workspace)
