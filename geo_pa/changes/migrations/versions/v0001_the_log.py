"""The log: scenarios, what people did in them, and the events of that."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables; a version stays as it was made, so that they do not follow those of today."""
    op.create_table(
        "about", sa.Column("name", sa.String(40), primary_key=True), sa.Column("value", sa.Text, nullable=False)
    )
    op.create_table(
        "scenarios",
        sa.Column("id", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("folded", sa.Text, nullable=False, unique=True),
        sa.Column("parent", NUMBER, sa.ForeignKey("scenarios.id")),
        sa.Column("left_at", NUMBER, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("who", "why", "reader")),
    )
    op.create_table(
        "actions",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("at", sa.BigInteger, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("who", "why", "reader")),
        sa.Column("scenario", NUMBER, sa.ForeignKey("scenarios.id"), nullable=False, index=True),
        sa.Column("undoes", sa.String(36), nullable=False, server_default=""),
    )
    op.create_table(
        "events",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("action", sa.String(36), sa.ForeignKey("actions.id"), nullable=False, index=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("layer", "row", "field")),
        *(sa.Column(name, sa.Text) for name in ("before", "after")),
    )
    op.create_index("events_place", "events", ["layer", "row", "field"])
