"""Versions of the database of a log, for alembic."""
