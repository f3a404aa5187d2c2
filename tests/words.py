"""Which words stand in a text."""

import re


def standing_in(words, text):
    """Those of the words that stand in a text, and not only as a part of another word ("Elim 1" in "Elim 12")."""
    return [word for word in words if word in text and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)]
