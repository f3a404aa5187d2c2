"""The chart of a village in words: for a screen reader, as a table, and in its key; and whose changes it tells."""

import re
from html import unescape

from villages import drawn, html, judged, new_build, sale

from geo_pa.present.village_stock.chart import stock_chart

NASTY = '<img src=x onerror="window.__pwned=1">'


def test_it_is_said_where_the_axis_does_not_begin_at_nought():
    assert "De as begint bij" in html(judged(homes={"Elim": 400, "Pesse": 10}))
    assert "De as begint bij" not in html(judged(homes={"Elim": 4, "Pesse": 10}))


def test_a_screen_reader_hears_the_base_every_step_and_every_change():
    written = html(judged([sale(4, "2024-07-01", quality_contribution="none")]))
    spoken = unescape(re.search(r'alt="([^"]*)"', written).group(1))
    assert spoken.startswith("Elim: beginstand 20. Voorraad: 20 vanaf 1 januari 2023, 16 vanaf 1 juli 2024")
    assert "1 juli 2024 verkoop van 4 woningen, zonder bijdrage aan de kwaliteit" in spoken


def test_the_line_is_a_table_as_well():
    written = html(judged([sale(4, "2024-07-01")]))
    assert "<td>1 juli 2024</td><td>16</td><td>16</td><td>16</td>" in written


def test_the_key_explains_what_is_drawn_and_nothing_else():
    plain = html(judged([new_build(4)]))
    assert "nieuwbouw" in plain
    assert "gestippelde rand" not in plain
    assert "tussen sloop en nieuwbouw" not in plain
    assert "liberalisatie" not in plain


def test_all_villages_together_have_the_changes_of_every_village_and_not_of_the_town():
    rows = [sale(1, district_code="Elim"), sale(2, district_code="Pesse"), sale(3, district_code="Stad")]
    result = judged(rows, homes={"Elim": 20, "Pesse": 10, "Stad": 50})
    assert sorted(sign.homes for sign in drawn(result, None).signs) == [-2, -1]
    assert [sign.homes for sign in drawn(result, "Stad").signs] == [-3]


def test_a_change_that_may_lie_in_any_village_is_in_the_chart_of_each():
    result = judged([sale(1, district_code=None)])
    assert [sign.text for sign in drawn(result, "Elim").signs] == ["V -1 ?"]
    assert [sign.text for sign in drawn(result, "Pesse").signs] == ["V -1 ?"]


def test_a_name_never_becomes_markup():
    result = judged([sale(4)])
    named = drawn(result)
    written = str(stock_chart(type(named)(**{**vars(named), "name": NASTY})))
    assert written.count("<img src=x") == 0
