"""A workspace made before geo_pa had some rule: the question works with geo_pa's value, and check says so."""

import re

import geo_pa
from geo_pa.errors import Severity


def test_a_rule_that_a_workspace_lacks_is_taken_as_geo_pa_has_it_and_told(copied, results):
    path = copied / "data" / "rules" / "social_share.toml"
    whole = path.read_text(encoding="utf-8")
    first, *rules = re.split(r"(?m)^(?=\[\[rule\]\])", whole)
    kept = [rule for rule in rules if 'name = "minimum_share"' not in rule]
    assert len(kept) < len(rules)
    path.write_text("".join([first, *kept]), encoding="utf-8")
    session = geo_pa.open_workspace(copied)
    assert session.run("social_share").totals == results["social_share"].totals
    lacking = [problem for problem in session.check() if "social_share.toml" in problem.where]
    assert [problem.severity for problem in lacking] == [Severity.NOTICE]
    assert "minimum_share" in lacking[0].found
    assert session.run("social_share", settings={"minimum_share": "0.4"}).rules.number("minimum_share") > 0
