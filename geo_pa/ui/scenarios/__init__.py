"""The parts of the page "Scenario's": what was changed, undoing it, and two states side by side."""
