"""Units: one word each in the code, and how a figure in them reads in Dutch."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from geo_pa.terms import Number, is_missing, number, percent

SHARE, HOMES, YEAR = "share", "dwellings", "year"

BY_ROW = "by_row"
"""Stands as the unit of a column of which each row has its own, in the column ``unit``."""


@dataclass(frozen=True)
class Unit:
    """What a figure is counted or measured in.

    Attributes
    ----------
    code : str
        Its word in rules, declarations and columns.
    more, one : str
        How it stands behind a figure in Dutch: "woningen", and behind 1: "woning"; a measure has one form.
    decimals : int, optional
        How many decimals a figure has wherever it is read or written; of a share three, one as a percentage. Missing:
        at most two.
    whole : bool
        Whether it is counted, so that a figure in it is a whole number.
    adds_up : bool
        Whether the total of figures in it means something.
    fixed : bool
        Whether a figure in it is read with all its decimals, those that are 0 too: 25,0 °C.
    """

    code: str
    more: str
    one: str = ""
    decimals: int | None = None
    whole: bool = False
    adds_up: bool = True
    fixed: bool = False

    def behind(self, count: Number | None = None) -> str:
        """Return the word as it stands behind a figure: "1 dorp", "3 dorpen"."""
        return self.one if self.one and not is_missing(count) and count == 1 else self.more

    def write(self, value: Number, decimals: int | None = None) -> str:
        """Write a figure with its unit: "3 woningen", "27,3%"; a year is no quantity: 2026, not 2.026."""
        if self.code == SHARE:
            return percent(value)
        if self.code == YEAR:
            return f"{value:.0f}"
        return f"{number(value, decimals)} {self.behind(value)}".strip()


def _counted(code: str, more: str, one: str) -> Unit:
    return Unit(code, more, one, decimals=0, whole=True)


def _by_code(units: Iterable[Unit]) -> Mapping[str, Unit]:
    return MappingProxyType({unit.code: unit for unit in units})


UNITS = _by_code(
    (
        Unit(SHARE, "%", decimals=3, adds_up=False),
        Unit(YEAR, "jaar", decimals=0, whole=True, adds_up=False),
        Unit("years", "jaar", decimals=0, whole=True, adds_up=False),
        Unit("minutes", "minuten", "minuut", decimals=1, adds_up=False),
        Unit("m", "m", decimals=0, adds_up=False),
        Unit("km", "km", decimals=1),
        Unit("m2", "m²", decimals=0),
        Unit("ha", "ha", decimals=2),
        Unit("m/s", "m/s", decimals=2, adds_up=False),
        Unit("degC", "°C", decimals=1, adds_up=False, fixed=True),
        Unit("degC PET", "°C PET", decimals=1, adds_up=False),
        Unit("degC heat island", "°C warmer dan het buitengebied", decimals=1, adds_up=False),
        Unit("euro", "euro", decimals=2, adds_up=False),
        Unit("duizend euro", "duizend euro", decimals=1, adds_up=False),
        Unit("per 1000", "per 1.000", decimals=1, adds_up=False),
        Unit("persons_per_home", "personen per woning", decimals=2, adds_up=False),
        Unit("weight", "punten", "punt", adds_up=False),
        Unit("score", "op een schaal van 0 tot 1", decimals=2, adds_up=False),
        _counted(HOMES, "woningen", "woning"),
        _counted("agreement_units", "eenheden", "eenheid"),
        _counted("pitches", "standplaatsen", "standplaats"),
        _counted("caravans", "woonwagens", "woonwagen"),
        _counted("places", "plaatsen", "plaats"),
        _counted("persons", "personen", "persoon"),
        _counted("count", "personen", "persoon"),
        _counted("inhabitants", "inwoners", "inwoner"),
        _counted("older", "ouderen", "oudere"),
        _counted("households", "huishoudens", "huishouden"),
        _counted("allocations", "toewijzingen", "toewijzing"),
        _counted("neighbourhoods", "buurten", "buurt"),
        _counted("villages", "dorpen", "dorp"),
        _counted("locations", "locaties", "locatie"),
        _counted("complexes", "complexen", "complex"),
        _counted("centres", "centra", "centrum"),
        _counted("areas", "gebieden", "gebied"),
        _counted("agreements", "afspraken", "afspraak"),
        _counted("figures", "getallen", "getal"),
        _counted("judgements", "oordelen", "oordeel"),
        _counted("questions", "vragen", "vraag"),
        _counted("rows", "rijen", "rij"),
    )
)
"""By code."""

BY_WORD = MappingProxyType({unit.more: unit for unit in reversed(list(UNITS.values()))})
"""By the Dutch word, as declarations may have it; of units with the same word the first."""


def unit_of(word: str) -> Unit:
    """Return the unit of a code or a Dutch word; a word that is not known here is a unit of its own."""
    return UNITS.get(word) or BY_WORD.get(word) or Unit(word, word)
