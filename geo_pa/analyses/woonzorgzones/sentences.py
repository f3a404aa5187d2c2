"""The Dutch sentence of each neighbourhood: who lives within walking distance of a centre, and what would change it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from geo_pa.analyses.woonzorgzones.residents import DIVIDE
from geo_pa.analyses.woonzorgzones.scene import Scene
from geo_pa.analyses.woonzorgzones.walking import lacking_types, limits, score_weights
from geo_pa.measures.rows import rows
from geo_pa.model import Rules
from geo_pa.terms import LOCAL_CHOICE, Number, is_missing, label, number, percent, plural

ARTICLE = "⟦zones⟧"
"""The agreement about woonzorgzones; it names no distance."""

ASSUMPTIONS = (
    "De afspraken (⟦suitable_homes zones clustered⟧) noemen geen afstanden: kern, zone en ruime zone zijn een keuze.",
    "Een loopafstand loopt over straten en paden, nooit over een trap; de stukken tot de straat tellen recht mee.",
    "Waar een deur is, is niet bekend: een loop begint op de rand van het perceel, waar een straat het dichtst bij is.",
    "Kruist een straat het perceel, dan begint de loop op de straat het dichtst bij het midden.",
    "Waar in een buurt de ouderen wonen, is niet bekend: aangenomen is gelijk verdeeld langs straten en woonstraten.",
    "Aantallen ouderen binnen en buiten de zone zijn daarom schattingen; te kleine aantallen zijn verborgen.",
    "Is een aantal binnen of buiten verborgen, dan ook het andere, en het deel van de straten waaruit het volgt.",
    "Een signaal rekent waar weinigen binnen de zone wonen met iedereen, zodat het hun aantal niet verraadt.",
    "Ouderen zijn inwoners vanaf 75 jaar, of waar hun aandeel niet bekend is vanaf 65 jaar; nooit samen opgeteld.",
    "Corporatiewoningen zijn zelfstandige woningen; zorgplaatsen, woonwagens en standplaatsen tellen er niet bij mee.",
    "De voorzieningenscore telt elke soort een keer: 1 op 0 m, en 0 vanaf de afstand van de ruime zone.",
    "Een soort zonder voorziening in de laag maakt de score onbekend; met gewicht 0 doet die soort niet mee.",
    "Een ontmoetingsplek of zorgsteunpunt is een ontmoetingsplek, een wijkservicecentrum of een verzorgingshuis.",
    "Een klein dorp is een dorp met zijn buitengebied: alle buurten met dezelfde wijkcode samen.",
    "Welke voorzieningen een plek geschikt maken (⟦accessible⟧), is een keuze: een supermarkt en een bushalte.",
    "Kansen zijn er bij elke nieuwe ontwikkeling (⟦clustered⟧); alleen in de zone en vanaf een aantal is een keuze.",
)
"""What the analysis takes for granted."""


@dataclass(frozen=True)
class Words:
    """The distance and the thresholds as a sentence needs them."""

    zone: str
    high: str
    some: str


Sentence = Callable[[Any, Words], str]


def explain(table: pd.DataFrame, rules: Rules) -> list[str]:
    """Write a few sentences for each neighbourhood."""
    words = Words(
        zone=f"{number(limits(rules)['zone'])} m",
        high=number(rules.number("white_spot_high")),
        some=number(rules.number("white_spot_some")),
    )
    return [SENTENCES[row.reason](row, words) for row in rows(table)]


def metres(distance: Number) -> str:
    """Write a distance in whole metres: "340 m"; rounded first, so that the words of a distance are made once."""
    return f"{number(round(distance))} m"


def walk_of(row: Any) -> str:
    """Tell a walk: "340 m lopen (7,1 minuten)"."""
    return f"{metres(row.distance_m)} lopen ({number(round(row.minutes, 1), 1)} minuten)"


def older_word(basis: object) -> str:
    """Name older residents by the age from which they are counted."""
    return "75-plussers" if basis == "75+" else "65-plussers"


def older_people(count: Number, basis: object) -> str:
    """Write a count of older residents, the age far enough from it not to read as one figure."""
    age = str(basis).removesuffix("+")
    return f"{plural(count, 'inwoner', 'inwoners')} van {age} jaar en ouder"


def _everyone(row: Any) -> str:
    return f"van de ongeveer {older_people(row.older_residents, row.older_residents_basis)}"


def _split(row: Any, words: Words) -> str:
    """Tell how many live outside; where that may not be told, only that nearly all do."""
    past = f"{words.zone} lopen van een centrum ({ARTICLE})"
    outside = row.older_outside_zone_residents
    if is_missing(outside):
        return f"{_everyone(row)} wonen er te weinig om te tonen binnen {past}; bijna iedereen woont verder"
    if outside == 0:
        return f"geen {_everyone(row)} woont verder dan {past}"
    if outside == row.older_residents:
        everyone = older_people(row.older_residents, row.older_residents_basis)
        return f"alle ongeveer {everyone} wonen verder dan {past}"
    return f"{_everyone(row)} wonen er {number(outside)} verder dan {past}"


def _streets(row: Any, words: Words) -> str:
    share = f"{percent(row.share_zone, 0)} van de straten ligt binnen {words.zone}"
    if is_missing(row.share_zone):
        share = f"Welk deel van de straten binnen {words.zone} ligt, is verborgen: daaruit volgt het aantal mensen"
    if is_missing(row.distance_m):
        return f"{share}; vanaf de meeste straten is geen centrum te lopen."
    return f"{share}; doorgaans is het {walk_of(row)} naar {row.nearest_centre}."


def _outside(row: Any, words: Words) -> str:
    spot = row.reason == "white_spot"
    opening, ending = ("Witte vlek", "witte vlek") if spot else ("Deels buiten de zone", "aandachtspunt")
    return (
        f"{opening}: {_split(row, words)}. {_streets(row, words)} Een centrum dichterbij, of passende woningen in een "
        f"zone (⟦suitable_homes⟧), maakt dit aantal kleiner; onder de {words.high if spot else words.some} is dit geen "
        f"{ending} meer ({LOCAL_CHOICE})."
    )


def _few_outside(row: Any, words: Words) -> str:
    return (
        f"Geen witte vlek: {_split(row, words)}; vanaf {words.some} vraagt een buurt aandacht ({LOCAL_CHOICE}). "
        f"{_streets(row, words)}"
    )


def _too_few(row: Any, words: Words) -> str:
    if is_missing(row.older_residents):
        who = f"hier wonen {older_word(row.older_residents_basis)}, maar te weinig om te tonen ({ARTICLE})"
    else:
        past = f"{words.zone} lopen van een centrum ({ARTICLE})"
        who = f"{_everyone(row)} wonen er te weinig om te tonen verder dan {past}"
    return f"Geen witte vlek: {who}. {_streets(row, words)}"


def _nobody(_row: Any, _words: Words) -> str:
    return f"Geen witte vlek: hier wonen geen ouderen ({ARTICLE})."


def _residents_unknown(row: Any, words: Words) -> str:
    streets = "" if is_missing(row.share_zone) else f" {_streets(row, words)}"
    return (
        "Onbekend: het aantal inwoners, of het aandeel van 75 of 65 jaar en ouder, is niet ingevuld "
        f"({ARTICLE}).{streets} Vul deze cijfers in bij de buurt."
    )


def _no_centres(_row: Any, _words: Words) -> str:
    return (
        "Onbekend: in de laag Voorzieningen ligt bij geen enkele straat een centrum (verpleeghuis, verzorgingshuis, "
        f"wijkservicecentrum of gezondheidscentrum), dus is er geen zone te berekenen ({ARTICLE}). Vul de laag aan."
    )


def _no_streets(_row: Any, _words: Words) -> str:
    return (
        "Onbekend: in deze buurt ligt geen straat waaraan woningen kunnen staan, dus is er geen loopafstand te "
        f"berekenen ({ARTICLE}). Vul de laag Straten en paden aan."
    )


SENTENCES: dict[str, Sentence] = {
    "white_spot": _outside,
    "partly_outside": _outside,
    "few_outside": _few_outside,
    "too_few_to_show": _too_few,
    "no_older_residents": _nobody,
    "residents_unknown": _residents_unknown,
    "no_centres": _no_centres,
    "no_streets": _no_streets,
}
"""How each reason is told."""


def assumptions(table: pd.DataFrame, scene: Scene) -> tuple[str, ...]:
    """Return what the analysis takes for granted, and what it found missing in this workspace."""
    found = []
    lacking = [label("facility_type", name) for name in lacking_types(scene.services, scene.rules)]
    if lacking:
        found.append(f"In de laag Voorzieningen staat geen {', geen '.join(lacking)}: de score is overal onbekend.")
    if not score_weights(scene.rules).any():
        found.append("Alle gewichten van voorzieningen zijn 0: de score is overal onbekend.")
    if len(table["older_residents_basis"].dropna().unique()) > 1:
        found.append(
            "Van sommige buurten is het aandeel 75-plussers bekend en van andere alleen het aandeel 65-plussers; "
            "daarom is er geen som over alle buurten."
        )
    if scene.rules.moved(DIVIDE):
        held = limits(scene.rules.held(DIVIDE))
        at = ", ".join(f"{label('reach_class', name)} {number(limit)} m" for name, limit in held.items())
        found.append(
            f"Ouderen, hun signaal en het deel van de straten zijn geteld met de centra en afstanden van de gemeente "
            f"({at}), ook waar u iets anders koos: bij telkens een andere afstand zouden kleine aantallen uitlekken."
        )
    loose = int(scene.streets.network.nodes["island"].nunique()) - 1
    if loose > 0:
        found.append(
            f"Van het stratennet sluiten {plural(loose, 'deel', 'delen')} niet aan op de rest; wat daar ligt, kan "
            "alleen een centrum op hetzelfde deel bereiken."
        )
    return (*ASSUMPTIONS, *found)
