"""Words of walking zones around care and services (agreements 15-17)."""

WORDS: dict[str, dict[str, str]] = {}
