"""The agreements of another municipality: three of them, other norms, and most questions not asked at all."""

AGREEMENTS = """number,theme,title,lead,question
A,Bouwen,Meer sociale huur,Corporaties,
B,Bouwen,Sociale huur in elk plan,Gemeente,
C,Leefbaarheid,Schone straten,Gemeente,
"""
FIGURES = """figure_id,agreement,title,unit,rule,norm,scored,measure
A-more,A,Netto erbij,agreement_units,social_growth.net_addition,at_least,true,growth
B-share,B,Aandeel sociale huur,share,social_share.minimum_share,each,true,social_share
"""
NOT_ASKED = ("village_stock", "woonzorgzones", "heat_stress", "aandachtsgroepen", "toetsingskader")
SHARED = ("stock", "disclosure", "accessibility", "affordability")
CHANGED = {
    "social_growth": [("value = 320", "value = 40"), ('growth = "1"', 'growth = "A"'), ("afspraak 1", "afspraak A")],
    "social_share": [
        ("value = 0.30", "value = 0.25"),
        ('share = "2"', 'share = "B"'),
        ("afspraak 2", "afspraak B"),
        ("afspraak 1", "afspraak A"),
    ],
}
"""What they agreed instead."""


def agree_otherwise(repository, folder):
    """Make a workspace of the embedded layers under the three agreements, without the rules these do not ask for."""
    for part in ("layers", "data"):
        _copy(repository / part, folder / part)
    tables, rules = folder / "data" / "tables", folder / "data" / "rules"
    (tables / "agreements.csv").write_text(AGREEMENTS, encoding="utf-8")
    (tables / "agreed_figures.csv").write_text(FIGURES, encoding="utf-8")
    for name in ("agreement_progress", "stock_2023", "expected_change"):
        (tables / f"{name}.toml").unlink()
        (tables / f"{name}.csv").unlink()
    for name in (*NOT_ASKED, *SHARED):
        (rules / f"{name}.toml").unlink()
    for name, changes in CHANGED.items():
        _rewrite(rules / f"{name}.toml", changes)


def _copy(source, target):
    target.mkdir()
    for file in source.iterdir():
        _copy(file, target / file.name) if file.is_dir() else (target / file.name).write_bytes(file.read_bytes())


def _rewrite(file, changes):
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")
