"""The few frozen types that everything shares."""

from geo_pa.model.answer import Answer, Table
from geo_pa.model.citing import with_numbers
from geo_pa.model.column import Column
from geo_pa.model.given import Asks, Given, asks
from geo_pa.model.reader import CORPORATIONS, MUNICIPALITY, NARROWEST, PROVINCE, PUBLIC, RUNGS, STANDARD, Reader
from geo_pa.model.results import EXCLUDED_COLUMNS, NOT_LOST, Evidence, Preparation, Result, UsedLayer, no_rows_excluded
from geo_pa.model.rules import Rule, Rules, RuleValue, Source
from geo_pa.model.units import UNITS, Unit, unit_of
from geo_pa.model.verdicts import GIVEN_SIGNALS, Signal, Verdict

__all__ = [
    "CORPORATIONS",
    "EXCLUDED_COLUMNS",
    "GIVEN_SIGNALS",
    "MUNICIPALITY",
    "NARROWEST",
    "NOT_LOST",
    "PROVINCE",
    "PUBLIC",
    "RUNGS",
    "STANDARD",
    "UNITS",
    "Answer",
    "Asks",
    "Column",
    "Evidence",
    "Given",
    "Preparation",
    "Reader",
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
