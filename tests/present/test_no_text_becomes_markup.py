"""No text from data breaks out of a map, a legend or a page: whatever it holds, it stays text."""

import json
import re
from html.parser import HTMLParser

import geopandas as gpd
import pytest
from answered import answered
from examples import some
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from geo_pa.errors import Problem
from geo_pa.present import charts, maps, pages
from geo_pa.present.attention import attention
from geo_pa.present.card import card
from geo_pa.present.classes import by_words
from geo_pa.present.legend import legend
from geo_pa.present.rows_on_map import layers_of
from geo_pa.present.script import safe_json

HARMLESS = "Voorbeeldlocatie"
NASTY = [
    '<img src=x onerror="window.__pwned=1">',
    "</script><script>window.__pwned=1</script>",
    "{{ 7 * 7 }}",
    "{% raw %}",
    "{# weg #}",
    '"; window.__pwned=1; //',
    "'); alert(1); ('",
    "\\",
    "`${window.__pwned=1}`",
    "<!--",
    "\u2028\u2029\x00",
    "map_div2 drawnItems",
]
slow_is_fine = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=some(40)
)


class Tags(HTMLParser):
    """Lists every tag and attribute, as a browser would see them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen: list[object] = []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, sorted(name for name, _ in attrs)))

    def handle_endtag(self, tag):
        self.seen.append(tag)

    def handle_comment(self, data):
        self.seen.append(("comment", len(data) > 0))


def tags(html: str) -> list[object]:
    parser = Tags()
    parser.feed(html)
    parser.close()
    return parser.seen


def named(locations: gpd.GeoDataFrame, name: str) -> gpd.GeoDataFrame:
    return locations.assign(name=name, explanation=name, corporation=name)


def map_html(locations: gpd.GeoDataFrame, notice: str) -> str:
    view = maps.View("test", [[52.7, 6.4], [52.8, 6.6]], notice)
    drawn = maps.build(layers_of(answered("social_share", locations)), view=view)
    return drawn.get_root().render()


@pytest.mark.parametrize("name", NASTY)
def test_a_name_cannot_add_a_tag_to_the_page_of_the_map(locations, name):
    assert tags(map_html(named(locations, name), name)) == tags(map_html(named(locations, HARMLESS), HARMLESS))


@slow_is_fine
@given(name=st.text(max_size=40))
@example(name="{{ this.__class__ }}")
@example(name="]]>")
def test_no_name_at_all_can_add_a_tag_to_the_page_of_the_map(locations, name):
    assert tags(map_html(named(locations, name), name)) == tags(map_html(named(locations, HARMLESS), HARMLESS))


@given(
    value=st.recursive(
        st.text() | st.integers() | st.none(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_what_goes_into_a_script_reads_back_the_same(value):
    assert json.loads(safe_json(value)) == value


@given(text=st.text())
def test_nothing_in_a_script_can_close_it_or_start_a_template(text):
    written = safe_json({"name": text})
    assert not re.search(r"[<>&'`]|\{\{|\{%|\{#|_", written)
    assert written.isascii()


def test_a_name_with_template_braces_is_shown_as_it_is(locations):
    html = map_html(named(locations, "{{ 7 * 7 }}"), "")
    assert "\\u007b\\u007b 7 * 7 \\u007d\\u007d" in html
    assert '"title":"49"' not in html


@pytest.mark.parametrize("text", NASTY)
def test_text_in_pieces_of_a_page_is_escaped(locations, text):
    words = {"lead": text, "next_step": text, "district_name": text}
    nasty = answered("social_share", named(locations, text).assign(**words))
    plain = answered("social_share", named(locations, HARMLESS).assign(**dict.fromkeys(words, "x")))
    problem = Problem(text, text, text, f"{text}.", text)
    assert tags(card(nasty, "L0")) == tags(card(plain, "L0"))
    assert tags(attention(nasty)) == tags(attention(plain))
    assert tags(pages.header(text, [text], text)) == tags(pages.header("x", ["x"], "x"))
    assert tags(pages.problems([problem])) == tags(pages.problems([Problem("x", "x", "x", "y", "x")]))


@pytest.mark.parametrize("text", NASTY)
def test_text_in_a_legend_and_in_a_bar_is_escaped(locations, text):
    def shown(word: str) -> Markup:
        classes = by_words(named(locations, word)["name"], word, {word: word}, ["#000000"])
        bar = charts.target_bar(word, [charts.Piece(word, 3, "#000000")], charts.Target(5, word))
        return legend([classes]) + bar

    assert tags(shown(text)) == tags(shown(HARMLESS))
