"""Words of areas, facilities, streets and works."""

WORDS: dict[str, dict[str, str]] = {
    "area_kind": {
        "town": "stad",
        "village": "dorp",
        "outlying": "buitengebied",
        "industry": "bedrijventerrein",
        "other": "overig gebied",
    },
    "facility_kind": {
        "nursing_home": "verpleeghuis",
        "care_home": "verzorgingshuis",
        "service_centre": "wijkservicecentrum",
        "health_centre": "gezondheidscentrum",
        "general_practitioner": "huisarts",
        "pharmacy": "apotheek",
        "physiotherapist": "fysiotherapeut",
        "supermarket": "supermarkt",
        "department_store": "warenhuis",
        "hospitality": "horeca",
        "meeting_place": "ontmoetingsplek",
        "library": "bibliotheek",
        "school": "school",
        "bus_stop": "bushalte",
    },
    "street_kind": {
        "street": "straat",
        "residential": "woonstraat",
        "path": "pad",
        "steps": "trap",
    },
    "work_kind": {
        "sewer": "riolering",
        "road": "weg",
        "green": "groen",
        "heat_network": "warmtenet",
        "renovation": "renovatie",
        "housing": "woningbouw",
    },
}
