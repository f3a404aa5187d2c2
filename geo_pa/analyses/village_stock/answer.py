"""What is answered about the stock of the villages."""

from collections.abc import Mapping
from types import MappingProxyType

from geo_pa.model import Verdict
from geo_pa.model.answer import Answer, Table, counts_by
from geo_pa.model.column import Column
from geo_pa.model.units import HOMES
from geo_pa.terms import labels

VILLAGES = "villages"
SAID = "village_verdict"
JUDGED = tuple(word for word in Verdict if word in labels(SAID) and word != Verdict.NOT_COUNTED)
LINKED = "Sloop en nieuwbouw in één plan; dat wordt niet beoordeeld."
SOFT = "Wat zachte plannen kunnen doen; dat telt niet mee."

RANGE = "Wat niet is ingevuld, op zijn laagst en op zijn hoogst geteld; leeg zonder bovengrens."

FIGURES: Mapping[str, Column] = MappingProxyType(
    {
        "base_homes": Column("Beginstand", HOMES, help="Sociale huurwoningen op de dag waarmee wordt vergeleken."),
        "stock_now_homes": Column("Stand nu", HOMES, help="Beginstand met alles wat is gerealiseerd."),
        "stock_now_least_homes": Column("Stand nu, ten minste", HOMES, help=RANGE),
        "stock_now_most_homes": Column("Stand nu, ten hoogste", HOMES, help=RANGE),
        "stock_end_homes": Column("Stand op de einddatum", HOMES, help="Met besloten en harde plannen."),
        "stock_end_least_homes": Column("Stand op de einddatum, ten minste", HOMES, help=RANGE),
        "stock_end_most_homes": Column("Stand op de einddatum, ten hoogste", HOMES, help=RANGE),
        "change_homes": Column("Verschil met de beginstand", HOMES),
        "lowest_homes": Column("Laagste stand", HOMES),
        "lowest_on": Column("Laagste stand op"),
        "first_dip_on": Column("Voor het eerst onder de beginstand"),
        "dip_depth_homes": Column("Hoogstens onder de beginstand", HOMES),
        "linked_dip_homes": Column("Tijdelijk minder tussen sloop en nieuwbouw", HOMES, help=LINKED),
        "losses_homes": Column("Verlies", HOMES, help="Verkoop, sloop en liberalisatie."),
        "losses_before_homes": Column("Verlies van vóór de afspraken", HOMES, help="Wordt niet beoordeeld."),
        "losses_without_contribution_homes": Column("Verlies zonder bijdrage aan de kwaliteit", HOMES),
        "soft_gain_homes": Column("Zachte plannen erbij", HOMES, help=SOFT),
        "soft_loss_homes": Column("Zachte plannen eraf", HOMES, help=SOFT),
        "stock_end_with_soft_homes": Column("Stand op de einddatum met zachte plannen", HOMES, help=SOFT),
        "homes_to_add": Column(
            "Erbij nodig voor een beter oordeel", HOMES, help="Er kan ook een bijdrage aan de kwaliteit bij nodig zijn."
        ),
        "add_by": Column("Uiterlijk op"),
        "room_homes": Column("Kan er nog af", HOMES, help="Als het bijdraagt aan de kwaliteit."),
    },
)
"""Figures of one village, and of all together."""

COLUMNS: Mapping[str, Column] = MappingProxyType(
    {
        "name": Column("Dorp of wijk"),
        "kind": Column("Soort gebied", vocabulary="area_kind"),
        "reason": Column("Reden", vocabulary="village_reason"),
        **FIGURES,
    },
)

TOTALS: Mapping[str, Column] = MappingProxyType(
    {
        "villages": Column("Dorpen", VILLAGES),
        **counts_by(JUDGED, SAID, "villages", "Dorpen", VILLAGES),
        "areas_shown": Column("Andere gebieden, getoond en niet beoordeeld", "areas"),
        **{name: Column(f"Alle dorpen: {heading.title.lower()}", HOMES) for name, heading in FIGURES.items()},
    },
)

EVENTS: Mapping[str, Column] = MappingProxyType(
    {
        "event_id": Column("Nummer"),
        "name": Column("Complex of plan"),
        "village": Column("Wijkcode"),
        "village_name": Column("Dorp of wijk"),
        "kind": Column("Soort bezit", vocabulary="stock_kind"),
        "on": Column("Dag", help="Staat er alleen een jaar, dan telt het op 31 december van dat jaar."),
        "day_known": Column("Dag bekend"),
        "origin": Column("Waar het vandaan komt", vocabulary="origin"),
        "mutation": Column("Wat", vocabulary="mutation_kind"),
        "homes": Column("Erbij of eraf", HOMES, help="Een minteken is verlies."),
        "stage": Column("Hard of zacht", vocabulary="hardness"),
        "quality_contribution": Column("Bijdrage aan de kwaliteit", vocabulary="quality_contribution"),
        "quality_contribution_other": Column("Bijdrage aan de kwaliteit, in woorden"),
        "contribution": Column("Bijdrage aan de kwaliteit"),
        "needs_contribution": Column("Bijdrage nodig"),
        "plan_id": Column("Plan"),
        "complex_id": Column("Complex"),
        "counted": Column("Telt mee"),
        "counts": Column("Telt mee"),
        "reason": Column("Waarom niet", vocabulary="stock_event_reason"),
    },
)
"""Columns of the table of changes."""

TIMELINE: Mapping[str, Column] = MappingProxyType(
    {
        "village": Column("Wijkcode"),
        "on": Column("Vanaf"),
        "stock_homes": Column("Voorraad", HOMES),
        "stock_bridged_homes": Column(
            "Voorraad met wat plannen nog terugbouwen", HOMES, help="Deze lijn wordt beoordeeld."
        ),
        "stock_with_soft_homes": Column("Voorraad met zachte plannen", HOMES),
    },
)

COMPLEXES: Mapping[str, Column] = MappingProxyType(
    {
        "complex_id": Column("Complex"),
        "name": Column("Naam"),
        "village": Column("Wijkcode"),
        "kind": Column("Soort bezit", vocabulary="stock_kind"),
        "homes": Column("Eenheden", "agreement_units"),
        "counted": Column("Telt mee"),
        "reason": Column("Waarom niet", vocabulary="stock_event_reason"),
    },
)

DETAILS: Mapping[str, Table] = MappingProxyType(
    {
        "together": Table("Alle dorpen samen"),
        "timeline": Table("Voorraad door de tijd", TIMELINE),
        "together_timeline": Table("Alle dorpen door de tijd", TIMELINE),
        "events": Table("Veranderingen", EVENTS),
        "complexes": Table("Complexen in de dorpen", COMPLEXES),
    },
)

ANSWER = Answer(rows="Dorpen", said=SAID, columns=COLUMNS, totals=TOTALS, details=DETAILS)
