"""Words of the assessment framework for new homes (agreement 6)."""

WORDS: dict[str, dict[str, str]] = {
    "assessment_answer": {
        "yes": "ja",
        "partly": "deels",
        "no": "nee",
    },
    "comparison": {
        "at_least": "ten minste",
        "at_most": "hoogstens",
        "one_of": "een van",
    },
    "checklist_answer": {
        "no": "nee",
        "partly": "deels",
        "unknown": "onbekend",
        "asked": "nog te vragen",
        "yes": "ja",
        "not_applicable": "niet van toepassing",
    },
    "answer_origin": {
        "data": "gegevens",
        "people": "mensen",
    },
    "figure_place": {
        "building_locations": "Bouwlocaties",
        "social_share": "30% sociale huur",
        "woonzorgzones": "Woonzorgzones",
        "heat_stress": "Hitte en groen",
    },
    "answer_use": {
        "used": "telt",
        "answered_again": "later opnieuw beantwoord",
        "said_twice": "staat er al",
        "not_filled_in": "nog niet ingevuld",
        "contradicts": "op dezelfde dag ook anders beantwoord",
        "unknown_criterion": "vraag is niet bekend",
    },
    "criterion_unit": {
        "share": "aandeel (0 tot 1)",
        "dwellings": "woningen",
        "score": "score (0 tot 1)",
        "pitches": "standplaatsen",
        "years": "jaar",
        "minutes": "minuten",
    },
    "assessment_reason": {
        "no_new_homes": "er komen geen nieuwe woningen",
        "important_not_met": "belangrijke vraag: nee",
        "nothing_known": "nog niets te beantwoorden",
        "important_open": "belangrijke vraag staat open",
        "not_all_met": "niet alles is ja",
        "all_answered_met": "wat bekend is, is ja",
    },
}
