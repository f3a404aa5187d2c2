"""Words of aandachtsgroepen (agreements 19 and 21)."""

WORDS: dict[str, dict[str, str]] = {
    "care_signal": {
        "high": "concentratie naar beide maten",
        "some": "deels een concentratie",
        "none": "geen zekere concentratie",
        "unknown": "onbekend of niet te tonen",
    },
    "care_reason": {
        "concentrated_both": "concentratie naar beide maten",
        "concentrated_one": "concentratie naar één maat",
        "district_concentrated": "concentratie in de hele wijk, buurt niet te zeggen",
        "group_concentrated": "één groep geconcentreerd",
        "not_concentrated": "geen zekere concentratie",
        "no_social_homes": "geen sociale huurwoningen",
        "too_few_to_show": "niet te tonen: te weinig mensen",
        "count_unknown": "aantal niet ingevuld",
        "not_covered": "corporatiebezit reikt niet tot hier",
        "no_rows": "toewijzingen niet ingevuld",
        "rows_misplaced": "toewijzingen met een onbekende buurtcode",
        "homes_unknown": "aantal woningen niet ingevuld",
        "not_all_visible": "niet alles is zichtbaar",
        "years_not_over": "jaren nog niet om",
    },
    "care_group": {
        "all_groups": "alle groepen samen",
    },
    "care_level": {
        "neighbourhood": "buurt",
        "district": "wijk",
    },
    "statushouders_verdict": {
        "fails": "boven het maximum",
        "unknown": "onbekend of niet te tonen",
        "meets": "binnen het maximum",
        "not_counted": "getoond, niet beoordeeld",
    },
    "statushouders_reason": {
        "rounded_over_maximum": "afgerond: boven of onder het maximum",
        "above_maximum": "meer dan het maximum",
        "within_maximum": "niet meer dan het maximum",
        "nothing_given": "geen woning beschikbaar gesteld",
        "before_agreement": "voor de afspraak",
        "begun_before_agreement": "jaar begon voor de afspraak",
        "year_not_over": "jaar nog niet om",
        "too_few_to_show": "niet te tonen: te weinig mensen",
        "vacated_unknown": "vrijgekomen woningen niet ingevuld",
        "given_unknown": "beschikbaar gestelde woningen niet ingevuld",
    },
    "room_limit": {
        "unknown": "onbekend",
        "concentration": "is al een concentratie",
        "becomes_concentration": "zou een concentratie worden",
        "share_of_vacancies": "grootste deel van wat vrijkomt",
    },
}
