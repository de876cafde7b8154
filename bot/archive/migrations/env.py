"""Runs the migrations over the connection that the archive has opened, inside its transaction."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
