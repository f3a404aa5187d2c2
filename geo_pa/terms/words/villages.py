"""Words of the stock of the villages (agreement 5)."""

WORDS: dict[str, dict[str, str]] = {
    "village_verdict": {
        "fails": "voldoet niet aan het uitgangspunt",
        "at_risk": "in gevaar",
        "unknown": "onbekend",
        "meets": "voldoet",
        "not_counted": "niet beoordeeld",
    },
    "village_reason": {
        "shrinks_without_quality": "krimpt zonder kwaliteitsimpuls",
        "shrinks_with_quality": "krimp met kwaliteitsimpuls",
        "dips": "tijdelijk onder de beginstand",
        "loss_without_contribution": "verlies zonder bijdrage aan de kwaliteit",
        "does_not_shrink": "krimpt niet",
        "no_stock": "geen sociale huurwoningen",
        "base_unknown": "beginstand onbekend",
        "event_unknown": "verandering niet volledig ingevuld",
        "contribution_unknown": "bijdrage aan de kwaliteit niet ingevuld",
        "area_kind_unknown": "soort gebied niet ingevuld",
        "not_all_visible": "niet alles is zichtbaar",
        "shown_not_judged": "geen dorp",
    },
    "stock_event_reason": {
        "other_kind": "geen zelfstandige sociale huurwoningen (DAEB)",
        "in_base": "zit in de beginstand",
        "after_end": "na de einddatum",
        "plan_not_counted": "status van het plan telt niet mee",
        "outside_villages": "ligt in geen enkel dorp of wijk",
        "soft": "zacht plan",
        "kind_unknown": "soort bezit of verhuurder onbekend",
        "change_unknown": "niet bekend wat er verandert",
        "date_unknown": "jaar onbekend",
        "stage_unknown": "stand onbekend",
        "village_unknown": "dorp onbekend",
    },
}
