"""Headings of the answer about the stock of the villages."""

from collections.abc import Mapping
from types import MappingProxyType

from geo_pa.model import Verdict
from geo_pa.present.columns.answer import Answer, Detail
from geo_pa.present.headings import HOMES, Heading
from geo_pa.terms import label, labels

VILLAGES = "dorpen"
SAID = "village_verdict"
LINKED = "Sloop en nieuwbouw in één plan; dat wordt niet beoordeeld."
SOFT = "Wat zachte plannen kunnen doen; dat telt niet mee."

RANGE = "Wat niet is ingevuld, op zijn laagst en op zijn hoogst geteld; leeg zonder bovengrens."

FIGURES: Mapping[str, Heading] = MappingProxyType(
    {
        "base_homes": Heading("Beginstand", HOMES, help="Sociale huurwoningen op de dag waarmee wordt vergeleken."),
        "stock_now_homes": Heading("Stand nu", HOMES, help="Beginstand met alles wat is gerealiseerd."),
        "stock_now_least_homes": Heading("Stand nu, ten minste", HOMES, help=RANGE),
        "stock_now_most_homes": Heading("Stand nu, ten hoogste", HOMES, help=RANGE),
        "stock_end_homes": Heading("Stand op de einddatum", HOMES, help="Met besloten en harde plannen."),
        "stock_end_least_homes": Heading("Stand op de einddatum, ten minste", HOMES, help=RANGE),
        "stock_end_most_homes": Heading("Stand op de einddatum, ten hoogste", HOMES, help=RANGE),
        "change_homes": Heading("Verschil met de beginstand", HOMES),
        "lowest_homes": Heading("Laagste stand", HOMES),
        "lowest_on": Heading("Laagste stand op"),
        "first_dip_on": Heading("Voor het eerst onder de beginstand"),
        "dip_depth_homes": Heading("Hoogstens onder de beginstand", HOMES),
        "linked_dip_homes": Heading("Tijdelijk minder tussen sloop en nieuwbouw", HOMES, help=LINKED),
        "losses_homes": Heading("Verlies", HOMES, help="Verkoop, sloop en liberalisatie."),
        "losses_before_homes": Heading("Verlies van vóór de afspraken", HOMES, help="Wordt niet beoordeeld."),
        "losses_without_contribution_homes": Heading("Verlies zonder bijdrage aan de kwaliteit", HOMES),
        "soft_gain_homes": Heading("Zachte plannen erbij", HOMES, help=SOFT),
        "soft_loss_homes": Heading("Zachte plannen eraf", HOMES, help=SOFT),
        "stock_end_with_soft_homes": Heading("Stand op de einddatum met zachte plannen", HOMES, help=SOFT),
        "homes_to_add": Heading(
            "Erbij nodig voor een beter oordeel", HOMES, help="Er kan ook een bijdrage aan de kwaliteit bij nodig zijn."
        ),
        "add_by": Heading("Uiterlijk op"),
        "room_homes": Heading("Kan er nog af", HOMES, help="Als het bijdraagt aan de kwaliteit."),
    },
)
"""Figures of one village, and of all together."""

COLUMNS: Mapping[str, Heading] = MappingProxyType(
    {
        "name": Heading("Dorp of wijk"),
        "kind": Heading("Soort gebied", vocabulary="area_kind"),
        "reason": Heading("Reden", vocabulary="village_reason"),
        **FIGURES,
    },
)

TOTALS: Mapping[str, Heading] = MappingProxyType(
    {
        "villages": Heading("Dorpen", VILLAGES),
        **{
            f"villages_{verdict}": Heading(f"Dorpen: {label(SAID, verdict)}", VILLAGES)
            for verdict in Verdict
            if verdict in labels(SAID) and verdict != Verdict.NOT_COUNTED
        },
        "areas_shown": Heading("Andere gebieden, getoond en niet beoordeeld", "gebieden"),
        **{name: Heading(f"Alle dorpen: {heading.title.lower()}", HOMES) for name, heading in FIGURES.items()},
    },
)

EVENTS: Mapping[str, Heading] = MappingProxyType(
    {
        "event_id": Heading("Nummer"),
        "name": Heading("Complex of plan"),
        "village": Heading("Wijkcode"),
        "village_name": Heading("Dorp of wijk"),
        "kind": Heading("Soort bezit", vocabulary="stock_kind"),
        "on": Heading("Dag", help="Staat er alleen een jaar, dan telt het op 31 december van dat jaar."),
        "day_known": Heading("Dag bekend"),
        "origin": Heading("Waar het vandaan komt", vocabulary="origin"),
        "mutation": Heading("Wat", vocabulary="mutation_kind"),
        "homes": Heading("Erbij of eraf", HOMES, help="Een minteken is verlies."),
        "stage": Heading("Hard of zacht", vocabulary="hardness"),
        "quality_contribution": Heading("Bijdrage aan de kwaliteit", vocabulary="quality_contribution"),
        "quality_contribution_other": Heading("Bijdrage aan de kwaliteit, in woorden"),
        "contribution": Heading("Bijdrage aan de kwaliteit"),
        "needs_contribution": Heading("Bijdrage nodig"),
        "plan_id": Heading("Plan"),
        "complex_id": Heading("Complex"),
        "counted": Heading("Telt mee"),
        "counts": Heading("Telt mee"),
        "reason": Heading("Waarom niet", vocabulary="stock_event_reason"),
    },
)
"""Columns of the table of changes."""

TIMELINE: Mapping[str, Heading] = MappingProxyType(
    {
        "village": Heading("Wijkcode"),
        "on": Heading("Vanaf"),
        "stock_homes": Heading("Voorraad", HOMES),
        "stock_bridged_homes": Heading(
            "Voorraad met wat plannen nog terugbouwen", HOMES, help="Deze lijn wordt beoordeeld."
        ),
        "stock_with_soft_homes": Heading("Voorraad met zachte plannen", HOMES),
    },
)

COMPLEXES: Mapping[str, Heading] = MappingProxyType(
    {
        "complex_id": Heading("Complex"),
        "name": Heading("Naam"),
        "village": Heading("Wijkcode"),
        "kind": Heading("Soort bezit", vocabulary="stock_kind"),
        "homes": Heading("Eenheden", "eenheden"),
        "counted": Heading("Telt mee"),
        "reason": Heading("Waarom niet", vocabulary="stock_event_reason"),
    },
)

DETAILS: Mapping[str, Detail] = MappingProxyType(
    {
        "together": Detail("Alle dorpen samen"),
        "timeline": Detail("Voorraad door de tijd", TIMELINE),
        "together_timeline": Detail("Alle dorpen door de tijd", TIMELINE),
        "events": Detail("Veranderingen", EVENTS),
        "complexes": Detail("Complexen in de dorpen", COMPLEXES),
    },
)

ANSWER = Answer(rows="Dorpen", said=SAID, columns=COLUMNS, totals=TOTALS, details=DETAILS)
