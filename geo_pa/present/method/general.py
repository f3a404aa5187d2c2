"""What holds for every question: the verdicts, the signals, hard and soft plans, and what the tool does not do."""

from collections.abc import Mapping

from markupsafe import Markup

from geo_pa import terms
from geo_pa.model import Signal, Verdict
from geo_pa.present.marks import HARDNESS_LOOKS, SAID, drawn, image
from geo_pa.present.method.pieces import bullets, paragraph, section
from geo_pa.vocabulary import HARD_STATUS, NOT_COUNTED_STATUS, SOFT_STATUS

MEANINGS: Mapping[str, str] = {
    Verdict.MEETS: "Er komt zeker genoeg sociale huur op de locatie zelf.",
    Verdict.COMPENSATED: "Op de locatie zelf komt te weinig, maar het hele tekort is elders als overschot geboekt.",
    Verdict.AT_RISK: "Er is een tekort. Een overschot van elders kan het dekken, maar daarover is nog niet besloten.",
    Verdict.FAILS: "Er is een tekort dat niet, of niet helemaal, door compensatie wordt gedekt.",
    Verdict.UNKNOWN: "Er ontbreekt een gegeven dat het oordeel bepaalt. Onbekend is nooit nul of een onvoldoende.",
    Verdict.NOT_COUNTED: "De regel geldt hier niet, bijvoorbeeld omdat er al een besluit lag voordat de regel inging.",
}
"""What each verdict means."""

SIGNALS: Mapping[str, str] = {
    Signal.HIGH: "Hier is het meeste te winnen. Er is geen norm, dus dit is geen onvoldoende.",
    Signal.SOME: "Hier is iets te winnen.",
    Signal.NONE: "Hier valt niets bijzonders op.",
    Signal.UNKNOWN: "Er ontbreekt een gegeven dat het signaal bepaalt.",
    Signal.NOT_COUNTED: "De vraag geldt hier niet, bijvoorbeeld omdat er geen nieuwe woningen komen.",
}
"""What each signal means."""

LIMITS = (
    "Het oordeel is een rekenuitkomst op de gegevens die er zijn, en geen besluit.",
    "Een voorstel zoekt het grootste aantal woningen en dan de kleinste afstand. Of het kan, beslissen mensen.",
    "Afstanden bij compensatie zijn hemelsbreed, van midden tot midden; een loopafstand gaat over straten.",
    "Een locatie op een grens noemt al haar buurten met hun deel. De grootste telt; haar wijk is die met het meeste.",
    "Filters veranderen wat u ziet, niet waarmee wordt gerekend.",
    "'Bekijken als' verandert wel waarmee wordt gerekend: wat iemand niet mag zien, telt in zijn beeld niet mee.",
)
"""What the tool does not do."""


def verdicts() -> Markup:
    """Explain the verdicts."""
    return section("De oordelen", _meanings(MEANINGS, "verdict"))


def signals() -> Markup:
    """Explain the signals."""
    about = paragraph("Waar de afspraken geen norm geven, staat geen oordeel maar een signaal: waar eerst te kijken.")
    return section("De signalen", about, _meanings(SIGNALS, "signal"))


def _meanings(meanings: Mapping[str, str], vocabulary: str) -> Markup:
    rows = (
        Markup("<tr><td>{}</td><th>{}</th><td>{}</td></tr>").format(
            image(drawn(SAID[vocabulary][word])), terms.label(vocabulary, word), meaning
        )
        for word, meaning in meanings.items()
    )
    return Markup('<table class="geo-pa-plain-table">{}</table>').format(Markup().join(rows))


def hardness() -> Markup:
    """Explain hard and soft plans."""
    groups = {"hard": HARD_STATUS, "soft": SOFT_STATUS, "not_counted": NOT_COUNTED_STATUS}
    rows = (
        Markup("{} <b>{}</b>: {}").format(
            image(drawn(HARDNESS_LOOKS[word], 18)),
            terms.label("hardness", word),
            "; ".join(terms.label("planning_status", status) for status in sorted(codes)),
        )
        for word, codes in groups.items()
    )
    return section("Hard en zacht", paragraph("De planologische status zegt hoe zeker een plan is."), bullets(rows))


def limits() -> Markup:
    """Tell what the tool does not do."""
    return section("Wat het programma niet doet", bullets(LIMITS))
