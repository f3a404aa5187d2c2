"""What alembic runs: the steps in the transaction that is open already."""

from alembic import context

from geo_pa.changes.tables import METADATA
from geo_pa.changes.versions import TABLE

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=METADATA, version_table=TABLE)
context.run_migrations()
