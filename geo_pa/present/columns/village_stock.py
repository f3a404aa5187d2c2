"""Headings of the answer about the stock of the villages."""

from geo_pa.present.columns.answer import Answer

ANSWER = Answer(rows="Dorpen", said="village_verdict", columns={}, totals={})
