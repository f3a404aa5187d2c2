"""The few frozen types that everything shares."""

from geo_pa.model.answer import Answer, Table
from geo_pa.model.citing import with_numbers
from geo_pa.model.column import Column
from geo_pa.model.given import Asks, Given, asks
from geo_pa.model.results import EXCLUDED_COLUMNS, NOT_LOST, Evidence, Preparation, Result, UsedLayer, no_rows_excluded
from geo_pa.model.rules import Rule, Rules, RuleValue, Source
from geo_pa.model.units import UNITS, Unit, unit_of
from geo_pa.model.verdicts import GIVEN_SIGNALS, Signal, Verdict

__all__ = [
    "EXCLUDED_COLUMNS",
    "GIVEN_SIGNALS",
    "NOT_LOST",
    "UNITS",
    "Answer",
    "Asks",
    "Column",
    "Evidence",
    "Given",
    "Preparation",
    "Result",
    "Rule",
    "RuleValue",
    "Rules",
    "Signal",
    "Source",
    "Table",
    "Unit",
    "UsedLayer",
    "Verdict",
    "asks",
    "no_rows_excluded",
    "unit_of",
    "with_numbers",
]
