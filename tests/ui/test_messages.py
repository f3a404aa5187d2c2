"""Text from data in a label: an independent reader of markdown finds only text in it, and the same text."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from geo_pa.ui.messages import literal

READER = MarkdownIt("commonmark").enable(["strikethrough", "table"])
LINE = st.text(string.ascii_letters[:4] + string.digits + string.punctuation + " ", min_size=1).map(str.strip)


def read(text):
    """The text that a reader of markdown sees, and what else it makes of it."""
    blocks = READER.parse(text)
    inline = [piece for block in blocks for piece in block.children or ()]
    marks = {block.type for block in blocks} - {"paragraph_open", "inline", "paragraph_close"}
    return "".join(piece.content for piece in inline), marks | ({piece.type for piece in inline} - {"text"})


@given(LINE.filter(bool))
def test_any_line_is_read_as_it_was_written(text):
    assert read(literal(text)) == (text, set())


@pytest.mark.parametrize(
    "text",
    ["![x](http://voorbeeld.example/x.png)", "<img src=x>", "**vet**", "1. Elim", "- Pesse", ":material/home:", "$x$"],
)
def test_what_would_become_markup_stays_text(text):
    assert read(literal(text)) == (text, set())
    assert literal(text) != text


def test_an_address_or_a_directive_is_never_whole():
    assert "http:" not in literal("http://voorbeeld.example")
    assert "www." not in literal("www.voorbeeld.example")
    assert ":red[" not in literal(":red[x]")


@pytest.mark.parametrize("text", ["Grootste verschil (jaar)", "De Weide - Noord", "0,5 km", "Nr 12.a"])
def test_plain_words_stay_bare_since_a_label_is_also_read_out(text):
    assert literal(text) == text
