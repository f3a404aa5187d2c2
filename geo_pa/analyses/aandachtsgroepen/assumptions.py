"""What the analysis takes for granted, in Dutch."""

from datetime import date

from geo_pa.analyses.aandachtsgroepen.cells import Cells
from geo_pa.model import Rules
from geo_pa.terms import day, number, plural

TEXT = """
Opgeteld zijn de toewijzingen van {first} tot en met {last}. Een ontbrekend aantal of jaar is onbekend en geen 0.
Aantallen onder de {threshold} zijn verborgen, en ook aantallen waaruit zo'n klein aantal te berekenen is.
De andere aantallen zijn afgerond op {step}. Wat op aantallen berust, is met de afgeronde aantallen berekend.
Mag het aantal van een buurt niet worden getoond, dan staan er de cijfers van haar wijk; dat staat erbij.
Kwamen bij een corporatie in een jaar minder dan {threshold} woningen vrij, dan staan die van geen enkel jaar er.
De verwachting verdeelt het totaal van de gemeente naar sociale huurwoningen, en ernaast naar alle woningen.
Een complex op een grens hoort bij de buurt waar het grootste deel ligt.
Een klein aantal kan toeval zijn. Daarom ligt de geschatte verhouding dichter bij 1 (gemiddeld) naarmate er minder is \
verwacht, en staat er een marge bij (de methode heet empirische Bayes, gamma-Poisson).
Lijken gebieden gelijk, dan rekent de marge met het verschil dat toeval nog kan verbergen; zij is nooit nul breed.
Is van maar één gebied het aantal te tonen, dan staat er de verhouding zelf, met de marge van het aantal (Poisson).
Het beeld van de spreiding telt ook jaren van voor {start}: die zijn getoond, niet beoordeeld (⟦spreading⟧). Wat er \
sinds de afspraak is toegewezen, staat alleen in de besloten weergave: twee perioden naast elkaar verraden kleine \
aantallen.
Het maximum (⟦statushouders⟧) is per corporatie en kalenderjaar beoordeeld, over jaren die er helemaal onder vallen; \
dat is een keuze. De tekst kan ook alle corporaties samen of de hele looptijd bedoelen.
Afgesproken is het maximum over beschikbaar gestelde woningen. Geteld is wat in de gegevens naar statushouders ging; \
een woning die wel is aangeboden maar niet is bewoond, staat daar niet in.
Buurten die niet getoond mogen worden, zijn voor de spreidingsmaten één gebied; die zijn daardoor bij benadering.
De verwachte vrijkomende woningen zijn het gemiddelde per jaar over dezelfde jaren, naar beneden afgerond.
De buurten zijn vergeleken naar het bezit van {stock}, midden in de opgetelde jaren.
De taakstelling is verdeeld naar rato van de voorraad op {on}. Welke voorraad, zegt de afspraak niet: dat is een keuze.
Aangeboden is eerst waar de verhouding het laagst is: niets in een wijk die een concentratie is, en niet zoveel dat \
zij het wordt. Daarvoor telt wat erbij komt bij de opgetelde jaren, van alle corporaties samen.
Wat boven het maximum van een corporatie komt, schuift niet door naar een andere.
"""


def assumptions(cells: Cells, strange: int, rules: Rules, on: date) -> tuple[str, ...]:
    """Tell what is taken for granted where the agreements or the data are silent; ``strange`` rows lie nowhere."""
    words = {
        "first": cells.window[0],
        "last": cells.window[-1],
        "threshold": number(rules.number("count_suppression_threshold")),
        "step": number(rules.number("count_rounding")),
        "start": day(rules.day("spreading_start")),
        "stock": day(rules.day("stock_date")),
        "on": day(max(on, rules.day("stock_date"))),
    }
    said = tuple(TEXT.format_map(words).strip().split("\n"))
    rows = plural(strange, "rij", "rijen")
    told = f"Niet geteld: {rows} met toewijzingen in een buurt die niet op de kaart staat."
    return (*said, told) if strange else said
