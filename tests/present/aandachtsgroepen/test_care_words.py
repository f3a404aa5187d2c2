"""What the page "Uitleg" says of aandachtsgroepen, with the figures of the rules."""

from builders import rules

from geo_pa.model import Rules
from geo_pa.present.method import explained

COMPARED = ("corporation_share_drenthe_2023", "corporation_share_netherlands_2023")


def test_the_share_of_corporation_homes_elsewhere_stands_beside_both_measures():
    known = rules("aandachtsgroepen", "disclosure")
    written = explained("aandachtsgroepen", known)
    assert "in Drenthe 24,3% van de woningen van een corporatie, en in heel Nederland 28,5%" in written
    assert "cbs_stock" in written


def test_a_municipality_without_figures_of_elsewhere_gets_its_explanation_without_them():
    known = rules("aandachtsgroepen", "disclosure")
    less = Rules(known.on, {name: rule for name, rule in known.items() if name not in COMPARED})
    assert "Drenthe" not in explained("aandachtsgroepen", less)
    assert "Aandachtsgroepen" in explained("aandachtsgroepen", less)
