"""The addresses of the pages of the app, by the title that a planner reads."""

from geo_pa.registry import ANALYSES

QUESTIONS = {entry.answer.counted_title.format(23) or entry.title: entry.address for entry in ANALYSES if entry.address}
ADDRESSES = {"Overzicht": "", "Locaties": "locaties", "Scenario's": "scenarios", **QUESTIONS, "Uitleg": "uitleg"}
