"""Reads and checks a folder with layers and data: declarations, rules, files, and what they say of each other."""

from geo_pa.workspace.declaration import Column, Declaration, PrintedTotal, SumRule, WorkspaceInfo
from geo_pa.workspace.reading import Reading
from geo_pa.workspace.rules import RuleSet
from geo_pa.workspace.workspace import Workspace, open_folder

__all__ = [
    "Column",
    "Declaration",
    "PrintedTotal",
    "Reading",
    "RuleSet",
    "SumRule",
    "Workspace",
    "WorkspaceInfo",
    "open_folder",
]
