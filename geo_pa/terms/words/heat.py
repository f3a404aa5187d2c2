"""Words of heat and greening (agreements 13 and 14)."""

WORDS: dict[str, dict[str, str]] = {
    "heat_measure": {
        "pet": "gevoelstemperatuur (PET)",
        "heat_island": "graden warmer dan het buitengebied",
    },
    "room_basis": {
        "corporation_ground": "grond van corporaties",
        "whole_area": "hele buurt, zonder water",
    },
    "heat_reason": {
        "first_under_all_weights": "vooraan bij alle gewichten",
        "first_under_some_weights": "vooraan bij sommige gewichten",
        "lower_priority": "andere buurten gaan voor",
        "no_strong_heat_stress": "geen sterke hittestress",
        "no_vulnerable_residents": "geen oudere inwoners",
        "too_few_to_show": "te weinig oudere inwoners om te tonen",
        "no_room_to_green": "geen ruimte voor meer groen",
        "heat_unknown": "hitte onbekend",
        "cover_too_low": "raster dekt te weinig",
        "residents_unknown": "aantal oudere inwoners onbekend",
        "room_unknown": "ruimte voor groen onbekend",
    },
    "complex_heat_reason": {
        "ranked": "heeft een plaats in de volgorde",
        "gone": "gesloopt of verkocht",
        "heat_unknown": "hitte onbekend",
        "cover_too_low": "raster dekt te weinig",
        "homes_unknown": "aantal woningen onbekend",
        "room_unknown": "ruimte voor groen onbekend",
    },
}
