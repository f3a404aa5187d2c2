"""The parts of the page "Locaties": a new location, a changed one, and what follows of it."""
