"""Words that every question uses: verdicts, who looks."""

WORDS: dict[str, dict[str, str]] = {
    "verdict": {
        "fails": "voldoet niet aan het uitgangspunt",
        "at_risk": "compensatie mogelijk",
        "unknown": "onbekend",
        "compensated": "gecompenseerd",
        "meets": "voldoet",
        "not_counted": "telt niet mee",
    },
    "signal": {
        "high": "veel aandacht",
        "some": "enige aandacht",
        "none": "geen bijzondere aandacht",
        "unknown": "onbekend",
        "not_counted": "niet van toepassing",
    },
    "confidentiality": {
        "municipality": "gemeente",
        "corporations": "corporaties",
        "province": "provincie",
        "public": "openbaar",
    },
    "viewer": {
        "municipality": "gemeente",
        "corporations": "corporaties",
        "province": "provincie",
        "public": "openbaar",
    },
}
