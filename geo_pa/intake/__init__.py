"""Bring in a file: taken in safely, columns recognised, rows judged and held against the workspace."""

from geo_pa.intake.bringing_in import BroughtIn, bring_in, proposed, require_open, settled
from geo_pa.intake.declaring import FirstDeclaration, first_declaration
from geo_pa.intake.differences import Counts, differences, without_unknown
from geo_pa.intake.fixes import Fix
from geo_pa.intake.kept import keep_match, match_path, match_text
from geo_pa.intake.kinds import KINDS
from geo_pa.intake.matching import Match, Suggestion, corrected, suggest
from geo_pa.intake.names import SAID, How
from geo_pa.intake.reading import Intake, read_rows
from geo_pa.intake.table import Table, parts, table_of
from geo_pa.intake.taking import Taken, take_in

__all__ = [
    "KINDS",
    "SAID",
    "BroughtIn",
    "Counts",
    "FirstDeclaration",
    "Fix",
    "How",
    "Intake",
    "Match",
    "Suggestion",
    "Table",
    "Taken",
    "bring_in",
    "corrected",
    "differences",
    "first_declaration",
    "keep_match",
    "match_path",
    "match_text",
    "parts",
    "proposed",
    "read_rows",
    "require_open",
    "settled",
    "suggest",
    "table_of",
    "take_in",
    "without_unknown",
]
