"""What the analysis takes for granted, in Dutch."""

from geo_pa.model import Rules
from geo_pa.terms import day


def assumptions(rules: Rules) -> tuple[str, ...]:
    """Tell what is taken for granted where the agreement or the data are silent, with the dates of the rules."""
    base, judged, end = (day(rules.day(name)) for name in ("base_date", "judged_from", "end_date"))
    return (
        f"De beginstand is het vertrekpunt in de afspraken: de voorraad op {base}, voor elk dorp apart.",
        f"De afspraken gelden van {judged} tot en met {end}; de eerste en de laatste dag tellen mee.",
        f"Verlies van vóór {judged} wordt getoond en niet beoordeeld.",
        "Geteld zijn zelfstandige sociale huurwoningen (DAEB) van de corporaties.",
        "Zorgplaatsen, woonwagens, standplaatsen en geliberaliseerde woningen tellen niet mee.",
        "Een complex op een grens hoort bij het dorp waar het grootste deel ligt.",
        "Een verandering hoort bij het dorp van haar complex; is dat niet bekend, dan van haar wijkcode of haar plan.",
        "Een verandering die bij een bouwlocatie hoort, vervangt de cijfers van die locatie: niets telt dubbel.",
        "Een bouwlocatie zonder eigen veranderingen sloopt op de laatste dag van het jaar van de start.",
        "Zij levert op de laatste dag van het jaar van oplevering.",
        "Een verandering zonder dag telt op 31 december van haar jaar.",
        "Wat op één dag gebeurt, telt samen: sloop en nieuwbouw op dezelfde dag is geen dip.",
        "Gerealiseerd, besloten en in harde plannen telt mee; wat zachte plannen kunnen doen, staat ernaast.",
        "Een plan dat na de peildatum is vastgesteld, was toen nog zacht. Sloop is zo hard als haar plan.",
        "De voorraad nu is de beginstand met wat als gerealiseerd is gemeld; van een plan als het helemaal klaar is.",
        f"Na {end} telt alleen wat is gerealiseerd.",
        "De afspraak vraagt een bijdrage aan de kwaliteit bij elke verkoop en sloop, ook als de voorraad niet krimpt.",
        "Sloop voor nieuwbouw is ook sloop. Liberalisatie is geen verkoop en aankoop is geen nieuwbouw.",
        "De bijdrage kan ook van een andere soort zijn dan de afspraak noemt, als er in woorden staat welke.",
        "Tijdelijk minder woningen tussen sloop en nieuwbouw in één hard plan wordt getoond en niet beoordeeld.",
        "Wat niet is ingevuld, is onbekend en geen 0. Elke rij die onbekend is, kan op zichzelf mee- of tegenvallen.",
        "Meer verlies dan er woningen zijn, kan niet. In een zacht plan telt zo'n rij niet mee.",
        "Telt zij wel, dan is het oordeel over dat dorp onbekend.",
    )
