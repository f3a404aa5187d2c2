"""Words of heat and greening (agreements 13 and 14)."""

WORDS: dict[str, dict[str, str]] = {}
