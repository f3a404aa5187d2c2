"""What the analysis takes for granted, in Dutch."""

from geo_pa.model import Rules
from geo_pa.terms import day


def assumptions(rules: Rules) -> tuple[str, ...]:
    """Tell what is taken for granted where the agreement or the data are silent, with the dates of the rules."""
    base, end = day(rules.day("base_date")), day(rules.day("end_date"))
    return (
        f"De afspraak noemt geen begindatum. Aangenomen is de peildatum van afspraak 1, {base}, voor elk dorp apart.",
        "Geteld zijn zelfstandige sociale huurwoningen (DAEB) van de corporaties.",
        "Zorgplaatsen, woonwagens, standplaatsen en geliberaliseerde woningen tellen niet mee.",
        "Een complex op een grens hoort bij het dorp waar het grootste deel ligt.",
        "Een verandering hoort bij het dorp van haar complex; is dat niet bekend, dan van haar wijkcode of haar plan.",
        "Een verandering die bij een bouwlocatie hoort, vervangt de cijfers van die locatie: niets telt dubbel.",
        "Een bouwlocatie zonder eigen veranderingen sloopt op de laatste dag van het jaar van de start.",
        "Zij levert op de laatste dag van het jaar van oplevering.",
        "Een verandering zonder dag telt op 31 december van haar jaar.",
        "Wat op één dag gebeurt, telt samen: sloop en nieuwbouw op dezelfde dag is geen dip.",
        f"Wat op {base} of eerder gebeurde, zit in de beginstand. Wat na {end} gebeurt, telt niet mee.",
        "Gerealiseerd, besloten en in harde plannen telt mee; wat zachte plannen kunnen doen, staat ernaast.",
        "Sloop is zo hard als het plan waar zij bij hoort.",
        "De voorraad nu is de beginstand met alles wat is gerealiseerd.",
        "Ook liberalisatie en sloop voor nieuwbouw zijn verlies, waar een bijdrage aan de kwaliteit bij hoort.",
        "Tijdelijk minder woningen tussen sloop en nieuwbouw in één hard plan wordt getoond en niet beoordeeld.",
        "Wat niet is ingevuld, is onbekend en geen 0. Elke rij die onbekend is, kan op zichzelf mee- of tegenvallen.",
    )
