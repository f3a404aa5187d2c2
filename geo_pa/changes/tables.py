"""How the log is kept in a database: SQLite in the workspace, or PostgreSQL."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, MetaData, String, Table, Text

METADATA = MetaData()

NUMBER = BigInteger().with_variant(Integer, "sqlite")
"""Numbers are given by who writes, while nobody else does: in order, without gaps, and alike in both databases."""

about = Table("about", METADATA, Column("name", String(40), primary_key=True), Column("value", Text, nullable=False))
"""What the database is of: the code of the municipality, so that no two write into one log."""

scenarios = Table(
    "scenarios",
    METADATA,
    Column("id", NUMBER, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False, unique=True),
    Column("parent", NUMBER, ForeignKey("scenarios.id")),
    Column("left_at", NUMBER, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("reader", Text, nullable=False),
)

actions = Table(
    "actions",
    METADATA,
    Column("id", String(36), primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("reader", Text, nullable=False),
    Column("scenario", NUMBER, ForeignKey("scenarios.id"), nullable=False, index=True),
    Column("undoes", String(36), nullable=False, server_default=""),
)
"""Moments are microseconds since 1970 in UTC: both databases keep them exactly."""

events = Table(
    "events",
    METADATA,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("action", String(36), ForeignKey("actions.id"), nullable=False, index=True),
    Column("layer", Text, nullable=False),
    Column("row", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("before", Text),
    Column("after", Text),
    Index("events_place", "layer", "row", "field"),
)

TABLES = (about, scenarios, actions, events)
"""In the order in which one may point to another."""
