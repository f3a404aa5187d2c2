"""Reads and checks a folder with layers and data: declarations, rules, files, and what they say of each other."""

from geo_pa.schema import SumRule
from geo_pa.workspace.declaration import Declaration, DeclaredColumn, PrintedTotal, WorkspaceInfo
from geo_pa.workspace.folders import EMBEDDED, workspace_folder
from geo_pa.workspace.readers import Readers, load_readers, named_reader
from geo_pa.workspace.reading import Reading
from geo_pa.workspace.relations import Check, Readings, RuleSets, all_there
from geo_pa.workspace.rules import RuleSet
from geo_pa.workspace.workspace import Workspace, open_folder

__all__ = [
    "EMBEDDED",
    "Check",
    "Declaration",
    "DeclaredColumn",
    "PrintedTotal",
    "Readers",
    "Reading",
    "Readings",
    "RuleSet",
    "RuleSets",
    "SumRule",
    "Workspace",
    "WorkspaceInfo",
    "all_there",
    "load_readers",
    "named_reader",
    "open_folder",
    "workspace_folder",
]
