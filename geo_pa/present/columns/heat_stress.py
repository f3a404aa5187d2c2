"""Headings of the answer about heat and greening."""

from geo_pa.present.columns.answer import Answer

ANSWER = Answer(rows="Buurten", said="signal", columns={}, totals={})
