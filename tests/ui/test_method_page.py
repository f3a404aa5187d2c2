"""The page "Uitleg": a question whose rules cannot be read keeps no other from being explained."""

from geo_pa.registry import ANALYSES, find


def test_every_question_is_explained(app):
    app.open("Uitleg")
    assert not app.test.info
    assert "Voorraad in de dorpen" in app.html()
    assert len(ANALYSES) == 8


def test_a_question_whose_rules_are_broken_is_named_and_the_others_are_explained(app, copy_of_workspace, monkeypatch):
    folder = copy_of_workspace()
    (folder / "data" / "rules" / "village_stock.toml").write_text("[base_date")
    monkeypatch.setenv("GEO_PA_WORKSPACE", str(folder))
    app.open("Uitleg")
    assert find("village_stock").title in app.test.info[0].value
    assert "Woonzorgzones" in app.html()


def test_before_the_agreements_what_needs_no_agreement_is_explained(app):
    app.test.query_params["peildatum"] = "1-10-2023"
    app.open("Uitleg")
    assert "geo-pa-problems" not in app.html()
    assert find("social_share").title in app.test.info[0].value
