"""Words of the corporations' stock and of what changes in it."""

WORDS: dict[str, dict[str, str]] = {
    "stock_kind": {
        "daeb_home": "sociale huurwoning (DAEB)",
        "care_place": "zorgwoning of zorgplaats",
        "caravan": "woonwagen",
        "pitch": "standplaats",
        "non_daeb": "geliberaliseerde woning (niet-DAEB)",
    },
    "mutation_kind": {
        "demolition": "sloop",
        "sale": "verkoop",
        "liberalisation": "liberalisatie",
        "new_build": "nieuwbouw",
        "purchase": "aankoop",
    },
    "mutation_status": {
        "realised": "gerealiseerd",
        "decided": "besloten",
        "planned": "gepland",
    },
    "quality_contribution": {
        "starter_homes": "koopwoningen voor starters",
        "sustainability": "verduurzaming",
        "transformation": "transformatie voor doorstroom",
        "other": "anders, namelijk",
        "none": "geen",
    },
    "origin": {
        "mutation": "verandering in het bezit",
        "plan": "bouwlocatie",
    },
}
