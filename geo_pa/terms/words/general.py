"""Words that every question uses: verdicts, who looks, units."""

WORDS: dict[str, dict[str, str]] = {
    "verdict": {
        "fails": "voldoet niet aan het uitgangspunt",
        "at_risk": "in gevaar",
        "unknown": "onbekend",
        "compensated": "gecompenseerd",
        "meets": "voldoet",
        "not_counted": "telt niet mee",
    },
    "target_verdict": {
        "fails": "achter op schema",
        "at_risk": "alleen met zachte plannen",
        "unknown": "onbekend",
        "meets": "op schema",
    },
    "signal": {
        "high": "veel aandacht",
        "some": "enige aandacht",
        "none": "geen bijzondere aandacht",
        "unknown": "onbekend",
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
    "unit": {
        "share": "%",
        "dwellings": "woningen",
        "agreement_units": "eenheden",
        "years": "jaar",
        "m": "m",
        "m2": "m²",
        "degC": "°C",
        "degC PET": "°C PET",
        "degC heat island": "°C warmer dan het buitengebied",
        "m/s": "m/s",
        "minutes": "minuten",
        "persons": "personen",
        "count": "personen",
        "pitches": "standplaatsen",
        "weight": "punten",
        "per 1000": "per 1.000",
    },
}
