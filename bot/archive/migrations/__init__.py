"""The one history of the archive's schema, for SQLite and PostgreSQL alike."""
