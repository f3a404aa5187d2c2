"""Headings of the answer about walking zones around care and services."""

from geo_pa.present.columns.answer import Answer

ANSWER = Answer(rows="Buurten", said="signal", columns={}, totals={})
