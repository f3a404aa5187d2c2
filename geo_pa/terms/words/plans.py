"""Words of a building plan and of compensation between plans."""

WORDS: dict[str, dict[str, str]] = {
    "planning_status": {
        "1A": "1A onherroepelijk",
        "1B": "1B onherroepelijk, met uitwerkingsplicht",
        "1C": "1C onherroepelijk, met wijzigingsbevoegdheid",
        "2A": "2A vastgesteld",
        "2B": "2B vastgesteld, met uitwerkingsplicht",
        "2C": "2C vastgesteld, met wijzigingsbevoegdheid",
        "3": "3 in voorbereiding",
        "4A": "4A visie",
        "4B": "4B optie",
        "5A": "5A ambtelijk, met locatie",
        "5B": "5B ambtelijk, zonder locatie",
    },
    "hardness": {
        "realised": "gerealiseerd",
        "hard": "hard",
        "soft": "zacht",
        "not_counted": "telt niet mee",
        "too_late": "niet op tijd klaar",
        "unknown": "onbekend",
    },
    "plan_type": {
        "building_transformation": "transformatie van een pand",
        "area_transformation": "transformatie van een gebied",
        "restructuring": "herstructurering",
        "densification": "verdichting",
        "greenfield_extension": "uitbreiding, uitleg",
        "other_extension": "uitbreiding, overig",
    },
    "landlord": {
        "corporation": "corporatie",
        "market": "marktpartij",
    },
    "ground_owner": {
        "municipality": "gemeente",
        "corporation": "corporatie",
        "third_party": "derden",
    },
    "compensation_form": {
        "homes": "woningen",
        "money": "geld",
        "land": "grond",
        "other": "anders",
    },
    "whether_counted": {
        "yes": "ja",
        "no": "nee",
        "unknown": "onbekend",
    },
    "compensation_line": {
        "booked": "geboekt",
        "proposed": "voorstel",
    },
    "cut_back_reason": {
        "surplus_shrank": "overschot is kleiner geworden",
        "shortfall_shrank": "tekort is kleiner geworden",
        "surplus_unknown": "overschot is niet zeker",
        "creditor_may_not_lend": "plan dat overschot heeft, is niet hard of telt niet mee",
        "homes_unknown": "vorm of aantal woningen is niet ingevuld",
        "form_not_homes": "vorm is geen woningen",
    },
}
