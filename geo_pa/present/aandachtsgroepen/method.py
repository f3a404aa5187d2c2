"""How the spreading of aandachtsgroepen and the homes for statushouders are worked out, and what is hidden."""

from markupsafe import Markup

from geo_pa.model import Rules
from geo_pa.present.evidence import source_text
from geo_pa.present.method.pieces import bullets, choices, paragraph, paragraphs, said, section

SPREAD_TEXT = """
De afspraken noemen voor spreiding geen norm (afspraak 21). Daarom staat er een signaal en geen oordeel. Opgeteld zijn
de toewijzingen over {window_years}, tot en met {window_last_year}. De verwachting verdeelt het totaal van de gemeente
over de buurten: naar hun sociale huurwoningen, en daarnaast naar al hun woningen. Een buurt met veel sociale huur kan
op de eerste maat gewoon lijken en op de tweede niet; daarom staan beide er.

De verhouding is toegewezen gedeeld door verwacht: 1 is evenveel als gemiddeld. Bij kleine aantallen zegt die verhouding
weinig: het kan toeval zijn. Daarom ligt de geschatte verhouding dichter bij 1 naarmate er minder is verwacht (een
empirische Bayes-schatting, volgens Clayton en Kaldor 1987 en Marshall 1991). De marge erbij zegt waar de verhouding met
{interval_level} zekerheid tussen ligt. Een concentratie is het alleen waar de hele marge boven 1 ligt.

Toewijzingen van voor {spreading_start} zijn getoond en niet beoordeeld. Wat er sinds de afspraak is toegewezen, staat
alleen in de besloten weergave: met twee perioden naast elkaar is een klein aantal te berekenen.

Hoe sterk er wordt getrokken, volgt uit hoeveel de gebieden meer verschillen dan door toeval. Vaak lijkt dat niets: er
wordt zo weinig verwacht, dat verschillen in het toeval verdwijnen. Dat bewijst niet dat de gebieden gelijk zijn. Daarom
wordt ten minste gerekend met het verschil dat toeval nog kan verbergen (de standaardfout van die schatting als alle
gebieden gelijk waren). Een marge is dus nooit nul breed. Is van maar één gebied het aantal te tonen, dan wordt er niet
getrokken: dan staat er de verhouding zelf, met de exacte marge van een Poisson-aantal (Garwood 1936).
"""

SIGNALS = (
    "Concentratie naar beide maten: alle groepen samen, naar sociale huur en naar alle woningen.",
    "Deels een concentratie: alle groepen samen naar een van beide, of een enkele groep.",
    "Een corporatiebuurt is een buurt waar meer dan {corporation_neighbourhood} van de woningen van een corporatie is.",
)

COMPARED = ("corporation_share_drenthe_2023", "corporation_share_netherlands_2023")

ELSEWHERE = (
    "Hoe verder het aandeel corporatiewoningen van een buurt van dat van de gemeente ligt, hoe meer beide maten "
    "verschillen. Ter vergelijking: op 1 januari 2023 was in Drenthe {corporation_share_drenthe_2023} van de woningen "
    "van een corporatie, en in heel Nederland {corporation_share_netherlands_2023} ({source})."
)
"""What the share of corporation homes in a neighbourhood can be held against, where the data have it."""

STATUSHOUDERS_TEXT = """
Van de woningen die bij een corporatie in een jaar vrijkomen, stelt zij hoogstens {statushouders_maximum_share}
beschikbaar voor statushouders ({article}), naar beneden afgerond. Minder is geen tekort. Een jaar dat voor de afspraak
begon, is getoond en niet beoordeeld: de aantallen staan per heel jaar in de gegevens.

Voor het volgende jaar is de taakstelling {statushouders_task_persons}; met {persons_per_home}, naar boven afgerond,
geeft dat woningen. Die zijn verdeeld naar rato van de voorraad ({task_stock}; grootste rest), en daarna geldt het
maximum. Wat niet past, staat er en schuift niet door. Neemt de taakstelling toe, dan gaan partijen in gesprek en zoeken
zij andere oplossingen ({article}).

In de besloten weergave staat waar de woningen het best passen, alle corporaties samen: eerst waar de verhouding het
laagst is, hooguit {room_share_of_vacancies} van wat er in een wijk of dorp vrijkomt, niets waar een concentratie is, en
niet zoveel dat die ontstaat. Daarvoor tellen alle groepen samen en de statushouders apart, naar beide maten.
"""

HIDDEN_TEXT = """
Aantallen mensen onder {count_suppression_threshold} zijn verborgen, en de andere afgerond op een veelvoud van
{count_rounding}. Uit totalen is een verborgen aantal soms terug te rekenen. Daarom zijn er meer aantallen verborgen:
zoveel, dat elk klein aantal met alles wat er staat nog overal in een bereik van {count_suppression_threshold} kan
liggen. Dat is met een rekenprogramma nagegaan over alle tabellen samen, en geldt voor iedereen en bij elke keuze
gelijk. Daarom liggen de jaren en het maximum vast. Ook een 0 is verborgen waar zij zou verklappen van welke groep, of
uit welke buurt, een klein aantal mensen is. Is een aantal verborgen, dan ook de verhouding, de marge, de kleur
en de zin; dan staan er de cijfers van de wijk, of niets. Een wijk die een concentratie is, maakt een buurt zonder eigen
cijfers nooit tot een concentratie.
"""

LIMITS = (
    "Toewijzingen zeggen niet wie er nu woont: mensen verhuizen.",
    "Wie zelf een deel van de mensen kent, of deze cijfers naast die van eerdere jaren legt, kan meer weten.",
    "De marge rekent met de afgeronde aantallen die er staan, en met één spreiding voor de hele gemeente.",
    "Of een buurt mensen goed kan opvangen, zegt een verhouding niet.",
)
"""What the answer does not tell."""


def explain(rules: Rules) -> Markup:
    """Explain the spreading, the homes for statushouders, what is hidden, and the limits."""
    words = said(rules) | {"article": rules["statushouders_maximum_share"].article}
    signals = bullets(line.format_map(words) for line in SIGNALS)
    spread = section("Aandachtsgroepen", paragraphs(SPREAD_TEXT, words), signals, _elsewhere(rules), choices(rules))
    given = section("Woningen voor statushouders", paragraphs(STATUSHOUDERS_TEXT, words))
    return spread + given + section("Kleine aantallen", paragraphs(HIDDEN_TEXT, words), bullets(LIMITS))


def _elsewhere(rules: Rules) -> Markup:
    """Write the share of corporation homes in province and country; nothing where the data have no such figures."""
    if not rules.keys() >= set(COMPARED):
        return Markup()
    return paragraph(ELSEWHERE.format_map(said(rules) | {"source": source_text(rules[COMPARED[0]].source)}))
