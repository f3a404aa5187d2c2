"""What alembic runs: the steps in the transaction that is open already."""

from alembic import context

from geo_pa.changes.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
context.run_migrations()
