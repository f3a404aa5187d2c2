"""Words of the stock of the villages (agreement 5)."""

WORDS: dict[str, dict[str, str]] = {}
